"""Which clauses at the ends of a chosen stretch are not the event itself?

A stretch is chosen by all that it says; what is printed then does without what published it, without its day (the
journal has that as a field) and without what only decorates it. Editors cut so too: in 87 articles of three annotators,
of the clauses behind the first they keep two in three that have a figure, one in three of the rest.
"""

import re
from collections.abc import Sequence

from newscrawl.analysis.clauses import ANSWERS, HANGS, SHORTEST, dangles, sound
from newscrawl.analysis.reading import Reading
from newscrawl.analysis.signals import Signals, within

Span = tuple[int, int]
TOLD = 18
"""Characters after which an event has been told, so that a clause without a figure may go."""
_SAID = re.compile(r"[^,]{2,45}(?:显示|披露|宣布|明确|统计|获悉|公告)$")
"""What publishes it. Who says, expects or believes it stays: without him it would be a fact."""
_DAY = re.compile(
    r"(?:北京时间|当地时间)?(?:(?:\d{4}年|[今去明]年)?(?:\d{1,2}月)?\d{1,2}[日号](?:[早晚上中下凌傍][上间午晨晚]?)?|当[日天晚]|[今昨]天|[今昨][晚日]|同一?[日天])$"
    r"|(?:此[后前次]|随后|紧?接着|目前|现在|近日|日前|最近|如今|不久前|报告期内|就在[^,]{1,6}[后前])$"
)
"""When it was, to the day, or vaguely. A month or year stays, as no field has it."""
_GROUND = re.compile(
    r"(?:根据|按照|依据|受|随着|针对|围绕|面向|关于|对于|为了?|作为)[^,]{1,30}$|继[^,]{1,30}[后外]$|从?[^,\d]{1,6}(?:方面|侧|[面上]|看)$"
)
"""On what ground, to which end, after what else, in which respect (产能方面, 从品类看)."""
_FIRST = frozenset("根按依受随针围面关对为作继")
_LAST = frozenset("示露布确计悉告日号早晚上中下凌傍间午晨天后前次着在近今内面侧看")
"""How clauses begin or end that the patterns fit, looked up first for speed."""
_FIGURE = re.compile(
    r"\d|新[高低]|纪录|首[次个款家]|最[大高低多快]|第一|连续|持平|[两三四五六七八九十]倍|翻[一两]?番|[一二两三四五六七八九]成"
)
"""Figures and records, by which an event is measured."""
_COMPANY = re.compile(r"公司|集团|双方|净利润|归母|营收|营业收入|当[月年季]|前[一二三]季度|[上下]半年")
_ITSELF = re.compile(r"(?:公告|[简财年季]报|报告|披露|宣布|公布|发布)(?:称|显示)?$")
"""Behind a company that tells of itself, 公司 and its profit are nobody's without its name."""
_NO_SUBJECT = frozenset("vdcup")
_POINTERS = frozenset("其他她它这该本将")
_QUOTES = frozenset("“‘「『")


def trimmed(text: Reading, marks: Signals, span: Span, parts: Sequence[Span]) -> Span:
    """*span* without lead-ins, and without clauses at its end that have no figure, record or word of the headline.

    *parts* are the clauses that it consists of; it may begin or end a little within the outer ones.
    """
    kept = [(max(start, span[0]), min(end, span[1])) for start, end in parts]
    kept = kept[lead_ins(text, kept) :]
    return sound(text.text, kept[0][0], _end(text, marks, kept)) or span


def lead_ins(text: Reading, parts: Sequence[Span]) -> int:
    """How many clauses at the beginning only lead to the others."""
    count = 0
    while count < len(parts) - 1 and _leads(text, parts[count:]):
        count += 1
    return count


def _leads(text: Reading, parts: Sequence[Span]) -> bool:
    """Whether the first clause only leads to the next, which can begin an event."""
    narrow, start = text.narrow, parts[1][0]
    if narrow[parts[0][1] - 1] not in _LAST and narrow[parts[0][0]] not in _FIRST:
        return False
    if text.text[start] in _QUOTES or parts[-1][1] - start < SHORTEST or HANGS.match(narrow, start):
        return False
    if _DAY.match(narrow, *parts[0]) or _GROUND.match(narrow, *parts[0]):
        return True
    itself = _ITSELF.search(narrow, *parts[0]) and _COMPANY.match(narrow, start)
    return bool(_SAID.match(narrow, *parts[0])) and not itself and _has_subject(text, start)


def _has_subject(text: Reading, start: int) -> bool:
    """Whether the clause begins with what it speaks of: behind 公司公告, 将… says what the company will do."""
    first = text.words_in(start, start + 1)
    return not first or (
        text.words.flags[first[0]][0] not in _NO_SUBJECT and text.words.texts[first[0]][0] not in _POINTERS
    )


def _end(text: Reading, marks: Signals, parts: Sequence[Span]) -> int:
    """Where the stretch ends when what only decorates it has gone."""
    start, end = parts[0][0], parts[-1][1]
    for before, (first, last) in zip(parts[-2::-1], parts[:0:-1], strict=True):
        told = before[1]
        needed = marks.titled(text, first, last) or _FIGURE.search(text.narrow, first, last)
        if told - start < TOLD or needed or ANSWERS.match(text.narrow, first):
            break
        says = within(marks.numbers, start, told) or marks.cue(start, told) >= 1
        if says and not dangles(text.narrow, *before, more=True) and sound(text.text, start, told) == (start, told):
            end = told
    return end
