"""Which part of an unknown page is the article?"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from newscrawl.extraction.lines import Line
from newscrawl.text.normalize import matching_key

_PROSE = re.compile(r"[。！？；]|，.*，|，.{12}|.{12}，|[\u4e00-\u9fff][,.!?;]|[a-z]{2}, |[a-z]{2}\. |[a-z]{2}\.$")
_SENTENCE_END = re.compile(r"[。！？；…”」』）.!?]$")
# Names that CMSs give to what is not the article. Whole words, since `content` or `article` often stand beside them.
_ASIDE = re.compile(
    r"(?:^|[\s_-])(?:comments?(?:list|box|area)?|pinglun|footer|foot|bottom|copyright|sidebar|side|aside|right|related|relate|recommend\w*|tuijian|hot|rank\w*|"
    r"share\w*|bshare|jiathis|bdshare|nav\w*|menu|breadcrumb\w*|crumb\w*|crumbs|login|advert\w*|ads?|gg|guanggao|banner|qrcode|erweima|statement|disclaimer|"
    r"tags?|keywords?|pager|pagenav|pages|pagination|tool(?:bar|s)?|toolbox|pop(?:up)?|modal|dialog|toast|search|subscribe|feedback|vote|reply|editor-name)(?:$|[\s_-])",
    re.IGNORECASE,
)
_NEAR = 30  # lines: this far below the headline, prose counts half
_MANY_LINKS = 500  # characters
_ASIDE_TAGS = {"nav", "footer", "aside", "header", "dl"}
_MAIN = re.compile(
    r"(?:^|[\s_-])(?:article|artibody|content|maintext|main-?text|detail|post|entry|story|zoom|newstext|news_txt|text|txt|body|endtext|bd|cont|paragraph|editor|rich_media_content)",
    re.IGNORECASE,
)


_MASTHEAD = re.compile(
    r"(?:19|20)\d\d\s?[-/年.]\s?\d{1,2}\s?[-/月.]\s?\d{1,2}|"
    r"^\s*(?:来源|來源|作者|记者|稿源|责编|编辑|字[号號体體级級]|发布|时间|時間|浏览|阅读|点击|分享|原标题|您?[所当]?[在前]的?位置)[^。]{0,12}[:：|]|"
    r"^字[号號体體级級]|收藏|打印|列印|^评论|^[小中大特超標准标準\s+-]+$"
)
_LABELS = (
    r"责任编辑|責任編輯|责编|责任校对|編輯|编辑|相[关關](?:新[闻聞]|[阅閱][读讀]|[报報][道導]|[链鏈連][接結]|推[荐薦]|文章|[专專][题題]|[内內]容)|.{0,6}相[关關].{0,2}[链鏈連][接結]|延伸[阅閱][读讀]|推[荐薦][阅閱][读讀]|"
    r"(?:查看)?更多.{0,8}(?:新[闻聞]|精彩|[内內]容|[阅閱][读讀])|其[它他].{0,6}新[闻聞]|.{0,6}(?:声明|公告)|上一[篇则頁页]|下一[篇则頁页]|返回.{0,12}|分享到|分享|扫一扫|"
    r"[关關][键鍵][词字詞]|标签|標籤|主題標籤|Tags?|网友评论|[发發]表[评評][论論]|我要[评評][论論]|[评評][论論]\s*\d*|[热熱][门門].{0,6}|本文来源|文章来源|来源|往期.{0,4}|猜你喜欢|精彩推荐|重点推荐|最新.{0,6}"
)
# Nothing of the article follows these, wherever they stand.
_FINAL = re.compile(r"[【\[（(]?\s*(?:责任编辑|責任編輯|责编)\s*[:：]|以上内容.{0,30}(?:上传|发布)|正文已结束")
_END = re.compile(
    rf"[【\[（(★■●◆▎|>\s]*(?:{_LABELS})\s*(?:[:：】\]|>»＞]|$)|"
    r"[【\[（(].{0,8}(?:编辑|责编|編輯)\s*[:： ]\s*\S{1,6}\s*[)）】\]]$|[上下]一篇|"
    r"以上内容.{0,30}(?:上传|发布)|正文已结束|.{0,30}(?:ADVERTISEMENT|版权所有|版權所有|Copyright|All Rights Reserved)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Body:
    """The lines of an article, and where they stand among the lines of its page."""

    lines: tuple[Line, ...]
    start: int
    end: int
    prose: int
    """How many characters of it stand in sentences."""


def find_body(lines: Sequence[Line], headline: str = "") -> Body | None:
    """The lines of *lines* (of a whole page) that are the article below *headline*; None where there is no prose."""
    paths = _paths(lines)
    asides = _asides(lines, paths)
    first = _headline_index(lines, matching_key(headline)) + 1
    kept = [(i, line) for i, line in enumerate(lines) if i >= first and asides.isdisjoint(paths[line.block])]
    container = _container(kept, first, paths)
    if container is None:
        return None
    inside = _trimmed([(i, line) for i, line in kept if container in paths[line.block]], headline)
    if not inside:
        return None
    return Body(
        tuple(line for _, line in inside), inside[0][0], inside[-1][0] + 1, sum(_prose(line) for _, line in inside)
    )


def _headline_index(lines: Sequence[Line], key: str) -> int:
    """The first place of the headline with prose below it; -1 where there is none."""
    last = max((i for i, line in enumerate(lines) if _prose(line)), default=0)
    places = [i for i, line in enumerate(lines[:last]) if key and matching_key(line.text) == key]
    return places[0] if places else -1


def _paths(lines: Iterable[Line]) -> dict[HtmlElement, tuple[HtmlElement, ...]]:
    """Every block of *lines* with itself and the elements around it."""
    return {block: (block, *block.iterancestors()) for block in dict.fromkeys(line.block for line in lines)}


def _prose(line: Line) -> int:
    """How many characters of *line* stand in sentences and are no links."""
    if (
        line.picture
        or not _PROSE.search(line.text)
        or (2 * line.linked > len(line.text) and not line.text.endswith("。"))
    ):
        return 0
    return len(line.text) - line.linked // 2


def _container(
    lines: Sequence[tuple[int, Line]], first: int, paths: dict[HtmlElement, tuple[HtmlElement, ...]]
) -> HtmlElement | None:
    """The element with the most prose among the least else, not far below the headline."""
    prose: Counter[HtmlElement] = Counter()
    total: Counter[HtmlElement] = Counter()
    start: dict[HtmlElement, int] = {}
    for i, line in lines:
        found = _prose(line)
        for element in paths[line.block]:
            prose[element] += found
            total[element] += len(line.text)
            if found:
                start.setdefault(element, i)
    scores = {
        element: count
        * (count / total[element]) ** 1.5
        * _kind(element)
        / (1 + (start[element] - first) / _NEAR * (first > 0))
        for element, count in prose.items()
        if count
    }
    return max(scores, key=scores.__getitem__, default=None)


def _asides(lines: Sequence[Line], paths: dict[HtmlElement, tuple[HtmlElement, ...]]) -> set[HtmlElement]:
    """The elements whose names say that they are not the article; none that holds much of the page's prose."""
    prose: Counter[HtmlElement] = Counter()
    for line in lines:
        found = _prose(line)
        for element in paths[line.block]:
            prose[element] += found
    most = max(prose.values(), default=0)
    return {element for element, count in prose.items() if 2 * count <= most and _is_aside(element)}


