"""Who wrote, edited, checked and published it, given a byline?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from newscrawl.text.credits import Credit, parse_credit, parse_credits
from newscrawl.text.normalize import fold
from newscrawl.text.patterns import late
from newscrawl.text.persons import (
    BAR,
    HAN,
    has_surname,
    is_nobody,
    looks_like_office,
    looks_like_outlet,
    looks_like_person,
    split_names,
    unwrapped,
)
from newscrawl.text.roles import OWN, PLACES, ROLE_OF

__all__ = ["Byline", "Credit", "looks_like_outlet", "parse_byline", "parse_credit", "parse_credits", "split_names"]

_KIND = (
    r"首席|资深|高级|特约|特派|特別|实习|實習|见习|見習|职工|参与|參與|驻[\u4e00-\u9fff]{1,6}?|主任|全媒体|融媒体?|"
    r"文字|摄影|攝影|视频|数据"
)
_WORK = (
    r"(?:记者|記者|责任编辑|責任編輯|责编|(?:编辑|編輯)(?!部)|通讯员|通訊員|评论员|观察员|特约撰稿人?|撰稿人?|主笔|作者|实习生|實習生|校对|校對|编译|編譯|采写|"
    r"撰文|口述|整理|摄影|攝影|来源|來源|转自|图文(?=[:：])|(?<![\u4e00-\u9fff])[文图圖](?=\s*[|｜丨:：]))"
)
# Without an outlet first, or 实习记者 would be a reporter of 实习.
_PERSON = late(
    rf"(?:(?:{_KIND})*(?P<label>{_WORK})|(?P<outlet>[\u4e00-\u9fffA-Za-z0-9·《》+-]{{2,14}}?)(?:{_KIND})*(?P<their>{_WORK}))(?:{BAR}|\s*)"
)
_STATIONED = late(r"(?P<names>.{2,30}?)\s*(?:发自|發自)\s*.{1,20}")
_PLACE = "|".join(PLACES.split())
# 生活中心／李四報導 names a desk where 記者張三／台北報導 names a person.
_DESK = late(
    rf"^[{HAN}]{{2,4}}(?:中心|[组組])\s?[／/╱|｜]\s?(?=[{HAN}]{{2,4}}\s?[报報][道導])(?!(?:[综綜]合|{_PLACE})\s?[报報])"
)
_REPORTED = late(
    rf"(?<=[{HAN}][{HAN}])\s*(?:{_PLACE})\s*[报報][道導]\s*$|"
    rf"\s*[／/╱]\s*(?:{_PLACE})\s*$|"
    r"\s*[／/╱]\s*[\u4e00-\u9fff]{0,4}(?:報導|报道|外[电電])\s*$|\s*(?:(?:摄影|攝影)?(?:报道|報導)|整合|(?<=\s)文)\s*$"
)
# 文/图 张三, 张三/文, 李四 摄, 王五 文/图: what each did, behind a bar or at the end.
_DID = r"文字?\s*[/／、&]?\s*[图圖摄攝]影?片?|[图圖]\s*[/／、&]?\s*文|文|[图圖]片?|摄影?|攝影?"
_DONE = late(
    rf"(?:^|(?<=[\s、，,；;/／])|(?<=记者)|(?<=記者))(?P<name>[{HAN}]{{2,4}}(?:[、\s]+[{HAN}]{{2,4}})*?)"
    rf"(?:\s*[/／]\s*(?P<did>{_DID})(?=$|[\s,，、；;受视图李])|\s+(?P<last>文?\s*[/／、]?\s*[图圖摄攝]影?)$|(?P<shot>[摄攝]影?)$)"
)
_DOES = late(
    rf"(?:^|(?<=\s))(?P<did>{_DID})(?:\s*[/／]\s*|(?<=[图圖摄攝影片文][/／]文)\s|\s*[|｜丨:：]\s*|(?<=文[/／][图圖摄攝])\s+)"
)
# 示例科技 张三, AI示例社 张三: a medium that is not called one, with a blank and a name behind it.
_HOUSE = late(
    rf"(?=\S{{4,12}}\s)(?P<house>[^\s·、]*[A-Za-z0-9][^\s·、]*[{HAN}]{{2}}|[{HAN}]{{2,}}(?:科技|观察|觀察|评论|評論|体育|體育|娱乐|汽车|商业|研究|智库))"
    rf"\s+(?=[{HAN}]{{2,3}}(?:[\s、]|$))"
)
_SENTENCE = late(r"[。！？!?“”《》：:=<>]|https?")
_NUMBER = late(r"^\d|\d{4}\D|\d{5}")
_MARKS = " ╱/／|｜:："
_LONGEST = 300
"""Characters of a byline; what follows is left out, since the patterns compare every place with every other."""


@dataclass(frozen=True, slots=True)
class Byline:
    """The people and the outlet of a byline."""

    authors: tuple[str, ...] = ()
    outlet: str | None = None
    editors: tuple[str, ...] = ()
    proofreaders: tuple[str, ...] = ()
    correspondents: tuple[str, ...] = ()
    photographers: tuple[str, ...] = ()
    raw: str = field(default="", compare=False)
    """The words of the page that say so."""

    def __bool__(self) -> bool:
        people = self.authors or self.editors or self.proofreaders or self.correspondents or self.photographers
        return bool(people or self.outlet)


def parse_byline(text: str) -> Byline:
    """What the byline *text* says; an empty Byline where it names nobody.

    >>> byline = parse_byline("澎湃新闻记者 张三 通讯员 李四")
    >>> byline.authors, byline.correspondents, byline.outlet
    (('张三',), ('李四',), '澎湃新闻')
    >>> parse_byline("张三/@人民日报").outlet
    '人民日报'
    >>> parse_byline("新华社").authors
    ()
    """
    raw = fold(text[:_LONGEST])
    text = _labelled(_REPORTED().sub("", _DESK().sub("", unwrapped(raw))))
    if match := _STATIONED().fullmatch(text):
        text = match["names"]
    found: dict[str, dict[str, None]] = {role: {} for role in ROLE_OF.values()}
    outlets: list[str] = []
    for role, names in [("author", text)] if looks_like_outlet(text) else _segments(text):
        for name in _people(names, role, outlets):
            found[role].setdefault(name)
    return Byline(
        authors=tuple(found["author"]),
        outlet=next(iter([*found["source"], *outlets]), None),
        editors=tuple(found["editor"]),
        proofreaders=tuple(found["proofreader"]),
        correspondents=tuple(found["correspondent"]),
        photographers=tuple(found["photographer"]),
        raw=raw,
    )


def _labelled(text: str) -> str:
    """*text* with 张三/文 and 文/图 张三 written as labels: 文：张三, 图文：张三."""

    def behind(match: re.Match[str]) -> str:
        return f" {_task(match['did'] or match['last'] or match['shot'])}：{match['name']} "

    return _DOES().sub(lambda match: f" {_task(match['did'])}：", _DONE().sub(behind, text)).strip()


def _task(did: str) -> str:
    text, picture = "文" in did, any(word in did for word in "图圖摄攝")
    return "图文" if text and picture else "文" if text else "摄影"


def _segments(text: str) -> Iterator[tuple[str, str]]:
    """The roles of a byline, each with the text that names its people; people without a role are authors."""
    roles: tuple[str, ...] = ("author",)
    start = 0
    for match in _PERSON().finditer(text):
        outlet, before = match["outlet"] or "", text[start : match.start()]
        is_outlet = outlet in OWN.split() or looks_like_outlet(outlet)
        if (
            start and not before.strip() and not is_outlet
        ):  # 记者张三通讯员李四: what looks like an outlet is the reporter before it
            before, outlet = outlet, ""
        if not start and _employs(house := before.strip(_MARKS), match["label"], text[match.end() :]):
            yield "source", house
        else:
            yield from ((role, before) for role in roles)
        if outlet and outlet not in OWN.split():
            yield "source", outlet
        named = _roles(match["label"] or match["their"])
        if before.strip() or "photographer" not in roles or named != ("author",):  # 图/本报记者 李四
            roles = named
        start = match.end()
    yield from ((role, text[start:]) for role in roles)


def _employs(before: str, label: str | None, behind: str) -> bool:
    """Whether a single word *before* 记者 and a name is the medium: 示例望 记者 张三."""
    named = label in ("记者", "記者") and bool(behind.strip())
    return named and len(before) > 2 and " " not in before and not has_surname(before)


def _roles(label: str) -> tuple[str, ...]:
    return ("author", "photographer") if label == "图文" else (ROLE_OF.get(label, "author"),)


def _people(text: str, role: str, outlets: list[str]) -> Iterator[str]:
    """The names of a segment. Outlets among authors go to *outlets*."""
    if role in ("source", "republisher"):
        if text.strip("《》 "):
            yield text.strip("《》 ")
        return
    if role == "author" and (match := _HOUSE().match(text.strip())):
        outlets.append(match["house"])
        text = text.strip()[match.end() :]
    for name in split_names(text):
        if role == "author" and looks_like_office(name) and " " in text.strip():  # 示例学院 张三
            continue
        if is_nobody(name) or _SENTENCE().search(name) or _NUMBER().search(name) or len(name) > 30:
            continue
        if role == "author" and looks_like_outlet(name):
            outlets.append(name.removesuffix("讯"))
        elif role != "photographer" or looks_like_person(name):
            yield name
