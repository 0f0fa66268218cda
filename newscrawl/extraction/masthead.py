"""What do the lines around an article say about its time and its source, and what stands behind their labels?"""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime

from newscrawl.text.dates import Reading, Stamp, parse_date, read_date
from newscrawl.text.persons import looks_like_outlet
from newscrawl.text.roles import PLATFORMS

# A value ends where the next label, a date or a bar begins: CMSs glue them together.
_LABEL = (
    r"作\s?者|撰文|编\s?辑|編\s?輯|责编|责任编辑|責任編輯|字[号體体级]|评论|举报|浏览|阅读|点击|點閱|人气|时间|(?:發布|发布)(?=[时時日者人单單于於:：]|\s*\d)|日期|来\s?源|來\s?源|稿源|转自|"
    r"通[讯訊][员員]\s*[:：]|分享|摄影|校对|审核|我要|打印|列印|更新|原标题|纠错|收藏|跟帖|扫码|扫一扫|我来|\d{1,3}\s?分[钟鐘]|听新闻|朗读|选稿|责任|大\s?中\s?小|小\s?中\s?大|放大|"
    r"(?:19|20)\d\d[-年/.]"
)
_END = rf"(?=\s*(?:$|[|｜()（）\[\]【】<>]|{_LABEL}))"
_SEP = r"(?:\s*[:：|｜︱/／]\s*|\s+)"
_VALUE = rf"(?P<value>(?!\s|{_LABEL})[^:：|｜\n]{{2,40}}?){_END}"
_OUTLET = rf"(?P<value>(?!{_LABEL})[^\s:：|｜,，。()（）]{{2,24}}?)(?:{_END}|(?=\s))"
SOURCE = re.compile(
    rf"(?:来源于\s*|(?:稿件|文章|本文|信息|新闻|新聞|消息|内容|资料|作品)?(?:来\s?源|來\s?源){_SEP}|"
    rf"(?:稿\s?源|出\s?处|出\s?處|(?<!转载)来自)\s*[:：]\s*){_OUTLET}"
)
REPUBLISHER = re.compile(rf"(?:(?:转|轉)(?:载|載)?自|(?:转|轉)(?:载|載)(?:于|於)?(?=\s*[:：]))\s*[:：]?\s*{_OUTLET}")
AUTHOR = re.compile(
    rf"(?:作\s?者|撰文|采写|采访|文字|撰稿人?|执笔|(?<![\u4e00-\u9fff])(?:记者|記者|文))\s*[:：|｜︱/／]\s*{_VALUE}"
)
CORRESPONDENT = re.compile(rf"(?:通讯员|通訊員)\s*[:：|｜︱/／]\s*{_VALUE}")
PHOTOGRAPHER = re.compile(rf"(?:摄影|攝影|图片|(?<![\u4e00-\u9fff])[图圖])\s*[:：|｜︱/／]\s*{_VALUE}")
EDITOR = re.compile(rf"(?:(?:责任|責任)?(?:编\s?辑|編\s?輯)|责\s?编|責編)\s*[:：|｜︱/／]\s*{_VALUE}")
PROOFREADER = re.compile(rf"(?:校\s?对|校\s?對)\s*[:：|｜︱/／]\s*{_VALUE}")

_BARE_LABEL = re.compile(
    r".{0,12}?(?:作\s?者|来\s?源|來\s?源|[编編]\s?[辑輯]|时间|時間|日期|记者|校对|摄影|通讯员|转自)\s*[:：]"
)
_CHANGED = re.compile(
    r"(?:最[后後近]\s?)?(?:更新|修改|修订|编辑)(?:时间|時間|日期|于|於|[:：]|\s?(?=\d))|(?:last )?(?:updated|modified)",
    re.IGNORECASE,
)
_ISSUED = re.compile(
    r"(?:首次)?(?:[发發][布佈]|发表|發表|刊登|出版|见报)(?:时间|時間|日期|于|於|[:：]|\s?(?=\d))|published",
    re.IGNORECASE,
)
_CUT = re.compile(rf"(?=(?:{_CHANGED.pattern})|(?:{_ISSUED.pattern}))", re.IGNORECASE)

