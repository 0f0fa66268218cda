"""Keywords: what the article names often, in its headline, and early."""

from collections import Counter
from collections.abc import Sequence
from heapq import nlargest
from math import exp
from operator import itemgetter

from newscrawl.analysis.candidates import NOUNS, Candidate, candidates
from newscrawl.analysis.coinages import COINED, grown
from newscrawl.analysis.names import MEASURE
from newscrawl.analysis.reading import Reading, Words
from newscrawl.items import Tag

# Chosen on 31 development articles and 850 other texts with gold; a third more or less changes little.
MOST, SHORTLIST = 5, 60
FREQUENCY = 0.65
"""Exponent: the tenth mention says less than the second."""
LENGTH, LONG = 0.3, 8
"""Exponent of the characters, and how many count."""
LENGTHS = [length**LENGTH for length in range(LONG + 1)]
IN_TITLE = 2.5
EARLY = 0.8
"""What the first words of the body have on top; it falls off within the first half."""
INSIDE = 0.6
"""How much of its mentions a term loses that stand inside one longer term."""
QUOTED = 1.4
AGAIN = 1.35
"""For a chain of words that comes twice."""
WHOLE, OFTEN = 0.5, 3
"""The share of a term's score, and the mentions, from which a longer one of the headline stands for it."""
NAMING = 0.3
"""The share of a body's mentions, and of its score, from which its name stands for it."""
BODIES = frozenset(
    [
        "小学",
        "中学",
        "大学",
        "学院",
        "学校",
        "医院",
        "法院",
        "银行",
        "公司",
        "集团",
        "工厂",
        "小区",
        "社区",
        "协会",
        "基金会",
    ]
)
COMPANY = ("公司", "集团")
KINDS = {
    "organisation": 1.4,
    "technology": 1.1,
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
CHAIN, ENDS_IN_VERB, OTHER_CHAIN = 1.0, 0.55, 0.5
BEGINS_WITH_VERB, INNER_VERB = 0.8, 0.3
LOOSE, COUNTED = 0.6, 0.3
"""For a chain that comes once and begins with a place (河南夏收) or ends in a verb; for one with a number."""


Scored = tuple[float, Candidate]


def keywords(text: Reading, units: Words) -> tuple[Tag, ...]:
    """The five best candidates, best first; no two say the same."""
    phrases = text.vocabulary.stop_phrases
    never = [phrases.get(field, frozenset()) for field in ("keywords", "edges")]
    found = candidates(text, grown(units, *never, last=text.vocabulary.cue_verbs.keys()))
    inside: dict[str, int] = {}
    for candidate in found:
        count = len(candidate.spans)
        for part in candidate.parts:
            if inside.get(part, 0) < count:
                inside[part] = count
    scored: list[Scored] = [(_score(text, each, inside.get(each.key, 0)), each) for each in found]
    scored = nlargest(SHORTLIST, scored, key=itemgetter(0))
    scored.sort(key=lambda pair: (-pair[0], pair[1].spans[0], pair[1].key))
    chosen: list[Scored] = []
    for score, candidate in scored:
        if len(chosen) == MOST or not score:
            break
        if not any(_same(candidate, other) for _, other in chosen):
            whole = _whole(text, scored, score, candidate)
            chosen.append((score, candidate) if any(_same(whole[1], other) for _, other in chosen) else whole)
    return tuple(_tag(text, score, candidate) for score, candidate in chosen)


def _whole(text: Reading, scored: Sequence[Scored], score: float, candidate: Candidate) -> Scored:
    """The longer term of the headline that *candidate* is a part of, where the text says that often too."""
    for share, other in scored:
        if share < NAMING * score:
            break
        inside = candidate.key in other.key != candidate.key and other.flags[:1] not in (("v",), ("vn",))
        often = share >= WHOLE * score and len(other.spans) >= OFTEN and other.spans[0][0] < text.title_end
        if inside and (often or _names(candidate, other)):
            return (share, other)
    return (score, candidate)


def _names(noun: Candidate, other: Candidate) -> bool:
    """Whether *other* is the name of what the text calls by *noun* alone too: 石岔小学, 小学."""
    return noun.key in BODIES and other.key.endswith(noun.key) and len(other.spans) >= max(2, NAMING * len(noun.spans))


def _score(text: Reading, candidate: Candidate, inside: int) -> float:
    count = len(candidate.spans) - INSIDE * inside
    if count <= 0.5:
        return 0.0
    first = candidate.spans[0][0] - text.title_end
    score: float = count**FREQUENCY * LENGTHS[min(len(candidate.key), LONG)] * _kind(candidate)
    if first < 0:
        return score * IN_TITLE * (1 + EARLY)
    return score * (1 + EARLY * exp(-4 * first / max(len(text.text) - text.title_end, 300)))


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


def _same(one: Candidate, other: Candidate) -> bool:
    return bool(one.name and one.name == other.name) or _alike(one.key, other.key)


def _alike(one: str, other: str) -> bool:
    """Whether one contains the other, or they share more than half of the shorter.

    >>> _alike("机器人产量", "工业机器人"), _alike("机器人产量", "产量增长")
    (True, False)
    """
    short, long = sorted((one, other), key=len)
    need = len(short) // 2 + 1
    return short in long or any(short[i : i + need] in long for i in range(len(short) - need + 1))


def _tag(text: Reading, score: float, candidate: Candidate) -> Tag:
    """Printed as the headline, else most of the text spells it, without 公司 if it can be; the evidence is where."""
    said = [text.text[start:end] for start, end in candidate.spans]
    spelled = Counter(said)
    titles = {term for term, (start, _) in zip(said, candidate.spans, strict=True) if start < text.title_end}
    term = max(
        spelled, key=lambda term: (term[:-2] not in spelled or term[-2:] not in COMPANY, term in titles, spelled[term])
    )
    spans = tuple(span for one, span in zip(said, candidate.spans, strict=True) if one == term)
    return Tag(
        text=term, evidence=spans, score=round(score, 3), rule=f"keyword {' '.join(candidate.flags) or 'quoted'}"
    )
