"""What does a second processor do for `scrapy analyze`? `python -m tests.bench_analyze 2000`.

The real command over an archive of so many articles that no rules have seen, by one process and by two, in turns. The
ratio is of wall time, and says something only where two processors are free; the share of the CPU time that the process
in front takes says what is left to win wherever it runs.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from newscrawl.archive import Archive
from newscrawl.items import Article
from tests.articles import article
from tests.conftest import ROOT

TURNS = 3
RUN = """
import atexit, resource
from scrapy.cmdline import execute
seconds = lambda who: sum(resource.getrusage(who)[:2])
atexit.register(lambda: print(seconds(resource.RUSAGE_SELF), seconds(resource.RUSAGE_CHILDREN)))
execute()
"""
"""The command, and at its end the CPU seconds of its own process and of its workers."""


def archive(root: Path, count: int) -> None:
    """An archive of the golden articles, each with others' numbers until there are *count*."""
    golden = [json.loads(path.read_bytes()) for path in sorted((ROOT / "tests/analysis/golden").glob("*.json"))]
    texts = [case for case in golden if "body" in case]
    kept = Archive(root)
    for number in range(count):
        kept.add(told(number, texts[number % len(texts)]))
    kept.close()


def told(number: int, case: dict[str, str]) -> Article:
    return article(number, headline=f"{case['headline']}（{number}）", body=f"{case['body']}\n第{number}篇。")


def seconds(root: Path, workers: int) -> tuple[float, float, float]:
    """Of the command over a copy of the archive: wall time, CPU of its own process, CPU of its workers."""
    with tempfile.TemporaryDirectory() as folder:
        copy = shutil.copytree(root, Path(folder, "archive"))
        words = ["analyze", "--workers", str(workers), "-s", f"OUTPUT_DIR={copy}"]
        start = time.perf_counter()
        said = subprocess.check_output([sys.executable, "-c", RUN, *words], cwd=ROOT, text=True)
        own, others = map(float, said.splitlines()[-1].split())
        return time.perf_counter() - start, own, others


def main(words: list[str]) -> int:
    """Print the lines; *words* are numbers of articles."""
    for count in map(int, words or ["2000"]):
        with tempfile.TemporaryDirectory() as folder:
            archive(Path(folder), count)
            pairs = [(seconds(Path(folder), 1), seconds(Path(folder), 2)) for _ in range(TURNS)]
        print(f"scrapy analyze of {count:,} articles, load {os.getloadavg()[0]:.1f}")
        for (one, *_), (two, own, others) in pairs:
            print(f"  {'one process, two':<28}{one:>8.2f} s{two:>8.2f} s{one / two:>8.2f} x", end="")
            print(f"   CPU in front {own:.2f} s, of workers {others:.2f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
