"""What could be a keyword of a text, and where does it stand?

A candidate is made of few of them: `made` in found.py.
"""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from newscrawl.analysis.coinages import SOON, Tally
from newscrawl.analysis.found import Candidate, Found, joined, word
from newscrawl.analysis.quotations import quotations
from newscrawl.analysis.reading import Reading
from newscrawl.analysis.shapes import ENDS, PERSONS, begins, odd, shaped

LONGEST = 14
MOST_UNITS = 5
EARLY = 200
"""Characters of the body within which a word that comes once may be a keyword."""
SINGLE = ENDS | {"j", "l", "i"}
_SINGLE_ONCE = SINGLE - PERSONS - {"v", "i", "l"}
"""Who is named once, out of the headline, is quoted; a verb or a phrase that comes once says little."""
_NO_CONTENT = frozenset(["e", "g", "h", "k", "o", "r", "rg", "rr", "rz"])
"""Parts of speech that a term is not made of, besides those that no word is coined of."""


def candidates(text: Reading, tally: Tally, stop: frozenset[str]) -> Found:
    """Names, nouns, chains of up to five words and quoted terms, none of *stop*."""
    starts = tally.units.starts
    title, soon, early = (bisect_left(starts, text.title_end + more) for more in (0, SOON, EARLY))
    good = _good(tally)
    words = _words(tally, good, stop)
    words |= _once(tally, title, early, stop)
    chains, widths = _chained(text, tally, good, soon, stop)
    for key in chains.keys() & words.keys():  # 大|模型 beside 大模型
        for place in chains.pop(key):
            insort(words[key], place)
    found = Found(words, chains, widths, {}, {}, set())
    _name(text, tally, found, title)
    _quote(text, tally, found, stop)
    return found


def _good(tally: Tally) -> set[str]:
    """The words that a term may have."""
    flags = tally.flags
    return {key for key in tally.good if flags[key] not in _NO_CONTENT and not odd(key, flags[key])}


def _words(tally: Tally, good: Iterable[str], stop: frozenset[str]) -> dict[str, list[int]]:
    """The units of more than one character among the *good* ones, with their places."""
    keys, flags = tally.keys, tally.flags
    single = {key for key in good if len(key) > 1 and flags[key] in SINGLE and key not in stop}
    words: defaultdict[str, list[int]] = defaultdict(list)
    for place in tally.places:
        if (key := keys[place]) in single:
            words[key].append(place)
    return words


def _once(tally: Tally, title: int, early: int, stop: frozenset[str]) -> dict[str, list[int]]:
    """The units of more than one character that come once, soon behind the headline."""
    counts, said = tally.counts, zip(tally.keys[title:early], tally.units.flags[title:early], strict=True)
    return {
        key: [place]
        for place, (key, flag) in enumerate(said, title)
        if flag in _SINGLE_ONCE and counts[key] == 1 and len(key) > 1 and key not in stop and not odd(key, flag)
    }


def _chained(
    text: Reading, tally: Tally, good: set[str], soon: int, stop: frozenset[str]
) -> tuple[dict[str, list[int]], dict[str, int]]:
    """The chains that come again or *soon*, with their places, and how many units they have."""
    every: dict[str, list[int]] = {}
    widths: dict[str, int] = {}
    for key, first, width in _chains(text, tally, good, soon):
        if key in every:
            every[key].append(first)
        else:
            every[key], widths[key] = [first], width
    chains = {
        key: places
        for key, places in every.items()
        if (places[0] < soon or len(places) > 1)
        and key not in stop
        and shaped(text, tally.units, places[0], places[0] + widths[key])
    }
    return chains, widths


def _chains(text: Reading, tally: Tally, good: set[str], soon: int) -> Iterator[tuple[str, int, int]]:
    """Chains of *good* words, by pairs that come again or *soon*: each with its place and its number of units.

    No edge is a word of `edges` in `stop_phrases.tsv`; none of the headline begins with half a word: 暑期|档|收官.
    """
    keys, flags, times, edges = tally.keys, tally.flags, tally.times, text.vocabulary.stop_phrases.get("edges", ())
    inner = good.difference(edges)
    firsts, lasts = {key for key in inner if begins(flags[key])}, {key for key in inner if flags[key] in ENDS}
    strong = {place: pair for place, pair in tally.pairs.items() if times[pair] > 1 or place < soon}
    for first, pair in strong.items():
        key, last = pair, first + 1
        if keys[first] not in firsts or (len(keys[first]) == 1 and 0 < tally.units.starts[first] < text.title_end):
            continue
        while len(key) <= LONGEST:
            if keys[last] in lasts:
                yield key, first, last + 1 - first
            elif keys[last] not in good:
                break
            if last not in strong or last + 1 - first == MOST_UNITS:
                break
            last += 1
            key += keys[last]


def _name(text: Reading, tally: Tally, found: Found, title: int) -> None:
    """Notes the names among those *found*, makes one of those that contain one another (华为, 华为公司; GPT-4, GPT4).

    Left out are media that the headline does not name: whose report it is, or whose it quotes.
    """
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for start, end, entry in (*text.organisations, *text.technologies):
        key = text.folded[start:end]
        if key not in found.words or key in found.names:
            continue
        kind = getattr(entry, "kind", "") if found.words[key][0] >= title else ""
        if kind == "institution":
            found.authorities.add(key)
        if kind == "media":
            del found.words[key]
        else:
            found.names[key] = entry.name  # type: ignore[union-attr]
            groups[found.names[key]].append(key)
    for several in groups.values():
        rest = sorted(several, key=len, reverse=True)
        while len(rest) > 1:
            kin = [key for key in rest if joined(key) in joined(rest[0])]
            rest = [key for key in rest if key not in kin]
            if len(kin) > 1:
                _join(text, tally, found, kin)


def _join(text: Reading, tally: Tally, found: Found, kin: Sequence[str]) -> None:
    """One candidate, under the name that comes most, in place of all *kin*."""
    every = [word(text, tally, found, key) for key in kin]
    most = max(every, key=lambda each: len(each.spans))
    found.made[most.key] = most._replace(spans=sorted(span for each in every for span in each.spans))
    for key in kin:
        del found.words[key]


def _quote(text: Reading, tally: Tally, found: Found, stop: frozenset[str]) -> None:
    """Makes candidates of the terms in quotation marks: what stands in them is one, whatever its words are."""
    starts = tally.units.starts
    for key, spans in quotations(text, tally.units, stop).items():
        first, last = (bisect_left(starts, place) for place in spans[0])
        if key not in found.words and key not in found.made and last - first > 1:
            found.chains.pop(key, None)
            found.made[key] = Candidate(key, spans, (), tally.keys[first:last])
