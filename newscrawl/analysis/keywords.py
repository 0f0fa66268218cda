"""Keywords: what the article names often, in its headline, and early."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from heapq import heappop, heappush
from itertools import compress, pairwise

from newscrawl.analysis.candidates import candidates
from newscrawl.analysis.coinages import grown, known
from newscrawl.analysis.found import Candidate, hamlet, joined, made, widened
from newscrawl.analysis.keyword_scores import scores
from newscrawl.analysis.reading import Reading, Words
from newscrawl.analysis.shapes import BODIES
from newscrawl.items import Tag

MOST = 5
WHOLE, OFTEN = 0.5, 3
"""The share of a term's score, and the mentions, from which a longer one of the headline stands for it."""
NAMING = 0.3
"""The share of a body's mentions, and of its score, from which its name stands for it."""
COMPANY = ("公司", "集团")
NONE = frozenset[str]()
SUBJECT = 4
"""Mentions in the body from which a word of any scene, in the headline too, is what the article is about."""
BESIDE = 0.8
"""For a term of the headline that touches a better one there: both together name one thing (小米|SU7)."""
_BETWEEN = re.compile(r"[\s“”‘’\"《》「」()（）·—-]{0,2}")
"""What may stand between two that touch: marks, no words."""


Scored = tuple[float, Candidate]
Ranked = Sequence[tuple[float, int, str]]
"""What each term scores, below zero, where it stands first, and the term: the best first."""
Make = Callable[[str], Candidate | None]


def keywords(text: Reading, units: Words) -> tuple[Tag, ...]:
    """The five best candidates, best first; no two say the same."""
    stop, edges = _stopped(text), text.vocabulary.stop_phrases.get("edges", frozenset())
    tally = grown(text, known(text, units), stop, edges, last=text.vocabulary.cue_verbs.keys())
    found = candidates(text, tally, stop)
    ranked = sorted(scores(text, tally, found))
    chosen: list[Scored] = []
    make = cache(lambda key: made(text, tally, found, key, stop))
    for scored in _apart(text, tally.units, ranked, make, chosen):
        whole = _whole(text, ranked, make, scored)
        chosen.append(scored if whole is not scored and _told(text, whole[1], chosen) else whole)
    return tuple(_tag(text, value, candidate) for value, candidate in chosen)


def _apart(text: Reading, units: Words, ranked: Ranked, make: Make, chosen: Sequence[Scored]) -> Iterator[Scored]:
    """The best that say something else than those *chosen* so far; one beside them in the headline waits its turn."""
    waiting, waited, letters = [*ranked], set[str](), set[str]()  # what is in order is a heap
    while waiting and len(chosen) < MOST:
        value, place, key = heappop(waiting)
        if not letters.isdisjoint(key) and any(_alike(key, other.key) for _, other in chosen):
            continue  # before it is made, and few share a letter: for speed
        candidate = make(key)
        if not candidate or (candidate.name and _told(text, candidate, chosen)):
            continue
        if key not in waited and _beside(text, candidate, chosen):
            waited.add(key)
            heappush(waiting, (value * BESIDE, place, key))
            continue
        whole = widened(text, units, candidate)
        if not (whole is not candidate and _told(text, whole, chosen)) and not hamlet(text, whole):
            yield (-value, whole)
            letters.update(chosen[-1][1].key)  # who asked has chosen one


def _stopped(text: Reading) -> frozenset[str]:
    """The phrases that are no keywords of this text: `keywords` of `stop_phrases.tsv`.

    Not those of its `scenes` (收银台, 卖家) that the headline has and the body comes back to.
    """
    phrases = text.vocabulary.stop_phrases
    title, stop, scenes = text.folded[: text.title_end], phrases.get("keywords", NONE), phrases.get("scenes", NONE)
    if _openings(scenes).isdisjoint(pairwise(title)):
        return stop  # for speed: most headlines
    about = [each for each in scenes if each in title and text.folded.count(each, text.title_end) >= SUBJECT]
    return stop.difference(about)


