"""What is wrong with an archive that has been through kills? Everything that can be compared is compared."""

import json
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from newscrawl.archive.events import Kind
from newscrawl.archive.journal import Journal, read_journal
from newscrawl.archive.rebuild import rebuild_records
from newscrawl.archive.verify import verify
from newscrawl.errors import ArchiveError


def faults(root: Path, acknowledged: set[str]) -> Iterator[str]:
    """What is lost, there twice, torn or unlike the tier before; *acknowledged* are addresses."""
    archived: Counter[str] = Counter()
    damaged: list[ArchiveError] = []
    for path in Journal(root / "journal").files():
        if not path.read_bytes().endswith(b"\n"):
            yield f"{path}: the last line is torn"
        for line in read_journal(path, on_damage=damaged.append):
            archived[line.url] += line.event.kind is Kind.ARCHIVED
    yield from map(str, damaged)
    yield from (f"{url}: acknowledged and lost" for url in sorted(acknowledged | reported(root)) if not archived[url])
    yield from (f"{url}: archived {count} times" for url, count in archived.items() if count > 1)
    yield from map(str, verify(root))
    yield from _rebuilt(root)


def reported(root: Path) -> set[str]:
    """The addresses that reports of runs call archived or revised."""
    runs = [json.loads(path.read_bytes()) for path in (root / "runs").glob("*.json")]
    return {o["url"] for run in runs for o in run["outcomes"] if o["state"] in {"archived", "revised"}}


def _rebuilt(root: Path) -> Iterator[str]:
    """Seed files that a copy of the journal alone does not give again, byte for byte."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        shutil.copytree(root / "journal", copy / "journal")
        rebuild_records(copy)
        here, there = ({path.relative_to(base): path for path in records(base)} for base in (root, copy))
        yield from (f"{path}: in one of archive and rebuilt archive only" for path in here.keys() ^ there.keys())
        for path in here.keys() & there.keys():
            if here[path].read_bytes() != there[path].read_bytes():
                yield f"{path}: rebuilding gives something else"


def records(root: Path) -> list[Path]:
    """The seed files."""
    return [path for path in (root / "records").rglob("*.txt") if not path.name.startswith(".")]


def leftovers(root: Path) -> list[Path]:
    """Files that nobody reads and that a kill left half-written."""
    return [path for path in root.rglob(".*.*.*") if path.is_file()]
