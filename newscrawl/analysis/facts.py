"""When did an event happen, who took part, and how much was it?"""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from newscrawl.analysis.names import people
from newscrawl.analysis.reading import Reading

Span = tuple[int, int]
MOST = 6
_DATE = re.compile(
    r"(?<!\d)(?:(?:(?P<year>(?:19|20)\d\d)年|(?P<relative>今|去|明)年)?(?P<month>1[0-2]|0?[1-9])月)?"
    r"(?P<day>3[01]|[12]\d|0?[1-9])[日号](?![线楼院店馆])|(?P<back>[今昨明]|前(?=天))[天日晚晨](?![本])"
)
_BACK = {"今": 0, "昨": 1, "前": 2, "明": -1}
_YEARS = {"今": 0, "去": -1, "明": 1}
_AMOUNT = re.compile(
    r"(?<![\dA-Za-z.-])\d[\d,]*(?:\.\d+)?\s?(?:%|个?百分点|(?:十|百|千|万|亿|万亿|多|余)*"
    r"(?:美元|欧元|日元|英镑|港元|韩元|卢布|人民币|元|美金|人次|人|家|个|件|台|辆|架|艘|枚|颗|倍|吨|公斤|公里|千米|米|平方米|平方公里|亩|"
    r"千瓦时|千瓦|兆瓦|吉瓦|度|桶|股|项|款|支|套|块|户|所|场|次|名|位|岁|分钟|小时|纳米|万|亿)(?![月日年]))"
)


def day(text: Reading, span: Span, published: datetime | None) -> date | None:
    """The day that the event names, else the last one that its sentence named before it; None where that is not sure.

    Without a year it is the one nearest to *published*, without a month the last such day up to *published*.
    """
    sentence = next((start for start, end in reversed(text.sentences) if start <= span[0]), span[0])
    before = [*_DATE.finditer(text.narrow, sentence, span[0])]
    match = _DATE.search(text.narrow, *span) or (before[-1] if before else None)
    if match is None or (published is None and not match["year"]):
        return None
    try:
        return _resolved(match, published.date() if published else date.max)
    except (ValueError, OverflowError):  # 2月30日
        return None


def _resolved(match: re.Match[str], published: date) -> date | None:
    """The day of a match; raises ValueError where there is no such day."""
    if match["back"]:
        return published - timedelta(days=_BACK[match["back"]])
    number = int(match["day"])
    if match["month"] is None:
        last = published.replace(day=1) - timedelta(days=1)
        return published.replace(day=number) if number <= published.day else last.replace(day=number)
    month = int(match["month"])
    if match["year"]:
        return date(int(match["year"]), month, number)
    if match["relative"]:
        return date(published.year + _YEARS[match["relative"]], month, number)
    days = (_possible(published.year + shift, month, number) for shift in (0, -1, 1))
    return min((found for found in days if found), key=lambda found: abs(found - published), default=None)


def _possible(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:  # 29 February, most years
        return None


def amounts(text: Reading, span: Span) -> tuple[str, ...]:
    """Numbers with their units, as written.

    Percentages, money, people and things; neither dates nor versions.
    """
    return _first(text.text[slice(*match.span())] for match in _AMOUNT.finditer(text.narrow, *span))


def actors(text: Reading, span: Span) -> tuple[str, ...]:
    """Organisations and persons that the event names, as written, each once, in order."""
    start, end = span
    spans = {(m.start, m.end) for m in text.organisations if start <= m.start and m.end <= end}
    spans.update(people(text, span))
    ordered = sorted(spans)
    alone = (one for one in ordered if not any(o != one and o[0] <= one[0] and one[1] <= o[1] for o in ordered))
    return _first(text.text[slice(*one)] for one in alone)


def _first(found: Iterator[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found))[:MOST]
