"""What differs between two states of a vocabulary, by name and column? And where does it have a word?"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from newscrawl.analysis.vocabulary_rows import COLUMNS, Row
from newscrawl.text.folding import folded


@dataclass(frozen=True, slots=True)
class Change:
    """A row that came, went, or has other items in a column."""

    kind: str
    name: str
    change: str
    """added, removed, or changed."""
    column: str = ""
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()

    def __str__(self) -> str:
        mark = {"added": "+", "removed": "-", "changed": "~"}[self.change]
        items = [*(f"-{item}" for item in self.removed), *(f"+{item}" for item in self.added)]
        return " ".join([self.kind, mark, self.name, *([f"{self.column}:"] if self.column else []), *items])


@dataclass(frozen=True, slots=True)
class Place:
    """Where a vocabulary has a word."""

    path: str
    line: int
    name: str
    """Of the row."""
    column: str
    item: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.name}: {self.column}: {self.item}"


def differences(before: Iterable[Row], after: Iterable[Row]) -> list[Change]:
    """What happened to each name of a kind, wherever its row stands; the last row counts where there are several."""
    old, new = ({(row.kind, row.name): row for row in rows} for rows in (before, after))
    found: list[Change] = []
    order = list(COLUMNS)
    for kind, name in sorted({**old, **new}, key=lambda key: (order.index(key[0]), key[1])):
        was, now = old.get((kind, name)), new.get((kind, name))
        if was and now:
            found += _changed(was, now)
        else:
            found.append(Change(kind, name, "removed" if was else "added"))
    return found


def _changed(was: Row, now: Row) -> Iterator[Change]:
    for column in COLUMNS[now.kind][1:]:
        old, new = was.listed(column), now.listed(column)
        if old != new:
            added, removed = (tuple(item for item in a if item not in b) for a, b in ((new, old), (old, new)))
            yield Change(now.kind, now.name, "changed", column, added, removed)


def places(rows: Iterable[Row], word: str) -> Iterator[Place]:
    """Every item of a row that has *word* in it, in whatever width and case."""
    wanted = folded(word)
    for row in rows:
        for column in COLUMNS[row.kind]:
            for item in row.listed(column):
                if wanted in folded(item):
                    yield Place(row.path, row.line, row.name, column, item)
