"""Which journal files does the index not follow to their end? Asked whenever an archive is opened, so not of all."""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from newscrawl.archive.database import IndexDamagedError
from newscrawl.archive.index import Index

ENOUGH = 200
"""Files in a row, from the newest day backwards, that are level: then those before them are taken to be level too.

Lines are entered in the order of the days, and one after the other, so a crash leaves only late ones behind. What
somebody did to old files since `verify` finds.
"""


def behind(root: Path, index: Index) -> list[Path]:
    """The files to mend, the oldest first. Raises IndexDamagedError when the index knows more than a file has."""
    known = chain(index.files(), [("", 0)])  # both run backwards through the days, side by side
    found = {root / path for _, _, path in index.unsafe()}
    level = 0
    path, size = next(known)
    for file in _backwards(root / "journal"):
        name = file.relative_to(root).as_posix()
        if path > name:
            raise IndexDamagedError(index.path, f"it knows lines that {path} has lost")
        there = file.stat().st_size
        if path < name or there != size:
            if path == name and there < size:
                raise IndexDamagedError(index.path, f"it knows lines that {path} has lost")
            found.add(file)
            level = 0
        else:
            level += 1
        if path == name:
            path, size = next(known)
        if level == ENOUGH:
            return sorted(found)
    if path:
        raise IndexDamagedError(index.path, f"it knows lines that {path} has lost")
    return sorted(found)


def _backwards(folder: Path) -> Iterator[Path]:
    """The journal files below *folder*, the last name first."""
    for path in sorted(folder.iterdir(), key=lambda path: path.name, reverse=True) if folder.is_dir() else ():
        if path.suffix == ".jsonl":
            yield path
        elif path.is_dir():
            yield from _backwards(path)
