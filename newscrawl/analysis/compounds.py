"""Which technologies does a text name that stand in no vocabulary: 5G芯片, GLM大模型, AI试衣, EPON?"""

import re
from collections.abc import Iterator, Sequence

from newscrawl.analysis.reading import Reading, Word

Span = tuple[int, int]
LONGEST = 14
MOST_BEFORE = 2
ATTRIBUTE = "attribute"
"""In `heads.tsv`: a verb that says what a machine is for, and may stand before a head (推理模型)."""
_AI = ("ai", "人工智能", "生成式", "大模型", "智能")
_BEFORE = frozenset(["n", "nz", "vn", "b", "j", "l", "nrt", "technology", "latin", "numbered", "eng"])
_NAMED = frozenset(["technology", "latin", "numbered", "eng", "nz", "nrt"])
_NEVER_FIRST = re.compile(r"[每各该本此为在对与和及的多全从将把被让使]")
_PROCESS = re.compile(r"(?<![\d.])\d{1,2} ?(?:纳米|nm)(?:工艺|制程|技术)?(?![A-Za-z])")
_SPEAKS = re.compile(r" ?(?:\(|表示|称|说|介绍|认为|指出|看来|透露)")


def compounds(text: Reading, units: Sequence[Word]) -> Iterator[Span]:
    """Names and nouns in front of a noun that makes a technology of them (`heads.tsv`), and processes of 7纳米."""
    yield from (match.span() for match in _PROCESS.finditer(text.narrow))
    heads, ends = text.vocabulary.heads, text.vocabulary.head_ends
    for place in range(1, len(units)):
        last, said = place, units[place].text
        kind = heads.get(said)
        if not kind and place + 1 < len(units) and units[place + 1].text[-1] in ends:
            last = place + 1
            kind = heads.get(said + units[last].text)
        if kind and kind != ATTRIBUTE:
            first = _first(text, units, place, kind)
            if first < place and units[last].end - units[first].start <= LONGEST:
                yield (units[first].start, units[last].end)


def _first(text: Reading, units: Sequence[Word], place: int, kind: str) -> int:
    """Where the compound begins whose head is at *place*; *place* itself where nothing fits before it."""
    first = place
    while first > 0 and place - first < MOST_BEFORE and _joins(text, units[first - 1], units[first]):
        first -= 1
    while first < place and not _fits(text, units[first], kind):
        first += 1
    return first


def _joins(text: Reading, before: Word, unit: Word) -> bool:
    """Whether a compound may reach back to *before*: it is close, and of a part of speech that fits."""
    if before.flag not in _BEFORE and text.vocabulary.heads.get(before.text) != ATTRIBUTE:
        return False
    return before.end == unit.start or (before.end + 1 == unit.start and text.narrow[before.end] == " ")


def _fits(text: Reading, unit: Word, kind: str) -> bool:
    """Whether a compound may begin with *unit*."""
    word = text.folded[unit.start : unit.end]
    vocabulary = text.vocabulary
    if len(word) < 2 or word in vocabulary.stop_phrases.get("keywords", ()) or word in vocabulary.cue_verbs:
        return False
    if kind == "ai":
        return word.startswith(_AI)
    if kind == "name":
        return unit.flag in _NAMED or word.startswith(_AI)
    return not _NEVER_FIRST.match(word)


def coined(text: Reading, units: Sequence[Word]) -> Iterator[Span]:
    """Latin names in the shape of technology, not of people: several capitals or a digit in them (EPON, SpaceWire)."""
    latin = [unit for unit in units if unit.flag == "latin" and len(unit.text) > 2 and " " not in unit.text]
    phrases = text.vocabulary.stop_phrases
    people = {unit.text for unit in latin if _SPEAKS.match(text.narrow, unit.end)}
    for unit in latin:
        word = unit.text.casefold()
        named = sum(map(str.isupper, unit.text)) > 1 or unit.text[-1].isdigit()
        stopped = any(word in phrases.get(field, ()) for field in ("keywords", "coined"))
        if named and not stopped and unit.text not in people:
            yield (unit.start, unit.end)
