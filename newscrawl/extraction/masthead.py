"""What do the lines around an article say about its source and its people?"""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime

from newscrawl.text.dates import Stamp, parse_date
from newscrawl.text.names import Byline, looks_like_outlet, parse_byline

# A value ends where the next label, a date or a bar begins: CMSs glue them together.
_LABEL = (
    r"作者|编辑|編輯|责编|责任编辑|責任編輯|字[号體体级]|评论|举报|浏览|阅读|点击|人气|时间|发布|日期|来源|來源|稿源|分享|摄影|校对|审核|我要|打印|"
    r"(?:19|20)\d\d[-年/.]"
)
_END = rf"(?=\s*(?:$|[|｜()（）\]】<>]|{_LABEL}))"
_SEP = r"(?:\s*[:：|｜︱/／]\s*|\s+)"
_VALUE = rf"(?P<value>(?!{_LABEL})[^:：|｜\n]{{2,40}}?){_END}"
SOURCE = re.compile(
    rf"(?:来源于\s*|(?:稿件|文章|本文|信息|新闻|消息)?(?:来源|來源){_SEP}|(?:稿源|出处|出處|来自)\s*[:：]\s*)(?P<value>(?!{_LABEL})[^\s:：|｜,，。()（）]{{2,24}}?)(?:{_END}|(?=\s))"
)
AUTHOR = re.compile(rf"(?:作者|撰文|采写|文字)\s*[:：|｜︱/／]\s*{_VALUE}")
EDITOR = re.compile(rf"(?:责任编辑|責任編輯|责编|编辑|編輯)\s*[:：|｜]\s*{_VALUE}")
PROOFREADER = re.compile(rf"校对\s*[:：|｜]\s*{_VALUE}")

_NO_SOURCE = re.compile(r"转载|网络|互联网|本站|原创|综合.*|网络整理|未知|不详|网友")
_NO_NAME = re.compile(
    rf"\d|{_LABEL}|原创|[:：/☞]|[报報][导導]|列印|查看|下一|上一|关注|昨天|今天|前天|[>＞<]|首[页頁]|频道|[节節]目|版$"
)
_MARKS = "·|｜-—:：, "
_STATED_YEAR = re.compile(r"\d{4}|民[国國]")
_NAMES = r"[\u3400-\u9fff·、，,\s]{2,30}?"
_REPORTER = re.compile(
    rf"[【（(]?(?:[^\s，。：:]{{1,16}}?)?[\s╱/]?(?:记者|記者|通讯员|实习生|作者)\s*[|｜:：]?\s*{_NAMES}"
    r"(?:[/／╱].{0,10}|文|报道|攝影|摄影|发自.{2,6}|\s来源.*)?[】）)]?"
)
_FILED = re.compile(r"[^。]{0,30}?[\u3400-\u9fff、]{2,14}\s*[／/╱]\s*\S{0,4}(?:報導|报道)[】）)]?")
_WITH_OUTLET = re.compile(r"[\u3400-\u9fff]{2,4}(?:[、\s][\u3400-\u9fff]{2,4})*\s*[/／]\s*@?\S{2,12}[报社网闻]")
_ORIGINAL = re.compile(r"原创\s+(?:\d{4}\S+\s+)?(?P<name>\S{2,16})\s.*")
_IN_BRACKETS = re.compile(
    r"[（(]([^（()）]{0,40}(?:记者|記者|通讯员|[/／╱])[^（()）]{2,30})[）)]|电\s?[（(]([\u3400-\u9fff、\s]{2,20})[）)]"
)
_OPENING = re.compile(rf"(?:本报|本台|本网)?记者\s*({_NAMES})\s*(?:报道|发自)")


def stamps(lines: Sequence[str], now: datetime) -> Iterator[Stamp]:
    """The dates of *lines*, in order."""
    for line in lines:
        if len(line) < 200 and "。" not in line and (stamp := parse_date(line, now=now)):
            yield stamp


def states_year(stamp: Stamp) -> bool:
    """Whether the page wrote the year of *stamp*, so that nothing had to be guessed."""
    return bool(_STATED_YEAR.search(stamp.raw))


def labelled(lines: Sequence[str], label: re.Pattern[str]) -> Iterator[str]:
    """What follows a label, in order."""
    for line in lines:
        if len(line) < 200 and (match := label.search(line)):
            yield match["value"].strip(" .。【】[]")


def sources(lines: Sequence[str]) -> Iterator[str]:
    """What follows 来源, unless it says that nobody knows."""
    for text in labelled(lines, SOURCE):
        if not _NO_SOURCE.fullmatch(text):
            yield text


def beside_date(lines: Sequence[str], now: datetime) -> Iterator[str]:
    """What stands around a date without a label: what reads like an outlet first, then any name."""
    names, above = [], ""
    for line in lines:
        if len(line) < 60 and (stamp := parse_date(line, now=now)):
            before, _, after = line.partition(stamp.raw)
            words = [*after.strip(_MARKS).split()[:1], *before.strip(_MARKS).split()[-1:]]
            names += [name for word in words if _is_name(name := word.strip(_MARKS))]
            if _is_name(above) and looks_like_outlet(above):
                yield above
        above = line
    yield from filter(looks_like_outlet, names)
    yield from reversed(names)


def _is_name(text: str) -> bool:
    return 2 <= len(text) <= 14 and not _NO_NAME.search(text)


def bylines(lines: Sequence[str]) -> Iterator[Byline]:
    """The bylines that are lines of their own: 本报记者 张三, 张三/示例日报, 记者张三／台北报道."""
    for line in lines:
        if len(line) < 50 and (_REPORTER.fullmatch(line) or _FILED.fullmatch(line) or _WITH_OUTLET.fullmatch(line)):
            yield parse_byline(line.strip("【】"))
        elif match := _ORIGINAL.match(line):
            yield parse_byline(match["name"])


def in_text(first: str, last: str) -> Iterator[Byline]:
    """The reporters that a dateline or the end of the text names, mostly in brackets."""
    for text in (first[:80], last[-50:]):
        if match := _IN_BRACKETS.search(text) or _OPENING.match(text):
            yield parse_byline(next(filter(None, match.groups())))


def is_person(byline: Byline) -> bool:
    """Whether *byline* names people and nothing like an outlet."""
    return bool(byline.authors) and not any(looks_like_outlet(name) or len(name) > 12 for name in byline.authors)
