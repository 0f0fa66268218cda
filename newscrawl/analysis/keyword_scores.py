"""How much does a candidate say of what an article is about?"""

from math import exp

from newscrawl.analysis.candidates import Candidate
from newscrawl.analysis.coinages import COINED, TERM
from newscrawl.analysis.names import MEASURE
from newscrawl.analysis.reading import Reading
from newscrawl.analysis.shapes import NOUNS

# Chosen on 340 articles with gold; a third more or less changes little.
FREQUENCY = 0.65
"""Exponent: the tenth mention says less than the second."""
LENGTH, LONG = 0.3, 8
"""Exponent of the characters, and how many count."""
LENGTHS = [length**LENGTH for length in range(LONG + 1)]
IN_TITLE = 2.5
EARLY = 1.2
"""What the first words of the body have on top; it falls off within the first half."""
INSIDE, LEAST = 0.4, 0.5
"""How much of its mentions a term loses that stand inside one longer term, and how many must be left."""
QUOTED = 1.4
PASSING = 0.8
"""For a Latin name that the headline does not name: a text may have many."""
COMMON = 0.75
"""For a word that many articles have (经济, 学校): `common` of `stop_phrases.tsv`."""
AGAIN = 1.15
"""For a chain of words that comes twice."""
KINDS = {
    "organisation": 1.4,
    "technology": 1.1,
    TERM: 1.1,
    "latin": 1.3,
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
CHAINED = NOUNS | {"vn"}
CHAIN, ENDS_IN_VERB, OTHER_CHAIN = 1.0, 0.55, 0.5
BEGINS_WITH_VERB = 0.8
PLAIN = frozenset(["n", "nz", "ng", "nr", "nrt", "ns", "v", "vn", "l", "i", "j"])
UNSAID = 0.5
"""For what the headline says and the body never."""
SHORT, _TWO = 0.85, 2
"""For a noun or verb of two characters in the headline, which mostly says half of something (停火|谈判)."""
_WORDS = frozenset(["n", "vn", "v"])
PERSONS = frozenset([("nr",), ("nrt",), ("person",)])
"""Who is named once, out of the headline, is quoted."""
EVENT = 0.85
"""The kind of what happened, in the headline and again."""
COUNTED = 0.3
"""For a chain with a number."""


def score(text: Reading, candidate: Candidate, inside: float) -> float:
    """Grows with the mentions, those that stand *inside* longer terms aside; 0 is no keyword."""
    count = len(candidate.spans) - INSIDE * inside
    first = candidate.spans[0][0] - text.title_end
    passing = len(candidate.spans) == 1 and candidate.flags in PERSONS and first > 0
    if count <= LEAST or passing:
        return 0.0
    value: float = count**FREQUENCY * LENGTHS[min(len(candidate.key), LONG)] * _kind(candidate)
    if candidate.key in text.vocabulary.stop_phrases.get("common", ()):
        value *= COMMON
    if first < 0:
        return value * IN_TITLE * (1 + EARLY) * _in_title(text, candidate)
    if candidate.flags == ("latin",):
        value *= PASSING
    return value * (1 + EARLY * exp(-4 * first / max(len(text.text) - text.title_end, 300)))


def _in_title(text: Reading, candidate: Candidate) -> float:
    """What a term of the headline has less, that the body never says, or more, that tells what happened (召回)."""
    plain = len(candidate.flags) == 1 and candidate.flags[0] in PLAIN
    if unsaid(text, candidate) or (plain and candidate.spans[-1][0] < text.title_end):
        return UNSAID
    weight = SHORT if plain and candidate.flags[0] in _WORDS and len(candidate.key) == _TWO else 1.0
    if plain and candidate.key in text.vocabulary.cue_verbs:
        return weight * max(1.0, EVENT / KINDS.get(candidate.flags[0], 1.0))
    return weight


def unsaid(text: Reading, candidate: Candidate) -> bool:
    """Whether a chain is words of the headline in a row that the body does not say so; 实控|人 is a word."""
    said = len(candidate.flags) < 2 or candidate.spans[-1][0] > text.title_end
    return not said and not (len(candidate.flags) == 2 and candidate.key[:-1] in candidate.parts)


def _kind(candidate: Candidate) -> float:
    flags = candidate.flags
    if not flags:
        return QUOTED
    if len(flags) == 1:
        return KINDS[flags[0]] if flags[0] in KINDS else KINDS["n"]
    weight = ENDS_IN_VERB if flags[-1] in ("v", "vn") else CHAIN if CHAINED.issuperset(flags) else OTHER_CHAIN
    return weight * _beginning(candidate) * (AGAIN if len(candidate.spans) > 1 else 1.0)


def _beginning(candidate: Candidate) -> float:
    """What a chain loses by its first word: a verb, or a number that counts something."""
    flags = candidate.flags
    weight = BEGINS_WITH_VERB if flags[0] == "v" else 1.0
    counts = len(candidate.spans) == 1 or flags[0] != "m" or bool(MEASURE.match(candidate.key))
    return weight * (COUNTED if counts and ("m" in flags or "q" in flags) else 1.0)
