"""What do the lines around an article say about its time and its source, and what stands behind their labels?"""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Literal

from newscrawl.extraction.body import Body
from newscrawl.extraction.lines import Line
from newscrawl.text.dates import Reading, Stamp, parse_date, read_date
from newscrawl.text.normalize import fold
from newscrawl.text.patterns import Late, late
from newscrawl.text.persons import has_surname, looks_like_outlet
from newscrawl.text.roles import PLACES, PLATFORMS

Kind = Literal["issued", "changed", "other", ""]
"""Of what a date is the date, as far as its label tells."""

# A value ends where the next label, a date or a bar begins: CMSs glue them together.
_LABEL = (
    r"作\s?者|撰文|编\s?辑(?!部)|編\s?輯(?!部)|责编|责任编辑|責任編輯|字[号體体级]|评论|举报|浏览|阅读|点击|點閱|人气|时间|(?:發布|发布)(?=[时時日者人单單于於:：]|\s*\d)|日期|来\s?源|來\s?源|稿源|转自|"
    r"通[讯訊][员員]\s*[:：]|分享|摄影|校对|审核|我要|打印|列印|更新|原标题|纠错|[一二三初终]审|收藏|跟帖|扫码|扫一扫|我来|\d{1,3}\s?分[钟鐘]|听新闻|朗读|选稿|责任|大\s?中\s?小|小\s?中\s?大|放大|"
    r"(?:19|20)\d\d[-年/.]"
)
# Any other label shows by its colon: 编译：, 供图：.
_OTHER_LABEL = r"(?<=[\s，])[\u4e00-\u9fff]{2,6}\s?[:：]"
_END = rf"(?=\s*(?:$|[|｜()（）\[\]【】<>]|{_LABEL}|{_OTHER_LABEL}))"
_SEP = r"(?:\s*[:：|｜︱/／]\s*|\s+)"
_VALUE = rf"(?P<value>(?!\s|{_LABEL})[^:：|｜\n]{{2,40}}?){_END}"
_LATIN = r"[A-Za-z][A-Za-z\d.&'’-]*(?: [A-Z&][A-Za-z\d.&'’-]*)+"
_OUTLET = rf"(?P<value>(?!{_LABEL})(?:{_LATIN}|[^\s:：|｜,，。()（）]{{2,24}}?))(?:{_END}|(?=\s))"
SOURCE = late(
    rf"(?:来源于\s*|(?:稿件|文章|本文|信息|新闻|新聞|消息|内容|资料|作品)?(?:来\s?源|來\s?源){_SEP}|"
    rf"(?:稿\s?源|信源|出\s?处|出\s?處|(?<!转载)来自)\s*[:：]\s*){_OUTLET}"
)
ISSUER = late(
    rf"(?:[发發][布佈文](?:[机機][构構关關]|[单單]位|部[门門])|信息提供(?:者|[单單]位)?)\s*[:：|｜]\s*{_OUTLET}"
)
REPUBLISHER = late(rf"(?:(?:转|轉)(?:载|載)?自|(?:转|轉)(?:载|載)(?:于|於)?(?=\s*[:：]))\s*[:：]?\s*{_OUTLET}")
AUTHOR = late(
    rf"(?:作\s?者|撰文者?|采写|采访|文字|撰稿人?|执笔|(?<![\u4e00-\u9fff])(?:记者|記者|文))\s*[:：|｜︱/／]\s*{_VALUE}"
)
COMPILER = late(rf"(?<![\u4e00-\u9fff])[编編][译譯]\s*[:：|｜︱/／]\s*{_VALUE}")
CORRESPONDENT = late(rf"(?:通讯员|通訊員)\s*[:：|｜︱/／]\s*{_VALUE}")
PHOTOGRAPHER = late(rf"(?:摄影|攝影|图片|(?<![\u4e00-\u9fff])[图圖])\s*[:：|｜︱/／]\s*{_VALUE}")
EDITOR = late(rf"(?:(?:责任|責任)?(?:编\s?辑|編\s?輯)|责\s?编|責編)\s*[:：|｜︱/／]\s*{_VALUE}")
PROOFREADER = late(rf"(?:校\s?对|校\s?對)\s*[:：|｜︱/／]\s*{_VALUE}")