def _is_aside(element: HtmlElement) -> bool:
    names = f"{element.get('class', '')} {element.get('id', '')}"
    return element.tag in _ASIDE_TAGS or bool(_ASIDE.search(names) and element.tag != "body")


def _kind(element: HtmlElement) -> float:
    """A premium for names that bodies have."""
    names = f"{element.get('class', '')} {element.get('id', '')}"
    return 1.2 if element.tag == "article" or _MAIN.search(names) else 1.0


def _trimmed(lines: list[tuple[int, Line]], headline: str) -> list[tuple[int, Line]]:
    """*lines* without masthead and what follows the end."""
    prose = [n for n, (_, line) in enumerate(lines) if _prose(line)]
    if not prose:
        return []
    key = matching_key(headline)
    start = next((n + 1 for n in range(prose[0], -1, -1) if _is_masthead(lines[n][1], key)), 0)
    whole = sum(_prose(line) for _, line in lines)
    done = 0
    end = len(lines)
    for n, (_, line) in enumerate(lines[start:], start):
        done += _prose(line)
        if (done > whole / 2 and _is_end(line)) or (done > 60 and _is_final(line)):
            end = n
            break
    return [(i, line) for i, line in lines[start:end] if not _is_link(line)]


def _is_masthead(line: Line, key: str) -> bool:
    if len(line.text) > 120 or "。" in line.text:
        return False
    return matching_key(line.text) == key or bool(_MASTHEAD.search(line.text))


def _is_link(line: Line) -> bool:
    return line.linked > 0 and line.linked >= 0.8 * len(line.text) and not _SENTENCE_END.search(line.text)


def _is_end(line: Line) -> bool:
    return len(line.text) < 120 and bool(_END.match(line.text))


def _is_final(line: Line) -> bool:
    return len(line.text) < 120 and bool(_FINAL.match(line.text))


def is_listing(lines: Sequence[Line], body: Body | None, *, headed: bool) -> bool:
    """Whether a page of *lines* is a list of links rather than the article that *body* would be.

    Around the prose of a list stand links; *headed* is whether a heading of the page is its title, as in articles.
    """
    if body is None:
        linked, shown = sum(line.linked for line in lines), sum(len(line.text) for line in lines)
        return linked > _MANY_LINKS or linked > shown / 2 > 0
    region = lines[body.start : body.end]
    share = sum(line.linked for line in region) / (sum(len(line.text) for line in region) or 1)
    return share > 0.3 or (not headed and (share > 0.1 or body.prose < 150))
