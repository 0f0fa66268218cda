"""Which agency reported from where and on which day, given the first words of an article?"""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import takewhile

from newscrawl.items import Dateline
from newscrawl.text.dateforms import FULL_WIDTH
from newscrawl.text.names import parse_byline, split_names
from newscrawl.text.normalize import fold
from newscrawl.text.numerals import parse_numeral
from newscrawl.text.patterns import late
from newscrawl.text.persons import has_surname, looks_like_office
from newscrawl.text.roles import AGENCIES, PLACES

_HAN = r"\u3400-\u9fff"
# What ends like a medium and is none: 财报, 旅行社, 官网, 教育部网站. A 台 must be of television or radio: not 烟台.
_AGENCY = (
    rf"(?P<agency>(?:{'|'.join(AGENCIES.split())}|(?:新浪|腾讯|網易|网易|搜狐|凤凰|鳳凰)[{_HAN}]{{2}}|"
    rf"[{_HAN}A-Za-z\d·《》+-]{{1,14}}(?:(?<![^青少老]年)(?<![财財季月预預情海公简通举申汇警捷喜战])[报報]》?|"
    r"(?<![行作版公会茶社])社|(?<![官电電台联聯路管])[网網]|(?:[视視电電播央]|新[闻聞])[台臺]|[卫衛][视視]|新[闻聞]|之[声聲]|"
    r"在[线線]|[财財][经經]|[周週]刊|[杂雜][志誌])(?:科技|[财財][经經]|[体體]育|[娱娛][乐樂]|汽[车車])?)"
    rf"(?:[{_HAN}·-]{{0,6}}客[户戶]端|APP)?)"
)
_PLACE = rf"(?P<place>[{_HAN}·“”]{{2,10}}?(?:\s?[／/、—]\s?[{_HAN}·]{{2,8}}?){{0,3}}(?<![电電快简短资通]))"
_DAY = (
    r"(?:(?:(?:19|20)\d\d\s?年\s?)?(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2})\s?月\s?)?"
    r"(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})\s?[日号號]"
)
_ENDS = r"(?=[\s（(【〔，,：:]|题[:：]|題[:：]|$)"
# 20日电, but not 20日电池; without a day the word must stand apart from the text.
_SENT = (
    r"(?:[综綜]合)?(?:[外专專][电電]|[电電](?![池话話视視影动動商网網力子台臺脑腦器价價梯竞競流压壓])|"
    r"[讯訊](?![问問息号號飞飛速期]))"
)
_FILED = rf"(?:[综綜]合)?外?(?:[电電]|快?[讯訊]|[专專][电電])(?:[报報][导導道])?{_ENDS}|[讯訊](?=[近日今昨本\d])"
_SAID = r"消息(?=[\s，,：:（(])|[报報][导導道](?=[\s（(【]|[记記]者|$)|[获獲]悉(?=[，,：:])"
_OPEN = r"^[（(【\[〔□■◎●]?\s?"
_WIRE = late(
    rf"{_OPEN}(?:(?P<cited>[据據])\s?)?{_AGENCY}\s?(?:[记記]者\s?(?P<who>[{_HAN}、，\s]{{2,20}}?))??(?:{_PLACE}(?:[摄攝]影)?)??\s?"
    rf"(?:{_DAY}\s?(?P<sent>{_SENT}|{_SAID})|(?P<filed>{_FILED}|{_SAID}))"
)
# （中央社記者張三台北20日電）: name and place are glued.
_CENTRAL = late(
    rf"{_OPEN}(?P<agency>中央社)\s?[记記]者\s?(?P<who>[{_HAN}、\s]{{4,30}}?)\s?{_DAY}\s?(?:[综綜]合)?[外专專]?[电電][报報]?[导導道]?"
)
_STATIONED = late(
    rf"{_OPEN}(?P<by>[^\s，。：（(]{{0,16}}?[记記]者\s?[{_HAN}·、\s]{{2,30}}?)"
    rf"(?:\s?[／/╱]\s?(?P<place>[{_HAN}]{{2,4}}?)|\s(?P<city>[{_HAN}]{{2,6}}?))(?:[摄攝]影)?[报報][导導道](?:[）)】\]〕]|(?=[\s，,：:]|$))"
)
_IN_BRACKETS = late(r"\s?(?:题[:：][^（(]{1,60})?\s?[（(【〔](?P<named>[^（()）【】〔〕]{2,60})[）)】〕]")
_AT_ONCE = late(rf"[：:，,\s]*[记記]者\s?(?P<named>[{_HAN}·、\s]{{2,20}}?)(?=\s?[报報][导導道]|\s[^\s]{{4}})")
_SIGNED = late(rf"(?:[{_HAN}]{{2,10}})?(?:[记記]者|作者)\s?[:：]?\s?(?P<named>[{_HAN}·、，\s]{{2,30}})")
_NO_PLACE = late(
    r"[综綜]合|即[时時]|[专專][题題]|[连連][线線]|[独獨]家|全媒[体體]|"
    r".*(?:消息|[发發][布佈]|[获獲]悉|[报報][导導道]|[记記]者|[社台部][长長]|[主总總][编編任]|社[区區]|办公|[网網]站|公司|[会會]$).*"
)
_KNOWN = late(rf"(?P<name>[{_HAN}]{{2,4}}?)(?P<place>(?:{'|'.join(PLACES.split())})[{_HAN}]{{0,2}})")
_BRACKETS = "（(【[〔）)】]〕□■◎● "
_WINDOW = 120
_FIRST = 3
"""Paragraphs that are looked at: a heading may stand before the first sentence."""


