"""What a record without conflicts says: its text field by field; faults are left to those who count lines."""

import re
from collections.abc import Callable
from operator import attrgetter
from typing import Final

from newscrawl.records.lines import EVENTS, FIELDS, has_marker, is_blank, read_fields, unescape
from newscrawl.records.record import Record, stored
from newscrawl.records.values import one_line, read_events, read_list

_RETURNS = re.compile(r"(?<!\r)\r+\n")


def read_plain(source: str) -> Record | None:
    """The record that *source* is, if it is just one, without conflicts and faults."""
    if has_marker(source):
        return None
    before, labels, texts = read_fields(source)
    values = {label: [text] for label, text in zip(labels, texts, strict=True)}
    if not values or len(values) < len(labels) or not is_blank(before):
        return None
    for label, text in zip(labels, texts, strict=True):
        if label != EVENTS and not is_blank(text.partition("\n")[2]):
            return None
    return make_record(values)


def make_record(values: dict[str, list[str]]) -> Record:
    """The record of *values*: by label, what follows it in its line, the lines below included."""
    fields = _ABSENT.copy()
    for label, parts in values.items():
        place, read = _READERS[label]
        fields[place] = read("".join(parts))
    return stored(*fields)


def _line(text: str) -> str:
    return one_line(text.partition("\n")[0])


def _list(text: str) -> tuple[str, ...]:
    return read_list(text.partition("\n")[0])


def _events(text: str) -> tuple[str, ...] | str:
    if "\r\r\n" in text:  # all of it ends one line
        text = _RETURNS.sub("\n", text)
    return read_events(unescape(text.removeprefix(" ")))


_READS: Final = {"keywords": _list, "technologies": _list, "industries": _list, "events": _events}
_READERS: Final[dict[str, tuple[int, Callable[[str], object]]]] = {
    label: (place, _READS.get(name, _line)) for place, (label, name) in enumerate(FIELDS.items())
}
_ABSENT: Final = list(attrgetter(*FIELDS.values())(Record()))
