"""Notes of a run, one for every address, which would fill the memory: tables that are gone with the process."""

import sqlite3
import tempfile
from collections import defaultdict
from contextlib import suppress
from itertools import chain
from typing import Any

ROWS = 128
"""Rows that are written at once, of seven values at most: any SQLite takes 999 in a statement."""


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
        self._waiting: defaultdict[str, list[tuple[Any, ...]]] = defaultdict(list)
        for table in tables:
            self.do(f"CREATE TABLE {table}")

    def add(self, table: str, *values: Any) -> None:
        """Add a row to *table*, whose columns may follow its name, unless one with its key is there.

        It waits for others: each statement lets go of the interpreter several times, and whoever computes meanwhile
        keeps the event loop waiting for it.
        """
        rows = self._waiting[table]
        rows.append(values)
        if len(rows) >= ROWS:
            self._write()

    def do(self, sql: str, *values: Any) -> sqlite3.Cursor:
        """What SQLite answers to one statement; a character that is no Unicode is kept as its escape."""
        self._write()
        return self._run(sql, values)

    def _write(self) -> None:
        """Write what waits, a statement for each table."""
        for table, rows in self._waiting.items():
            if rows:
                marks = ", ".join([f"({', '.join('?' * len(rows[0]))})"] * len(rows))
                self._run(f"INSERT OR IGNORE INTO {table} VALUES {marks}", tuple(chain.from_iterable(rows)))  # noqa: S608 (our names)
                rows.clear()

    def _run(self, sql: str, values: tuple[Any, ...]) -> sqlite3.Cursor:
        values = tuple(map(storable, values))
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


def storable(value: Any) -> Any:
    """*value* as it is kept: a character that is no Unicode as its escape."""
    if isinstance(value, str) and not value.isascii():
        return value.encode("utf-8", "backslashreplace").decode()
    return value
