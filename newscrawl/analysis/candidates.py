"""What could be a keyword of a text, and where does it stand?"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import compress
from typing import NamedTuple

from newscrawl.analysis import names
from newscrawl.analysis.coinages import COINED
from newscrawl.analysis.reading import Reading, Word
from newscrawl.analysis.units import NAMED

Span = tuple[int, int]
LONGEST = 14
MOST_UNITS = 4
MOST_QUOTED = 50
EARLY, EARLY_SHARE = 200, 0.1
"""Characters, or this share of the body, within which a word may be a keyword that comes once."""
NOUNS = NAMED | {COINED, "n", "nz", "nt", "nr", "nrt", "ns", "ng"}
SINGLE = NOUNS | {"vn", "v", "j", "l", "i"}
_CONTENT = frozenset("nvabjlizstmqf")
"""First letters of the parts of speech that a term is made of."""
_FIRST = frozenset("nvabjlm")


class Candidate(NamedTuple):
    """A term, its places in order, and the parts of speech of its units; none for a quoted one."""

    key: str
    spans: list[Span]
    flags: tuple[str, ...]
    parts: Collection[str]
    """The shorter terms inside it."""
    name: str = ""
    """Of the organisation that it is; others of that name say the same."""


def candidates(text: Reading, units: Sequence[Word]) -> list[Candidate]:
    """Names, nouns, chains of up to four words and quoted terms, each once."""
    keys = [text.folded[start:end] for _, _, start, end in units]
    counts = Counter(keys)
    found: dict[str, Candidate] = {}
    stop = text.vocabulary.stop_phrases.get("keywords", frozenset())
    late = text.title_end + max(EARLY, (len(text.text) - text.title_end) * EARLY_SHARE)
    measured = {end for word, flag, _, end in units if flag == "m" and word[-1].isdigit()}
    for (_, flag, start, end), key in zip(units, keys, strict=True):
        if flag in SINGLE and end - start > 1 and (start < late or counts[key] > 1) and start not in measured:
            if candidate := found.get(key):
                candidate.spans.append((start, end))
            elif key not in stop:
                found[key] = Candidate(key, [(start, end)], (flag,), ())
    for first, last in _chains(text, units, keys, counts):
        key = "".join(keys[first:last])
        if candidate := found.get(key):
            candidate.spans.append((units[first].start, units[last - 1].end))
        elif key not in stop and _shaped(flags := tuple([unit.flag for unit in units[first:last]])):
            span = (units[first].start, units[last - 1].end)
            found[key] = Candidate(key, [span], flags, _parts(keys[first:last]))
    return [*_merged(text, found), *_quoted(text, units, keys, found.keys() | stop)]


def _merged(text: Reading, found: dict[str, Candidate]) -> Iterator[Candidate]:
    """The candidates, with one in place of those names of an organisation that contain one another (华为, 华为公司)."""
    groups: dict[str, list[Candidate]] = {}
    for mention in text.organisations:
        if candidate := found.pop(text.folded[mention.start : mention.end], None):
            groups.setdefault(mention.entry.name, []).append(candidate)  # type: ignore[union-attr]
    yield from found.values()
    for name, same in groups.items():
        rest = sorted(same, key=lambda candidate: -len(candidate.key))
        while rest:
            kin = [candidate for candidate in rest if candidate.key in rest[0].key]
            rest = [candidate for candidate in rest if candidate.key not in kin[0].key]
            spans = sorted(span for candidate in kin for span in candidate.spans)
            yield max(kin, key=lambda candidate: len(candidate.spans))._replace(spans=spans, name=name)


def _chains(
    text: Reading, units: Sequence[Word], keys: Sequence[str], counts: Counter[str]
) -> Iterator[tuple[int, int]]:
    """Chains of units of content without a gap; outside the headline only of units that come again."""
    title, size = text.title_end, len(units)
    good = [
        (start < title or counts[key] > 1) and (flag[0] in _CONTENT or flag in NOUNS)
        for (_, flag, start, _), key in zip(units, keys, strict=True)
    ]
    good.append(False)
    for first in compress(range(size), good):
        last = first + 1
        start = units[first].start
        if first and units[first - 1].flag == "m" and units[first - 1].text[-1].isdigit():
            continue  # a measure: 420|瓦时|每公斤
        if first and start < title and len(units[first].text) == 1 and units[first - 1].end == start:
            continue  # its beginning is lost: 暑期|档|收官
        while good[last] and last < first + MOST_UNITS and units[last].start == units[last - 1].end:
            if units[last].end - units[first].start > LONGEST:
                break
            last += 1
            if units[last - 1].flag[0] != "v" or len(units[last - 1].text) > 1:  # 报销单|填
                yield first, last


def _quoted(text: Reading, units: Sequence[Word], keys: Sequence[str], known: Collection[str]) -> list[Candidate]:
    """What stands in quotation marks and is no candidate yet, with its places outside of them."""
    places: dict[str, list[Span]] = {}
    for start, end in names.quoted(text):
        key = text.folded[start:end]
        if key not in places and key not in known and len(places) < MOST_QUOTED:
            places[key] = [match.span() for match in re.finditer(re.escape(key), text.folded)]
    starts = [unit.start for unit in units] if places else []
    found = []
    for key, spans in places.items():
        first, last = bisect_left(starts, spans[0][0]), bisect_left(starts, spans[0][1])
        found.append(Candidate(key, spans, (), _parts(keys[first:last])))
    return found


def _shaped(flags: tuple[str, ...]) -> bool:
    """Whether a chain may be a term: it ends in a noun or verb, and begins with neither adverb nor particle."""
    return (flags[-1] in NOUNS or flags[-1] in ("vn", "v")) and (flags[0][0] in _FIRST or flags[0] in NOUNS)


def _parts(keys: Sequence[str]) -> Collection[str]:
    """The shorter chains inside a chain of at most four."""
    size = len(keys)
    if size < 3:
        return keys
    ends = range(1, min(size, MOST_UNITS) + 1)
    return ["".join(keys[first : first + width]) for width in ends if width < size for first in range(size - width + 1)]