_NO_SOURCE = re.compile(r"转载|轉載|网络|網路|互联网|本站|原创|综合.*|网络整理|未知|不详|网友|无|暂无|其他|其它|-+")
_NO_NAME = re.compile(
    rf"\d|{_LABEL}|原创|[:：/☞]|[报報][导導]|查看|下一|上一|关注|昨天|今天|前天|[>＞<]|首[页頁]|频道|[节節]目|版$|中心$|官方|[星禮礼][期拜]|^[发發]布$"
)
_DATE_LABEL = re.compile(rf"[\s|｜]*(?:{_LABEL}|[发發]布)[\s:：]*$")
_TODAY = re.compile(r"今[天日]是|现在时间|當前時間|当前时间")
_MARKS = "·|｜-—:：, "
_STATED_YEAR = re.compile(r"\d{4}|民[国國]")


def readings(lines: Sequence[str], now: datetime) -> Iterator[tuple[Reading, bool]]:
    """What each of the *lines* says about a time, and whether it is the time of a change."""
    changed = False
    for line in lines:
        if len(line) >= 200 or "。" in line or _TODAY.search(line):
            continue
        for part in _CUT.split(line):
            changed = bool(_CHANGED.match(part)) or (changed and not _ISSUED.match(part))
            reading = read_date(part, now=now)
            if reading.stamp or reading.refused:
                yield reading, changed
                changed = False  # a label counts for the date after it, on its line or the next
        changed = changed and len(line) < 12


def stamps(lines: Sequence[str], now: datetime, *, changed: bool = False) -> Iterator[Stamp]:
    """The dates of *lines* in order: those of a change, such as 更新时间, or all others."""
    yield from (reading.stamp for reading, is_change in readings(lines, now) if reading.stamp and is_change == changed)


def states_year(stamp: Stamp) -> bool:
    """Whether the page wrote the year of *stamp*, so that nothing had to be guessed."""
    return bool(_STATED_YEAR.search(stamp.raw))


def labelled(lines: Sequence[str], label: re.Pattern[str]) -> Iterator[str]:
    """What follows a label, in order: on the same line, or on the next where the label stands alone."""
    for line, following in zip(lines, [*lines[1:], ""], strict=False):
        text = f"{line}{following}" if _BARE_LABEL.fullmatch(line) else line
        if len(text) < 200 and (match := label.search(text)):
            yield match["value"].strip(" .。【】[]")


def sources(lines: Sequence[str], label: re.Pattern[str] = SOURCE) -> Iterator[str]:
    """What follows 来源, unless it says that nobody knows."""
    for text in labelled(lines, label):
        if not says_nothing(text):
            yield text[1:-1] if re.fullmatch(r"《[^《》]+》", text) else text


def beside_date(lines: Sequence[str], now: datetime) -> Iterator[str]:
    """What stands around a date without a label: what reads like an outlet first, then any name."""
    names, above = [], ""
    for line in lines:
        if len(line) < 60 and (stamp := parse_date(line, now=now)):
            before, _, after = line.partition(stamp.raw)
            before = _DATE_LABEL.sub("", before)
            words = [*after.strip(_MARKS).split()[:1], *before.strip(_MARKS).split()[-1:]]
            words += filter(looks_like_outlet, before.split()[:-1])
            names += [name for word in words if _is_name(name := word.strip(_MARKS))]
            if _is_name(above) and looks_like_outlet(above):
                yield above
        above = line
    yield from filter(looks_like_outlet, names)
    yield from reversed(names)


def says_nothing(source: str) -> bool:
    """Whether *source* says that the source is not known."""
    return bool(_NO_SOURCE.fullmatch(source))


def is_platform(name: str) -> bool:
    """Whether *name* is a site on which others publish, so that it says nothing about the source."""
    return name in PLATFORMS.split()


def _is_name(text: str) -> bool:
    return 2 <= len(text) <= 14 and not _NO_NAME.search(text)
