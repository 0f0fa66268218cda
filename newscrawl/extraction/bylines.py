"""Whom do the lines around an article, and its first and last sentences, name as its people?"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, pairwise, takewhile
from typing import Any

from lxml.html import HtmlElement

from newscrawl.extraction.letters import is_full_name
from newscrawl.extraction.lines import Line
from newscrawl.text.names import Byline, parse_byline, split_names
from newscrawl.text.normalize import fold
from newscrawl.text.patterns import late
from newscrawl.text.persons import has_surname, looks_like_office, looks_like_outlet, looks_like_person
from newscrawl.text.roles import PLACES, ROLE_OF

_JOB = r"(?:记者|記者|通讯员|通訊員|实习生|實習生|作者)"
_HAN = r"[\u3400-\u9fff]"
_ONE = rf"(?:{_HAN}+(?:·{_HAN}+)+|{_HAN}{{2,4}}|{_HAN}\s{_HAN}(?!{_HAN}))"
"""A name: 张三, 张 三, 阿不都·买买提."""
_NAMES = r"[\u3400-\u9fff·、，,\s]{2,30}?"
_PLACE = "(?:" + "|".join(PLACES.split()) + ")"
_MARK = r"[□■◎●○▲△◆◇☆★※▌丨|\s]*"
_REPORTER = late(
    rf"{_MARK}[【（(〔\[]?(?:[^\s，。：:]{{1,16}}?)?[\s╱/]?{_JOB}\s*[|｜:：]?\s*{_NAMES}"
    r"(?:[/／╱].{0,10}|文|报道|攝影|摄影|摄|发自.{2,6}|\s来源.*)?[】）)〕\]]?"
)
_FILED = late(r"[^。]{0,30}?[\u3400-\u9fff、]{2,14}\s*[／/╱]\s*\S{0,4}(?:報導|报道|外[电電])[】）)]?")
_WITH_OUTLET = late(rf"{_HAN}{{2,4}}(?:[、\s]{_HAN}{{2,4}})*\s*[/／]\s*@?\S{{2,12}}[报社网闻]")
_BY_TASK = late(
    rf"{_MARK}(?:[文图圖]\s*[/／|｜:：]\s*)+\S{_NAMES}(?:[/／\s]*[图圖摄攝]影?\s*[/／|｜:：]\s*\S.{{1,20}})?|"
    rf"{_HAN}{{2,4}}(?:[、\s]{_HAN}{{2,4}})*(?:\s+文\s*[/／、]\s*[图圖摄攝]影?|\s*[/／]\s*(?:文|图文|文图|文[/／、]?[图圖摄攝])(?:\s+{_HAN}{{2,4}}\s*[/／]\s*[图圖摄攝]影?)?)"
)
_TIME = late(r"\s*(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}[日\s\d:]*$")
"""What ends a byline that shares its line with a date."""
_DESK = late(rf"{_HAN}{{2}}(?:中心|[組组])\s?[／/╱]\s?\S{{0,4}}?{_HAN}{{2,4}}[報报][導道]")
_BARRED = late(
    rf"(?:\S{{0,8}}?(?:[记記]者|[编編][辑輯])\s?[|｜丨︱]\s?{_HAN}{{2,4}}(?:[、\s]{_HAN}{{2,4}})*\s*){{1,4}}"
)
_STATIONED = late(rf"{_HAN}{{2,4}}(?:[、\s]{_HAN}{{2,4}}){{0,3}}\s?[发發]自\s?\S{{2,8}}")
_BEHIND_BLANK = late(
    rf"(?:^|[\s|｜·])(?:{_HAN}{{0,8}}(?:[记記]者|作者|撰稿人?|撰文|主[笔筆]|[评評][论論][员員]|[观觀]察[员員])[\s|｜]?|"
    rf"(?i:(?:posted |text )?by)\s)"
    rf"(?P<names>{_ONE}(?:[、\s]{_ONE}){{0,4}})(?=$|[\s|｜·])"
)
_INTERN = late(r"(?:[实實][习習]|[见見][习習])(?:生|[记記]者)")
_ABOUT = late(rf"(作者\s?{_HAN}{{2,3}}?)[为為系是现現].*")
_PATH = late(r"[>＞»›]")
_WITH_ROLE = late(
    r"(?:^|[\s|｜])(?P<role>通讯员|通訊員|(?:责任|責任)?(?:编辑|編輯)|责编|責編|校对|校對|摄影|攝影)[\s|｜]"
    rf"(?P<names>{_ONE}(?:[、\s]{_ONE}){{0,2}})(?=$|[\s|｜])"
)
_AUTHOR = late(r"author|byline", re.IGNORECASE)
_NAMED_BY = ("class", "id", "rel", "itemprop")
_FOLLOWED = late(
    r"(?P<name>[^\s:：>＞|｜/]{2,14}?)(?:\s?(?:官方[账帐賬帳][号號]|[优優][质質]\S{2,6}[作者者]|原[创創]))?"
    r"(?:\s+(?:[+＋]\s?|已|加)?|\s*[+＋\d][\d.]*\s?[万萬wW]?\s?)(?:关注|關注|追蹤|粉[丝絲])(?:\s|$)"
)
_BUTTON = late(r"[+＋\s]*(?:已|加)?(?:关注|關注|追蹤)")
_SHORT = 40
"""Characters of a line that names an account."""
_FEW = 40
"""Elements of one line that are looked at."""
_LABELLED = late(r"^(?:作者|文|[记記]者|撰文)\s*[:：/|｜]?\s*")
_TOOK = late(r"(?<![文图圖/／])(?:[摄攝]影?)$")
_MARKED = late(rf"[□■◎●○◆◇]\s*(?P<names>{_HAN}{{2,4}}(?:[、\s]+{_HAN}{{2,4}}){{0,3}})")
_ORIGINAL = late(r"原创\s+(?:\d{4}\S+\s+)?(?P<name>\S{2,16})\s.*")

_IN_BRACKETS = late(
    rf"[（(〔【\[]([^（()）〔〕【】\[\]]{{0,40}}(?:{_JOB}|[/／╱])[^（()）〔〕【】\[\]]{{2,50}})[)）〕】\]]|"
    r"[电電讯訊]\s?[（(]([\u3400-\u9fff、\s]{2,20})[）)]"
)
_OPENING = late(
    rf"(?:本报|本台|本网|{_HAN}{{2,8}}(?:[报報][道導]|[讯訊电電网網]))?\s?(?:[记記]者)\s*({_NAMES})\s*(?:[报報][道導]|[发發]自|[从從])|"
    rf"{_HAN}{{2,8}}(?:[报報][道導]|[讯訊电電])\s*[记記]者\s?({_HAN}{{2,3}}(?:[、\s]{_HAN}{{2,3}})*)(?=\s)"
)
_FILING = late(r"^\S{2,12}(?:[报報][道導]|[讯訊电電])\s+")
_AGENCY = late(
    rf"[（(]中央社?(?:[记記]者)?({_HAN}{{2,4}}(?:、{_HAN}{{2,4}})*?){_PLACE}\S{{0,4}}?\d{{1,2}}日.{{0,6}}[)）]"
)
_SENTENCE = late(rf"{_HAN}\d+\D|\d{_HAN}|\d{{5}}")
_DONE = late(r"\s*[（(](?:完|本文完|全文完)[)）]\s*$")
_JOINED = late(r"[（(]参与(?:采写|采访|报道)?(?:的)?(?:记者)?\s*[:：]?\s*([\u3400-\u9fff·、\s]{2,60})[)）]")
_SIGNED = late(
    rf"(?:^|(?<=[。！？!?…”』」；]))\s*[（(](?P<outlet>{_HAN}{{2,8}}?(?:新聞|新闻|体育|财经|娱乐|科技|[网網报報社台臺]))?\s*"
    rf"(?P<names>{_HAN}{{2,4}}?(?:[、\s]+{_HAN}{{2,4}}?){{0,3}}?)\s*(?P<filed>(?:{_PLACE}?(?:[报報][道導])|／{_PLACE}.*))?\s*[)）]$"
)
_SHOT = late(
    rf"(?:{_JOB}\s*|[（(/／。\s])(?P<names>{_HAN}{{2,3}}(?:[、\s]{_HAN}{{2,3}}){{0,2}})\s?[/／]?(?:[摄攝]|[摄攝]影)[)）]?。?$"
)


def own_lines(lines: Sequence[str]) -> Iterator[Byline]:
    """The bylines that are lines of their own: 本报记者 张三, 张三/示例日报, 文/张三, □张三, 记者张三／台北报道."""
    forms = (_REPORTER, _FILED, _DESK, _BARRED, _WITH_OUTLET, _BY_TASK, _STATIONED)
    for text in lines:
        line = _TIME().sub("", text)
        if len(line) < 50 and any(form().fullmatch(line) for form in forms):
            byline = parse_byline(line.strip("【】〔〕[]□■◎●○▲△◆◇☆★※▌丨| "))
            if not _REPORTER().fullmatch(line) or all(map(looks_like_person, byline.authors)):
                yield byline  # 记者于某地，看到了什么 is a sentence
        elif match := _ORIGINAL().match(line):
            yield parse_byline(match["name"])
        elif (match := _MARKED().fullmatch(line)) and all(map(has_surname, split_names(match["names"]))):
            yield Byline(authors=split_names(match["names"]), raw=line)


def in_text(first: str, last: Sequence[str]) -> Iterator[Byline]:
    """The reporters that a dateline or the end of the text names, mostly in brackets.

    >>> next(in_text("示例社北京4月24日电（记者张三）会议开幕。", ["会议闭幕。（参与记者：李四）（完）"])).authors
    ('张三', '李四')
    """
    joined = [name for text in last if (match := _JOINED().search(text)) for name in split_names(match[1])]
    for text in (first[:120], *(_DONE().sub("", line)[-80:] for line in last)):
        for named in _named(text):
            byline = parse_byline(_FILING().sub("", named))
            if all(map(looks_like_person, byline.authors)):
                authors = tuple(dict.fromkeys((*byline.authors, *joined)))
                yield replace(byline, authors=authors, editors=(), proofreaders=(), raw=named)
    yield from signed(last)


def _named(text: str) -> Iterator[str]:
    """What in *text* names its reporters; not who took a picture."""
    for match in (*_AGENCY().finditer(text), *_IN_BRACKETS().finditer(text), *filter(None, [_OPENING().match(text)])):
        named = next(filter(None, match.groups()))
        if not _TOOK().search(named):
            yield _ABOUT().sub(r"\1", named)


def behind_blanks(lines: Sequence[str]) -> Iterator[Byline]:
    """Who stands in a masthead behind a label and a blank: 示例日报 记者 张三 编辑 李四 2026-05-29."""
    for line in lines:
        if len(line) >= 120 or "。" in line or _PATH().search(line):  # 首页 > 记者广角 > 正文
            continue
        if match := _BEHIND_BLANK().search(line):
            names = (name for name in split_names(match["names"]) if not _INTERN().fullmatch(name))
            yield Byline(authors=tuple(takewhile(has_surname, names)), raw=match[0].strip())
        for match in _WITH_ROLE().finditer(line):
            people = tuple(takewhile(has_surname, split_names(match["names"])))
            said: dict[str, Any] = {f"{ROLE_OF[match['role']]}s": people, "raw": match[0].strip()}
            yield Byline(**said)


def marked(lines: Sequence[Line]) -> Iterator[Byline]:
    """Who stands on one of the *lines* in an element that is called author, and is no account that one may follow."""
    accounts = set(followed([line.spaced or line.text for line in lines]))
    for line in lines:
        for element in (line.block.getparent(), *islice(line.block.iter("*"), _FEW)):
            if element is None or not _AUTHOR().search(" ".join(element.get(name, "") for name in _NAMED_BY)):
                continue
            text = fold(element.text_content()[:60])
            names = split_names(_LABELLED().sub("", text)) if 2 <= len(text) <= 30 else ()
            account = not accounts.isdisjoint(names) or _has_button(element)
            if names and all(map(has_surname, names)) and not account:
                yield Byline(authors=names, raw=text)


def _has_button(element: HtmlElement) -> bool:
    """Whether the next element is a button to follow who stands in *element*; buttons are on no line."""
    after = element.getnext()
    return after is not None and isinstance(after.tag, str) and bool(_BUTTON().match(fold(after.text_content()[:20])))


def followed(lines: Sequence[str]) -> Iterator[str]:
    """The accounts behind which *lines* have a button or a count: 张三 + 关注, 张三 2.3万粉丝."""
    for line, following in pairwise([*lines, ""]):
        match = _FOLLOWED().match(f"{line} {following}") if len(line) <= _SHORT else None
        if match and match.end("name") <= len(line):
            yield match["name"]


def signed(last: Sequence[str]) -> Iterator[Byline]:
    """Who signed in brackets behind the last sentence, without any label: （张三 李四）, （张三 上海报道）."""
    for text in last:
        if match := _SIGNED().search(_DONE().sub("", text)[-50:]):
            names = split_names(match["names"])
            announced = match["outlet"] or match["filed"] or len(names) > 1  # one name alone may be anybody's
            if announced and all(map(has_surname, names)):
                yield Byline(authors=names, outlet=match["outlet"], raw=match[0])


def pictured(lines: Sequence[str]) -> tuple[str, ...]:
    """The photographers whom captions name: （记者 张三 摄）, 李四/摄."""
    shots = (match["names"] for line in lines if len(line) < 120 and (match := _SHOT().search(line)))
    return tuple(dict.fromkeys(name for names in shots for name in split_names(names) if has_surname(name)))


def is_person(byline: Byline) -> bool:
    """Whether *byline* names people and nothing like an outlet."""
    wrong = (
        looks_like_outlet(name) or looks_like_office(name) or len(name) > 12 or _SENTENCE().search(name)
        for name in byline.authors
        if not is_full_name(name)
    )
    return bool(byline.authors) and not any(wrong)


def persons(names: Sequence[str]) -> tuple[str, ...]:
    """Those of *names* that have the shape of a person's."""
    return tuple(name for name in names if looks_like_person(name))
