"""Keywords: what the article names often, in its headline, and early."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from heapq import nlargest
from itertools import pairwise
from operator import itemgetter

from newscrawl.analysis.candidates import Candidate, Span, candidates, hamlet, joined, widened
from newscrawl.analysis.coinages import grown, known
from newscrawl.analysis.keyword_scores import INSIDE, score, unsaid
from newscrawl.analysis.reading import Reading, Words
from newscrawl.analysis.shapes import BODIES
from newscrawl.items import Tag

MOST, SHORTLIST = 5, 60
WHOLE, OFTEN = 0.5, 3
"""The share of a term's score, and the mentions, from which a longer one of the headline stands for it."""
NAMING = 0.3
"""The share of a body's mentions, and of its score, from which its name stands for it."""
COMPANY = ("公司", "集团")
SUBJECT = 4
"""Mentions in the body from which a word of any scene, in the headline too, is what the article is about."""
BESIDE = 0.8
"""For a term of the headline that touches a better one there: both together name one thing (小米|SU7)."""
_BETWEEN = re.compile(r"[\s“”‘’\"《》「」()（）·—-]{0,2}")
"""What may stand between two that touch: marks, no words."""

Scored = tuple[float, Candidate]


def keywords(text: Reading, units: Words) -> tuple[Tag, ...]:
    """The five best candidates, best first; no two say the same."""
    stop, edges = _stopped(text), text.vocabulary.stop_phrases.get("edges", frozenset())
    units = grown(known(text, units), stop, edges, last=text.vocabulary.cue_verbs.keys())
    found = candidates(text, units, stop)
    inside = _inside(text, found)
    scored: list[Scored] = [(score(text, each, inside.get(each.key, 0)), each) for each in found]
    scored = sorted(nlargest(SHORTLIST, scored, key=itemgetter(0)), key=_order)
    chosen: list[Scored] = []
    for value, candidate in _apart(text, units, scored, chosen):
        whole = _whole(text, scored, value, candidate)
        chosen.append((value, candidate) if any(_same(text, whole[1], other) for _, other in chosen) else whole)
    return tuple(_tag(text, value, candidate) for value, candidate in chosen)


def _order(pair: Scored) -> tuple[float, Span, str]:
    """The best first, of equals the one that comes first."""
    value, candidate = pair
    return (-value, candidate.spans[0], candidate.key)


def _apart(text: Reading, units: Words, scored: Sequence[Scored], chosen: Sequence[Scored]) -> Iterator[Scored]:
    """The best that say something else than those *chosen* so far; one beside them in the headline waits its turn."""
    waiting, waited = list(scored), set[str]()
    while waiting and len(chosen) < MOST and waiting[0][0]:
        value, candidate = waiting.pop(0)
        candidate = widened(text, units, candidate)
        if hamlet(text, candidate) or any(_same(text, candidate, other) for _, other in chosen):
            continue
        if candidate.key not in waited and any(_touch(text, candidate, other) for _, other in chosen):
            waited.add(candidate.key)
            waiting.append((value * BESIDE, candidate))
            waiting.sort(key=_order)
        else:
            yield (value, candidate)


def _stopped(text: Reading) -> frozenset[str]:
    """The phrases that are no keywords of this text: `keywords` of `stop_phrases.tsv`.

    Not those of its `scenes` (收银台, 卖家) that the headline has and the body comes back to.
    """
    phrases = text.vocabulary.stop_phrases
    title, stop = text.folded[: text.title_end], phrases.get("keywords", frozenset())
    told = [each for each in phrases.get("scenes", ()) if each in title]
    about = [each for each in told if text.folded.count(each, text.title_end) >= SUBJECT]
    return stop.difference(about) if about else stop


def _inside(text: Reading, found: Sequence[Candidate]) -> dict[str, float]:
    """By term, its most mentions inside one longer term; in a quoted one they are none of its own."""
    inside: dict[str, float] = {}
    for candidate in found:
        if unsaid(text, candidate):
            continue  # words of the headline in a row
        count = len(candidate.spans) / (1 if candidate.flags else INSIDE)
        for part in candidate.parts:
            if inside.get(part, 0) < count:
                inside[part] = count
    return inside


def _touch(text: Reading, one: Candidate, other: Candidate) -> bool:
    """Whether the two stand side by side in the headline, with marks between them at most."""
    places = sorted(span for each in (one, other) for span in each.spans if span[0] < text.title_end)
    return any(_BETWEEN.fullmatch(text.text, before[1], after[0]) for before, after in pairwise(places))


def _whole(text: Reading, scored: Sequence[Scored], value: float, candidate: Candidate) -> Scored:
    """The longer term of the headline that *candidate* is a part of, where the text says that often too."""
    for share, other in scored:
        if share < NAMING * value:
            break
        inside = candidate.key in other.key != candidate.key and other.flags[:1] not in (("v",), ("vn",))
        often = share >= WHOLE * value and len(other.spans) >= OFTEN and other.spans[0][0] < text.title_end
        if inside and (often or _names(candidate, other)):
            return (share, other)
    return (value, candidate)


def _names(noun: Candidate, other: Candidate) -> bool:
    """Whether *other* is the name of what the text calls by *noun* alone too: 石岔小学, 小学."""
    return noun.key in BODIES and other.key.endswith(noun.key) and len(other.spans) >= max(2, NAMING * len(noun.spans))


def _same(text: Reading, one: Candidate, other: Candidate) -> bool:
    """Whether both say the same; two names of one company in one headline are it and what it makes (快手, 可灵AI)."""
    both = max(one.spans[0][0], other.spans[0][0]) < text.title_end and one.flags == ("organisation",)
    return bool(one.name and one.name == other.name and not both) or _alike(one.key, other.key)


def _alike(one: str, other: str) -> bool:
    """Whether one contains the other, or they share more than half of the shorter; names in Latin letters must contain.

    >>> _alike("机器人产量", "工业机器人"), _alike("机器人产量", "产量增长")
    (True, False)
    >>> _alike("gpt-4", "gpt4"), _alike("gpt-4o", "chatgpt")
    (True, False)
    """
    short, long = sorted((joined(one), joined(other)), key=len)
    need = len(short) // 2 + 1
    shared = () if short.isascii() else range(len(short) - need + 1)
    return short in long or any(short[i : i + need] in long for i in shared)


def _tag(text: Reading, value: float, candidate: Candidate) -> Tag:
    """Printed as the headline, else most of the text spells it, without 公司 if it can be; the evidence is where."""
    said = [text.text[start:end] for start, end in candidate.spans]
    term = said[0] if said.count(said[0]) == len(said) else _spelled(text, said, candidate.spans)
    spans = tuple(span for one, span in zip(said, candidate.spans, strict=True) if one == term)
    return Tag(
        text=term, evidence=spans, score=round(value, 3), rule=f"keyword {' '.join(candidate.flags) or 'quoted'}"
    )


def _spelled(text: Reading, said: Sequence[str], spans: Sequence[tuple[int, int]]) -> str:
    """Which spelling of those *said* at *spans* is printed."""
    spelled = Counter(said)
    titles = {term for term, (start, _) in zip(said, spans, strict=True) if start < text.title_end}
    return max(
        spelled, key=lambda term: (term[:-2] not in spelled or term[-2:] not in COMPANY, term in titles, spelled[term])
    )
