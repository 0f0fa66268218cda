"""Which words that stand side by side are one word of this text, in no dictionary: 上网|本, 朔望|储能?

Read off the text's own statistics: the two come together again and again, one of them hardly ever without the other
(cohesion), and what stands before and behind the pair changes (freedom at its borders).
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from newscrawl.analysis.reading import Word

Pair = tuple[str, str]
LEAST = 3
"""Times that a pair must come."""
COHESION = 0.8
"""The share of the rarer word's mentions that are in the pair; of both words' where one is not a word of content."""
LONGEST = 8
ROUNDS = 2
"""After the first, a pair may be a part of another: up to four words in a coinage."""
COINED = "coined"
_CONTENT = frozenset("nvabjlzsgt")
_SUFFIXES = frozenset(["n", "ng", "g", "k", "j"])
_MORE_SUFFIXES = frozenset(["本"])
"""Behind a word a noun (上网本), whatever the segmenter says."""
_NAMES = frozenset(["organisation", "technology", "person", "numbered", "latin", COINED])
_NEVER = frozenset("xuwympc")
"""First letters of the parts of speech that no word is coined of: marks, particles, numbers, conjunctions."""


def grown(units: Sequence[Word], stop: frozenset[str]) -> Sequence[Word]:
    """*units* with one in place of each pair that is a word of the text; never of a word in *stop*."""
    for _ in range(ROUNDS):
        coined = _coined(units, stop)
        if not coined:
            break
        units = tuple(_joined(units, coined))
    return units


def _coined(units: Sequence[Word], stop: frozenset[str]) -> frozenset[Pair]:
    texts = [unit.text for unit in units]
    counts = Counter(texts)
    often = [(pair, count) for pair, count in Counter(pairwise(texts)).items() if count >= LEAST]
    often = [(pair, count) for pair, count in often if count >= COHESION * min(counts[word] for word in pair)]
    flags = {unit.text: unit.flag for unit in units} if often else {}
    cohesive = {pair for pair, count in often if _fit(pair, flags, stop) and _coheres(pair, count, counts, flags)}
    before: defaultdict[Pair, set[str]] = defaultdict(set)
    behind: defaultdict[Pair, set[str]] = defaultdict(set)
    for place, pair in enumerate(pairwise(texts) if cohesive else ()):
        if pair in cohesive:
            before[pair].add(texts[place - 1] if place else "")
            behind[pair].add(texts[place + 2] if place + 2 < len(texts) else "")
    return frozenset(pair for pair in cohesive if len(before[pair]) > 1 < len(behind[pair]))


def _fit(pair: Pair, flags: dict[str, str], stop: frozenset[str]) -> bool:
    """Whether the two may be a word: no marks, numbers or words of any article, and not too long together."""
    if len(pair[0]) + len(pair[1]) > LONGEST or not stop.isdisjoint(pair):
        return False
    return all(flags[word] in _NAMES or flags[word][0] not in _NEVER for word in pair)


def _coheres(pair: Pair, count: int, counts: Counter[str], flags: dict[str, str]) -> bool:
    """Whether what is no word of content does not come without the other either."""
    one, other = (flags[word] in _NAMES or (flags[word][0] in _CONTENT and len(word) > 1) for word in pair)
    content = one and (other or flags[pair[1]] in _SUFFIXES or pair[1] in _MORE_SUFFIXES)
    return content or count >= COHESION * max(counts[word] for word in pair)


def _joined(units: Sequence[Word], coined: frozenset[Pair]) -> Iterator[Word]:
    place = 0
    while place < len(units):
        unit = units[place]
        following = units[place + 1] if place + 1 < len(units) else None
        if following and unit.end == following.start and (unit.text, following.text) in coined:
            yield Word(unit.text + following.text, COINED, unit.start, following.end)
            place += 2
        else:
            yield unit
            place += 1
