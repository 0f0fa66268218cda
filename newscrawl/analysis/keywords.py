"""Keywords: what the article names often, in its headline, and early."""

from collections.abc import Sequence
from heapq import nlargest
from math import exp
from operator import itemgetter

from newscrawl.analysis.candidates import NOUNS, Candidate, candidates
from newscrawl.analysis.reading import Reading, Word
from newscrawl.items import Tag

# Chosen on 31 development articles and 850 other texts with gold; a third more or less changes little.
MOST, SHORTLIST = 5, 60
FREQUENCY = 0.65
"""Exponent: the tenth mention says less than the second."""
LENGTH, LONG = 0.3, 8
"""Exponent of the characters, and how many count."""
IN_TITLE = 2.5
EARLY = 0.8
"""What the first words of the body have on top; it falls off within the first half."""
INSIDE = 0.6
"""How much of its mentions a term loses that stand inside one longer term."""
QUOTED = 1.2
AGAIN = 1.35
"""For a chain of words that comes twice."""
KINDS = {
    "organisation": 1.4,
    "technology": 1.1,
    "latin": 1.3,
    "person": 1.2,
    "numbered": 1.5,
    "nt": 1.2,
    "nrt": 1.2,
    "nz": 1.0,
    "nr": 1.0,
    "n": 0.85,
    "ns": 0.75,
    "vn": 0.75,
    "j": 0.6,
    "l": 0.5,
    "v": 0.4,
    "i": 0.3,
}
CHAIN, ENDS_IN_VERB, OTHER_CHAIN = 1.0, 0.55, 0.5
LOOSE, COUNTED = 0.6, 0.3
"""For a chain that comes once and begins with a place (河南夏收) or ends in a verb; for one with a number."""


def keywords(text: Reading, units: Sequence[Word]) -> tuple[Tag, ...]:
    """The five best candidates, best first; no two say the same."""
    found = candidates(text, units)
    inside: dict[str, int] = {}
    for candidate in found:
        count = len(candidate.spans)
        for part in candidate.parts:
            if inside.get(part, 0) < count:
                inside[part] = count
    scored = [(_score(text, candidate, inside.get(candidate.key, 0)), candidate) for candidate in found]
    scored = nlargest(SHORTLIST, scored, key=itemgetter(0))
    scored.sort(key=lambda pair: (-pair[0], pair[1].spans[0], pair[1].key))
    chosen: list[tuple[float, Candidate]] = []
    for score, candidate in scored:
        if len(chosen) == MOST or not score:
            break
        if not any(_same(candidate.key, other.key) for _, other in chosen):
            chosen.append((score, candidate))
    return tuple(_tag(text, score, candidate) for score, candidate in chosen)


def _score(text: Reading, candidate: Candidate, inside: int) -> float:
    count = len(candidate.spans) - INSIDE * inside
    if count <= 0.5:
        return 0.0
    first = candidate.spans[0][0] - text.title_end
    score: float = count**FREQUENCY * min(len(candidate.key), LONG) ** LENGTH * _kind(candidate)
    if first < 0:
        score *= IN_TITLE
    return score * (1 + EARLY * exp(-4 * max(0, first) / max(len(text.text) - text.title_end, 300)))


def _kind(candidate: Candidate) -> float:
    flags = candidate.flags
    if not flags:
        return QUOTED
    if len(flags) == 1:
        return KINDS[flags[0]] if flags[0] in KINDS else KINDS["n"]
    if flags[-1] in ("v", "vn"):
        weight = ENDS_IN_VERB
    else:
        weight = CHAIN if all(flag in NOUNS or flag == "vn" for flag in flags) else OTHER_CHAIN
    if ("m" in flags or "q" in flags) and (len(candidate.spans) == 1 or flags[0] != "m"):
        weight *= COUNTED
    if len(candidate.spans) > 1:
        return weight * AGAIN
    return weight * (LOOSE if flags[0] == "ns" or flags[-1][0] == "v" else 1.0)


def _same(one: str, other: str) -> bool:
    """Whether one contains the other, or they share more than half of the shorter.

    >>> _same("机器人产量", "工业机器人"), _same("机器人产量", "产量增长")
    (True, False)
    """
    short, long = sorted((one, other), key=len)
    need = len(short) // 2 + 1
    return short in long or any(short[i : i + need] in long for i in range(len(short) - need + 1))


def _tag(text: Reading, score: float, candidate: Candidate) -> Tag:
    """Printed as it stands first; the evidence is every place where it is spelled so."""
    start, end = candidate.spans[0]
    term = text.text[start:end]
    spans = tuple(span for span in candidate.spans if text.text[slice(*span)] == term)
    return Tag(
        text=term, evidence=spans, score=round(score, 3), rule=f"keyword {' '.join(candidate.flags) or 'quoted'}"
    )
