"""Two long texts as people compare them: the stretches that differ, a little text around them, nothing else."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

CONTEXT = 12
"""How many unchanged characters are shown on each side of a change."""
LONGEST = 400
"""How much of one changed stretch is shown."""
_CLOSE = 100_000
"""Up to this product of lengths two texts are compared character by character."""
_MANY = 2_000
"""Up to so many sentences on a side they are compared one by one."""

_SENTENCE = re.compile(r"[^。！？；\n]*[。！？；\n]|[^。！？；\n]+")
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")

Stretch = tuple[str, str]
"""What stood there and what stands there now; twice the same where nothing changed."""


@dataclass(frozen=True, slots=True)
class Painter:
    """Marks what was added and removed, with colours when asked for."""

    colour: bool

    def added(self, text: str) -> str:
        return f"\x1b[32m{text}\x1b[0m" if self.colour else text

    def removed(self, text: str) -> str:
        return f"\x1b[31m{text}\x1b[0m" if self.colour else text

    def plain(self, text: str) -> str:
        return f"\x1b[1m{text}\x1b[0m" if self.colour else text


def shown(text: str) -> str:
    r"""*text* on one line of a terminal, with nothing in it that a terminal would obey.

    >>> shown("a\nb\x1b[31m")
    'a↵b�[31m'
    """
    return _UNSEEN.sub("\ufffd", text.replace("\n", "↵"))


def changed_stretches(before: str, after: str, paint: Painter) -> str:
    """The changes from *before* to *after* as `[-…-]` and `{+…+}`, with some text around each.

    >>> changed_stretches("试运行的公交", "试运营的公交", Painter(colour=False))
    '试运[-行-]{+营+}的公交'
    """
    parts = list(_joined(stretches(before, after)))
    last = len(parts) - 1
    return "".join(
        _around(old, first=number == 0, last=number == last) if old == new else _change(old, new, paint)
        for number, (old, new) in enumerate(parts)
    )


def stretches(before: str, after: str) -> Iterator[Stretch]:
    """Both texts in order, cut where a change begins or ends. The work is bounded for texts of any length."""
    start = _alike(before, after)
    old, new = before[start:], after[start:]
    end = _alike(old[::-1], new[::-1])
    same = old[len(old) - end :]
    yield before[:start], before[:start]
    yield from _middle(old[: len(old) - end], new[: len(new) - end])
    yield same, same


def _alike(old: str, new: str) -> int:
    """How many characters both begin with."""
    differing = (place for place, (left, right) in enumerate(zip(old, new, strict=False)) if left != right)
    return next(differing, min(len(old), len(new)))


def _middle(old: str, new: str) -> Iterator[Stretch]:
    if len(old) * len(new) <= _CLOSE:
        yield from _matched(old, new)
        return
    mine, yours = _SENTENCE.findall(old), _SENTENCE.findall(new)
    if max(len(mine), len(yours)) > _MANY:
        yield old, new
        return
    for _, a, b, c, d in SequenceMatcher(None, mine, yours).get_opcodes():
        left, right = "".join(mine[a:b]), "".join(yours[c:d])
        if left != right and len(left) * len(right) <= _CLOSE:
            yield from _matched(left, right)
        else:
            yield left, right


def _matched(old: str, new: str) -> Iterator[Stretch]:
    for _, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        yield old[a:b], new[c:d]


def _joined(parts: Iterator[Stretch]) -> Iterator[Stretch]:
    """*parts* without empty ones, changes and unchanged ones in turn."""
    held: Stretch = ("", "")
    for old, new in parts:
        if not old and not new:
            continue
        if (held[0] == held[1]) == (old == new):
            held = (held[0] + old, held[1] + new)
            continue
        yield held
        held = (old, new)
    yield held


def _around(text: str, *, first: bool, last: bool) -> str:
    """The ends of an unchanged stretch that touch a change."""
    head = "" if first else text[:CONTEXT]
    tail = "" if last else text[max(len(text) - CONTEXT, len(head)) :]
    return shown(head) + ("…" if len(head) + len(tail) < len(text) else "") + shown(tail)


def _change(old: str, new: str, paint: Painter) -> str:
    removed = paint.removed(f"[-{_cut(old)}-]") if old else ""
    return removed + (paint.added(f"{{+{_cut(new)}+}}") if new else "")


def _cut(text: str) -> str:
    return shown(text if len(text) <= LONGEST else f"{text[: LONGEST // 2]}…{text[-LONGEST // 2 :]}")
