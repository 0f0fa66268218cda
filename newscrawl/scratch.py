"""Notes of a run, one for every address, which would fill the memory: tables that are gone with the process."""

import sqlite3
import tempfile
from contextlib import suppress
from typing import Any


class Scratch:
    """The *tables* of one process, in a file of the system's temporary folder (`TMPDIR`).

    The file has no name, so nothing is left of it, however the process ends. Where there is no room for it, the tables
    move to memory: no run ends for want of notes.
    """

    def __init__(self, *tables: str) -> None:
        self._db = _connected(":memory:")
        with suppress(OSError, sqlite3.OperationalError), tempfile.NamedTemporaryFile(prefix="newscrawl-") as file:
            on_disk = _connected(file.name)
            on_disk.execute("PRAGMA user_version = 1")  # opens the file, while it has a name
            self._db = on_disk
        for table in tables:
            self.do(f"CREATE TABLE {table}")

    def do(self, sql: str, *values: Any) -> sqlite3.Cursor:
        """What SQLite answers to one statement; a character that is no Unicode is kept as its escape."""
        values = tuple(map(_storable, values))
        try:
            return self._db.execute(sql, values)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF not in _NO_ROOM:
                raise
        memory = _connected(":memory:")
        self._db.backup(memory)  # without that statement, of which SQLite took back what it had written
        self._db = memory
        return self._db.execute(sql, values)


_NO_ROOM = frozenset({sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR})
"""SQLite's codes for a disk that takes no more; their lower eight bits, that is."""


def _connected(name: str) -> sqlite3.Connection:
    """A database that commits after each statement, and waits for no disk: it need not survive anything."""
    database = sqlite3.connect(name, isolation_level=None)
    for pragma in ("journal_mode = MEMORY", "synchronous = OFF", "locking_mode = EXCLUSIVE"):
        database.execute(f"PRAGMA {pragma}")
    return database


def _storable(value: Any) -> Any:
    if isinstance(value, str) and not value.isascii():
        return value.encode("utf-8", "backslashreplace").decode()
    return value
