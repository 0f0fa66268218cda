"""Tier 4: `index.db`, the SQLite catalogue of the archive. A convenience, made again from the journal at any time."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from newscrawl.errors import ArchiveError

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
BUSY = 60.0
"""Seconds to wait for another process that writes."""
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


class IndexDamagedError(ArchiveError):
    """The index cannot be used; the archive makes it again."""


def set_aside(path: Path) -> None:
    """Rename the files of a catalogue that cannot be used to `….damaged`."""
    for suffix in ("", "-wal", "-shm"):
        file = path.with_name(path.name + suffix)
        if file.exists():
            file.replace(path.with_name(f"{path.name}.damaged{suffix}"))


class Index:
    """The catalogue in the file *path*. One connection, for one thread at a time."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.damaged = False
        self._db = sqlite3.connect(path, timeout=BUSY, isolation_level=None, check_same_thread=False)
        self._run("PRAGMA journal_mode = WAL")
        self._run("PRAGMA synchronous = NORMAL")
        if self._run("PRAGMA user_version").fetchone()[0] < SCHEMA_VERSION:
            with self._transaction():
                for statement in SCHEMA.split(";"):
                    self._run(statement)
                self._run(f"PRAGMA user_version = {SCHEMA_VERSION}")

    def _run(self, statement: str, values: Sequence[object] = ()) -> sqlite3.Cursor:
        """Execute; raises IndexDamagedError when the file is no database (any more), ArchiveError when it is in use."""
        try:
            return self._db.execute(statement, values)
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode & 0xFF in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}:
                self.damaged = True
                raise IndexDamagedError(self.path, str(error)) from error
            raise ArchiveError(self.path, str(error)) from error

    def check_level(self, root: Path) -> None:
        """Raise IndexDamagedError when it knows more of a journal file below *root* than there is."""
        for path, size in self._run("SELECT path, size FROM journals").fetchall():
            file = root / path
            if not file.exists() or file.stat().st_size < size:
                raise IndexDamagedError(self.path, f"it knows lines that {path} has lost")

    def get(self, url: str) -> Entry | None:
        """The entry of an article by its canonical URL."""
        row = self._run("SELECT * FROM articles WHERE url = ?", (url,)).fetchone()
        if not row:
            return None
        *values, simhash = row
        return replace(Entry(*values), simhash=None if simhash is None else simhash & ALL_BITS)

    def put(self, entry: Entry, journal: str, size: int) -> None:
        """Enter a version of an article and the journal position up to which all is entered, both or neither."""
        before = self.get(entry.url)
        with self._transaction():
            columns = [_signed(value) if name == "simhash" else value for name, value in asdict(entry).items()]
            self._run(f"INSERT OR REPLACE INTO articles VALUES ({','.join('?' * len(columns))})", columns)  # noqa: S608 (marks only)
            self._run("INSERT OR REPLACE INTO journals VALUES (?, ?)", (journal, size))
            if before and before.simhash is not None:
                for band in _bands(before.simhash):
                    self._run("DELETE FROM bands WHERE band = ? AND url = ?", (band, entry.url))
            if entry.simhash is not None:
                for band in _bands(entry.simhash):
                    values = (band, _signed(entry.simhash), entry.url)
                    self._run("INSERT OR REPLACE INTO bands VALUES (?, ?, ?)", values)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._run("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            if self._db.in_transaction:
                self._run("ROLLBACK")
            raise
        self._run("COMMIT")

    def entered(self, journal: str) -> int:
        """Up to which byte a journal file is entered."""
        row = self._run("SELECT size FROM journals WHERE path = ?", (journal,)).fetchone()
        return int(row[0]) if row else 0

    def near(self, simhash: int, *, other_than: str) -> str | None:
        """The URL of another article whose text is nearest to *simhash*, up to three bits away; None if none is."""
        marks = ",".join("?" * BANDS)
        rows = self._run(f"SELECT simhash, url FROM bands WHERE band IN ({marks})", _bands(simhash))  # noqa: S608 (marks only)
        distances = [(((known ^ simhash) & ALL_BITS).bit_count(), url) for known, url in rows if url != other_than]
        return min((found for found in distances if found[0] <= NEAR), default=(0, None))[1]

    def count(self) -> int:
        """How many articles there are."""
        return int(self._run("SELECT count(*) FROM articles").fetchone()[0])

    def close(self) -> None:
        """Close the file."""
        self._db.close()