_BARE_LABEL = late(
    r".{0,24}?(?:作\s?者|来\s?源|來\s?源|[编編]\s?[辑輯]|时间|時間|日期|记者|校对|摄影|通讯员|转自)\s*[:：]"
)
_CHANGED = (
    r"(?:最[后後近]\s?)?(?:更新|修改|修订|编辑)(?:时间|時間|日期|于|於|[:：/／]|\s?(?=\d))|已[于於](?=\s?\d)|"
    r"(?:last )?(?:updated|modified)"
)
_ISSUED = (
    r"(?:首次)?(?:[发發][布佈]|发表|發表|刊登|出版|见报)(?:时间|時間|日期|于|於|[:：/／]|\s?(?=\d))|"
    r"(?<!已)[于於](?=\s?\d{4}.{6,20}(?:[发發][布佈]|发表|發表))|published"
)
# Times of something else: comments, events, the signing of what is published here.
_OTHER = (
    r"(?:最[后後新近]\s?(?:回[复復覆]|[评評][论論])|[截終终][止至稿]|[报報]名|活[动動]|[会會][议議]|成文|印[发發]|生效|[实實施]行|有效)"
    r"(?:[时時][间間]|日期|于|於)?\s?[:：]"
)
_CHANGED_BEHIND = late(r"\s*(?:更新|修改)(?![时時日于於:：/／\s\d])")
_CHANGED_LAST = late(r"\d\s*(?:更新|修改)\W*$")
_KINDS: tuple[Kind, ...] = ("changed", "issued", "other")
_KIND = late(f"(?P<changed>{_CHANGED})|(?P<issued>{_ISSUED})|(?P<other>{_OTHER})", re.IGNORECASE)
_CUT = late(f"(?=(?:{_CHANGED})|(?:{_ISSUED})|(?:{_OTHER}))", re.IGNORECASE)

_NO_SOURCE = late(r"转载|轉載|未知|不详|网友|无|暂无|其他|其它|-+")
_VAGUE = late(r"网络|網[路絡]|互联网|本站|原创|[综綜]合.*|(?:网络|综合)整理")
_TAKEN = late(
    r"本文(?:[来來]自|[转轉]自|[转轉][载載]自|源自|[来來]源[于於]|首[发發][于於])\s?[:：]?\s?"
    r"(?P<account>(?:微信)?(?:公众号|公眾號|订阅号)\s?[:：]?\s?)?[“「『\"《【]?(?P<value>[^\s，,。：:“”「」『』\"《》【】（）()]{2,20})"
)
_NO_NAME = late(
    rf"\d|{_LABEL}|原创|[:：/☞]|[报報][导導]|查看|下一|上一|关注|昨天|今天|前天|[>＞<]|首[页頁]|频道|[节節]目|版$|中心$|官方|[星禮礼][期拜]|^[发發]布$"
)
_JOB = late(r"\S{0,6}(?:[记記]者|通[讯訊][员員]|[编編][辑輯]|作者|评论员|主笔|责编|校对|摄影)")
_WITH_REPORTER = late(r"(?<=\S)[╱/／|｜][记記]者.*$")
_DATE_LABEL = late(rf"[\s|｜]*(?:{_LABEL}|[发發]布)[\s:：]*$")
_TODAY = late(r"今[天日]\s?[是:：]|[现現]在(?:是|[时時][间間刻])|[当當]前(?:[时時][间間]|日期)|系[统統][时時][间間]")
_SOURCE_ALONE = late(r"(?:来\s?源|來\s?源|稿\s?源)\s?[:：]")
_BELOW = 8
"""Lines behind the text that may say something about it."""
_MARKS = "·|｜-—:：, 《》（([【"
_STATED_YEAR = late(r"\d{4}|民[国國]")


def readings(lines: Sequence[str], now: datetime) -> Iterator[tuple[Reading, Kind]]:
    """What each of the *lines* says about a time, and of what it is the time, as far as a label tells."""
    kind: Kind = ""
    for line in lines:
        if len(line) >= 200 or "。" in line or _TODAY().search(line):
            continue
        for part in _CUT().split(line):
            label = _KIND().match(part)
            kind = next((kind for kind in _KINDS if label and label[kind]), kind)
            reading = read_date(part, now=now)
            behind = part.partition(reading.stamp.raw)[2] if reading.stamp else ""
            if reading.stamp or reading.refused:
                yield reading, "changed" if not kind and _CHANGED_BEHIND().match(behind) else kind
                kind = ""  # a label counts for the date after it, on its line or the next
            if _CHANGED_LAST().search(behind):  # 2026-05-29 10:12 (2026-05-30 08:00 更新)
                yield read_date(behind, now=now), "changed"
        kind = kind if len(line) < 12 else ""


def stamps(lines: Sequence[str], now: datetime, *, changed: bool = False) -> Iterator[Stamp]:
    """The dates of *lines*: those of a change, such as 更新时间, or those of publication, labelled ones first."""
    said = [(reading.stamp, kind) for reading, kind in readings(lines, now) if reading.stamp]
    for wanted in ("changed",) if changed else ("issued", ""):
        yield from (stamp for stamp, kind in said if kind == wanted)


