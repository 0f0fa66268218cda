"""What changed between two files: by record and field, whatever the order of the records."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from newscrawl.records.fields import Value
from newscrawl.records.lines import FIELDS
from newscrawl.records.matching import interleaved, slots
from newscrawl.records.model import Record
from newscrawl.records.stretches import Painter, changed_stretches, shown
from newscrawl.records.values import write_events

Kind = Literal["added", "removed", "changed"]
_SIGNS: dict[Kind, str] = {"added": "+", "removed": "-", "changed": "~"}
_LABELS = {name: label for label, name in FIELDS.items()}


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field that differs. *added* and *removed* are items of a list or sentences of events."""

    field: str
    before: Value
    after: Value
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RecordChange:
    """A record that differs, by its address and title after the change. Only a changed one has *changes*."""

    url: str
    title: str
    kind: Kind
    changes: tuple[FieldChange, ...] = ()


def differences(before: Sequence[Record], after: Sequence[Record]) -> tuple[RecordChange, ...]:
    """What one must change in *before* to say what *after* says, in the order of *after*."""
    old, new = slots(before, after)
    changes = (_record_change(old.get(slot), new.get(slot)) for slot in interleaved(new, old))
    return tuple(change for change in changes if change)


def render(changes: Iterable[RecordChange], *, colour: bool) -> str:
    """*changes* for people: a line for each record, below it one for each field, and for each sentence of events."""
    paint = Painter(colour)
    return "".join(_render_record(change, paint) for change in changes)


def _record_change(before: Record | None, after: Record | None) -> RecordChange | None:
    if before is None or after is None:
        record = after or before or Record()
        return RecordChange(record.url, record.title, "added" if after else "removed")
    if before == after:
        return None
    pairs = ((name, getattr(before, name), getattr(after, name)) for name in FIELDS.values())
    return RecordChange(
        after.url, after.title, "changed", tuple(_field_change(*pair) for pair in pairs if pair[1] != pair[2])
    )


def _field_change(name: str, before: Value, after: Value) -> FieldChange:
    old, new = _items(before), _items(after)
    if isinstance(before, str) or isinstance(after, str):
        return FieldChange(name, before, after)
    known, wanted = set(old), set(new)
    return FieldChange(
        name,
        before,
        after,
        tuple(item for item in new if item not in known),
        tuple(item for item in old if item not in wanted),
    )


def _items(value: Value) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else ()


def _render_record(change: RecordChange, paint: Painter) -> str:
    head = f"{_SIGNS[change.kind]} {shown(' '.join(filter(None, (change.url, change.title))))}"
    painted = {"added": paint.added, "removed": paint.removed, "changed": paint.plain}[change.kind](head)
    return "".join([f"{painted}\n", *(_render_field(field, paint) for field in change.changes)])


def _render_field(change: FieldChange, paint: Painter) -> str:
    label = _LABELS[change.field]
    if isinstance(change.before, str) or isinstance(change.after, str):
        return f"    {label}: {changed_stretches(_text(change.before), _text(change.after), paint)}\n"
    items = [paint.removed(f"- {shown(item)}") for item in change.removed]
    items += [paint.added(f"+ {shown(item)}") for item in change.added]
    if not items:
        items = [
            "(order)" if change.before and change.after else f"{_presence(change.before)} → {_presence(change.after)}"
        ]
    if change.field == "events":
        return "".join([f"    {label}:\n", *(f"        {item}\n" for item in items)])
    return f"    {label}: {' '.join(items)}\n"


def _presence(value: Value) -> str:
    return "(absent)" if value is None else "无"


def _text(value: Value) -> str:
    return "" if value is None else write_events(value)
