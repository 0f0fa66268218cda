"""Where the terms of a text stand that could be keywords, and what is made of those that may become one."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from newscrawl.analysis.borders import lost
from newscrawl.analysis.coinages import Tally
from newscrawl.analysis.reading import Reading, Words
from newscrawl.analysis.units import NAMED

Span = tuple[int, int]
_WHOLE = NAMED - {"technology"}
_HAMLET = re.compile(r"..乡$|[县市区旗州].*[镇村]$")
_FREE = frozenset(
    "的是在将了和与及等也都已为被上中下内外里间前后时把对向从由给让使要会能可就还又再则而但或以于之有无不没未正至到所并称说"
)
"""Words of one character that may stand behind every mention of a term."""


_HAN = re.compile("[\u4e00-\u9fff]")
INSIDE = 0.4
"""How much of its mentions a term loses that stand inside one longer term."""
CUT_TWICE = 2
"""A term may have lost two characters on a side."""


class Candidate(NamedTuple):
    """A term, its places in order, and the parts of speech of its units; none for a quoted one."""

    key: str
    spans: list[Span]
    flags: tuple[str, ...]
    words: Sequence[str]
    """The units of a chain or a quoted term."""
    name: str = ""
    """Of the organisation or technology that it is; others of that name say the same."""


class Found(NamedTuple):
    """All terms of a text by their keys, with the places of the units that they begin with."""

    words: dict[str, list[int]]
    chains: dict[str, list[int]]
    widths: dict[str, int]
    """Of chains: how many units the first mention has."""
    made: dict[str, Candidate]
    """Those that stand in quotation marks, and those of several names."""
    names: dict[str, str]
    """Of the organisations and technologies among them."""
    authorities: set[str]
    """Those of the body only: mostly whose word it is."""


def inside(found: Found, tally: Tally, title: int) -> dict[str, float]:
    """By term, its most mentions inside one longer term; in a quoted one they are none of its own."""
    most: dict[str, float] = {}
    for key, places in found.chains.items():
        first, width = places[0], found.widths[key]
        if places[-1] >= title or is_word(tally.keys, first, width):  # else words of the headline in a row
            _take(most, tally.keys[first : first + width], len(places))
    for each in found.made.values():
        _take(most, each.words, len(each.spans) / INSIDE)
    return most


def _take(most: dict[str, float], words: Sequence[str], count: float) -> None:
    """Notes that the parts of a longer term have *count* mentions in it."""
    for part in words:
        if most.get(part, 0) < count:
            most[part] = count
    if len(words) > 2:
        _take(most, ["".join(words[:-1]), "".join(words[1:])], count)


def is_word(keys: Sequence[str], first: int, width: int) -> bool:
    """Whether a chain is a word and its suffix: 实控|人."""
    return width == 2 and len(keys[first + 1]) == 1


def made(text: Reading, tally: Tally, found: Found, key: str, stop: frozenset[str]) -> Candidate | None:
    """The candidate of a key, None where it is no term after all."""
    if key in found.made:
        return found.made[key]
    candidate = word(text, tally, found, key) if key in found.words else _chain(text, tally, found, key, stop)
    return candidate if candidate and candidate.spans else None


def word(text: Reading, tally: Tally, found: Found, key: str) -> Candidate:
    """The candidate of a key that is a word."""
    places = found.words[key]
    spans = _spans(text, tally.units, key, places)
    return Candidate(key, spans, (tally.units.flags[places[0]],), (), found.names.get(key, ""))


def _chain(text: Reading, tally: Tally, found: Found, key: str, stop: frozenset[str]) -> Candidate | None:
    places = found.chains[key]
    first, last = places[0], places[0] + found.widths[key]
    words, spans = tally.keys[first:last], _spans(text, tally.units, key, places)
    common = len(spans) == 1 and all(word in stop for word in words)  # 建设|项目
    if common or not spans or _goes_on(text, spans):
        return None
    return Candidate(key, spans, tuple(tally.units.flags[first:last]), words)


def _spans(text: Reading, units: Words, key: str, places: Sequence[int]) -> list[Span]:
    """Where a term stands that begins at *places*: not behind a number that counts it, nor with a gap in it.

    One of the body has its place in the headline too, where the segmenter cuts that otherwise: 学位|房凉了.
    """
    folded, starts, size = text.folded, units.starts, len(key)
    spans = [
        (start, start + size)
        for place in places
        if folded.startswith(key, start := starts[place]) and not _counted(units, place)
    ]
    if size > 2 and len(spans) > 1 and spans[0][0] > text.title_end:
        start = folded.find(key, 0, text.title_end)
        return [(start, start + size), *spans] if start >= 0 else spans
    return spans


def _counted(units: Words, place: int) -> bool:
    """Whether the unit before is a number: 420|瓦时|每公斤."""
    return place > 0 and units.flags[place - 1] == "m" and units.texts[place - 1][-1].isdigit()


def _goes_on(text: Reading, spans: Sequence[Span]) -> bool:
    """Whether a chain goes on in the same way each time, so that it is cut short: 投资同程|旅游."""
    end = spans[0][1]
    behind = text.narrow[end : end + 1]
    if len(spans) == 1 or behind in _FREE or not "\u4e00" <= behind <= "\u9fff":
        return False
    return all(text.narrow.startswith(behind, end) for _, end in spans)


def hamlet(text: Reading, candidate: Candidate) -> bool:
    """Whether it is a place below a county, which no article is about that has it not in its headline."""
    return bool(_HAMLET.search(candidate.key)) and candidate.spans[0][0] > text.title_end


def widened(text: Reading, units: Words, candidate: Candidate) -> Candidate:
    """The candidate, one that is a piece of a longer word whole: 砺 | 锋 | 基金."""
    if not _WHOLE.isdisjoint(candidate.flags) or candidate.name or not _HAN.match(candidate.key):
        return candidate
    for _ in range(CUT_TWICE):
        before, behind = lost(units, candidate.spans)
        if not before and not behind:
            break
        spans = [(start - before, end + behind) for start, end in candidate.spans]
        candidate = candidate._replace(key=text.folded[slice(*spans[0])], spans=spans)
    return candidate


def joined(name: str) -> str:
    """*name* without what it has in one place and not in another: iOS 26, iOS26."""
    return name.replace("-", "").replace(" ", "").replace("·", "")
