"""How two versions of a field become one: with their common ancestor, and without it."""

from collections.abc import Iterable
from typing import Literal

from newscrawl.records.matching import canonical
from newscrawl.records.values import write_events

Strategy = Literal["ours", "theirs", "union"]
Value = tuple[str, ...] | str | None
"""What a field of a Record holds."""

LISTS = frozenset({"keywords", "technologies", "industries"})


def three_way(name: str, base: Value, ours: Value, theirs: Value, strategy: Strategy) -> tuple[Value, bool]:
    """The value of field *name*, and whether both sides changed it differently, so that *strategy* decided.

    >>> three_way("title", "甲", "甲", "乙", "ours"), three_way("title", "甲", "丙", "乙", "ours")
    (('乙', False), ('丙', True))
    """
    if theirs in (ours, base):
        return ours, False
    if ours == base:
        return theirs, False
    if isinstance(base, tuple) and isinstance(ours, tuple) and isinstance(theirs, tuple):
        sides = (theirs, ours) if strategy == "theirs" else (ours, theirs)
        return merge_items(base, *sides), False
    if name == "url" and (address := canonical(str(ours))) == canonical(str(theirs)):
        return address, False
    return two_way(name, ours, theirs, strategy), True


def two_way(name: str, ours: Value, theirs: Value, strategy: Strategy) -> Value:
    """One of two versions of field *name*, or by "union" what both say.

    >>> two_way("keywords", ("AI", "b"), ("c", "ai"), "union"), two_way("events", None, "丁", "union")
    (('AI', 'b', 'c'), '丁')
    """
    if strategy != "union":
        return ours if strategy == "ours" else theirs
    if name in LISTS:
        return tuple(_by_fold([*(ours or ()), *(theirs or ())]).values())
    if name == "events" and ours and theirs:
        return max(ours, theirs, key=lambda events: len(write_events(events)))
    return ours or theirs or (theirs if ours is None else ours)


def merge_items(base: Iterable[str], ours: Iterable[str], theirs: Iterable[str]) -> tuple[str, ...]:
    """What a list holds after both sides changed it: *ours* in its order, then what *theirs* added.

    An item that one side removed is out, one that either side added is in; the case of letters tells no items apart,
    and its change by one side is kept.

    >>> merge_items(["a", "b", "c"], ["b", "c", "x"], ["a", "b", "y"])
    ('b', 'x', 'y')
    """
    before, mine, yours = _by_fold(base), _by_fold(ours), _by_fold(theirs)
    kept = [
        yours[key] if key in yours and item == before.get(key) else item
        for key, item in mine.items()
        if key in yours or key not in before
    ]
    return (*kept, *(item for key, item in yours.items() if key not in mine and key not in before))


def _by_fold(items: Iterable[str]) -> dict[str, str]:
    """The first spelling of each item by its case-folded form."""
    folded: dict[str, str] = {}
    for item in items:
        folded.setdefault(item.casefold(), item)
    return folded
