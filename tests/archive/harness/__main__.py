"""Kill crawls of the replica, restart them, and look what is left: `python -m tests.archive.harness --kills 100`."""

import argparse
import sys
import tempfile
from pathlib import Path

from tests.archive.harness.ordeal import ordeal


def tell(line: str) -> None:
    """Say it at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> int:
    """Print what came of it; 1 when anything is wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.archive.harness", description=__doc__)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=6, help="of the moments of the kills")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        result = ordeal(Path(folder), options.kills, options.seed, say=tell)
    tell(str(result))
    tell("\n".join(result.faults) or "Nothing is lost, nothing is there twice, nothing is torn, all tiers agree.")
    return bool(result.faults)


if __name__ == "__main__":
    sys.exit(main())
