"""Where among the lines of a container does an article begin, and where does it end?"""

import re
from collections.abc import Sequence
from functools import lru_cache

from newscrawl.extraction.lines import Line
from newscrawl.text.normalize import matching_key

_PROSE = re.compile(r"[。！？；]|，.*，|，.{12}|.{12}，|[\u4e00-\u9fff][,.!?;]|[a-z]{2}, |[a-z]{2}\. |[a-z]{2}\.$")
_SENTENCE_END = re.compile(r"[。！？；…”」』）.!?]$")
_DATE = re.compile(r"(?:19|20)\d\d\s?[-/年.]\s?\d{1,2}\s?[-/月.]\s?\d{1,2}")
_MASTHEAD = re.compile(
    rf"{_DATE.pattern}|"
    r"^\s*(?:来源|來源|作者|记者|稿源|责编|编辑|字[号號体體级級]|发布|时间|時間|浏览|阅读|点击|分享|原标题|您?[所当]?[在前]的?位置)[^。]{0,12}[:：|]|"
    r"^字[号號体體级級]|收藏|打印|列印|^评论|^[小中大特超標准标準\s+-]+$"
)
_LABELS = (
    r"责任编辑|責任編輯|责编|责任校对|(?:本文|文章)?(?:編輯|编辑)|相[关關](?:新[闻聞]|[阅閱][读讀]|[报報][道導]|[链鏈連][接結]|推[荐薦]|文章|[专專][题題]|[内內]容)|.{0,6}相[关關].{0,2}[链鏈連][接結]|延伸[阅閱][读讀]|推[荐薦][阅閱][读讀]|"
    r"(?:查看)?更多.{0,8}(?:新[闻聞]|精彩|[内內]容|[阅閱][读讀])|其[它他].{0,6}新[闻聞]|.{0,6}(?:声明|公告)|[上下]一[篇则則条條頁页]|返回.{0,12}|分享到|分享|扫一扫|"
    r"[关關][键鍵][词字詞]|标签|標籤|主題標籤|Tags?|网友评论|[发發]表[评評][论論]|我要[評评][论論]|[評评][论論]\s*\d*|[热熱][门門].{0,6}|本文来源|文章来源|来源|往期.{0,4}|猜你喜欢|精彩推荐|重点推荐|最新.{0,6}"
)
# Nothing of the article follows these, wherever they stand.
_FINAL = re.compile(r"[【\[（(]?\s*(?:责任编辑|責任編輯|责编)\s*[:：]|以上内容.{0,30}(?:上传|发布)|正文已结束")
_END = re.compile(
    rf"[【\[（(★■●◆▎|>\s]*(?:{_LABELS})\s*(?:[:：】\]|>»＞]|$)|"
    r"[【\[（(].{0,8}(?:编辑|责编|編輯)\s*[:： ]\s*\S{1,6}\s*[)）】\]]$|[上下]一[篇条條][:：\s]|[上下]一篇|©|"
    r"以上内容.{0,30}(?:上传|发布)|正文已结束|.{0,30}(?:ADVERTISEMENT|版权所有|版權所有|版权声明|著作權聲明|"
    r"Copyright|All Rights Reserved)",
    re.IGNORECASE,
)
_PROMPT = re.compile(
    r"(?:打开|下载).{0,12}(?:APP|客户端).{0,12}|(?:请先?)?登[录錄]后.{0,20}|(?:长按|扫描|扫一扫|微信扫).{0,8}二维码.{0,20}",
    re.IGNORECASE,
)
# What templates put between paragraphs.
_NOISE = re.compile(
    r"[【\[（(]?(?:广告|廣告|推广|推廣|advertisement|ad)[】\])）]?|(?:您|你)的浏览器.{0,8}(?:不支持|版本过低).{0,40}|"
    r"No media source currently available",
    re.IGNORECASE,
)
_BOXED = re.compile(
    r"[【\[（(★■●◆▎|>＞»\s]*(?:相[关關].{1,4}|延伸[阅閱][读讀]|推[荐薦][阅閱][读讀]|(?:查看)?更多.{0,8}|.{0,2}[热熱][点點门門].{0,4}|精彩推荐|猜你喜欢)\s*[:：】\]>»＞]*"
)
_BOX = 12
"""Lines of a box between paragraphs at most."""

Numbered = tuple[int, Line]
"""A line and its place on the page."""


def prose(line: Line) -> int:
    """How many characters of *line* stand in sentences and are no links."""
    text = line.text
    if not text or (2 * line.linked > len(text) and text[-1] != "。") or not _in_sentences(text):
        return 0
    return len(text) - line.linked // 2


