"""Which stretches of a sentence can stand alone as an event: whole clauses, not too long, without lead-ins?"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from operator import itemgetter

from newscrawl.analysis.reading import Reading

Span = tuple[int, int]
LONGEST, LATIN = 74, 200
"""Characters of an event, and of one in English."""
SHORTEST = 10
HEADING, NUMBERED = 20, 40
"""Characters of a heading, at most; with a number before it."""
_NUMBERED = re.compile(r"[((]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[)、.](?!\d)")
_ROW = re.compile(r"(?:[^\s|,。;]+(?:\s*\|\s*|\s+)){3,}[^\s|,。;]+")
"""Four cells or more of a table, with spaces or bars between."""
_MARKS = "。!?…,;”\"」')"
_PAIRS = (("“", "”"), ("「", "」"), ("『", "』"), ("《", "》"), ("(", ")"), ("【", "】"))
_OPENING = re.escape("".join(opening for opening, _ in _PAIRS))
_HOLDS = "|".join(
    [
        r"(?<=\d)[\d.,:]*\d",
        *(rf"(?<={re.escape(a)})[^{re.escape(a + b)}\n]{{0,{LONGEST}}}{re.escape(b)}" for a, b in _PAIRS),
    ]
)
_HELD = re.compile(rf"[{_OPENING}\d](?:{_HOLDS})")
"""What is never cut, read in half width: quotations, titles, brackets, numbers with commas, times and scores."""
_BORDER = re.compile(
    rf"[,;:—\s{_OPENING}\d](?:(?P<border>(?<=[,;:])|(?<=—)—|(?<=\s)-\s|(?<=\)\s)\s*(?=[\u4e00-\u9fff“]))"
    r"|(?P<glue>(?<=[\u4e00-\u9fff”]\s)\s*(?=[\u4e00-\u9fff“]))"
    rf"|{_HOLDS})"
)
"""Borders of clauses, and what is never cut, which the engine steps over: so no border within it is found.

