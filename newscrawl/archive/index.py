"""Tier 4: `index.db`, the SQLite catalogue of the archive. A convenience, made again from the journal at any time."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import nlargest
from pathlib import Path
from typing import Any

from newscrawl.archive.database import Database
from newscrawl.archive.due import Asked, Visit
from newscrawl.archive.tables import SCHEMA, SCHEMA_VERSION
from newscrawl.text.resemblance import MARKS
from newscrawl.urls import spellings

FILES = "SELECT path, size, safe, synced FROM journals ORDER BY path DESC"
"""The journal files that are entered, from the newest day backwards: up to which byte; up to which all that follows
from them was on disk for certain; and up to which they were themselves."""
CROWD = 64
"""Articles that are looked at of those that share a mark; one that so many share is a phrase, and tells little."""
SHARED = 2
"""Marks that a copy shares at least, phrases aside."""
MOST = MARKS // 2
"""Marks that a copy of a text made of phrases shares at least."""
LIKELY = 8
"""Articles that are worth comparing, at most."""
MANY = 500
"""Addresses that are looked up at once; SQLite takes some 30,000."""
LIVE, WITHDRAWN, MOVED, GONE = "live", "withdrawn", "moved", "gone"
"""The states of an address."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What the catalogue says of an article."""

    url: str
    site: str
    article_id: str
    headline: str
    published: str | None
    fetched: str | None
    fingerprint: str
    versions: int
    path: str
    state: str
    journal: str
    """The file that has the line of the current version."""
    start: int
    """Where that line starts, in bytes."""
    marks: str = ""
    """By which copies of its text are found."""


@dataclass(frozen=True, slots=True)
class Happened:
    """An event of an article's life, as the catalogue lists them."""

    url: str
    journal: str
    start: int
    at: str | None
    kind: str
    version: int
    """The number of the version that was current from then on."""
    fields: str
    materiality: str | None
    detail: str


