"""What does the index say, to somebody who only looks? Not a byte of the archive changes."""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from newscrawl.archive.current import Wanted, journal_files
from newscrawl.archive.database import read_only
from newscrawl.archive.index import FILES, LIVE, MOVED, WITHDRAWN
from newscrawl.archive.rebuild import SPARE
from newscrawl.archive.tables import SCHEMA_VERSION
from newscrawl.errors import ArchiveError
from newscrawl.text.dates import BEIJING

MEND = "scrapy archive rebuild index makes it again"


@dataclass(frozen=True, slots=True)
class Listed:
    """An article as a list shows it."""

    moment: str
    """When it was published, else fetched, in Beijing time."""
    site: str
    state: str
    versions: int
    headline: str
    url: str
    record: str
    """Where the seed record lies below the archive."""


class Looking:
    """The index of the archive *root*, to be read; raises ArchiveError where it cannot be."""

    def __init__(self, root: Path) -> None:
        journal_files(root)
        self.root = root
        self.path = root / "index.db"
        if not self.path.exists():
            why = (
                "is being made again: wait for that; if no run is at work,"
                if (root / SPARE).exists()
                else "is missing;"
            )
            raise ArchiveError(self.path, f"{why} {MEND}")
        try:
            self._db = read_only(self.path)
            (version,) = self._db.execute("PRAGMA user_version").fetchone()
        except sqlite3.DatabaseError as error:
            raise ArchiveError(self.path, f"cannot be read ({error}); {MEND}") from error
        if version != SCHEMA_VERSION:
            self.close()
            raise ArchiveError(self.path, f"is of version {version}, not {SCHEMA_VERSION}; {MEND}")

    def articles(self, wanted: Wanted, *, withdrawn: bool = False) -> Iterator[Listed]:
        """The articles that *wanted* takes, by time; with *withdrawn* those that are gone from their site."""
        journal_files(self.root, wanted.site)  # a site that is not there is a mistake
        asked = "SELECT coalesce(published, fetched), site, state, versions, headline, url, path FROM articles"
        for moment, *rest in self._run(f"{asked} WHERE ? IN (site, '') ORDER BY 1, url", wanted.site or ""):
            when = datetime.fromisoformat(moment).astimezone(BEIJING) if moment else None
            row = Listed(when.isoformat() if when else "", *rest)
            if wanted.takes(when) and row.state != MOVED and (row.state == WITHDRAWN or not withdrawn):
                yield row

    def states(self) -> dict[str, tuple[int, str]]:
        """The number of versions and the state of every article that has more than one, or is not live."""
        rows = self._run("SELECT url, versions, state FROM articles WHERE versions > 1 OR state <> ?", LIVE)
        return {url: (versions, state) for url, versions, state in rows}

    def record(self, url: str) -> str | None:
        """Where the seed record of the article at *url* lies below the archive; None where the index has none."""
        return next((path for (path,) in self._run("SELECT path FROM articles WHERE url = ?", url)), None)

    def has_record(self, path: str) -> bool:
        """Whether an article has the seed record at *path*, below the archive."""
        return any(self._run("SELECT 1 FROM articles WHERE path = ?", path))

    def first(self, urls: Sequence[str]) -> list[str]:
        """The journal file, below the archive, of the first event at each of *urls* that has one."""
        asked = f"SELECT min(journal) FROM events WHERE url IN ({','.join('?' * len(urls))}) GROUP BY url"  # noqa: S608
        return [path for (path,) in self._run(asked, *urls)]

    def behind(self) -> int:
        """How many bytes of the journal are not entered yet."""
        entered = {path: size for path, size, *_ in self._run(FILES)}
        sizes = {path.relative_to(self.root).as_posix(): path.stat().st_size for path in journal_files(self.root)}
        return sum(max(0, size - entered.get(path, 0)) for path, size in sizes.items())

    def _run(self, statement: str, *values: str) -> Iterator[tuple[Any, ...]]:
        try:
            yield from self._db.execute(statement, values)
        except sqlite3.DatabaseError as error:
            raise ArchiveError(self.path, f"cannot be read ({error}); {MEND}") from error

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()
