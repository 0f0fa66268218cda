"""Records for other programs: rows of a table, and what a heap of records looks like in numbers."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any, Final

from newscrawl.records.model import Record
from newscrawl.records.values import write_events
from newscrawl.urls import host_of

COLUMNS: Final = tuple(column.name for column in fields(Record))
LISTS: Final = ("keywords", "technologies", "industries")
FORMULA: Final = ("=", "+", "-", "@")
"""How a formula begins in a spreadsheet."""
MOST = 10
"""How many of the most frequent words and hosts are named."""


def to_row(record: Record) -> dict[str, Any]:
    """*record* as JSON holds it: lists stay lists; events are a list, a text, or null.

    >>> to_row(Record(title="甲", keywords=("乙",)))["keywords"]
    ['乙']
    """
    return {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(record).items()}


def from_row(row: Mapping[str, Any]) -> Record:
    """The record that `to_row` was given, or a table's row with texts for lists; ValueError where *row* is no record.

    >>> from_row({"title": "甲", "keywords": ["乙"]}).keywords
    ('乙',)
    """
    if unknown := sorted(set(row) - set(COLUMNS)):
        raise ValueError(f"no field of a record: {', '.join(unknown)}")
    values = {name: _value(name, value) for name, value in row.items() if value is not None}
    return Record(**values)


def _value(name: str, value: object) -> Any:
    if isinstance(value, str) and name not in LISTS:
        return value
    if isinstance(value, list) and name in {*LISTS, "events"} and all(isinstance(item, str) for item in value):
        return tuple(value)
    raise ValueError(f"{name} is {type(value).__name__}; that is no value for it")


def to_cells(record: Record) -> dict[str, str]:
    """*record* as `to_flat` has it, for spreadsheets: an apostrophe stands before what they would take for a formula.

    >>> to_cells(Record(title="=1+1", summary="1+1"))["title"]
    "'=1+1"
    """
    return {name: f"'{text}" if text.startswith(FORMULA) else text for name, text in to_flat(record).items()}


def to_flat(record: Record) -> dict[str, str]:
    """*record* as a row of texts: lists with `, ` between their items, events as the block of a record file."""
    flat = {name: ", ".join(value) if name in LISTS else value for name, value in to_row(record).items()}
    return flat | {"events": "" if record.events is None else write_events(record.events)}


@dataclass(slots=True)
class Stats:
    """Counts over records, one at a time."""

    files: int = 0
    records: int = 0
    conflicts: int = 0
    characters: int = 0
    twice: int = 0
    filled: Counter[str] = field(default_factory=Counter)
    words: dict[str, Counter[str]] = field(default_factory=lambda: {name: Counter() for name in LISTS})
    hosts: Counter[str] = field(default_factory=Counter)
    urls: set[int] = field(default_factory=set)

    def add(self, record: Record) -> None:
        """Count *record*."""
        self.records += 1
        self.characters += len(record.summary)
        self.filled.update(name for name in COLUMNS if getattr(record, name))
        for name in LISTS:
            self.words[name].update(getattr(record, name))
        self.hosts[host_of(record.url) or "(none)"] += 1
        self.twice += bool(record.url) and hash(record.url) in self.urls
        self.urls.add(hash(record.url))

    def to_dict(self) -> dict[str, Any]:
        """The counts as JSON holds them."""
        return {
            "files": self.files,
            "records": self.records,
            "conflicts": self.conflicts,
            "twice": self.twice,
            "mean_characters": round(self.characters / self.records, 1) if self.records else 0.0,
            "filled": {name: self.filled[name] for name in COLUMNS},
            "hosts": dict(self.hosts.most_common(MOST)),
            **{name: dict(counter.most_common(MOST)) for name, counter in self.words.items()},
        }

    def lines(self) -> list[str]:
        """The counts for a reader."""
        shown = self.to_dict()
        return [f"{name}: {_line(value)}" for name, value in shown.items()]


def _line(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{name} {count}" for name, count in value.items()) or "none"
    return str(value)
