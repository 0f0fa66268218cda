"""Conflicts decided: every one of a document, by a strategy, which tells what it decided, or by whoever is asked."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from newscrawl.records.fields import Strategy, Value, two_way
from newscrawl.records.lines import FIELDS
from newscrawl.records.matching import Slot, article_id, canonical, interleaved, slots
from newscrawl.records.model import Clean, Document, Entry, Record
from newscrawl.records.stretches import shown

Records = tuple[Record, ...]
Choice = Callable[[Records, Records | None, Records], Records]
"""What to keep of a conflict: from what ours, base (where it is known) and theirs say."""


LABELS = {name: label for label, name in FIELDS.items()}
Kept = Literal["ours", "theirs", "both"]


@dataclass(frozen=True, slots=True)
class Decision:
    """What a strategy kept where two sides of a record differ. Without *field* only one side has the record."""

    url: str
    title: str
    field: str
    kept: Kept
    ours: Value
    theirs: Value

    def __str__(self) -> str:
        named = shown(" ".join(filter(None, (self.url, self.title))))
        if self.field:
            return f"{named}: {LABELS[self.field]}: {self.kept} {'are' if self.kept == 'both' else 'is'} kept"
        side = "theirs" if self.ours is None else "ours"
        return f"{named}: the record, which only {side} has, is {'kept' if self.kept == side else 'left out'}"


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


def decisions(document: Document, strategy: Strategy) -> Iterator[Decision]:
    """What *strategy* decides about the conflicts of *document*."""
    for conflict in document.conflicts:
        mine, yours = _paired(conflict.variants["ours"], conflict.variants["theirs"])
        for slot in interleaved(mine, yours):
            ours, theirs = mine.get(slot), yours.get(slot)
            if ours and theirs:
                kept = {"ours": ours, "theirs": theirs, "union": _united(ours, theirs)}[strategy]
                yield from decided(ours, theirs, kept, FIELDS.values())
            else:
                yield one_sided(ours, theirs, strategy)


def decided(ours: Record, theirs: Record, kept: Record, names: Iterable[str]) -> Iterator[Decision]:
    """By which side *kept* goes in each of the fields *names* that differ."""
    for name in names:
        left, right, value = (getattr(record, name) for record in (ours, theirs, kept))
        if left != right:
            side: Kept = "ours" if value == left else "theirs" if value == right else "both"
            yield Decision(kept.url, kept.title, name, side, left, right)


def one_sided(ours: Record | None, theirs: Record | None, strategy: Strategy) -> Decision:
    """What becomes of a record that one side lacks: "union" keeps it."""
    side: Kept = "ours" if ours else "theirs"
    record = ours or theirs or Record()
    titles = [each.title if each else None for each in (ours, theirs)]
    return Decision(record.url, record.title, "", side if strategy == "union" else strategy, *titles)


def united(ours: Records, theirs: Records) -> Records:
    """The records of both sides, in our order; the two versions of an article become one."""
    mine, yours = _paired(ours, theirs)
    return tuple(
        _united(mine[slot], yours[slot]) if slot in mine and slot in yours else mine.get(slot) or yours[slot]
        for slot in interleaved(mine, yours)
    )


def _paired(ours: Records, theirs: Records) -> tuple[dict[Slot, Record], dict[Slot, Record]]:
    """The records of both sides by their slot, the same for the two versions of an article."""
    mine, yours = slots(ours, theirs)
    same = _same_articles(mine, yours)
    return mine, {same.get(slot, slot): record for slot, record in yours.items()}


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
