"""The fast way in: a record in the canonical form, told by one regular expression, is read without going by its lines.

Whatever does not fit is left to the careful way, and whatever fits must read the same there.
"""

import re

from newscrawl.records.lines import EVENTS, FIELDS
from newscrawl.records.record import Record, stored
from newscrawl.records.values import EVENTS_HEADER, NONE

_LIST = r"([^,，、\n]+|[^,\n]+(?:, [^,\n]+)+)"
_VALUES = ["(.*)", "(.*)", "(.*)", _LIST, _LIST, _LIST]
_LINES = "".join(f"{label}: {value}\n" for label, value in zip(FIELDS, _VALUES, strict=False))
_EVENTS = rf"(?:{EVENTS}: {EVENTS_HEADER}((?:\n\n[1-9][0-9]*\. .+)+)\n)?"
_canonical = re.compile(rf"{_LINES}{_EVENTS}\n*").fullmatch


def read_canonical(text: str) -> Record | None:
    """The record that *text* is, if the canonical form has no other spelling for it that needs a closer look."""
    if "\r\n" in text:
        text = text.replace("\r\n", "\n")
    found = _canonical(text)
    if not found or "  " in text or " \n" in text or " ," in text or not text.replace("\n", "").isprintable():
        return None
    title, url, summary, *lists, block = found.groups()
    items = [() if value == NONE else tuple(value.split(", ")) for value in lists]
    spoilt = NONE in items[0] or NONE in items[1] or NONE in items[2]
    events = None if block is None else _sentences(block)
    if spoilt or events == ():
        return None
    return stored(title, url, summary, *items, events)


def _sentences(block: str) -> tuple[str, ...]:
    """What stands after `1. `, `2. `, …, or nothing where the numbers are others."""
    sentences = []
    for number, line in enumerate(block[2:].split("\n\n"), 1):
        start, _, sentence = line.partition(". ")
        if start != str(number):
            return ()
        sentences.append(sentence)
    return tuple(sentences)
