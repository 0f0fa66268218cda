"""What could be a keyword of a text, and where does it stand?"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import compress
from typing import NamedTuple

from newscrawl.analysis.borders import lost
from newscrawl.analysis.quotations import quotations
from newscrawl.analysis.reading import Reading, Words
from newscrawl.analysis.shapes import CONTENT, ENDS, odd, shaped
from newscrawl.analysis.units import NAMED

Span = tuple[int, int]
LONGEST = 14
MOST_UNITS = 5
EARLY, EARLY_SHARE = 200, 0.1
"""Characters, or this share of the body, within which a word may be a keyword that comes once."""
SINGLE = ENDS | {"j", "l", "i"}
_CONTENT = frozenset("nvabjlizstmqf")
"""First letters of the parts of speech that a term is made of."""
_WHOLE = NAMED - {"technology"}
_HAMLET = re.compile(r"..乡$|[县市区旗州].*[镇村]$")
_FREE = frozenset(
    "的是在将了和与及等也都已为被上中下内外里间前后时把对向从由给让使要会能可就还又再则而但或以于之有无不没未正至到所并称说"
)
"""Words of one character that may stand behind every mention of a term."""


_HAN = re.compile("[\u4e00-\u9fff]")
CUT_TWICE = 2
"""A term may have lost two characters on a side."""


class Candidate(NamedTuple):
    """A term, its places in order, and the parts of speech of its units; none for a quoted one."""

    key: str
    spans: list[Span]
    flags: tuple[str, ...]
    parts: Collection[str]
    """The shorter terms inside it."""
    name: str = ""
    """Of the organisation or technology that it is; others of that name say the same."""


def candidates(text: Reading, units: Words, stop: frozenset[str]) -> list[Candidate]:
    """Names, nouns, chains of up to five words and quoted terms, each once, none of *stop*."""
    whole = _words_and_chains(text, units, stop)
    for mention in text.organisations:  # whose report it is, or whose it quotes
        key = text.folded[mention.start : mention.end]
        if mention.entry.kind == "media" and key in whole and whole[key].spans[0][0] > text.title_end:  # type: ignore[union-attr]
            del whole[key]
    _titled(text, whole)
    for key in [key for key, each in whole.items() if _goes_on(text, each)]:
        del whole[key]
    for key, spans in quotations(text, units, stop).items():
        if key not in whole or len(whole[key].flags) > 1:  # what stands in marks is a term, whatever its words are
            first, last = (bisect_left(units.starts, place) for place in spans[0])
            said = [text.folded[units.starts[place] : units.ends[place]] for place in range(first, last)]
            whole[key] = Candidate(key, spans, (), _parts(said))
    return [*_merged(text, whole)]


def hamlet(text: Reading, candidate: Candidate) -> bool:
    """Whether it is a place below a county, which no article is about that has it not in its headline."""
    return bool(_HAMLET.search(candidate.key)) and candidate.spans[0][0] > text.title_end


def _words_and_chains(text: Reading, units: Words, stop: frozenset[str]) -> dict[str, Candidate]:
    """The candidates that are words or chains of words, as the segmenter cuts them."""
    content = {flag for flag in set(units.flags) if flag[0] in _CONTENT or flag in CONTENT}
    folded = text.folded
    places = compress(range(len(units.flags)), map(content.__contains__, units.flags))
    keys = {place: folded[units.starts[place] : units.ends[place]] for place in places}
    again = {key for key, count in Counter(keys.values()).items() if count > 1}
    found: dict[str, Candidate] = {}
    for place in _singles(text, units, keys, again, stop):
        key, span = keys[place], (units.starts[place], units.ends[place])
        if candidate := found.get(key):
            candidate.spans.append(span)
        else:
            found[key] = Candidate(key, [span], (units.flags[place],), ())
    for first, last in _chains(text, units, keys, again):
        start, end = span = (units.starts[first], units.ends[last - 1])
        key = folded[start:end]
        if candidate := found.get(key):
            candidate.spans.append(span)
        elif key not in stop and shaped(text, units, first, last):
            found[key] = Candidate(
                key, [span], tuple(units.flags[first:last]), _parts([*map(keys.__getitem__, range(first, last))])
            )
    common = [key for key, each in found.items() if len(each.spans) == 1 and each.parts and stop.issuperset(each.parts)]
    for key in common:
        del found[key]  # 建设|项目
    return found


def _goes_on(text: Reading, candidate: Candidate) -> bool:
    """Whether a chain goes on in the same way each time, so that it is cut short: 投资同程|旅游."""
    if len(candidate.flags) < 2 or len(candidate.spans) < 2:
        return False
    end = candidate.spans[0][1]
    behind = text.narrow[end : end + 1]
    if behind in _FREE or not "\u4e00" <= behind <= "\u9fff":
        return False
    return all(text.narrow.startswith(behind, end) for _, end in candidate.spans)


def _titled(text: Reading, found: dict[str, Candidate]) -> None:
    """Gives terms of the body their place in the headline, where the segmenter cuts it otherwise: 学位|房凉了."""
    title = text.folded[: text.title_end]
    for key, candidate in found.items():
        if len(key) > 2 and len(candidate.spans) > 1 and candidate.spans[0][0] > text.title_end and key in title:
            start = title.index(key)
            candidate.spans.insert(0, (start, start + len(key)))


def widened(text: Reading, units: Words, candidate: Candidate) -> Candidate:
    """The candidate, one that is a piece of a longer word whole: 砺 | 锋 | 基金."""
    if not _WHOLE.isdisjoint(candidate.flags) or candidate.name or not _HAN.match(candidate.key):
        return candidate
    for _ in range(CUT_TWICE):
        before, behind = lost(units, candidate.spans)
        if not before and not behind:
            break
        spans = [(start - before, end + behind) for start, end in candidate.spans]
        said = text.folded[slice(*spans[0])]
        candidate = candidate._replace(key=said, spans=spans, parts=(candidate.key, *candidate.parts))
    return candidate


def _merged(text: Reading, found: dict[str, Candidate]) -> Iterator[Candidate]:
    """The candidates, one in place of names of one thing that contain one another (华为, 华为公司; GPT-4, GPT4)."""
    groups: dict[str, list[Candidate]] = {}
    for mention in (*text.organisations, *text.technologies):
        if candidate := found.pop(text.folded[mention.start : mention.end], None):
            groups.setdefault(mention.entry.name, []).append(candidate)  # type: ignore[union-attr]
    yield from found.values()
    for name, same in groups.items():
        rest = sorted(same, key=lambda candidate: -len(candidate.key))
        while rest:
            kin = [candidate for candidate in rest if joined(candidate.key) in joined(rest[0].key)]
            rest = [candidate for candidate in rest if candidate not in kin]
            spans = sorted(span for candidate in kin for span in candidate.spans)
            yield max(kin, key=lambda candidate: len(candidate.spans))._replace(spans=spans, name=name)


def joined(name: str) -> str:
    """*name* without what it has in one place and not in another: iOS 26, iOS26."""
    return name.replace("-", "").replace(" ", "")


def _singles(
    text: Reading, units: Words, keys: Mapping[int, str], again: Collection[str], stop: frozenset[str]
) -> list[int]:
    """Units of more than one character that come early or again, and are not counted by a number before them."""
    flags = units.flags
    late = text.title_end + max(EARLY, (len(text.text) - text.title_end) * EARLY_SHARE)
    early = bisect_left(units.starts, late)
    return [
        place
        for place, key in keys.items()
        if len(key) > 1
        and (place < early or key in again)
        and key not in stop
        and flags[place] in SINGLE
        and not (flags[place - 1] == "m" and _counted(units, place) and units.ends[place - 1] == units.starts[place])
        and not odd(units, place)
    ]


def _counted(units: Words, place: int) -> bool:
    """Whether the unit before is a number: 420|瓦时|每公斤."""
    return place > 0 and units.flags[place - 1] == "m" and units.texts[place - 1][-1].isdigit()


def _chains(text: Reading, units: Words, keys: Mapping[int, str], again: Collection[str]) -> Iterator[tuple[int, int]]:
    """Chains of units of content without a gap; outside the headline only of units that come again.

    No edge is a word of `edges` in `stop_phrases.tsv`. They have up to five units where the first is a word of the
    headline, else up to four.
    """
    texts, flags, starts, ends = units.texts, units.flags, units.starts, units.ends
    title, edges = bisect_left(starts, text.title_end), text.vocabulary.stop_phrases.get("edges", frozenset())
    good = {place: key for place, key in keys.items() if (place < title or key in again) and not odd(units, place)}
    titled = {key for place, key in good.items() if place < title}
    for first, key in good.items():
        if first + 1 not in good or texts[first] in edges or (flags[first - 1] == "m" and _counted(units, first)):
            continue
        if 0 < first < title and len(key) == 1 and ends[first - 1] == starts[first]:
            continue  # its beginning is lost: 暑期|档|收官
        last, most = first + 1, first + (MOST_UNITS if key in titled else MOST_UNITS - 1)
        while last in good and last < most and starts[last] == ends[last - 1]:
            if ends[last] - starts[first] > LONGEST:
                break
            last += 1
            if texts[last - 1] not in edges and (flags[last - 1][0] != "v" or len(texts[last - 1]) > 1):  # 报销单|填
                yield first, last


def _parts(keys: Sequence[str]) -> Collection[str]:
    """The shorter chains inside a chain."""
    size = len(keys)
    if size < 3:
        return keys
    ends = range(1, min(size, MOST_UNITS) + 1)
    return ["".join(keys[first : first + width]) for width in ends if width < size for first in range(size - width + 1)]
