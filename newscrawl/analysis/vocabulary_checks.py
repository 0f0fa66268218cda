"""What can be wrong with the rows of a vocabulary? A check for each kind of fault; `vocabulary_lint` runs them."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from newscrawl.analysis.vocabulary_rows import COLUMNS, LISTS, Row
from newscrawl.text.folding import folded, narrow

NAMED = ("technologies", "organisations")
"""Kinds of rows that stand for something which a text names."""
ALLOWED: Mapping[tuple[str, str], frozenset[str]] = {
    ("organisations", "kind"): frozenset(["company", "institution", "media", "university", "exchange", "club"]),
    ("stop_phrases", "fields"): frozenset(
        ["keywords", "technologies", "heads", "coined", "edges", "scenes", "common", "everywhere", "persons"]
    ),
    ("heads", "before"): frozenset(["any", "name", "ai", "attribute"]),
    ("processes", "part"): frozenset(["means", "action"]),
}
_NUMBER = re.compile(r"\d+(?:\.\d+)?")

Found = tuple[Row, str]
"""A row and what is wrong with it."""


def _columns(rows: Sequence[Row]) -> Iterator[Found]:
    for row in rows:
        names = COLUMNS[row.kind]
        if len(row.cells) > len(names):
            yield row, f"{len(row.cells)} columns; there are {len(names)}: {', '.join(names)}"
        if row.kind in NAMED and len(row.cells) < len(names):
            yield row, f"{len(row.cells)} columns; write all {len(names)}, with tabs between: {', '.join(names)}"


def _empty(rows: Sequence[Row]) -> Iterator[Found]:
    for row in rows:
        if not row.name:
            yield row, f"no {COLUMNS[row.kind][0]}"
        if row.kind == "industries" and not row.listed("cues"):
            yield row, f"{row.name} has no cues, so no text can name it"


def _space(rows: Sequence[Row]) -> Iterator[Found]:
    for row in rows:
        for column, cell in zip(COLUMNS[row.kind], row.cells, strict=False):
            parts = cell.split("|") if cell and column in LISTS else [cell]
            for part in parts:
                if part != " ".join(part.split()):
                    yield row, f"{column} {part!r} has white space around it, or too much within"
                elif not part and len(parts) > 1:
                    yield row, f"{column} has an empty item: | too often"


def _repeated(rows: Sequence[Row]) -> Iterator[Found]:
    for row in rows:
        for column in LISTS:
            items = row.listed(column)
            for item in sorted({item for item in items if items.count(item) > 1}):
                yield row, f"{column} has {item} twice"


def _twice(rows: Sequence[Row]) -> Iterator[Found]:
    """A form that two rows claim; a row of a user's folder takes the place of ours by its name.

    Names that differ in case alone may be two rows': the text's own case tells which is meant.
    """
    claimed: dict[tuple[str, ...], Row] = {}
    for row in rows:
        for key in _claims(row):
            first = claimed.setdefault(key, row)
            if first is not row and (first.name != row.name or _folder(first) == _folder(row)):
                yield row, f"{row.name} claims {key[-1]}, as {first.name} does in {first.path}:{first.line}"


def _claims(row: Row) -> Iterator[tuple[str, ...]]:
    """What no other row may be: a kind and a form; for stop phrases in each field."""
    if row.kind in NAMED:
        yield from ((row.kind, narrow(form)) for form in row.forms())
    elif row.kind == "stop_phrases":
        yield from ((row.kind, field, folded(row.name)) for field in row.listed("fields") or ("keywords",))
    else:
        yield (row.kind, folded(row.name))


def _folder(row: Row) -> str:
    path = Path(row.path)
    return str(path.parent.parent if path.parent.name in NAMED else path.parent)


def _unknown(rows: Sequence[Row]) -> Iterator[Found]:
    names = {kind: {row.name for row in rows if row.kind == kind} for kind in ("technologies", "industries")}
    fields = {Path(row.path).stem for row in rows if row.kind == "technologies"}
    for row in rows:
        for field in row.listed("technologies"):
            if field not in fields:
                yield row, f"technologies {field}: there is no technologies/{field}.tsv"
        for column, kind in (("parents", "technologies"), ("industries", "industries")):
            for name in row.listed(column):
                if name not in names[kind]:
                    yield row, f"{column} {name}: no row of {kind} has that name"


def _circle(rows: Sequence[Row]) -> Iterator[Found]:
    """Technologies that are their own ancestors."""
    parents = {row.name: row.listed("parents") for row in rows if row.kind == "technologies"}
    for row in rows:
        above, seen = list(row.listed("parents")), set[str]()
        while above:
            name = above.pop()
            if name not in seen:
                seen.add(name)
                above += parents.get(name, ())
        if row.name in seen:
            yield row, f"{row.name} is an ancestor of itself"


def _short(rows: Sequence[Row]) -> Iterator[Found]:
    for row in rows:
        cues = [_cue(item)[0] for item in row.listed("cues")]
        for form in [*(row.forms() if row.kind in NAMED else ()), *cues]:
            if len(form) == 1:
                yield row, f"{form} is one character; it would be found everywhere"


def _everyday(rows: Sequence[Row]) -> Iterator[Found]:
    words = {folded(row.name) for row in rows if row.kind == "everyday"}
    for row in rows:
        for form in row.forms() if row.kind in NAMED else ():
            if folded(form) in words:
                yield row, f"{form} is an everyday word; a text that has it need not mean {row.name}"


def values(rows: Sequence[Row]) -> Iterator[Found]:
    """Words and weights that no rule can read."""
    for row in rows:
        for (kind, column), allowed in ALLOWED.items():
            for item in row.listed(column) if row.kind == kind else ():
                if item not in allowed:
                    yield row, f"{column} {item} is none of {', '.join(sorted(allowed))}"
        weights = [weight for weight in (row.cell("weight").strip(), *map(_weight, row.listed("cues"))) if weight]
        for weight in weights:
            if not _NUMBER.fullmatch(weight) or not float(weight):
                yield row, f"weight {weight} is no number above 0"


def _cue(item: str) -> tuple[str, str]:
    """A cue and its weight as it is written.

    >>> _cue("芯片:2"), _cue("流片")
    (('芯片', '2'), ('流片', ''))
    """
    word, colon, weight = item.rpartition(":")
    return (word, weight) if colon else (weight, "")


def _weight(item: str) -> str:
    return _cue(item)[1]


RULES: Mapping[str, Callable[[Sequence[Row]], Iterator[Found]]] = {
    "columns": _columns,
    "empty": _empty,
    "space": _space,
    "repeated": _repeated,
    "twice": _twice,
    "unknown": _unknown,
    "circle": _circle,
    "short": _short,
    "everyday": _everyday,
    "value": values,
}
"""What is checked, by the name that a fault bears; `file` comes on top: a file that nothing reads."""
