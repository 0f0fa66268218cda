"""Conflicts decided: every one of a document, by a strategy or by whoever is asked."""

from collections.abc import Callable
from typing import Any

from newscrawl.records.fields import Strategy, two_way
from newscrawl.records.lines import FIELDS
from newscrawl.records.matching import Slot, article_id, canonical, interleaved, slots
from newscrawl.records.model import Clean, Document, Entry, Record

Records = tuple[Record, ...]
Choice = Callable[[Records, Records | None, Records], Records]
"""What to keep of a conflict: from what ours, base (where it is known) and theirs say."""


def resolve(document: Document, strategy: Strategy) -> Records:
    """All records of *document*, its conflicts decided by *strategy*."""
    return resolve_with(document, by_strategy(strategy))


def resolve_with(document: Document, choose: Choice) -> Records:
    """All records of *document*, with what *choose* keeps of each record in conflict."""
    return tuple(record for entry in document.entries for record in resolve_entry(entry, choose))


def resolve_entry(entry: Entry, choose: Choice) -> Records:
    """The records of one entry, for whoever streams a file."""
    if isinstance(entry, Clean):
        return (entry.record,)
    return choose(entry.variants["ours"], entry.variants.get("base"), entry.variants["theirs"])


def by_strategy(strategy: Strategy) -> Choice:
    """The choice that *strategy* makes. By "union", a record that only one side has stays."""

    def choose(ours: Records, _base: Records | None, theirs: Records) -> Records:
        if strategy == "union":
            return united(ours, theirs)
        return ours if strategy == "ours" else theirs

    return choose


def united(ours: Records, theirs: Records) -> Records:
    """The records of both sides, in our order; the two versions of an article become one."""
    mine, yours = slots(ours, theirs)
    same = _same_articles(mine, yours)
    yours = {same.get(slot, slot): record for slot, record in yours.items()}
    return tuple(
        _united(mine[slot], yours[slot]) if slot in mine and slot in yours else mine.get(slot) or yours[slot]
        for slot in interleaved(mine, yours)
    )


def _same_articles(mine: dict[Slot, Record], yours: dict[Slot, Record]) -> dict[Slot, Slot]:
    """By their slot, ours of the article whose address is in conflict itself: its title or text is the same."""
    known: dict[str, Slot] = {}
    for slot in (slot for slot in mine if slot not in yours):
        known.update(dict.fromkeys(filter(None, (mine[slot].title, mine[slot].summary)), slot))
    same: dict[Slot, Slot] = {}
    taken: set[Slot] = set()
    for slot, record in yours.items():
        twin = known.get(record.title) or known.get(record.summary)
        if slot not in mine and twin and twin not in taken and not _told_apart(mine[twin], record):
            same[slot] = twin
            taken.add(twin)
    return same


def _told_apart(ours: Record, theirs: Record) -> bool:
    """Whether the addresses name two articles by their ids."""
    named = {article_id(canonical(record.url), record.title) for record in (ours, theirs)}
    return len(named) == 2 and "" not in named


def _united(ours: Record, theirs: Record) -> Record:
    values: dict[str, Any] = {
        name: two_way(name, getattr(ours, name), getattr(theirs, name), "union") for name in FIELDS.values()
    }
    return Record(**values)
