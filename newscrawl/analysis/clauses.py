"""Which stretches of a sentence can stand alone as an event: whole clauses, not too long, without lead-ins?"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import itemgetter

from newscrawl.analysis.reading import Reading

Span = tuple[int, int]
LONGEST = 78
"""Characters of an event."""
SHORTEST = 10
_BORDER = re.compile(r"[，；：;,:]|——|\s-\s|(?<=[\u4e00-\u9fff）)”])\s+(?=[\u4e00-\u9fff“])")
_PAIRS = (("“", "”"), ("「", "」"), ("『", "』"), ("《", "》"), ("(", ")"), ("【", "】"))
_HELD = re.compile(
    "|".join(
        [rf"{re.escape(a)}[^{re.escape(a + b)}\n]{{0,{LONGEST}}}{re.escape(b)}" for a, b in _PAIRS] + [r"\d[\d.,:]*\d"]
    )
)
"""What is never cut, read in half width: quotations, titles, brackets, numbers with commas, times and scores."""
_LEAD_IN = re.compile(
    r"(?:[\s”」』）)】]|[-–—•*·●▲■◆]|\d{1,2}[、.．](?!\d)|[（(]?[一二三四五六七八九十]{1,2}[）)、]|[（(【\[][^）)】\]\n]{0,40}[）)】\]]"
    r"|(?:作\s?者|编辑|文|图|来源|责编)\s*[|｜/:：]\s?\S{2,4}\s+)+"
)
_OUTLET = re.compile(
    r"(?:[\u4e00-\u9fffA-Za-z0-9]{2,12}(?:获悉|快?讯|电)(?:[（(][^）)\n]{0,30}[）)]\s*|[，,\s]+)"
    r"|(?:北京时间|当地时间)?[^，。\n]{0,10}消息[，,]\s?|据[^，。\n]{2,20}(?:报道|消息|介绍|悉|了解|称)[，,]\s?"
    r"|[^，。\n]{0,12}记者[^，。\n]{0,22}(?:获悉|了解到|报道)[，,：:]\s?"
    r"|(?:此外|同时|与此同时|另外|其中|而且|并且|因此|所以|不过|但是|然而|据悉|据了解|据介绍|值得注意的是|值得一提的是|数据显示|如今|近日|日前|对此|随后|之后)[，,：:]\s?)+"
)
_SPACE = " \t\u3000\n，,；;：:。"


def clauses(text: Reading, sentence: Span) -> list[Span]:
    """The clauses of a sentence in order, without marks at their ends."""
    start = _begin(text, *sentence)
    held = _held(text, start, sentence[1])
    found = []
    for border in (*_BORDER.finditer(text.text, start, sentence[1]), None):
        if border and held and _within(held, border.start()):
            continue
        end = border.start() if border else sentence[1]
        if trimmed := _trimmed(text.text, start, end):
            found.append(trimmed)
        start = border.end() if border else end
    return found


def _held(text: Reading, start: int, end: int) -> Sequence[Span]:
    return [match.span() for match in _HELD.finditer(text.narrow, start, end)]


def _within(held: Sequence[Span], place: int) -> bool:
    """Whether *place* is inside a span, behind its first character."""
    before = bisect_right(held, place - 1, key=itemgetter(0)) - 1
    return before >= 0 and place < held[before][1]


def _begin(text: Reading, start: int, end: int) -> int:
    """Where the sentence itself begins, behind bullets, bylines, the outlet and connectives."""
    for pattern in (_LEAD_IN, _OUTLET, _LEAD_IN):
        match = pattern.match(text.text, start, end)
        start = match.end() if match and match.end() < end else start
    return start


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start] in _SPACE:
        start += 1
    while end > start and text[end - 1] in _SPACE + "!！?？…~":
        end -= 1
    return (start, end) if end > start else None


def windows(spans: list[Span]) -> Iterator[tuple[int, int]]:
    """Pairs (first, last) of clauses that make a stretch of fitting length together."""
    for first in range(len(spans)):
        for last in range(first, len(spans)):
            length = spans[last][1] - spans[first][0]
            if length > LONGEST:
                if last == first:
                    yield (first, last)
                break
            if length >= SHORTEST:
                yield (first, last)


def sound(text: Reading, start: int, end: int) -> Span | None:
    """The stretch without a quotation mark at its ends whose fellow is elsewhere; None where one is left inside."""
    said = text.text[start:end]
    if "“" not in said and "”" not in said:
        return (start, end)
    if said.startswith("“") and "”" not in said:
        start += 1
    if said.endswith("”") and "“" not in said:
        end -= 1
    said = text.text[start:end]
    return (start, end) if said.count("“") == said.count("”") else None


def fitted(text: Reading, start: int, end: int) -> int:
    """The end of a stretch; one that is too long ends at an enumeration comma of its second half, else behind a word.

    It ends neither within a quotation nor between a number and its unit.
    """
    if end - start <= LONGEST:
        return end
    held = _held(text, start, end)
    words = text.words
    borders = (words.starts[n] for n in text.words_in(start, start + LONGEST)[1:] if words.flags[n - 1] != "m")
    ends = [place for place in borders if place >= start + SHORTEST and not _within(held, place)]
    commas = [place for place in ends if text.narrow[place] == "、" and place >= start + LONGEST // 2]
    return (commas or ends or [start + LONGEST])[-1]
