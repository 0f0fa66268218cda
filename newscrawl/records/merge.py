"""Two changed versions of a file and their common ancestor, merged record by record and field by field."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from newscrawl.records.fields import Strategy, three_way
from newscrawl.records.lines import FIELDS
from newscrawl.records.matching import interleaved, slots
from newscrawl.records.model import Record
from newscrawl.records.resolve import Decision, decided, one_sided
from newscrawl.records.values import one_line
from newscrawl.records.writer import write

__all__ = ["Disputed", "Labels", "Merged", "Strategy", "merge"]

Labels = tuple[str, str, str]
"""What conflict markers call ours, base and theirs."""


@dataclass(frozen=True, slots=True)
class Disputed:
    """A record that both sides changed differently.

    *fields* are those in dispute, and *merged* is the record as the strategy would have it. Where one side
    removed the record that the other changed, no field is named and *merged* is the changed one.
    """

    ours: Record | None
    base: Record | None
    theirs: Record | None
    fields: tuple[str, ...]
    merged: Record

    def decisions(self) -> Iterator[Decision]:
        """What *merged* decides. A record that only one side removed stays, whatever the strategy."""
        if self.ours and self.theirs:
            yield from decided(self.ours, self.theirs, self.merged, self.fields)
        else:
            yield one_sided(self.ours, self.theirs, "union")

    def text(self, labels: Labels) -> str:
        """The record with git's markers, diff3 style, around each field in dispute, or around the whole."""
        versions = (self.ours, self.base, self.theirs)
        if not self.fields:
            return _hunk(["" if version is None else write([version]) for version in versions], labels)
        parts = [None if version is None else _by_field(version) for version in versions]
        return "".join(
            _hunk([None if part is None else part[name] for part in parts], labels) if name in self.fields else text
            for name, text in _by_field(self.merged).items()
        )


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge made: *records* in order, undecided ones among them only when they were asked for."""

    records: tuple[Record | Disputed, ...]
    labels: Labels = ("ours", "base", "theirs")
    decisions: tuple[Decision, ...] = ()
    """What the strategy decided."""

    @property
    def text(self) -> str:
        """The merged file: canonical, but for the conflicts that are left in it."""
        return "\n".join(
            record.text(self.labels) if isinstance(record, Disputed) else write([record]) for record in self.records
        )

    @property
    def disputes(self) -> int:
        """How many conflicts the text has."""
        return sum(len(record.fields) or 1 for record in self.records if isinstance(record, Disputed))


def merge(  # noqa: PLR0913 - three versions and how to decide between them
    base: Sequence[Record],
    ours: Sequence[Record],
    theirs: Sequence[Record],
    *,
    strategy: Strategy = "union",
    leave_conflicts: bool = False,
    labels: Labels = ("ours", "base", "theirs"),
) -> Merged:
    """What *ours* and *theirs* make of *base* together.

    What one side changed, added or removed is so in the result. A record that one side removed and the other changed
    stays. What both changed differently goes by *strategy*, or is left as a Disputed record.
    """
    base, ours, theirs = tuple(base), tuple(ours), tuple(theirs)
    if ours == base or theirs in (base, ours):
        return Merged(theirs if ours == base else ours, labels)
    before, mine, yours = slots(base, ours, theirs)
    found = [_merged(before.get(slot), mine.get(slot), yours.get(slot), strategy) for slot in interleaved(mine, yours)]
    if leave_conflicts:
        return Merged(tuple(record for record in found if record), labels)
    disputed = (record for record in found if isinstance(record, Disputed))
    told = tuple(decision for record in disputed for decision in record.decisions())
    records = (record.merged if isinstance(record, Disputed) else record for record in found)
    return Merged(tuple(record for record in records if record), labels, told)


def _merged(
    base: Record | None, ours: Record | None, theirs: Record | None, strategy: Strategy
) -> Record | Disputed | None:
    """The record that becomes of three versions; None when it was removed."""
    if ours and theirs:
        record, fields = _by_fields(base or Record(), ours, theirs, strategy)
        return Disputed(ours, base, theirs, fields, record) if fields else record
    kept = ours or theirs
    if base is None or kept is None:
        return kept
    return None if kept == base else Disputed(ours, base, theirs, (), kept)


def _by_fields(base: Record, ours: Record, theirs: Record, strategy: Strategy) -> tuple[Record, tuple[str, ...]]:
    """The merged record, and the fields that both sides changed differently."""
    if theirs in (ours, base):
        return ours, ()
    if ours == base:
        return theirs, ()
    values: dict[str, Any] = {}
    disputed = []
    for name in FIELDS.values():
        values[name], undecided = three_way(
            name, getattr(base, name), getattr(ours, name), getattr(theirs, name), strategy
        )
        if undecided:
            disputed.append(name)
    return Record(**values), tuple(disputed)


def _by_field(record: Record) -> dict[str, str]:
    """The lines of each field; none for events that are absent."""
    *lines, events = write([record]).split("\n", len(FIELDS) - 1)
    return dict(zip(FIELDS.values(), [*(f"{line}\n" for line in lines), events], strict=True))


def _hunk(versions: Sequence[str | None], labels: Labels) -> str:
    """A conflict between texts of whole lines. Without an ancestor, its part is left out."""
    ours, base, theirs = versions
    above, middle, below = (f" {one_line(label)}".rstrip() for label in labels)
    ancestor = "" if base is None else f"|||||||{middle}\n{base}"
    return f"<<<<<<<{above}\n{ours}{ancestor}=======\n{theirs}>>>>>>>{below}\n"