It begins with a set of characters, as other patterns here do, by which the engine skips to where one may be.
"""
_LEAD_IN = re.compile(
    r"(?:#[^#\n]{2,40}#|[\s”」』）)】]|[-–—•*·●▲■◆◇★☆▶►✅💥🔥📌👉]|\d{1,2}[、.．](?!\d)|[（(]?[一二三四五六七八九十]{1,2}[）)、]|[（(【\[][^）)】\]\n]{0,40}[）)】\]]"
    r"|(?:作\s?者|编辑|文|图|来源|责编)\s*[|｜/:：]\s?\S{2,4}\s+)+"
)
_OUTLET = re.compile(
    r"(?:[\u4e00-\u9fffA-Za-z0-9]{2,12}(?:获悉|快?讯|电)(?:[（(][^）)\n]{0,30}[）)]\s*|[，,\s]+)"
    r"|(?:北京时间|当地时间)?[^，。\n]{0,10}消息[，,]\s?|据[^，。\n]{2,20}(?:报道|消息|介绍|悉|了解|称)[，,]\s?"
    r"|[^，。\n]{0,12}记者[^，。\n]{0,22}(?:获悉|了解到|报道)[，,：:]\s?"
    r"|(?:此外|同时|与此同时|另外|其中|而且|并且|因此|所以|不过|但是|然而|据悉|据了解|据介绍|值得注意的是|值得一提的是|数据显示|如今|近日|日前|对此|随后|之后)[，,：:]\s?)+"
)
HANGS = re.compile(r"并(?![购网列轨发联行排])|而(?!今)|且|但|则|从而|以及|及(?!时)")
"""How a clause begins that says nothing without the one before."""
_SUBORDINATE = re.compile(
    r"虽然|尽管|由于|因为|随着|伴随|为了|当(?![天日年月地选])|除了|除[^,]{1,12}外|无论|不论|不管|不仅|不但|不只|即使|即便|如果|假如|一旦|只要|只有|既然"
    r"|(?:对于|关于|针对|截[至止]|根据|按照|鉴于|考虑到|面对|作为)[^,]{0,14}$"
)
"""How a clause begins that only prepares the next one."""
_WHEN = re.compile(
    r"(?:(?<![小瓦安及届])时|(?<![落背先])后|之际|以来|期间|之前|同时|来看|而言|来说|方面|[情状]况下|[础会赛坛式场礼典节]上|背景下|影响下|过程中|其中|看来|不同|相比|相较|之外|之余|[年月日]起)$"
)
"""How such a clause ends."""
_LEADS = re.compile(
    r"(?:表示|显示|指出|认为|强调|透露|宣布|介绍|直言|写道|[问谈说讲写提]到|评价道|回应称|坦言|获悉|了解到|告诉[^,]{0,3}记者|(?<![小传学])说|(?<![名职简人号])称|[包其]括|分别[是为]|如下|例如|[就即也]是|特别是)$"
)
"""How a clause ends that leads to what is said or listed behind it."""
ANSWERS = re.compile(
    r"就(?![业医读任职餐诊地])|都(?![市江灵柏])|才(?![能华智])|那么|即(?![将日可便使墨时])|以(?:便|免|求|期)|却|所以|因此"
)
"""How the other half of a sentence begins, without which the first breaks off."""
_SPEAKS = re.compile(
    r"(?:表示|透露|介绍|(?<![名职简人号])称|指出|(?<![小传学])说|强调|坦言|直言|提到|认为|预计|预测|警告|呼吁|要求|希望)$"
)
_SPEAKS_LAST = frozenset("示露绍称出说调言到为计测告吁求望")
"""The last characters of it, looked up first for speed."""
_IF = re.compile("如果|若|一旦|假如|倘若|假设|只要|除非|即使|即便")
_TAIL = 8
_LAST = frozenset("露布绍同比较外余示出为调道到称言悉者说括是别下如时后际来间前面看况上中起")
"""The last characters of both, looked up first for speed."""
_SPACE = " \t\u3000\n，,；;：:。"
_END = _SPACE + "!！?？…~"


def heading(text: Reading, start: int, end: int) -> bool:
    """Whether a sentence is a heading or a row of a table: a line of its own, short or numbered, without an end mark.

    In a text without a full stop every line is a sentence.
    """
    narrow = text.narrow
    if narrow[start - 1] != "\n" or (end < len(narrow) and narrow[end - 1] != "\n") or "。" not in text.text:
        return False
    line = narrow[start:end].strip()
    longest = NUMBERED if _NUMBERED.match(line) else HEADING
    return line[-1] not in _MARKS and (len(line) <= longest or bool(_ROW.fullmatch(line.strip("|"))))


def clauses(text: Reading, sentence: Span) -> tuple[list[Span], Sequence[int]]:
    """The clauses of a sentence in order, without marks at their ends; which have only a space before them.

    A heading may have been glued to the text there.
    """
    start = _begin(text, *sentence)
    found: list[Span] = []
    glued = []
    for border in _BORDER.finditer(text.narrow, start, sentence[1]):
        if border.lastgroup:
            if trimmed := _trimmed(text.text, start, border.start()):
                found.append(trimmed)
            if border.lastgroup == "glue":
                glued.append(len(found))
            start = border.end()
    if trimmed := _trimmed(text.text, start, sentence[1]):
        found.append(trimmed)
    return found, glued


def _begin(text: Reading, start: int, end: int) -> int:
    """Where the sentence itself begins, behind bullets, bylines, the outlet and connectives."""
    start = _behind(_LEAD_IN, text.text, start, end)
    named = _behind(_OUTLET, text.text, start, end)
    return _behind(_LEAD_IN, text.text, named, end) if named > start else start


def _behind(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    match = pattern.match(text, start, end)
    return match.end() if match and match.end() < end else start


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start] in _SPACE:
        start += 1
    while end > start and text[end - 1] in _END:
        end -= 1
    return (start, end) if end > start else None


def reach(parts: Sequence[Span], first: int, glued: Sequence[int]) -> int:
    """The last clause of the longest stretch that begins with a clause, up to the next of *glued*.

    None is longer than it may be, unless the clause alone is so.
    """
    last, longest = first, parts[first][0] + LONGEST
    end = next((place for place in glued if place > first), len(parts)) if glued else len(parts)
    while last + 1 < end and parts[last + 1][1] <= longest:
        last += 1
    return last


def dangles(narrow: str, start: int, end: int, *, more: bool) -> bool:
    """Whether a clause only leads to what comes behind it."""
    if more and _SUBORDINATE.match(narrow, start, end):
        return True
    if narrow[end - 1] not in _LAST:
        return False
    tail = max(start, end - _TAIL)
    return bool(_LEADS.search(narrow, tail, end) or (more and _WHEN.search(narrow, tail, end)))


def claimed(narrow: str, start: int, end: int) -> bool:
    """Whether what follows a clause is somebody's word, or holds only if the clause does: alone it would be a fact."""
    spoken = narrow[end - 1] in _SPEAKS_LAST and _SPEAKS.search(narrow, start, end)
    return bool(spoken or _IF.match(narrow, start, end))


def sound(text: str, start: int, end: int) -> Span | None:
    """The stretch without a quotation mark at its ends whose fellow is elsewhere; None where one is left inside."""
    opening, closing = text.count("“", start, end), text.count("”", start, end)
    if opening == closing:
        return (start, end)
    if text[start] == "“" and not closing:
        start, opening = start + 1, opening - 1
    if text[end - 1] == "”" and not opening:
        trimmed = _trimmed(text, start, end - 1)
        if trimmed is None:
            return None
        end, closing = trimmed[1], closing - 1
    return (start, end) if opening == closing else None


def fitted(text: Reading, start: int, end: int) -> int:
    """The end of a stretch; one that is too long ends at an enumeration comma of its second half, else behind a word.

    It ends neither within a quotation nor between a number and its unit.
    """
    if end - start <= LONGEST or (end - start <= LATIN and text.narrow[start:end].isascii()):
        return end
    held = [match.span() for match in _HELD.finditer(text.narrow, start, end)]
    words = text.words
    borders = (words.starts[n] for n in text.words_in(start, start + LONGEST)[1:] if words.flags[n - 1] != "m")
    ends = [place for place in borders if place >= start + SHORTEST and not _within(held, place)]
    commas = [place for place in ends if text.narrow[place] == "、" and place >= start + LONGEST // 2]
    return (commas or ends or [start + LONGEST])[-1]


def _within(held: Sequence[Span], place: int) -> bool:
    """Whether *place* is inside a span, behind its first character."""
    before = bisect_right(held, place - 1, key=itemgetter(0)) - 1
    return before >= 0 and place < held[before][1]