@lru_cache(maxsize=4096)  # the lines of a page are asked about several times
def _in_sentences(text: str) -> bool:
    return _PROSE.search(text) is not None


def headline_place(lines: Sequence[Line], key: str) -> int:
    """The first place of the headline with prose below it; -1 where there is none."""
    last = max((i for i, line in enumerate(lines) if prose(line)), default=0)
    places = [i for i, line in enumerate(lines[:last]) if key and matching_key(line.text) == key]
    return places[0] if places else -1


def trimmed(lines: Sequence[Numbered], headline: str) -> list[Numbered]:
    """*lines* without masthead, what follows the end, links of their own, and what was said before."""
    first = next((n for n, (_, line) in enumerate(lines) if prose(line)), None)
    if first is None:
        return []
    key = matching_key(headline)
    start = next((n + 1 for n in range(first, -1, -1) if is_masthead(lines[n][1], key)), 0)
    inner = lines[start : _end(lines, start)]
    kept = _once([(i, line) for n, (i, line) in enumerate(inner) if not (is_link(line) or _is_noise(inner, n))])
    while kept and _PROMPT.fullmatch(kept[-1][1].text):
        kept.pop()
    return kept


def _end(lines: Sequence[Numbered], start: int) -> int:
    """The place in *lines* of the first line that follows the article from *start* on."""
    whole = sum(prose(line) for _, line in lines)
    done = 0
    for n, (_, line) in enumerate(lines[start:], start):
        done += prose(line)
        if (done > whole / 2 and _is_end(line) and not _is_box(lines, n)) or (done > 60 and _is_final(line)):
            return n
        if done and line.block.tag == "h1" and any(is_dated(after) for _, after in lines[n + 1 : n + 4]):
            return n  # the next article, for those who scroll on
    return len(lines)


def _is_noise(lines: Sequence[Numbered], place: int) -> bool:
    """Whether the line at that *place* is an advertisement's label, or the heading of links."""
    line = lines[place][1]
    if len(line.text) > 60 or not line.text:
        return False
    following = lines[place + 1][1] if place + 1 < len(lines) else line
    heads = is_link(following) and bool(_BOXED.fullmatch(line.text))
    return heads or bool(_NOISE.fullmatch(line.text)) or (line.linked > 0 and _is_end(line))


def _is_box(lines: Sequence[Numbered], place: int) -> bool:
    """Whether the label at that *place* heads a few links amid the text, which goes on in the same container below."""
    label, before = lines[place][1], [line for _, line in lines[:place] if prose(line)]
    if not before or not (label.linked or _BOXED.fullmatch(label.text)):
        return False
    after = [line for _, line in lines[place + 1 : place + _BOX] if line.text]
    links = next((n for n, line in enumerate(after) if not is_link(line)), len(after))
    paragraph, container = before[-1].block.tag, before[-1].block.getparent()
    goes_on = after[links : links + 1] if links or label.linked else []
    teased = any(map(is_link, after[links + 1 : links + 2]))
    return not teased and any(
        prose(line) and line.block.tag == paragraph and line.block.getparent() is container for line in goes_on
    )


def _once(lines: list[Numbered]) -> list[Numbered]:
    """*lines* up to where a copy of most of them begins, such as the one for telephones."""
    seen: set[str] = set()
    new: list[int] = []
    again = 0
    for n, (_, line) in enumerate(lines):
        key = matching_key(line.text)
        if key in seen and prose(line):
            again += len(key)
        elif prose(line):
            new.append(n)
        seen.add(key)
    if not again or 3 * again < sum(prose(lines[n][1]) for n in new):
        return lines
    return lines[: new[-1] + 1]


def is_masthead(line: Line, key: str = "") -> bool:
    """Whether *line* says when, where and by whom an article was published, or is the headline of that *key*."""
    if len(line.text) > 120 or "。" in line.text:
        return False
    return bool(key and matching_key(line.text) == key) or bool(_MASTHEAD.search(line.text))


def is_dated(line: Line) -> bool:
    """Whether *line* is short and has a date, as a masthead has."""
    return len(line.text) <= 120 and bool(_DATE.search(line.text))


def ends_sentence(line: Line) -> bool:
    """Whether *line* ends as a sentence does, and is not cut off."""
    return bool(_SENTENCE_END.search(line.text)) and not line.text.endswith(("...", "……", "…"))


def is_link(line: Line) -> bool:
    """Whether *line* is a link and no sentence."""
    return line.linked > 0 and line.linked >= 0.8 * len(line.text) and not _SENTENCE_END.search(line.text)


def _is_end(line: Line) -> bool:
    return len(line.text) < 120 and bool(_END.match(line.text))


def _is_final(line: Line) -> bool:
    return len(line.text) < 120 and bool(_FINAL.match(line.text))
