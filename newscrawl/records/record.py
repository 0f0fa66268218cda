"""One article in the seed format."""

from dataclasses import dataclass
from typing import Any, Final

from newscrawl.records.lines import FIELDS
from newscrawl.records.values import list_items, one_line, read_events


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One article in the seed format. Every value is made storable on the way in, so that any record can be written.

    *events* are sentences, or the text of a block that has another shape, or None where the field is absent.
    """

    title: str = ""
    url: str = ""
    summary: str = ""
    keywords: tuple[str, ...] = ()
    technologies: tuple[str, ...] = ()
    industries: tuple[str, ...] = ()
    events: tuple[str, ...] | str | None = None

    def __post_init__(self) -> None:
        for name in ("title", "url", "summary"):
            if value := getattr(self, name):
                object.__setattr__(self, name, one_line(value))
        for name in ("keywords", "technologies", "industries"):
            if (items := getattr(self, name)) != ():
                object.__setattr__(self, name, list_items(items))
        if isinstance(self.events, str):
            object.__setattr__(self, "events", read_events(self.events))
        elif self.events is not None:
            object.__setattr__(self, "events", tuple(filter(None, map(one_line, self.events))))


_SETTERS: Final = [getattr(Record, name).__set__ for name in FIELDS.values()]


def stored(*values: Any) -> Record:
    """The record of *values*, in the order of a file, which are storable already: nothing looks at them again."""
    record = object.__new__(Record)
    for set_field, value in zip(_SETTERS, values, strict=True):
        set_field(record, value)
    return record
