"""Which candidates are pieces of a longer word: 锋半导体 of 砺锋半导体?

Read off the text: where the same single character stands before all mentions of a term, or behind them, the segmenter
has cut it off. What is free at its borders has other words there each time.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from newscrawl.analysis.reading import Words

Span = tuple[int, int]
LEAST = 2
"""Mentions of a term from which its neighbours say something."""
_HAN = re.compile("[\u4e00-\u9fff]")
_FRAGMENTS = frozenset(["n", "ng", "nr", "nrt", "ns", "nz", "j", "g", "zg", "vg", "tg"])
"""Parts of speech of a single character that may be the rest of a name."""
_CLOSED = frozenset("年月日前后上下中内外里间等人本各每该此某多大小新老旧近时次名约超")
"""Characters that are words of their own beside a term, whatever the segmenter says."""


def lost(units: Words, spans: Sequence[Span]) -> tuple[int, int]:
    """How many characters before the term at *spans*, and behind it, belong to it: (0, 0) for nearly all."""
    before = _rest(units, bisect_left(units.starts, spans[0][0]) - 1)
    if not before and not _rest(units, bisect_left(units.starts, spans[0][1])):
        return (0, 0)  # for speed: most terms
    firsts = [bisect_left(units.starts, start) - 1 for start, _ in spans]
    if len(spans) < LEAST and len(units.texts[firsts[0] + 1]) > 1:  # 锋|置业 has lost its beginning
        return (0, 0)
    lasts = [bisect_left(units.starts, end) for _, end in spans]
    joins = all(units.ends[n] == span[0] for n, span in zip(firsts, spans, strict=True)) if before else False
    goes_on = _same(units, lasts) and all(units.starts[n] == span[1] for n, span in zip(lasts, spans, strict=True))
    return (int(joins and _same(units, firsts)), int(goes_on))


def _same(units: Words, places: list[int]) -> bool:
    """Whether the units at *places* are one single character that may be the rest of a name."""
    if not _rest(units, places[0]) or min(places) < 0 or max(places) >= len(units.texts):
        return False
    said = units.texts[places[0]]
    return all(units.texts[place] == said for place in places)


def _rest(units: Words, place: int) -> bool:
    """Whether the unit at *place* is a single character that may be the rest of a name; false beyond the text."""
    if not 0 <= place < len(units.texts):
        return False
    said = units.texts[place]
    return len(said) == 1 and units.flags[place] in _FRAGMENTS and said not in _CLOSED and bool(_HAN.match(said))
