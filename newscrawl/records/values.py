"""What may stand in a field: single lines, lists and the events block, and how each is spelt in a file."""

import re
from collections.abc import Iterable

NONE = "无"
EVENTS_HEADER = "这篇文章中的重大事件包括："

_BREAKS_AND_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_FULL_WIDTH_SEPARATOR = re.compile("[，、]")
_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")


def one_line(text: str) -> str:
    r"""*text* on one line: white space, line breaks and control characters folded, lone surrogates replaced.

    >>> one_line("  a\u2028标题:\tb\x00 ")
    'a 标题: b'
    """
    text = text.strip()
    if text.isprintable() and "  " not in text:  # nearly every value, and far faster than what follows
        return text
    return " ".join(storable(_BREAKS_AND_CONTROLS.sub(" ", text)).split())


def storable(text: str) -> str:
    """*text* as UTF-8 can hold it: a lone surrogate becomes U+FFFD."""
    return _LONE_SURROGATE.sub("\ufffd", text)


def list_items(texts: Iterable[str]) -> tuple[str, ...]:
    """The items of a list without line breaks, ASCII commas, empty ones and the word for nothing.

    >>> list_items(["a,b", " ", "无", "c"])
    ('a，b', 'c')
    """
    lines = [one_line(text.replace(",", "，")) for text in texts]
    return tuple([line for line in lines if line and line != NONE])


def read_list(value: str) -> tuple[str, ...]:
    """The items that *value* lists. One ASCII comma makes full-width ones part of the items.

    >>> read_list("甲、乙，丙"), read_list("甲、乙, 丙"), read_list("无")
    (('甲', '乙', '丙'), ('甲、乙', '丙'), ())
    """
    line = one_line(value)
    parts = line.split(",") if "," in line else line.replace("，", "、").split("、")
    return tuple([item for part in parts if (item := part.strip()) and item != NONE])


def write_list(items: tuple[str, ...]) -> str:
    """The spelling of a list. A lone item that holds a full-width separator gets a comma, to stay one item.

    >>> write_list(("甲", "乙")), write_list(("甲、乙",)), write_list(())
    ('甲, 乙', '甲、乙,', '无')
    """
    if len(items) == 1 and _FULL_WIDTH_SEPARATOR.search(items[0]):
        return f"{items[0]},"
    return ", ".join(items) or NONE


def read_events(block: str) -> tuple[str, ...] | str:
    """The sentences of an events block in the usual shape; a block of any other shape as it is."""
    lines = block.splitlines()
    while lines and not lines[-1].strip():
        lines.pop()
    if sentences := _sentences(lines):
        return sentences
    text = "\n".join(lines)
    return () if text.strip() in {"", NONE} else storable(text)


def _sentences(lines: list[str]) -> tuple[str, ...]:
    """What stands after `1. `, `2. `, … when *lines* have exactly the usual shape, else nothing."""
    if len(lines) % 2 == 0 or lines[0].strip() != EVENTS_HEADER or "".join(lines[1::2]).strip():
        return ()
    sentences = []
    for number, line in enumerate(lines[2::2], 1):
        start, _, sentence = line.partition(". ")
        if start != str(number) or not (folded := one_line(sentence)):
            return ()
        sentences.append(folded)
    return tuple(sentences)


def write_events(events: tuple[str, ...] | str) -> str:
    """The spelling of an events block; what `read_events` reads as the same events."""
    if isinstance(events, str):
        return events
    if not events:
        return NONE
    return "\n\n".join([EVENTS_HEADER, *(f"{number}. {event}" for number, event in enumerate(events, 1))])
