"""The middle way in: text without conflict markers is read field by field, faults are left to the careful way."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from newscrawl.records.lines import EVENTS, FIELDS, TITLE, unescape
from newscrawl.records.record import Record
from newscrawl.records.values import read_list

LISTS = {"keywords", "technologies", "industries"}

_MARKERS = [mark * 7 for mark in "<|=>"]
# An expression that starts with a letter is far faster to search for than one that starts with ^.
_FIELD = re.compile(rf"\n\ufeff?({'|'.join(FIELDS)})[:：]")


def read_plain(text: str) -> list[tuple[str, Record]] | None:
    """The records of *text* and what each was read from, if it has no conflict and no fault."""
    if any(mark in text for mark in _MARKERS):
        return None
    records = []
    for part, fields in _parts(text):
        values = _values(part, fields)
        if values is None:
            return None
        records.append((part, make_record(values)))
    return records or None


def _parts(text: str) -> Iterator[tuple[str, list[tuple[str, int, int]]]]:
    """*text* cut before each title but the first field; the label, the start and the end of each mark in a part."""
    found = [(mark[1], mark.start(), mark.end() - 1) for mark in _FIELD.finditer(f"\n{text}")]
    firsts = [0, *(at for at, (label, *_) in enumerate(found) if at and label == TITLE), len(found)]
    for first, end in pairwise(firsts) if found else ():
        cut = found[first][1] if first else 0
        part = text[cut : found[end][1] if end < len(found) else None]
        yield part, [(label, start - cut, stop - cut) for label, start, stop in found[first:end]]


def _values(part: str, fields: list[tuple[str, int, int]]) -> dict[str, list[str]] | None:
    """What each label is followed by, in lines; nothing where a label comes twice or a line belongs to no field."""
    if len({label for label, _, _ in fields}) < len(fields) or not _is_blank(part[: fields[0][1]]):
        return None
    values = {}
    for (label, _, start), (_, end, _) in pairwise([*fields, ("", len(part), 0)]):
        first, _, more = part[start:end].partition("\n")
        if label == EVENTS:
            plain = "\\" not in more and "\r" not in more
            lines = [more] if plain else [unescape(line.rstrip("\r")) for line in more.split("\n")]
            values[label] = [first.rstrip("\r"), *lines]
        elif _is_blank(more):
            values[label] = [first]
        else:
            return None
    return values


def _is_blank(text: str) -> bool:
    return not text or text.isspace()


def make_record(values: dict[str, list[str]]) -> Record:
    """The record of *values*: by label, what follows the label and the lines after it."""
    fields: dict[str, Any] = {}
    for label, (first, *more) in values.items():
        name = FIELDS[label]
        if label == EVENTS:
            fields[name] = "\n".join([first.removeprefix(" "), *more])
        else:
            fields[name] = read_list(first) if name in LISTS else first
    return Record(**fields)
