"""Up to which line of the journal did the index come? What it lacks the next run adds; here it is only read."""

import sqlite3
from collections.abc import Collection
from contextlib import closing, suppress
from functools import cached_property
from pathlib import Path

from newscrawl.archive.database import IndexDamagedError, read_only
from newscrawl.archive.index import FILES
from newscrawl.archive.journal import Line, read_journal
from newscrawl.archive.level import behind


class Entered:
    """What the index in the archive *root* says of the journal files; nothing where it cannot be read."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.path = root / "index.db"
        self._rows: list[tuple[str, int, int, int]] = []
        if self.path.is_file():
            with suppress(sqlite3.DatabaseError), closing(read_only(self.path)) as db:
                self._rows = db.execute(FILES).fetchall()
        self._sizes = {path: (size, safe) for path, size, safe, _ in self._rows}

    def files(self) -> list[tuple[str, int, int, int]]:
        """The rows of `FILES`."""
        return self._rows

    def unsafe(self) -> list[tuple[int, str, str]]:
        """The files whose last lines may have left nothing, as `Index.unsafe`."""
        return [(size, Path(path).stem, path) for path, size, safe, _ in self._rows if safe < size]

    def size(self, name: str) -> int:
        """Up to which byte a journal file was entered."""
        return self._sizes.get(name, (0, 0))[0]

    @cached_property
    def _behind(self) -> frozenset[str]:
        """The journal files that the next run looks at."""
        with suppress(IndexDamagedError):  # which the next run makes anew
            return frozenset(path.relative_to(self.root).as_posix() for path in behind(self.root, self))
        return frozenset()

    def is_unsafe(self, line: Line) -> bool:
        """Whether the next run compares the seed file of *line* with it."""
        name = line.path.relative_to(self.root).as_posix()
        return name in self._behind and line.start >= self._sizes.get(name, (0, 0))[1]

    def late(self) -> Collection[str]:
        """The addresses of which there are lines that the next run enters."""
        behind_index = (self.root / name for name in self._behind)
        return {
            line.url
            for path in behind_index
            for line in read_journal(path, self.size(path.relative_to(self.root).as_posix()), lambda _: None)
        }
