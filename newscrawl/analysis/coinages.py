"""Which words that stand side by side are one word: a term of a trade (煤炭|股), or one of this text (朔望|储能)?

The latter are read off the text's own statistics: the two come together again and again, one of them hardly ever
without the other (cohesion), and what stands before and behind the pair changes (freedom at its borders).
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import compress, pairwise

from newscrawl.analysis.reading import Reading, Unit, Words
from newscrawl.analysis.units import NAMED

Pair = tuple[str, str]
LEAST = 3
"""Times that a pair must come."""
COHESION = 0.8
"""The share of the rarer word's mentions that are in the pair; of both words' where one is not a word of content."""
LONGEST = 8
ROUNDS = 2
"""After the first, a pair may be a part of another: up to four words in a coinage."""
COINED, TERM = "coined", "term"
_CONTENT = frozenset("nvabjlzsgt")
_SUFFIXES = frozenset(["n", "ng", "g", "k", "j"])
_VERBS = frozenset(["v", "vn"])
_MORE_SUFFIXES = frozenset(["本"])
"""Behind a word a noun (上网本), whatever the segmenter says."""
_NAMES = frozenset(["organisation", "technology", "person", "numbered", "latin", COINED])
_NEVER = frozenset("xuwympcd")
"""First letters of the parts of speech that no word is coined of: marks, particles, numbers, conjunctions, adverbs."""


def known(text: Reading, units: Words) -> Words:
    """*units* with one in place of each that is a term of a trade, one of its cues: 农|商行."""
    return units.merged(_terms(text, units))


def _terms(text: Reading, units: Words) -> Iterator[Unit]:
    for cue in text.cues:
        first, last = bisect_left(units.starts, cue.start), bisect_left(units.ends, cue.end)
        several = first < last and (units.starts[first], units.ends[last]) == (cue.start, cue.end)
        if several and NAMED.isdisjoint(units.flags[first : last + 1]):
            flag = units.flags[last]
            yield text.narrow[cue.start : cue.end], flag if flag in _VERBS else TERM, cue.start, cue.end


def grown(units: Words, *stop: frozenset[str], last: Container[str] = ()) -> Words:
    """*units* with one in place of each pair that is a word of the text; none of a word in *stop*, none ends in *last*.

    A verb that tells what a name did stands behind it as often as a part of it: 天奇股份|中标.
    """
    for _ in range(ROUNDS):
        coined = [place for place, (_, other) in _coined(units, stop).items() if other not in last]
        if not coined:
            break
        units = units.merged(_joined(units, coined))
    return units


def _coined(units: Words, stop: Iterable[frozenset[str]]) -> dict[int, Pair]:
    """The pairs that are words of the text, by the places where they begin, in order."""
    texts = units.texts
    fit = frozenset(filter(_fits, set(units.flags)))
    fitting = [*compress(range(len(texts)), map(fit.__contains__, units.flags))]
    counts = Counter([texts[place] for place in fitting])
    often = {word for word, times in counts.items() if times >= LEAST}
    for phrases in stop:
        often = often - phrases
    places = [place for place in fitting if texts[place] in often]
    flags = {texts[place]: units.flags[place] for place in places}
    pairs = {one: (texts[one], texts[other]) for one, other in pairwise(places) if other == one + 1}
    times = Counter(pairs.values())
    cohesive = {pair for pair in times if _coheres(pair, times[pair], counts, flags)}
    return _free(texts, {place: pair for place, pair in pairs.items() if pair in cohesive})


def _free(texts: Sequence[str], pairs: Mapping[int, Pair]) -> dict[int, Pair]:
    """Those of *pairs* that have not always the same word before them, nor behind them."""
    before: defaultdict[Pair, set[str]] = defaultdict(set)
    behind: defaultdict[Pair, set[str]] = defaultdict(set)
    for place, pair in pairs.items():
        before[pair].add(texts[place - 1] if place else "")
        behind[pair].add(texts[place + 2] if place + 2 < len(texts) else "")
    return {place: pair for place, pair in pairs.items() if len(before[pair]) > 1 < len(behind[pair])}


def _fits(flag: str) -> bool:
    """Whether a word may be a part of a coinage: neither a mark nor a number."""
    return flag in _NAMES or flag[0] not in _NEVER


def _coheres(pair: Pair, times: int, counts: Counter[str], flags: Mapping[str, str]) -> bool:
    """Whether the rarer of the two hardly comes without the other; both, where one is no word of content."""
    if times < LEAST or len(pair[0]) + len(pair[1]) > LONGEST:
        return False
    one, other = (flags[word] in _NAMES or (flags[word][0] in _CONTENT and len(word) > 1) for word in pair)
    content = one and (other or flags[pair[1]] in _SUFFIXES or pair[1] in _MORE_SUFFIXES)
    return times >= COHESION * (min if content else max)(counts[word] for word in pair)


def _joined(units: Words, places: Iterable[int]) -> Iterator[Unit]:
    """A unit in place of each pair that begins at one of *places*, from left to right."""
    texts, starts, ends = units.texts, units.starts, units.ends
    behind = 0
    for place in places:
        if place >= behind and ends[place] == starts[place + 1]:
            yield texts[place] + texts[place + 1], COINED, starts[place], ends[place + 1]
            behind = place + 2