class Index(Database):
    """The catalogue in the file *path*."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, SCHEMA, SCHEMA_VERSION)
        self.synced: dict[str, int] = {}
        """Up to which byte journal files are on disk, as `set_entered` notes it."""

    def files(self) -> Iterator[tuple[str, int, int, int]]:
        """The rows of `FILES`."""
        return self.run(FILES)

    def get(self, url: str) -> Entry | None:
        """The entry of an article by its canonical URL."""
        row = self.run("SELECT * FROM articles WHERE url = ?", (url,)).fetchone()
        return Entry(*row) if row else None

    def current(self, urls: Sequence[str]) -> dict[str, tuple[str, str]]:
        """Fingerprint and path of the articles at *urls* that are here and have not moved."""
        found: dict[str, tuple[str, str]] = {}
        for piece in (urls[start : start + MANY] for start in range(0, len(urls), MANY)):
            marks = ",".join("?" * len(piece))
            asked = f"SELECT url, fingerprint, path FROM articles WHERE state <> ? AND url IN ({marks})"  # noqa: S608
            found |= {url: (fingerprint, path) for url, fingerprint, path in self.run(asked, (MOVED, *piece))}
        return found

    def find(self, url: str) -> Entry | None:
        """The entry of an article by its canonical URL in whatever spelling; those from which it moved come last."""
        exact = self.get(url)
        if exact and exact.state != MOVED:
            return exact
        found = [Entry(*row) for row in self._spelt("articles", url)]
        return next((entry for entry in found if entry.state != MOVED), exact or next(iter(found), None))

    def find_visit(self, url: str) -> Visit | None:
        """The last visit to an address, in whatever spelling unless that was gone from the start; None for none."""
        if (exact := self.visit(url)) and exact.state != GONE:
            return exact
        found = [visit for row in self._spelt("visits", url) if (visit := Visit(*row)).state != GONE]
        return max(found, key=lambda visit: visit.visited, default=exact)

    def _spelt(self, table: str, url: str) -> list[tuple[Any, ...]]:
        """The rows of an address in all its spellings."""
        asked = spellings(url)
        marks = ",".join("?" * len(asked))
        return self.run(f"SELECT * FROM {table} WHERE url IN ({marks})", asked).fetchall()  # noqa: S608 (marks only)

    def visit(self, url: str) -> Visit | None:
        """The last visit to an address; None when there was none."""
        row = self.run("SELECT * FROM visits WHERE url = ?", (url,)).fetchone()
        return Visit(*row) if row else None

    def listing(self, url: str) -> Asked | None:
        """The last visit to a listing; None when there was none."""
        row = self.run("SELECT * FROM listings WHERE url = ?", (url,)).fetchone()
        return Asked(*row) if row else None

    def put_listing(self, asked: Asked) -> None:
        """Enter a visit to a listing, inside a transaction."""
        self._replace("listings", asked)

    def twins(self, site: str, article_id: str) -> list[str]:
        """The URLs under which *site* has, or had, articles of that id."""
        rows = self.run("SELECT url FROM articles WHERE site = ? AND article_id = ?", (site, article_id))
        return [url for (url,) in rows]

    def owner(self, path: str) -> str | None:
        """The URL of the article that has the seed file at *path*; None where none has it."""
        row = self.run("SELECT url FROM articles WHERE path = ?", (path,)).fetchone()
        return row[0] if row else None

    def history(self, url: str) -> list[Happened]:
        """What happened to an article, in order."""
        rows = self.run("SELECT * FROM events WHERE url = ? ORDER BY journal, start", (url,))
        return [Happened(*row) for row in rows]

    def put(self, entry: Entry, before: Entry | None) -> None:
        """Enter the current version of an article in place of that of *before*, inside a transaction."""
        self._replace("articles", entry)
        old, new = set(before.marks.split() if before else ()), set(entry.marks.split())
        for marks, statement in (
            (old - new, "DELETE FROM bands WHERE band = ? AND url = ?"),
            (new - old, "INSERT OR REPLACE INTO bands VALUES (?, ?)"),
        ):
            self.run_each(statement, ((int(mark), entry.url) for mark in marks))

    def move(self, journal: str, starts: Iterable[tuple[int, str]]) -> None:
        """Note in which line of *journal* the current versions of articles are now, by address; in a transaction."""
        rows = ((journal, start, url) for start, url in starts)
        self.run_each("UPDATE articles SET journal = ?, start = ? WHERE url = ?", rows)

    def note(self, happened: Happened | None, visit: Visit) -> None:
        """Enter an event and the visit that brought it, inside a transaction."""
        if happened:
            self._replace("events", happened)
        self._replace("visits", visit)

    def _replace(self, table: str, row: Entry | Happened | Visit | Asked) -> None:
        marks = ",".join("?" * len(row.__slots__))
        values = [getattr(row, name) for name in row.__slots__]
        self.run(f"INSERT OR REPLACE INTO {table} VALUES ({marks})", values)  # noqa: S608 (marks only)

    def entered(self, site: str, journal: str) -> tuple[int, int]:
        """Up to which byte a journal file is entered, and up to which all that follows from it is on disk for good."""
        row = self.run("SELECT size, safe FROM journals WHERE site = ? AND path = ?", (site, journal)).fetchone()
        return row or (0, 0)

    def set_entered(self, site: str, journal: str, size: int) -> None:
        """Note that a journal file is entered up to *size*, inside a transaction."""
        known = "size = excluded.size, synced = max(synced, excluded.synced)"
        statement = f"INSERT INTO journals VALUES (?, ?, ?, 0, ?) ON CONFLICT DO UPDATE SET {known}"  # noqa: S608 (ours)
        self.run(statement, (site, journal, size, self.synced.get(journal, 0)))

    def newest_journal(self, site: str) -> str:
        """The journal file that was written last for *site*; empty when there is none."""
        return self.run("SELECT max(path) FROM journals WHERE site = ?", (site,)).fetchone()[0] or ""

    def unsafe(self) -> list[tuple[int, str, str]]:
        """The journal files whose last lines may have left nothing that survives a power cut, with their sizes."""
        return self.run("SELECT size, site, path FROM journals WHERE safe < size").fetchall()

    def set_safe(self, sizes: list[tuple[int, str, str]]) -> None:
        """Note that what follows from journal files up to some sizes is on disk."""
        with self.transaction():
            for size, site, path in sizes:
                marks = "safe = max(safe, ?1), synced = max(synced, ?1)"
                self.run(f"UPDATE journals SET {marks} WHERE site = ?2 AND path = ?3", (size, site, path))  # noqa: S608

    def likely(self, marks: Iterable[int], *, other_than: str) -> list[str]:
        """The URLs of other articles that may have the text that has these *marks*, the likeliest first."""
        shared: Counter[str] = Counter()
        telling: Counter[str] = Counter()
        for mark in marks:
            rows = self.run("SELECT url FROM bands WHERE band = ? LIMIT ?", (mark, CROWD)).fetchall()
            found = [url for (url,) in rows if url != other_than]
            shared.update(found)
            if len(rows) < CROWD:
                telling.update(found)
        likely = (url for url, count in shared.items() if telling[url] >= SHARED or count >= MOST)
        return nlargest(LIKELY, likely, key=lambda url: (telling[url], shared[url]))

    def count(self) -> int:
        """How many articles there are."""
        return int(self.run("SELECT count(*) FROM articles").fetchone()[0])

    def entries(self) -> Iterator[Entry]:
        """All articles, by address."""
        for (url,) in self.run("SELECT url FROM articles ORDER BY url"):
            if entry := self.get(url):
                yield entry
