"""One SQLite file: its statements, its transactions, and what becomes of it when it is damaged."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from newscrawl.errors import ArchiveError

BUSY = 60.0
"""Seconds to wait for another process that writes."""


class IndexDamagedError(ArchiveError):
    """The index cannot be used; the archive makes it again."""


class OtherVersionError(IndexDamagedError):
    """The index is whole, and of another version of this program; the archive makes it again all the same."""


def set_aside(path: Path) -> None:
    """Rename the files of a catalogue that cannot be used to `….damaged`."""
    for suffix in ("", "-wal", "-shm"):
        file = path.with_name(path.name + suffix)
        if file.exists():
            file.replace(path.with_name(f"{path.name}.damaged{suffix}"))


def read_only(path: Path) -> sqlite3.Connection:
    """A connection to the file *path*, whatever its name is made of, that changes nothing."""
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)


class Database:
    """The tables of *schema*, version *version*, in the file *path*. One connection, for one thread at a time."""

    def __init__(self, path: Path, schema: str, version: int) -> None:
        self.path = path
        self.damaged = False
        try:
            self._db = sqlite3.connect(path, timeout=BUSY, isolation_level=None, check_same_thread=False)
        except sqlite3.OperationalError as error:
            raise ArchiveError(path, f"cannot be opened ({error})") from error
        self.run("PRAGMA journal_mode = WAL")
        self.run("PRAGMA synchronous = NORMAL")
        found = self.run("PRAGMA user_version").fetchone()[0]
        if found == 0:
            with self.transaction():
                for statement in schema.split(";"):
                    self.run(statement)
                self.run(f"PRAGMA user_version = {version}")
        elif found != version:
            self._db.close()
            age = "an older" if found < version else "a newer"
            raise OtherVersionError(path, f"is of {age} version of newscrawl ({found}, this one wants {version})")

    def run(self, statement: str, values: Sequence[object] = ()) -> sqlite3.Cursor:
        """Execute; raises IndexDamagedError when the file is no database (any more), ArchiveError when it is in use."""
        try:
            return self._db.execute(statement, values)
        except sqlite3.Error as error:
            raise self._named(error) from error

    def run_each(self, statement: str, rows: Iterable[Sequence[object]]) -> None:
        """Execute for each of *rows*; raises as `run`."""
        try:
            self._db.executemany(statement, rows)
        except sqlite3.Error as error:
            raise self._named(error) from error

    def _named(self, error: sqlite3.Error) -> ArchiveError:
        """What to raise for *error*; those of Python itself, as after `close`, have no code."""
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_OK)
        if code & 0xFF in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}:
            self.damaged = True
            return IndexDamagedError(self.path, f"is damaged ({error})")
        return ArchiveError(self.path, f"cannot be asked ({error})" if code == sqlite3.SQLITE_OK else str(error))

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is run inside, or nothing of it."""
        self.run("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            if self._db.in_transaction:
                self.run("ROLLBACK")
            raise
        self.run("COMMIT")

    def close(self) -> None:
        """Close the file."""
        self._db.close()