def find_dateline(paragraphs: Sequence[str]) -> tuple[Dateline, str] | None:
    """The dateline at the head of *paragraphs*, with the words that say it; None where there is none.

    What cites a medium (据…报道) or a website is none, and no impossible day is one. C.4 of the facts names the forms.

    >>> find_dateline(["示例社北京/上海11月20日电（记者张三）会议开幕。"])[0].place
    '北京/上海'
    >>> find_dateline(["据示例网11月20日报道，会议开幕。"]) is None
    True
    """
    for n, paragraph in enumerate(paragraphs[:_FIRST]):
        text = fold(paragraph[:_WINDOW]).translate(FULL_WIDTH)
        if found := _central(text) or _wired(text, [*paragraphs[n + 1 :], ""][0]) or _stationed(text):
            return found
        if paragraph.endswith(("。", "！", "？", "”")):
            return None
    return None


def days_off(dateline: Dateline, published: date) -> int | None:
    """How many days the day of *dateline* is from *published*, in the nearest month or year; None without a day."""
    if dateline.day is None:
        return None
    near = (published + timedelta(days=step * sign) for step in range(184) for sign in (1, -1))
    same = (day for day in near if day.day == dateline.day and dateline.month in (None, day.month))
    return next((abs((day - published).days) for day in same), None)


def _wired(text: str, following: str) -> tuple[Dateline, str] | None:
    match = _WIRE().match(text)
    if not match or not _holds(match, text[match.end() :]):
        return None
    when = _day(match)
    rest = text[match.end() :]
    if when is None or not _is_place(match["place"] or ""):
        return None
    named = _IN_BRACKETS().match(rest) or _AT_ONCE().match(rest)
    reporters = _named(named["named"]) if named else ()
    if not reporters and (signed := _SIGNED().fullmatch(fold(following[:40]))):
        reporters = _named(signed["named"])
    reporters = (*_named(match["who"] or ""), *reporters)
    raw = text[: match.end() + (named.end() if named and reporters else 0)]
    agency, place = match["agency"], match["place"]
    return Dateline(agency=agency, place=place, month=when[0], day=when[1], reporters=reporters), _bare(raw)


def _holds(match: re.Match[str], rest: str) -> bool:
    """Whether *match* opens a report rather than a sentence about one."""
    word = match["sent"] or match["filed"]
    if match["cited"]:  # 据…社北京20日电 stands apart from the text, or is part of it
        return word[-1] in "电電" and rest[:1] in ("", " ", "（", "(", "：", ":")
    return word[-1] != "悉" or not (match["day"] or match["place"])


def _central(text: str) -> tuple[Dateline, str] | None:
    match = _CENTRAL().match(text)
    when = _day(match) if match else None
    if not match or not when:
        return None
    *others, last = match["who"].replace("、", " ").split() or [""]
    known = _KNOWN().fullmatch(last)
    size = 3 if len(last) > 4 else 2
    name, place = (known["name"], known["place"]) if known else (last[:size], last[size:])
    if others and not known and len(last) <= 4 and not has_surname(last):
        name, place = "", last  # 記者張三 東京
    reporters = _named(" ".join(filter(None, [*others, name])))
    dateline = Dateline(agency=match["agency"], place=place or None, month=when[0], day=when[1], reporters=reporters)
    return dateline, _bare(match[0])


def _stationed(text: str) -> tuple[Dateline, str] | None:
    """記者張三／台北報導, 示例经济报道记者 张三 上海报道."""
    match = _STATIONED().match(text)
    byline = parse_byline(match["by"]) if match else None
    if not match or not byline or not all(map(has_surname, byline.authors)):
        return None
    place = match["place"] or match["city"]
    if not _is_place(place):
        return None
    return Dateline(agency=byline.outlet, place=place, reporters=byline.authors), _bare(match[0])


def _is_place(text: str) -> bool:
    return not (_NO_PLACE().fullmatch(text) or looks_like_office(text))


def _bare(raw: str) -> str:
    """*raw* without brackets of which it has but one."""
    return raw.strip() if raw[:1] not in _BRACKETS else raw.strip(_BRACKETS)


def _day(match: re.Match[str]) -> tuple[int | None, int | None] | None:
    """Month and day, as far as *match* has them; None where there is no such day."""
    month, day = (None if match[name] is None else int(parse_numeral(match[name]) or 0) for name in ("month", "day"))
    try:
        date(2000, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        return None
    return month, day


def _named(text: str) -> tuple[str, ...]:
    """The reporters of what stands in brackets; those without a label must have a surname."""
    if "记者" in text or "記者" in text:
        return parse_byline(text).authors
    return tuple(takewhile(has_surname, split_names(text)))
