"""Which answers do we have already, and what was spent today? One SQLite file, for all runs and processes."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from hashlib import sha256
from pathlib import Path

import msgspec

from newscrawl.analysis.llm.answer import Draft
from newscrawl.analysis.llm.prompt import Message
from newscrawl.errors import ModelError

_TABLES = """
CREATE TABLE IF NOT EXISTS answers (key TEXT PRIMARY KEY, model TEXT NOT NULL, draft BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS spent (day TEXT PRIMARY KEY, tokens INTEGER NOT NULL) WITHOUT ROWID;
"""


def key_of(model: str, asked: list[Message]) -> str:
    """The digest of all that an answer depends on: model, prompt and the article in it."""
    return sha256(msgspec.json.encode([model, asked])).hexdigest()


class Store:
    """`<folder>/answers.db`. Each call opens it anew, so any thread may call; raises ModelError when it cannot."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "answers.db"

    def get(self, key: str) -> Draft | None:
        """The kept answer."""
        with self._opened() as database:
            row = database.execute("SELECT draft FROM answers WHERE key = ?", [key]).fetchone()
        return msgspec.json.decode(row[0], type=Draft) if row else None

    def put(self, key: str, model: str, draft: Draft) -> None:
        """Keep an answer."""
        with self._opened() as database:
            database.execute(
                "INSERT OR REPLACE INTO answers VALUES (?, ?, ?)", [key, model, msgspec.json.encode(draft)]
            )

    def spend(self, day: str, tokens: int, limit: int = 0) -> bool:
        """Add *tokens* to what *day* has cost, unless that would exceed *limit*; whether they were added."""
        with self._opened() as database:
            database.execute("INSERT OR IGNORE INTO spent VALUES (?, 0)", [day])
            done = database.execute(
                "UPDATE spent SET tokens = max(0, tokens + ?1) WHERE day = ?2 AND (?3 = 0 OR tokens + ?1 <= ?3)",
                [tokens, day, limit],
            )
        return done.rowcount > 0

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        """A connection in a transaction of its own."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self.path, timeout=30)) as database:
                database.executescript(_TABLES)
                with database:
                    yield database
        except (OSError, sqlite3.Error, msgspec.MsgspecError) as error:
            raise ModelError("cache", f"{self.path}: {error}") from error