def states_year(stamp: Stamp) -> bool:
    """Whether the page wrote the year of *stamp*, so that nothing had to be guessed."""
    return bool(_STATED_YEAR().search(stamp.raw))


def labelled(lines: Sequence[str], label: Late) -> Iterator[str]:
    """What follows a label, in order: on the same line, or on the next where the label stands alone."""
    for line, following in zip(lines, [*lines[1:], ""], strict=False):
        text = f"{line}{following}" if _BARE_LABEL().fullmatch(line) else line
        if len(text) < 200 and (match := label().search(text)):
            yield match["value"].strip(" .。【】[]")


def sources(lines: Sequence[str], label: Late = SOURCE, *, vague: bool = False) -> Iterator[str]:
    """What follows 来源, unless it says that nobody knows: what names a medium, or with *vague* what names none."""
    for text in labelled(lines, label):
        if not says_nothing(text) and bool(_VAGUE().fullmatch(text)) == vague:
            yield text[1:-1] if re.fullmatch(r"《[^《》]+》", text) else text


def taken_from(lines: Sequence[str]) -> Iterator[str]:
    """The medium in a remark such as 本文来自微信公众号“示例社”（ID：example），作者：张三。"""
    yield from (match["value"] for match in map(_taken, lines) if match)


def remarks(lines: Sequence[str]) -> list[str]:
    """Those of *lines* that are such a remark: who wrote and edited it stands there too."""
    return [line for line in lines if _taken(line)]


def _taken(line: str) -> re.Match[str] | None:
    match = _TAKEN().search(line) if len(line) < 300 else None
    return match if match and (match["account"] or looks_like_outlet(match["value"])) else None


def logos(lines: Sequence[Line]) -> Iterator[str]:
    """What the picture says that stands in place of a word behind 来源."""
    for line in lines:
        if len(line.text) < 120 and _SOURCE_ALONE().search(line.text) and not SOURCE().search(line.spaced or line.text):
            yield from (fold(image.get("alt") or "")[:40] for image in line.block.iter("img"))


def foot(lines: Sequence[Line], body: Body | None) -> list[str]:
    """The last lines of *body* and those that follow it, up to the first menu: three links in a row.

    What stands below a menu belongs to other articles.
    """
    near = [line for line in lines[body.end - 3 : body.end + _BELOW] if line.text] if body else []
    end = next((i for i in range(len(near)) if len(near[i : i + 3]) == 3 and all(map(_is_link, near[i : i + 3]))), None)
    return [line.spaced or line.text for line in near[:end]]


def _is_link(line: Line) -> bool:
    return len(line.text) >= 4 and line.linked == len(line.text)


def beside_date(lines: Sequence[str], now: datetime) -> Iterator[str]:
    """What stands around a date without a label: what reads like an outlet first, then any name."""
    names, above = [], ""
    for line in lines:
        if len(line) < 60 and (stamp := parse_date(line, now=now)):
            before, _, after = line.partition(stamp.raw)
            before = _DATE_LABEL().sub("", before)
            words = [*after.strip(_MARKS).split()[:1], *before.strip(_MARKS).split()[-1:]]
            words += filter(looks_like_outlet, before.split()[:-1])
            names += [name for word in words if _is_medium(name := _without_person(word.strip(_MARKS)))]
            if is_name(above) and looks_like_outlet(above):
                yield above
        above = line
    yield from filter(looks_like_outlet, names)
    yield from reversed(names)


def _is_medium(name: str) -> bool:
    """Whether *name* may be a medium's where no label says so: no person's, no place's, no word such as 通讯员."""
    return is_name(name) and not (_JOB().fullmatch(name) or name in PLACES.split() or has_surname(name))


def near_date(lines: Sequence[str], now: datetime) -> list[str]:
    """The first of the *lines* that has a date, with the three before and after it."""
    place = next((n for n, line in enumerate(lines) if len(line) < 60 and parse_date(line, now=now)), None)
    return [] if place is None else list(lines[max(place - 3, 0) : place + 4])


def _without_person(name: str) -> str:
    """The outlet of 示例日报·张三 and 示例日报／记者张三; any other *name* as it is."""
    name = _WITH_REPORTER().sub("", name)
    outlet, _, person = name.rpartition("·")
    return outlet if outlet and looks_like_outlet(outlet) and has_surname(person) else name


def says_nothing(source: str) -> bool:
    """Whether *source* says that the source is not known."""
    return bool(_NO_SOURCE().fullmatch(source))


def is_platform(name: str) -> bool:
    """Whether *name* is a site on which others publish, so that it says nothing about the source."""
    return name in PLATFORMS.split()


def is_name(text: str) -> bool:
    """Whether *text* may name an account or a medium where no label says so."""
    return 2 <= len(text) <= 14 and not _NO_NAME().search(text)
