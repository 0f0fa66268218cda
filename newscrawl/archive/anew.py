"""An index that is made from nothing: its rows in one go, and what only looking up needs when they are there."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from newscrawl.archive.index import Entry, Index

CACHE = 32
"""Megabytes of the file that stay in memory: rows come by site and day, and are kept by address."""
PIECE = 200_000
"""Bands that are put in order at once, so that the file is gone through a few times, not once for each of them."""


class NewIndex(Index):
    """The catalogue in the new file *path*, for one process, until `finish`; before that it counts for nothing."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        for setting in ("journal_mode = OFF", "synchronous = OFF", f"cache_size = -{CACHE * 1024}"):
            self.run(f"PRAGMA {setting}")
        self.run("BEGIN")
        (self._ids,) = self.run("SELECT sql FROM sqlite_master WHERE name = 'ids'").fetchone()
        self.run("DROP INDEX ids")

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Part of the one that `finish` ends."""
        yield

    def put(self, entry: Entry, before: Entry | None) -> None:  # noqa: ARG002 (whose bands are not there yet)
        """Enter the current version of an article."""
        self._replace("articles", entry)

    def finish(self) -> None:
        """Let it be as one that followed the journal step by step; it still has to be synced."""
        found = self.run("SELECT url, marks FROM articles")
        bands = ((int(mark), url) for url, marks in found for mark in marks.split())
        while piece := sorted(islice(bands, PIECE)):
            self.run_each("INSERT INTO bands VALUES (?, ?)", piece)
        self.run(self._ids)
        self.run("COMMIT")
        self.run("PRAGMA journal_mode = WAL")
