"""Tier 4: `index.db`, the SQLite catalogue of the archive. A convenience, made again from the journal at any time."""

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path

logger = logging.getLogger(__name__)

SCHEMA_VERSION = 1
SCHEMA = """
CREATE TABLE articles (
    url TEXT PRIMARY KEY, site TEXT NOT NULL, article_id TEXT NOT NULL, headline TEXT NOT NULL,
    published TEXT, fetched TEXT, fingerprint TEXT NOT NULL, versions INTEGER NOT NULL, path TEXT NOT NULL,
    simhash INTEGER
) WITHOUT ROWID;
CREATE TABLE bands (band INTEGER NOT NULL, simhash INTEGER NOT NULL, url TEXT NOT NULL,
    PRIMARY KEY (band, url)) WITHOUT ROWID;
CREATE TABLE journals (path TEXT PRIMARY KEY, size INTEGER NOT NULL) WITHOUT ROWID;
"""
ALL_BITS = (1 << 64) - 1
BANDS = 4
NEAR = 3
"""Fingerprints that differ in up to three bits agree in at least one of four bands (pigeonhole)."""


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
    simhash: int | None = None


def _bands(simhash: int) -> list[int]:
    return [band << 16 | (simhash >> (16 * band)) & 0xFFFF for band in range(BANDS)]


def _signed(simhash: int | None) -> int | None:
    """SQLite's integers are signed."""
    return simhash - (1 << 64) if simhash is not None and simhash >> 63 else simhash


def open_index(path: Path) -> "Index":
    """The catalogue in the file *path*; a file that is no database is moved aside, and an empty catalogue begun."""
    try:
        return Index(path)
    except sqlite3.DatabaseError as error:
        aside = path.with_name(f"{path.name}.damaged")
        logger.warning("%s is damaged (%s): moved to %s, and made again from the journal", path, error, aside.name)
        path.replace(aside)
        return Index(path)


class Index:
    """The catalogue in the file *path*. One connection, for one thread at a time."""

    def __init__(self, path: Path) -> None:
        self._db = self._open(path)

    @staticmethod
    def _open(path: Path) -> sqlite3.Connection:
        db = sqlite3.connect(path, timeout=60, isolation_level=None, check_same_thread=False)
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = NORMAL")
        db.execute("BEGIN IMMEDIATE")
        if db.execute("PRAGMA user_version").fetchone()[0] < SCHEMA_VERSION:
            for statement in SCHEMA.split(";"):
                db.execute(statement)
            db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        db.execute("COMMIT")
        return db

    def get(self, url: str) -> Entry | None:
        """The entry of an article by its canonical URL."""
        row = self._db.execute("SELECT * FROM articles WHERE url = ?", (url,)).fetchone()
        if not row:
            return None
        *values, simhash = row
        return replace(Entry(*values), simhash=None if simhash is None else simhash & ALL_BITS)

    def put(self, entry: Entry, journal: str, size: int) -> None:
        """Enter a version of an article and the journal position up to which all is entered, both or neither."""
        before = self.get(entry.url)
        with self._transaction():
            values = [_signed(value) if name == "simhash" else value for name, value in asdict(entry).items()]
            self._db.execute(f"INSERT OR REPLACE INTO articles VALUES ({','.join('?' * len(values))})", values)  # noqa: S608 (marks only)
            self._db.execute("INSERT OR REPLACE INTO journals VALUES (?, ?)", (journal, size))
            if before and before.simhash is not None:
                gone = [(band, entry.url) for band in _bands(before.simhash)]
                self._db.executemany("DELETE FROM bands WHERE band = ? AND url = ?", gone)
            if entry.simhash is not None:
                rows = [(band, _signed(entry.simhash), entry.url) for band in _bands(entry.simhash)]
                self._db.executemany("INSERT OR REPLACE INTO bands VALUES (?, ?, ?)", rows)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    def entered(self, journal: str) -> int:
        """Up to which byte a journal file is entered."""
        row = self._db.execute("SELECT size FROM journals WHERE path = ?", (journal,)).fetchone()
        return int(row[0]) if row else 0

    def near(self, simhash: int, *, other_than: str) -> str | None:
        """The URL of another article whose text is nearest to *simhash*, up to three bits away; None if none is."""
        marks = ",".join("?" * BANDS)
        rows = self._db.execute(f"SELECT simhash, url FROM bands WHERE band IN ({marks})", _bands(simhash))  # noqa: S608 (marks only)
        distances = [(((known ^ simhash) & ALL_BITS).bit_count(), url) for known, url in rows if url != other_than]
        return min((found for found in distances if found[0] <= NEAR), default=(0, None))[1]

    def count(self) -> int:
        """How many articles there are."""
        return int(self._db.execute("SELECT count(*) FROM articles").fetchone()[0])

    def close(self) -> None:
        """Close the file."""
        self._db.close()
