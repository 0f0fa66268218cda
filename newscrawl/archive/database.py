"""One SQLite file: its statements, its transactions, and what becomes of it when it is damaged."""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

from newscrawl.errors import ArchiveError

T = TypeVar("T")
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
    """A connection to the file *path*, whatever its name is made of, that changes nothing.

    SQLite wants a file beside it, and does without where it can make none; but not where a killed run left its WAL,
    which holds what came last: without that file, both are copied.
    """
    wal, shm = (path.with_name(path.name + suffix).exists() for suffix in ("-wal", "-shm"))
    is_fixed = not os.access(path.parent, os.W_OK)
    if is_fixed and wal and not shm:
        return _copied(path)
    how = "mode=ro" if wal or not is_fixed else "immutable=1"
    return sqlite3.connect(f"{path.absolute().as_uri()}?{how}", uri=True)


def _copied(path: Path) -> sqlite3.Connection:
    """A connection to a copy of the file *path* with what its WAL holds; it is on no disk once that is closed."""
    with TemporaryDirectory() as folder:
        for suffix in ("", "-wal"):
            shutil.copyfile(f"{path}{suffix}", f"{folder}/index.db{suffix}")
        db = sqlite3.connect(f"{folder}/index.db")
        db.execute("PRAGMA journal_mode = DELETE")
    return db


def is_cut(path: Path) -> bool:
    """Whether the file *path* is shorter than its header says, which SQLite does not notice beside a WAL.

    Nobody may be writing. SQLite itself opens the file: whoever closes one that it has open in the same process takes
    all its locks away (https://www.sqlite.org/howtocorrupt.html, 2.2), and the next process to close it would remove
    the WAL of those who still write there.
    """
    if not path.exists():
        return False
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?immutable=1", uri=True)) as db:
            db.execute("PRAGMA schema_version")
    except sqlite3.DatabaseError as error:
        return error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_CORRUPT
    return False


class Rows(sqlite3.Cursor):
    """What a statement finds; to read it raises as `Database.run` does, since damage is met row by row."""

    named: Callable[[sqlite3.Error], ArchiveError]

    def fetchone(self) -> Any:
        """The next row; None after the last."""
        return self._read(super().fetchone)

    def fetchall(self) -> list[Any]:
        """All rows that are left."""
        return self._read(super().fetchall)

    def __next__(self) -> Any:
        return self._read(super().__next__)

    def _read(self, read: Callable[[], T]) -> T:
        try:
            return read()
        except sqlite3.Error as error:
            raise self.named(error) from error


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

    def run(self, statement: str, values: Sequence[object] = ()) -> Rows:
        """Execute; raises IndexDamagedError when the file is no database (any more), ArchiveError when it is in use."""
        try:
            rows = self._db.cursor(Rows)
            rows.named = self._named
            rows.execute(statement, values)
        except sqlite3.Error as error:
            raise self._named(error) from error
        return rows

    def run_each(self, statement: str, rows: Iterable[Sequence[object]]) -> None:
        """Execute for each of *rows*; raises as `run`."""
        try:
            self._db.executemany(statement, rows)
        except sqlite3.Error as error:
            raise self._named(error) from error

    def _named(self, error: sqlite3.Error) -> ArchiveError:
        """What to raise for *error*; those of Python itself have no code: text that is none, or a use after `close`."""
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_OK)
        is_no_text = code == sqlite3.SQLITE_OK and isinstance(error, sqlite3.OperationalError)
        if is_no_text or code & 0xFF in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}:
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
