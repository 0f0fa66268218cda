"""Keywords: what the article names often, in its headline, and early."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from heapq import nlargest
from itertools import pairwise
from operator import itemgetter

from newscrawl.analysis.candidates import Candidate, Span, candidates, tailed
from newscrawl.analysis.coinages import COINED, TERM, grown, known
from newscrawl.analysis.keyword_scores import INSIDE, score, unsaid
from newscrawl.analysis.reading import Reading, Words
from newscrawl.analysis.shapes import BODIES, NAMES
from newscrawl.items import Tag

MOST, SHORTLIST = 5, 60
WHOLE, OFTEN = 0.5, 3
"""The share of a term's score, and the mentions, from which a longer one of the headline stands for it."""
NAMING = 0.3
"""The share of a body's mentions, and of its score, from which its name stands for it."""
COMPANY = ("公司", "集团")
SUBJECT = 4
"""Mentions in the body from which a word of any scene, in the headline too, is what the article is about."""
TAIL = 0.7
"""For a name with something behind it, where it comes more often without: 京东物流|大件."""
ACTORS = 2
"""How many may come before one who does something."""
BESIDE = 0.8
"""For a term of the headline that touches a better one there: both together name one thing (小米|SU7)."""
_BETWEEN = re.compile(r"[\s“”‘’\"《》「」()（）·—-]{0,2}")
"""What may stand between two that touch: marks, no words."""
PAIR = 2
PLAIN = frozenset(["n", "nz", "vn", "technology", TERM, COINED])
"""What a pair of nouns is made of, names aside."""


Scored = tuple[float, Candidate]


def keywords(text: Reading, units: Words) -> tuple[Tag, ...]:
    """The five best candidates, best first; no two say the same."""
    units = known(text, units)
    stop, edges = _stopped(text), text.vocabulary.stop_phrases.get("edges", frozenset())
    found = candidates(text, grown(units, stop, edges, last=text.vocabulary.cue_verbs.keys()), stop)
    inside = _inside(text, found)
    joined = _joined(text, found)
    behind = tailed(found)
    scored: list[Scored] = [
        (score(text, each, inside.get(each.key, 0)) * (TAIL if each.key in behind else 1.0), each) for each in found
    ]
    scored = sorted(nlargest(SHORTLIST, scored, key=itemgetter(0)), key=_order)
    longer = [pair for pair in scored if pair[1].key not in behind]
    chosen: list[Scored] = []
    for value, candidate in _apart(text, scored, chosen):
        whole = (value, joined[candidate.key]) if candidate.key in joined else _whole(text, longer, value, candidate)
        chosen.append((value, candidate) if any(_same(whole[1], other) for _, other in chosen) else whole)
    return tuple(_tag(text, value, candidate) for value, candidate in chosen)


def _order(pair: Scored) -> tuple[float, Span, str]:
    """The best first, of equals the one that comes first."""
    value, candidate = pair
    return (-value, candidate.spans[0], candidate.key)


def _apart(text: Reading, scored: Sequence[Scored], chosen: Sequence[Scored]) -> Iterator[Scored]:
    """The best that say something else than those *chosen* so far; one beside them in the headline waits its turn."""
    waiting, waited = list(scored), set[str]()
    while waiting and len(chosen) < MOST and waiting[0][0]:
        value, candidate = waiting.pop(0)
        if any(_same(candidate, other) or _rest(text, candidate, other) for _, other in chosen):
            continue
        if candidate.key not in waited and any(_touch(text, candidate, other) for _, other in chosen):
            waited.add(candidate.key)
            waiting.append((value * BESIDE, candidate))
            waiting.sort(key=_order)
        elif actor := _actor(text, waiting, chosen, (value, candidate)):
            waiting.insert(0, (value, candidate))
            yield waiting.pop(waiting.index(actor))
        else:
            yield (value, candidate)


def _actor(text: Reading, waiting: Sequence[Scored], chosen: Sequence[Scored], best: Scored) -> Scored | None:
    """The organisation that comes before *best* where all so far are things and matters: news is of somebody.

    It stands in the first sentence, or comes again: who comes once is asked for figures.
    """
    if len(chosen) != ACTORS or any(_somebody(candidate) for _, candidate in (*chosen, best)):
        return None
    lead = max((end for _, end in text.sentences[:1]), default=0)
    for share, actor in waiting:
        if share < WHOLE * best[0]:
            break
        acts = actor.flags == ("organisation",) and (len(actor.spans) > 1 or actor.spans[0][0] < lead)
        if acts and not any(_same(actor, other) for _, other in chosen):
            return (share, actor)
    return None


def _somebody(candidate: Candidate) -> bool:
    """Whether it names one who does something, or where it is done."""
    return not NAMES.isdisjoint(candidate.flags) or candidate.key.endswith(tuple(BODIES))


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


def _joined(text: Reading, found: Sequence[Candidate]) -> dict[str, Candidate]:
    """By part, the pair of nouns of the headline whose parts the text both comes back to: 债券, 展期 of 债券展期."""
    often = {each.key for each in found if len(each.spans) >= OFTEN}
    pairs = [
        each
        for each in found
        if len(each.flags) == len(each.parts) == PAIR
        and each.spans[0][0] < text.title_end
        and PLAIN.issuperset(each.flags)
        and often.issuperset(each.parts)
    ]
    return {part: each for each in reversed(pairs) for part in each.parts}


def _rest(text: Reading, candidate: Candidate, other: Candidate) -> bool:
    """Whether *candidate* is what the headline has beside *other*: 国家育儿 beside 育儿补贴."""
    beside = candidate.spans[0][0] < other.spans[0][1] and other.spans[0][0] < candidate.spans[0][1]
    return beside and unsaid(text, candidate)


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


def _same(one: Candidate, other: Candidate) -> bool:
    return bool(one.name and one.name == other.name) or _alike(one.key, other.key)


def _alike(one: str, other: str) -> bool:
    """Whether one contains the other, or they share more than half of the shorter.

    >>> _alike("机器人产量", "工业机器人"), _alike("机器人产量", "产量增长")
    (True, False)
    """
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    need = len(short) // 2 + 1
    return short in long or any(short[i : i + need] in long for i in range(len(short) - need + 1))


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
