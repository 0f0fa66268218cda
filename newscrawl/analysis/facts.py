"""When did an event happen, who took part, and how much was it?"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from newscrawl.analysis.bodies import bodies
from newscrawl.analysis.persons import people
from newscrawl.analysis.reading import Reading
from newscrawl.analysis.vocabulary import Mention
from newscrawl.text.dates import BEIJING

Span = tuple[int, int]
MOST = 6
_AFTER_NAME = r"(?<![^\W\d月于在到从至自]\d号)(?<![^\W\d月于在到从至自]\d\d号)"
"""Not the number of a thing: 嫦娥5号."""
_DATE = re.compile(
    r"(?=[\d上下今去明昨前大本这周星])(?:"  # for speed: most places end here
    r"(?<!\d)(?:(?:(?P<year>(?:19|20)\d\d)年|(?P<relative>今|去|明)年)?(?P<month>1[0-2]|0?[1-9])月|(?P<near>[上本下])个?月)?"
    rf"(?P<day>3[01]|[12]\d|0?[1-9])(?:日(?![线内均游龄年])|号{_AFTER_NAME}(?![线楼院店馆文机令]))"
    r"|(?P<back>[今昨明]|大?前(?=天))[天日晚晨早](?![本])"
    r"|(?<![每逢一两几色至到])(?<!将[于在])(?P<week>[上本这下])?(?:周|星期)(?P<weekday>[一二三四五六日天])(?![年期刊边次至到])"
    r"|(?<!\d)(?P<iso>(?:19|20)\d\d(?P<mark>[-/.])(?:1[0-2]|0?[1-9])(?P=mark)(?:3[01]|[12]\d|0?[1-9]))(?!\d))"
)
_BACK = {"今": 0, "昨": 1, "前": 2, "大前": 3, "明": -1}
_YEARS = {"今": 0, "去": -1, "明": 1}
_DAY = re.compile(
    r"[\d今昨明前周期当同](?:(?<![周期当同])[日号天晚晨早]|(?<=[周期])[一二三四五六日天]|(?<=\d)[-/.]\d|(?<=[当同])[日天一])"
)
"""What every day has, and 当日, looked up first for speed."""
_SAME_DAY = re.compile(r"[当同](?:[日天]|(?<=同)一天)")
_QUOTATION = re.compile(r"[“「『](?:(?<=“)[^”\n]{0,400}”|(?<=「)[^」\n]{0,400}」|(?<=『)[^』\n]{0,400}』)")
_UNTIL = re.compile(r"(?:直到|直至|截[至止到]|[延推]迟到|有效期[至到为]|[至到比较]|[高低]于)\s?$")
"""Before a day that is an end, of a ban or of a count, or one to compare with: not the day of the event."""
_UP_TO = re.compile(r"\s?(?:为?止|截止|[之以]前|前(?![后往来去赴夕期]))")
"""Behind such a day."""
_AHEAD = re.compile(r"(?:将|拟|预计|计划)(?:[于在自从])?$")
_COMING = re.compile(r"[^,。;\n]{0,12}(?:即?将|拟)(?![军领士帅近达])")
"""Before a day that is still to come (将于9月1日起施行), and behind it (周四将举行)."""
_PASSED, _FAR = timedelta(days=31), timedelta(days=92)
"""By which such a day may have passed when the article came, and after which no other is still to come."""
_WEEKS = {"上": -1, "下": 1}
_WEEKDAYS = "一二三四五六日"
_REACH = 200
"""Characters before an event within which 当日 finds its day."""
_UNIT = (
    "美元|欧元|日元|英镑|港元|韩元|卢布|澳元|加元|瑞郎|卢比|泰铢|新台币|人民币|元(?:新台币|人民币|港币)?|美金|人次|人|家|个|件|台|辆|架|艘|枚|颗|倍|吨|公斤|公里|千米|毫米|厘米|米|平方米|平方公里|亩|"
    "千瓦时|千瓦|兆瓦|吉瓦|度|桶|股|项|款|支|套|块|户|所|场|次|名|位|岁|片|例|份|头|只|条|种|宗|册|笔|分钟|小时(?:\\d{1,2}分钟?)?|纳米"
    "|座(?!舱)|间|处|公顷|立方米|毫克|剂次?|℃|摄氏度|token|(?:[kMGT]?Wh?|[KMGT]B|k[mg])(?![A-Za-z])"
)
_EACH = rf"(?:/(?:{_UNIT}|[年月日天人]))?"
_CURRENCY = re.compile(r"(?:新?台币|港币|人民币)$")
_AMOUNT = re.compile(
    r"[\d一二两三四五六七八九十数几](?:(?<=\d)(?<![\dA-Za-z.第-].)"
    r"(?:[\d,]*(?:\.\d+)?(?:[十百千万亿]*(?:[美欧日港]?元)?[-–—~至到](?=\d[\d,.]*[^\d%])|%?[-–—~至到](?=\d[\d.]*%))\d)?"
    rf"[\d,]*(?:\.\d+)?\s?(?:%|个?(?:百分|基)点|[十百千万亿多余]*(?:(?:{_UNIT}){_EACH}|万|亿)(?![月日年]))"
    r"|(?<=\D)(?<![\d第零〇.一二两三四五六七八九十百千万亿数几].)(?:(?<![十数几])成[半一二三四五六七八九]?(?![\u4e00-\u9fff](?<![的以左多]))"
    rf"|[零一二三四五六七八九十百千万亿]+[多余]?(?:{_UNIT})(?![月日年])))"
)
"""In digits, or in Chinese numerals of two characters or more (三千万元): 一家 counts nothing. Tenths are 两成."""


def day(text: Reading, span: Span, published: datetime | None) -> date | None:
    """The day that the event names, else the last one that its sentence named before it; None where that is not sure.

    Without a year it is the one nearest to *published*, without a month the last such day up to *published*; a day of
    the week is the last one too. 当日 is the day that was named last. A day in brackets behind another one is surer.
    """
    begun = bisect_left(text.sentences, (span[0] + 1,))
    start = text.sentences[begun - 1][0] if begun else span[0]
    if not _DAY.search(text.narrow, start, span[1]):
        return None
    found = _named(text, *span, span[0])
    if not found:
        if _SAME_DAY.search(text.narrow, *span):
            start = max(text.title_end, start - _REACH)
        found = _named(text, start, span[0], span[0])[::-1]
    match = _bracketed(text, found[0], span[1]) if found else None
    if match is None or (published is None and not match["year"] and not match["iso"]):
        return None
    try:
        before = _AHEAD.search(text.narrow, max(0, match.start() - 3), match.start())
        ahead = bool(before or _COMING.match(text.narrow, match.end()))
        if published and published.tzinfo:
            published = published.astimezone(BEIJING)  # 20:00 UTC is tomorrow
        return _resolved(match, published.date() if published else date.max, ahead=ahead)
    except (ValueError, OverflowError):  # 2月30日
        return None


def _named(text: Reading, start: int, end: int, event: int) -> list[re.Match[str]]:
    """The days that a stretch names in order, without those that end something, and those in a quotation.

    What is in the quotation in which the event itself begins does count.
    """
    dates = list(_DATE.finditer(text.narrow, start, end))
    if not dates:
        return []
    quotations = [match.span() for match in _QUOTATION.finditer(text.narrow, text.title_end)]
    quotations = [(one, other) for one, other in quotations if not one <= event < other]
    return [
        match
        for match in dates
        if not any(one < match.start() < other for one, other in quotations)
        and not _UNTIL.search(text.narrow, max(start, match.start() - 5), match.start())
        and not _UP_TO.match(text.narrow, match.end())
    ]


def _bracketed(text: Reading, match: re.Match[str], end: int) -> re.Match[str]:
    """The day in brackets right behind *match*, where there is one: 今日(11月18日)."""
    bracket = match.end() < end and text.narrow[match.end()] == "("
    return (_DATE.match(text.narrow, match.end() + 1, end) or match) if bracket else match


def _resolved(match: re.Match[str], published: date, *, ahead: bool) -> date | None:
    """The day of a match, which is still to come where it is *ahead*; raises ValueError where there is no such day."""
    if match["iso"]:
        return date(*map(int, match["iso"].split(match["mark"])))
    if match["back"]:
        return published - timedelta(days=_BACK[match["back"]])
    if match["weekday"]:
        return _of_week(published, match["week"], _WEEKDAYS.find(match["weekday"]) % 7, ahead=ahead)
    number = int(match["day"])
    if match["month"] is None:
        return _of_month(published, match["near"], number, ahead=ahead)
    month = int(match["month"])
    if match["year"] or match["relative"]:
        year = int(match["year"]) if match["year"] else published.year + _YEARS[match["relative"]]
        return date(year, month, number)
    days = (_possible(published.year + shift, month, number) for shift in (0, -1, 1))
    first, last = (published - _PASSED, date.max) if ahead else (date.min, published + min(_FAR, date.max - published))
    fitting = (found for found in days if found and first <= found <= last)
    return min(fitting, key=lambda found: abs(found - published), default=None)


def _of_week(published: date, week: str | None, weekday: int, *, ahead: bool) -> date:
    """A day of the week that *week* tells, else the last one up to *published*, the next where it is *ahead*."""
    if week:
        return published + timedelta(days=weekday - published.weekday() + 7 * _WEEKS.get(week, 0))
    if ahead:
        return published + timedelta(days=(weekday - published.weekday()) % 7)
    return published - timedelta(days=(published.weekday() - weekday) % 7)


def _of_month(published: date, near: str | None, number: int, *, ahead: bool) -> date:
    """A day of the month that *near* tells, else the last one up to *published*, the next where it is *ahead*."""
    first = published.replace(day=1)
    if near == "下" or (ahead and not near and number < published.day):
        return (first + timedelta(days=31)).replace(day=number)
    if near == "上" or (not near and not ahead and number > published.day):
        first -= timedelta(days=1)
    return first.replace(day=number)


def _possible(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:  # 29 February, most years
        return None


def amounts(text: Reading, span: Span) -> tuple[str, ...]:
    """Numbers with their units, as written.

    Percentages, money, people and things; neither dates nor versions.
    """
    found = (match.span() for match in _AMOUNT.finditer(text.narrow, *span))
    return _first(text.text[_with_currency(text.narrow, start) : end] for start, end in found)


def _with_currency(narrow: str, start: int) -> int:
    """Where an amount begins that has its currency before it: 新台币1,650元."""
    before = _CURRENCY.search(narrow, max(start - 3, 0), start)
    return before.start() if before else start


def actors(text: Reading, span: Span) -> tuple[str, ...]:
    """Organisations and persons that the event names, as written, each once, in order."""
    start, end = span
    spans = {(_placed(text, m), m.end) for m in text.organisations if m.start >= start and m.end <= end and _acts(m)}
    spans.update(bodies(text, span))
    spans.update(people(text, span))
    alone = (one for one in sorted(spans) if not any(o != one and o[0] <= one[0] and one[1] <= o[1] for o in spans))
    return _first(text.text[slice(*one)] for one in alone)


def _acts(mention: Mention) -> bool:
    """Whether an organisation is no media: these report."""
    return getattr(mention.entry, "kind", "") != "media"


def _placed(text: Reading, mention: Mention) -> int:
    """Where an organisation begins, an authority with the place before it: 襄阳医保局."""
    words = text.words
    before = bisect_left(words.starts, mention.start) - 1
    authority = before >= 0 and getattr(mention.entry, "kind", "") == "institution"
    placed = authority and words.flags[before] == "ns" and words.ends[before] == mention.start
    return words.starts[before] if placed else mention.start


def _first(found: Iterator[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found))[:MOST]
