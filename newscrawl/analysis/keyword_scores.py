"""How much does a candidate say of what an article is about?"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import chain
from math import exp

from newscrawl.analysis.coinages import COINED, TERM, Tally
from newscrawl.analysis.found import INSIDE, Found, inside, is_word
from newscrawl.analysis.names import MEASURE
from newscrawl.analysis.reading import Reading
from newscrawl.analysis.shapes import NOUNS

# Chosen on 438 articles with gold; a third more or less changes little.
FREQUENCY = 0.65
"""Exponent: the tenth mention says less than the second."""
LENGTH, LONG = 0.3, 8
"""Exponent of the characters, and how many count."""
LENGTHS: list[float] = [length**LENGTH for length in range(LONG + 1)]
IN_TITLE = 2.5
EARLY = 1.2
"""What the first words of the body have on top; it falls off within the first half."""
LEAST = 0.5
"""How many mentions must be left that stand in no longer term."""
QUOTED = 1.4
COMMON, EVERYWHERE = 0.5, 0.1
"""For a word that many articles have (经济, 学校), and one that an archive has everywhere (AI): `common` and
`everywhere` of `stop_phrases.tsv`."""
AGAIN = 1.15
"""For a chain of words that comes twice."""
TITLE = IN_TITLE * (1 + EARLY)
KINDS: dict[str, float] = {
    "organisation": 1.9,
    "technology": 2.1,
    TERM: 1.1,
    "latin": 1.5,
    "person": 1.2,
    "numbered": 1.3,
    COINED: 1.6,
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
EVENT = 1.0
"""The kind of what happened, in the headline and again."""
OTHER = KINDS["n"]
"""For other parts of speech."""
UNNAMED = {**KINDS, "latin": 1.45, "n": 0.71}
"""Of what the headline does not name."""
CHAINED = NOUNS | {"vn"}
CHAIN, ENDS_IN_VERB, OTHER_CHAIN = 1.0, 0.55, 0.5
BEGINS_WITH_VERB = 0.8
PLAIN = frozenset(["n", "nz", "ng", "nr", "nrt", "ns", "v", "vn", "l", "i", "j"])
UNSAID = 0.7
"""For what the headline says and the body never."""
SHORT, _TWO = 0.85, 2
"""For a noun or verb of two characters in the headline, which mostly says half of something (停火|谈判)."""
_WORDS = frozenset(["n", "vn", "v"])
COUNTED = 0.3
"""For a chain with a number."""
WHOSE = 0.5
"""For a chain that begins with whose it is: 华为|手机."""
AUTHORITY = 0.3
"""For an authority that the headline does not name: mostly whose word it is."""
PLACE = 0.6
"""Exponent of the mentions of a place that the headline does not name."""


def scores(text: Reading, tally: Tally, found: Found) -> Iterator[tuple[float, int, str]]:
    """What each of those *found* scores (below zero: so the best come first), and where it stands first.

    It grows with the mentions, those that stand inside longer terms aside.
    """
    start, starts = text.title_end, tally.units.starts
    taken = inside(found, tally, bisect_left(starts, start)).get
    falls = -4 / max(len(text.text) - start, 300)
    for key, count, place, kind in chain(_kinds(text, tally, found), _kinds_of_made(found)):
        left = count - INSIDE * taken(key, 0)
        if left > LEAST:
            where = TITLE if place < start else 1 + EARLY * exp(falls * (place - start))
            length = LENGTHS[len(key)] if len(key) < LONG else LENGTHS[LONG]
            yield -(left**FREQUENCY) * length * kind * where, place, key


def _kinds(text: Reading, tally: Tally, found: Found) -> Iterator[tuple[str, int, int, float]]:
    """Of each word and chain: its mentions, where the first stands, and the weight of its kind."""
    start, starts, flags = text.title_end, tally.units.starts, tally.units.flags
    phrases = text.vocabulary.stop_phrases
    common, everywhere = phrases.get("common", ()), phrases.get("everywhere", ())
    for key, places in found.words.items():
        count, first, flag = len(places), starts[places[0]], tally.flags[key]
        if first >= start and count > 1 and len(key) > _TWO:
            count, first = _told(text, key, count, first)
        kind = UNNAMED.get(flag, OTHER)
        if first < start:
            kind = _in_title(text, key, flag, alone=starts[places[-1]] < start)
        elif flag == "ns":
            kind *= count**PLACE
        elif key in found.authorities:
            kind *= AUTHORITY
        yield key, count, first, kind * (COMMON if key in common else EVERYWHERE if key in everywhere else 1.0)
    for key, places in found.chains.items():
        count, first, width = len(places), starts[places[0]], found.widths[key]
        if first >= start and count > 1:
            count, first = _told(text, key, count, first)
        alone = starts[places[-1]] < start and not is_word(tally.keys, places[0], width)
        yield key, count, first, _of_chain(key, flags[places[0] : places[0] + width], count, alone=alone)


def _told(text: Reading, key: str, count: int, first: int) -> tuple[int, int]:
    """How often a term of the body is told, and where first: in the headline too, where that is cut otherwise."""
    place = text.folded.find(key, 0, text.title_end)
    return (count + 1, place) if place >= 0 else (count, first)


def _kinds_of_made(found: Found) -> Iterator[tuple[str, int, int, float]]:
    """The same of what stands in quotation marks, and of what has several names."""
    for key, each in found.made.items():
        yield key, len(each.spans), each.spans[0][0], KINDS.get(each.flags[0], OTHER) if each.flags else QUOTED


def _in_title(text: Reading, key: str, flag: str, *, alone: bool) -> float:
    """The kind of a word of the headline: less where it stands there *alone*, more if it tells what happened (召回)."""
    kind = KINDS.get(flag, OTHER)
    if flag not in PLAIN:
        return kind
    if alone:
        return kind * UNSAID
    kind = max(kind, EVENT) if key in text.vocabulary.cue_verbs else kind
    return kind * SHORT if flag in _WORDS and len(key) == _TWO else kind


def _of_chain(key: str, flags: Sequence[str], count: int, *, alone: bool) -> float:
    """The kind of a chain of words, in the headline *alone* or elsewhere too.

    It loses by a verb at an edge, and by a number that counts something.
    """
    kind = ENDS_IN_VERB if flags[-1] in ("v", "vn") else CHAIN if CHAINED.issuperset(flags) else OTHER_CHAIN
    if flags[0] == "v":
        kind *= BEGINS_WITH_VERB
    if flags[0] == "organisation":
        kind *= WHOSE
    if ("m" in flags or "q" in flags) and (count == 1 or flags[0] != "m" or MEASURE.match(key)):
        kind *= COUNTED
    return kind * (UNSAID if alone else 1.0) * (AGAIN if count > 1 else 1.0)
