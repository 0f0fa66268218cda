"""Which journal files does the index not follow to their end? Asked whenever an archive is opened, so not of all."""

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import NamedTuple, Protocol

from newscrawl.archive.database import IndexDamagedError
from newscrawl.archive.durable import make_folder
from newscrawl.archive.index import Index
from newscrawl.archive.torn import end_of, ends_whole, mend_end

ENOUGH = 200
"""Files in a row, from the newest day backwards, that are level: then those before them are taken to be level too.

Lines are entered in the order of the days, and one after the other, so a crash leaves only late ones behind. What
somebody did to old files since `verify` finds.
"""


class Lost(NamedTuple):
    """A journal file that has lost lines which the index knows."""

    path: str
    end: int
    """Where its last line ends now."""
    known: int
    """Up to which byte the index knows lines."""
    synced: int
    """Up to which byte they were on disk for certain."""

    def __str__(self) -> str:
        return f"its lines end at byte {self.end}, and the index knows some up to byte {self.known}"


def lost(root: Path, known: Iterable[tuple[str, int, int, int]]) -> Iterator[Lost]:
    """The journal files in *root* that have lost lines, by rows of `FILES`."""
    for name, size, _, synced in known:
        end = _end(root / name)
        if end < size:
            yield Lost(name, end, size, synced)


def _end(path: Path) -> int:
    if not path.is_file():
        return 0
    with path.open("rb", buffering=0) as file:
        return end_of(file)


def keep_ends(root: Path, index: Index) -> None:
    """Let a damaged line tell of what was on disk for certain, where files were cut or are gone, from now on.

    A half line stays as it is; whole ones leave an empty one. Nobody could tell from the journal alone that they were.
    """
    for found in lost(root, list(index.files())):
        path = root / found.path
        if path.is_dir() or not (path.exists() or found.synced):
            continue
        make_folder(path.parent)
        with path.open("a+b", buffering=0) as file:
            mend_end(file, found.synced)


class Known(Protocol):
    """What is entered, as an index says it."""

    path: Path

    def files(self) -> Iterable[tuple[str, int, int, int]]:
        """The rows of `FILES`."""

    def unsafe(self) -> Iterable[tuple[int, str, str]]:
        """The files whose last lines may have left nothing, as `Index.unsafe`."""


def behind(root: Path, index: Known) -> list[Path]:
    """The files to mend, the oldest first. Raises IndexDamagedError when the index knows more than a file has."""
    known = chain(
        ((path, size) for path, size, *_ in index.files()), [("", 0)]
    )  # both run backwards through the days, side by side
    unsafe = {path for _, _, path in index.unsafe()}
    for name in unsafe:
        if not (root / name).is_file():
            raise _damaged(index, name)
    found = {root / name for name in unsafe}
    level = 0
    path, size = next(known)
    for file in _backwards(root / "journal"):
        name = file.relative_to(root).as_posix()
        if path > name:
            raise _damaged(index, path)
        there = file.stat().st_size
        if path < name or there != size or not _is_whole(file):
            if path == name and there < size:
                raise _damaged(index, path)
            found.add(file)
            level = 0
        else:
            level += 1
        if path == name:
            path, size = next(known)
        if level == ENOUGH:
            return sorted(found)
    if path:
        raise _damaged(index, path)
    return sorted(found)


def _damaged(index: Known, path: str) -> IndexDamagedError:
    return IndexDamagedError(index.path, f"knows lines that {path} has lost")


def _is_whole(path: Path) -> bool:
    with path.open("rb", buffering=0) as file:
        return ends_whole(file)


def _backwards(folder: Path) -> Iterator[Path]:
    """The journal files below *folder*, the last name first."""
    for path in sorted(folder.iterdir(), key=lambda path: path.name, reverse=True) if folder.is_dir() else ():
        if path.suffix == ".jsonl" and path.is_file():
            yield path
        elif path.is_dir():
            yield from _backwards(path)
