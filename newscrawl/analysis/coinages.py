"""Which words that stand side by side are one word: a term of a trade (煤炭|股), or one of this text (朔望|储能)?

The latter are read off the text's own statistics: the two come together again and again, one of them hardly ever
without the other (cohesion), and what stands before and behind the pair changes (freedom at its borders).
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import compress, pairwise
from typing import NamedTuple

from newscrawl.analysis.reading import Reading, Unit, Words
from newscrawl.analysis.units import NAMED

LEAST = 3
"""Times that a pair must come."""
COHESION = 0.8
"""The share of the rarer word's mentions that are in the pair; of both words' where one is not a word of content."""
LONGEST = 8
ENOUGH = 25
"""Words that come most: of these, and of what stands early, terms are made."""
SOON = 100
"""Characters of the body within which twice is often enough for a word, and once for a chain."""
ROUNDS = 2
"""In the second, a coinage may be a part of another: up to four words in one."""
COINED, TERM = "coined", "term"
_CONTENT = frozenset("nvabjlzsgt")
_SUFFIXES = frozenset(["n", "ng", "g", "k", "j"])
_CAPITALS = re.compile("[A-Z]+")
_VERBS = frozenset(["v", "vn"])
_MORE_SUFFIXES = frozenset(["本"])
"""Behind a word a noun (上网本), whatever the segmenter says."""
_NAMES = frozenset(["organisation", "technology", "person", "numbered", "latin", COINED])
_NEVER = frozenset(["x", "u", "ud", "ug", "uj", "ul", "uv", "uz", "w", "y", "p", "c", "d", "df", "dg"])
"""What no word is coined of, and no term made of: marks, particles, prepositions, conjunctions, adverbs."""


class Tally(NamedTuple):
    """The words of a text and which stand side by side, counted once for all that ask."""

    units: Words
    keys: list[str]
    """What they say, in small letters."""
    counts: Counter[str]
    """How often each key comes."""
    flags: dict[str, str]
    """The part of speech of each key."""
    good: set[str]
    """The keys of content that come most, come again early, or stand in the headline."""
    places: list[int]
    """Where these stand."""
    pairs: dict[int, str]
    """Two of them side by side, by the place of the first."""
    times: Counter[str]
    """How often each pair comes."""


def _tallied(text: Reading, units: Words) -> Tally:
    """*units* with their keys, counted."""
    keys = _small(text, units)
    return _paired(text, units, keys, Counter(keys), dict(zip(keys, units.flags, strict=True)))


def _paired(text: Reading, units: Words, keys: list[str], counts: Counter[str], flags: dict[str, str]) -> Tally:
    """*units* with the *keys* that are good, and which of these stand side by side."""
    good = _good(text, units, keys, counts, flags)
    places = [*compress(range(len(keys)), map(good.__contains__, keys))]
    pairs = {one: keys[one] + keys[other] for one, other in pairwise(places) if other == one + 1}
    return Tally(units, keys, counts, flags, good, places, pairs, Counter(pairs.values()))


def _small(text: Reading, units: Words) -> list[str]:
    """What the words say, in small letters: few have capitals."""
    keys = [*units.texts]
    for match in _CAPITALS.finditer(text.narrow):
        place = bisect_right(units.starts, match.start()) - 1
        keys[place] = keys[place].lower()
    return keys


def _good(text: Reading, units: Words, keys: Sequence[str], counts: Counter[str], flags: Mapping[str, str]) -> set[str]:
    """The words of content that come most, come again early, or stand in the headline."""
    often = {key: count for key, count in counts.items() if count > 1 and flags[key] not in _NEVER}
    least = sorted(often.values())[-ENOUGH] if len(often) > ENOUGH else 0
    title, early = bisect_left(units.starts, text.title_end), bisect_left(units.starts, text.title_end + SOON)
    good = {key for key, count in often.items() if count >= least}
    good.update(filter(often.__contains__, keys[title:early]))
    good.update([key for key in keys[:title] if flags[key] not in _NEVER])
    return good


def known(text: Reading, units: Words) -> Words:
    """*units* with one in place of each that is a term of a trade, one of its cues: 农|商行."""
    terms = [*_terms(text, units)]
    return units.merged(terms) if terms else units


def _terms(text: Reading, units: Words) -> Iterator[Unit]:
    """The cues that consist of several units, none of them a name."""
    starts, ends, flags = units.starts, units.ends, units.flags
    for start, end, _ in text.cues:
        first = bisect_right(starts, start) - 1
        if ends[first] >= end or starts[first] != start:
            continue  # for speed: most are one
        last = bisect_left(ends, end, first)
        if last < len(ends) and ends[last] == end and NAMED.isdisjoint(flags[first : last + 1]):
            yield text.narrow[start:end], flags[last] if flags[last] in _VERBS else TERM, start, end


def grown(text: Reading, units: Words, *stop: Container[str], last: Container[str] = ()) -> Tally:
    """*units* with one in place of each pair that is a word of the text; none of a word in *stop*, none ends in *last*.

    A verb that tells what a name did stands behind it as often as a part of it: 天奇股份|中标.
    """
    tally = _tallied(text, units)
    for _ in range(ROUNDS):
        coined = [
            place
            for places in _often(tally)
            if tally.keys[places[0] + 1] not in last and _coined(tally, places, stop)
            for place in places
        ]
        if not coined:
            break
        tally = _joined(text, tally, _apart(tally.units, sorted(coined)))
    return tally


def _often(tally: Tally) -> Iterable[list[int]]:
    """The places of each pair that comes often."""
    often: dict[str, list[int]] = {pair: [] for pair, times in tally.times.items() if times >= LEAST}
    if often:  # for speed: in most texts there is none
        for place, pair in tally.pairs.items():
            if pair in often:
                often[pair].append(place)
    return often.values()


def _coined(tally: Tally, places: Sequence[int], stop: Iterable[Container[str]]) -> bool:
    """Whether the pair at *places* is a word of the text."""
    if not _coheres(tally, places[0], len(places)) or not _free(tally.keys, places):
        return False
    return not any(word in phrases for word in tally.keys[places[0] : places[0] + 2] for phrases in stop)


def _free(keys: Sequence[str], places: Sequence[int]) -> bool:
    """Whether a pair at *places* has not always the same word before it, nor behind it."""
    before = {keys[place - 1] if place else "" for place in places}
    return len(before) > 1 < len({"".join(keys[place + 2 : place + 3]) for place in places})


def _coheres(tally: Tally, place: int, times: int) -> bool:
    """Whether the rarer of the two hardly comes without the other; both, where one is no word of content."""
    pair = tally.keys[place : place + 2]
    one, other = (tally.flags[word] for word in pair)
    if sum(map(len, pair)) > LONGEST or (one[0] == "m" or other[0] == "m"):
        return False
    content = _content(one, pair[0]) and (_content(other, pair[1]) or other in _SUFFIXES or pair[1] in _MORE_SUFFIXES)
    return times >= COHESION * (min if content else max)(tally.counts[word] for word in pair)


def _content(flag: str, word: str) -> bool:
    return flag in _NAMES or (flag[0] in _CONTENT and len(word) > 1)


def _apart(units: Words, places: Iterable[int]) -> list[int]:
    """Those of *places* from left to right at which two units touch that are in no pair before."""
    found: list[int] = []
    for place in places:
        if (not found or place > found[-1] + 1) and units.ends[place] == units.starts[place + 1]:
            found.append(place)
    return found


def _joined(text: Reading, tally: Tally, places: Sequence[int]) -> Tally:
    """*tally* with one unit in place of each pair at *places*; only what these change is counted again."""
    texts, starts, ends = tally.units.texts, tally.units.starts, tally.units.ends
    keys, counts, flags = [*tally.keys], tally.counts.copy(), {**tally.flags}
    for place in reversed(places):
        both = keys[place : place + 2]
        word = "".join(both)
        counts.subtract(both)
        counts[word] += 1
        flags.setdefault(word, COINED)
        keys[place : place + 2] = [word]
    units = tally.units.merged((texts[n] + texts[n + 1], COINED, starts[n], ends[n + 1]) for n in places)
    return _paired(text, units, keys, counts, flags)