@cache
def _openings(phrases: frozenset[str]) -> frozenset[tuple[str, ...]]:
    """The first two characters of each phrase."""
    return frozenset(tuple(phrase[:2]) for phrase in phrases)


def _beside(text: Reading, one: Candidate, chosen: Iterable[Scored]) -> bool:
    """Whether it stands beside one of those *chosen* in the headline, with marks between them at most."""
    if one.spans[0][0] >= text.title_end:
        return False
    others = (other for _, other in chosen if other.spans[0][0] < text.title_end)
    return any(_touch(text, one, other) for other in others)


def _touch(text: Reading, one: Candidate, other: Candidate) -> bool:
    """Whether two of the headline stand side by side there."""
    places = sorted(span for each in (one, other) for span in each.spans if span[0] < text.title_end)
    return any(_BETWEEN.fullmatch(text.text, before[1], after[0]) for before, after in pairwise(places))


def _whole(text: Reading, ranked: Ranked, make: Make, scored: Scored) -> Scored:
    """The longer term of the headline that the one of *scored* is a part of, where the text says that often too."""
    value, candidate = scored
    for share, _, key in ranked:
        if -share < NAMING * value:
            break
        if candidate.key in key and key != candidate.key and (other := make(key)):
            often = -share >= WHOLE * value and len(other.spans) >= OFTEN and other.spans[0][0] < text.title_end
            if other.flags[:1] not in (("v",), ("vn",)) and (often or _names(candidate, other)):
                return (-share, other)
    return scored


def _names(noun: Candidate, other: Candidate) -> bool:
    """Whether *other* is the name of what the text calls by *noun* alone too: 石岔小学, 小学."""
    return noun.key in BODIES and other.key.endswith(noun.key) and len(other.spans) >= max(2, NAMING * len(noun.spans))


def _told(text: Reading, one: Candidate, chosen: Iterable[Scored]) -> bool:
    """Whether one of those *chosen* says the same."""
    return any(_same(text, one, other) for _, other in chosen)


def _same(text: Reading, one: Candidate, other: Candidate) -> bool:
    """Whether both say the same; two names of one company in one headline are it and what it makes (快手, 可灵AI)."""
    both = max(one.spans[0][0], other.spans[0][0]) < text.title_end and one.flags == ("organisation",)
    return bool(one.name and one.name == other.name and not both) or _alike(one.key, other.key)


def _alike(one: str, other: str) -> bool:
    """Whether one contains the other, or they share more than half of the shorter; names in Latin letters must contain.

    >>> _alike("机器人产量", "工业机器人"), _alike("机器人产量", "产量增长")
    (True, False)
    >>> _alike("gpt-4", "gpt4"), _alike("gpt-4o", "chatgpt"), _alike("云·江", "云江")
    (True, False, True)
    """
    if set(one).isdisjoint(other):  # for speed: most are
        return False
    if one in other or other in one:
        return True
    short, long = sorted((joined(one), joined(other)), key=len)
    need = len(short) // 2 + 1
    shared = () if short.isascii() else range(len(short) - need + 1)
    return short in long or any(short[i : i + need] in long for i in shared)


def _tag(text: Reading, value: float, candidate: Candidate) -> Tag:
    """Printed as the headline, else most of the text spells it, without 公司 if it can be; the evidence is where."""
    spans, rule = tuple(candidate.spans), f"keyword {' '.join(candidate.flags) or 'quoted'}"
    said = [text.text[start:end] for start, end in spans]
    term = said[0]
    if said.count(term) < len(said):
        term = _spelled(text, said, spans)
        spans = tuple(compress(spans, map(term.__eq__, said)))
    return Tag(text=term, evidence=spans, score=round(value, 3), rule=rule)


def _spelled(text: Reading, said: Sequence[str], spans: Sequence[tuple[int, int]]) -> str:
    """Which spelling of those *said* at *spans* is printed."""
    spelled = Counter(said)
    titles = {term for term, (start, _) in zip(said, spans, strict=True) if start < text.title_end}
    return max(
        spelled, key=lambda term: (term[:-2] not in spelled or term[-2:] not in COMPANY, term in titles, spelled[term])
    )
