"""Keywords: what the article names often, in its headline, and early."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import compress, pairwise

from newscrawl.analysis.candidates import candidates
from newscrawl.analysis.coinages import grown, known
from newscrawl.analysis.found import Candidate, hamlet, joined, made, widened
from newscrawl.analysis.keyword_scores import scores
from newscrawl.analysis.keyword_uses import use
from newscrawl.analysis.reading import Reading, Words
from newscrawl.analysis.shapes import BODIES
from newscrawl.items import Tag

MOST = 5
_VERBS = frozenset(["v", "vn"])
POOL = 10
"""Terms of which it is looked at how the text uses them."""
WHOLE, OFTEN = 0.5, 3
"""The share of a term's score, and the mentions, from which a longer one of the headline stands for it."""
NAMING = 0.3
"""The share of a body's mentions, and of its score, from which its name stands for it."""
COMPANY = ("公司", "集团")
NONE = frozenset[str]()
SUBJECT = 4
"""Mentions in the body from which a word of any scene, in the headline too, is what the article is about."""


Scored = tuple[float, Candidate]
Ranked = Sequence[tuple[float, int, str]]
"""What each term scores, below zero, where it stands first, and the term: the best first."""
Make = Callable[[str], Candidate | None]


def keywords(text: Reading, units: Words) -> tuple[Tag, ...]:
    """The five best candidates, best first; no two say the same."""
    stop, edges = _stopped(text), text.vocabulary.stop_phrases.get("edges", frozenset())
    tally = grown(text, known(text, units), stop, edges, last=text.vocabulary.cue_verbs.keys())
    found = candidates(text, tally, stop)
    chosen: list[Scored] = []
    make = cache(lambda key: made(text, tally, found, key, stop))
    ranked = _ranked(text, sorted(scores(text, tally, found)), make)
    for scored in _apart(text, tally.units, ranked, make, chosen):
        whole = _whole(text, tally.units, ranked, make, scored)
        chosen.append(scored if whole is not scored and _told(text, whole[1], chosen) else whole)
    return tuple(_tag(text, value, candidate) for value, candidate in chosen)


def _ranked(text: Reading, scored: Ranked, make: Make) -> Ranked:
    """The best of those *scored* once more in order, by how the text uses them; those that are no terms left out."""
    best = ((value, place, key, make(key)) for value, place, key in scored[:POOL])
    used = [(value * use(text, term), place, key) for value, place, key, term in best if term]
    return sorted([*used, *scored[POOL:]])


def _apart(text: Reading, units: Words, ranked: Ranked, make: Make, chosen: Sequence[Scored]) -> Iterator[Scored]:
    """The best that say something else than those *chosen* so far, until these are enough."""
    for value, _, key in ranked:
        if len(chosen) == MOST:
            break
        if any(_alike(key, other.key) for _, other in chosen):
            continue  # before it is made: for speed
        candidate = make(key)
        if not candidate or (candidate.name and _told(text, candidate, chosen)):
            continue
        whole = widened(text, units, candidate)
        if not (whole is not candidate and _told(text, whole, chosen)) and not hamlet(text, whole):
            yield (-value, whole)


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


def _whole(text: Reading, units: Words, ranked: Ranked, make: Make, scored: Scored) -> Scored:
    """The longer term of the headline that the one of *scored* is a part of, where the text says that often too."""
    value, candidate = scored
    for share, _, key in ranked:
        if -share < NAMING * value:
            break
        if candidate.key in key and key != candidate.key and (other := make(key)):
            often = -share >= WHOLE * value and len(other.spans) >= OFTEN and other.spans[0][0] < text.title_end
            if _VERBS.isdisjoint((*other.flags[:1], *other.flags[-1:])) and (often or _names(candidate, other)):
                return (-share, widened(text, units, other))
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
