"""How much does a candidate say of what an article is about?"""

from math import exp

from newscrawl.analysis.candidates import Candidate
from newscrawl.analysis.coinages import COINED, TERM
from newscrawl.analysis.names import MEASURE
from newscrawl.analysis.reading import Reading
from newscrawl.analysis.shapes import NOUNS

# Chosen on 170 articles with gold; a third more or less changes little.
FREQUENCY = 0.65
"""Exponent: the tenth mention says less than the second."""
LENGTH, LONG = 0.3, 8
"""Exponent of the characters, and how many count."""
LENGTHS = [length**LENGTH for length in range(LONG + 1)]
IN_TITLE = 2.5
EARLY = 0.8
"""What the first words of the body have on top; it falls off within the first half."""
INSIDE, LEAST = 0.6, 0.5
"""How much of its mentions a term loses that stand inside one longer term, and how many must be left."""
QUOTED = 1.4
AGAIN = 1.35
"""For a chain of words that comes twice."""
KINDS = {
    "organisation": 1.4,
    "technology": 1.1,
    TERM: 1.1,
    "latin": 1.3,
    "person": 1.4,
    "numbered": 1.5,
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
CHAINED = NOUNS | {"vn"}
CHAIN, ENDS_IN_VERB, OTHER_CHAIN = 1.0, 0.55, 0.5
BEGINS_WITH_VERB, INNER_VERB = 0.8, 0.3
PLAIN = frozenset(["n", "nz", "ng", "nr", "nrt", "ns", "v", "vn", "l", "i", "j"])
UNSAID, UNSAID_CHAIN, DOES = 0.5, 0.65, 0.3
"""For a word of the headline that the body never says; for a chain; for one that begins or ends in what is done."""
PERSONS = frozenset([("nr",), ("nrt",), ("person",)])
"""Who is named once, out of the headline, is quoted."""
EVENT = 0.85
"""The kind of what happened, in the headline and again."""
LOOSE, COUNTED = 0.6, 0.3
"""For a chain that comes once and begins with a place (河南夏收) or ends in a verb; for one with a number."""


def score(text: Reading, candidate: Candidate, inside: float) -> float:
    """Grows with the mentions, those that stand *inside* longer terms aside; 0 is no keyword."""
    count = len(candidate.spans) - INSIDE * inside
    first = candidate.spans[0][0] - text.title_end
    passing = len(candidate.spans) == 1 and candidate.flags in PERSONS and first > 0
    if count <= LEAST or passing:
        return 0.0
    value: float = count**FREQUENCY * LENGTHS[min(len(candidate.key), LONG)] * _kind(candidate)
    if first < 0:
        return value * IN_TITLE * (1 + EARLY) * _in_title(text, candidate)
    return value * (1 + EARLY * exp(-4 * first / max(len(text.text) - text.title_end, 300)))


def _in_title(text: Reading, candidate: Candidate) -> float:
    """What a term of the headline has less, that the body never says, or more, that tells what happened (召回)."""
    flags = candidate.flags
    if unsaid(text, candidate):
        return DOES if _does(text, candidate) else UNSAID_CHAIN
    if len(flags) == 1 and flags[0] in PLAIN:
        if candidate.spans[-1][0] < text.title_end:
            return UNSAID
        if candidate.key in text.vocabulary.cue_verbs:
            return max(1.0, EVENT / KINDS.get(flags[0], 1.0))
    return 1.0


def unsaid(text: Reading, candidate: Candidate) -> bool:
    """Whether a chain is words of the headline in a row that the body does not say so; 实控|人 is a word."""
    said = len(candidate.flags) < 2 or candidate.spans[-1][0] > text.title_end
    return not said and not (len(candidate.flags) == 2 and candidate.key[:-1] in candidate.parts)


def _does(text: Reading, candidate: Candidate) -> bool:
    """Whether a chain of the headline that comes nowhere else is what somebody does: 落地合肥, 新政落地."""
    start, end = candidate.spans[0]
    places = text.words_in(start, end)
    ends = (text.words.texts[places[0]], text.words.texts[places[-1]])
    return not text.vocabulary.cue_verbs.keys().isdisjoint(ends)


def _kind(candidate: Candidate) -> float:
    flags = candidate.flags
    if not flags:
        return QUOTED
    if len(flags) == 1:
        return KINDS[flags[0]] if flags[0] in KINDS else KINDS["n"]
    weight = ENDS_IN_VERB if flags[-1] in ("v", "vn") else CHAIN if CHAINED.issuperset(flags) else OTHER_CHAIN
    weight *= _beginning(candidate) * (INNER_VERB if "v" in flags[1:-1] and len(candidate.spans) == 1 else 1.0)
    if len(candidate.spans) > 1:
        return weight * AGAIN
    return weight * (LOOSE if flags[0] == "ns" or flags[-1][0] == "v" else 1.0)


def _beginning(candidate: Candidate) -> float:
    """What a chain loses by its first word: a verb, or a number that counts something."""
    flags = candidate.flags
    weight = BEGINS_WITH_VERB if flags[0] == "v" else 1.0
    counts = len(candidate.spans) == 1 or flags[0] != "m" or bool(MEASURE.match(candidate.key))
    return weight * (COUNTED if counts and ("m" in flags or "q" in flags) else 1.0)
