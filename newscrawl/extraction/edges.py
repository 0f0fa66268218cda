"""Where among the lines of a container does an article begin, and where does it end?"""

import re
from collections.abc import Sequence
from functools import lru_cache

from newscrawl.extraction.boxes import main_part, without_boxes
from newscrawl.extraction.labels import heads_links, is_end, is_filler, is_final, is_prompt
from newscrawl.extraction.lines import Line
from newscrawl.text.normalize import matching_key

_PROSE = re.compile(r"[。！？；]|，.*，|，.{12}|.{12}，|[\u4e00-\u9fff][,.!?;]|[a-z]{2}, |[a-z]{2}\. |[a-z]{2}\.$")
_ADVERTISED = re.compile(r"[【\[（(]?(?:广告|廣告|推广|推廣|赞助|贊助)")
_SENTENCE_END = re.compile(r"[。！？；…”」』）.!?]$")
_DATE = re.compile(
    r"(?<!\d)1[01]\d[-/.年](?:0\d|1[0-2])[-/.月][0-3]\d(?!\d)|(?:19|20)\d\d\s?[-/年.]\s?\d{1,2}\s?[-/月.]\s?\d{1,2}"
)
_MASTHEAD = re.compile(
    rf"{_DATE.pattern}|^\W{{0,3}}\d{{1,2}}[-/月]\d{{1,2}}日?\s+\d{{1,2}}[:：]\d\d|"
    r"^.{1,16}(?<!\d)\d{1,2}[-/月]\d{1,2}日?\s+\d{1,2}[:：]\d\d$|"
    r"^\s*(?:来源|來源|作者|记者|稿源|责编|编辑|字[号號体體级級]|发布|时间|時間|浏览|阅读|点击|分享|原标题|您?[所当]?[在前]的?位置)[^。]{0,12}[:：|]|"
    r"^字[号號体體级級]|收藏|打印|列印|^评论|^[小中大特超標准标準\s+-]+$"
)
# What lists put before a link or behind it: when, how many, a bullet.
_BESIDE = re.compile(r"^[\W\d]+|[\W\d]+$")
_ABSTRACT, _FEW = 30, 12
"""Characters of an abstract at least, and the lines that it may sum up."""
_BEGUN = 40
"""Characters of prose after which an article has begun."""
_NEAR = 3
"""Lines below a headline in which its date stands."""
_ROW = 200
"""Characters of a row of a table at most."""
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


@lru_cache(maxsize=8192)  # the lines of the longest page, which are asked about several times
def _in_sentences(text: str) -> bool:
    return _PROSE.search(text) is not None


def is_data(line: Line) -> bool:
    """Whether *line* is a short row of several cells without a link: data rather than layout."""
    row = line.block
    return row.tag == "tr" and not line.linked and len(row) > 1 and 0 < len(line.text) <= _ROW


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
    start = next((n + 1 for n in range(_lowest(lines, first), -1, -1) if is_masthead(lines[n][1], key)), 0)
    inner = main_part(_weighed(lines[start : _end(lines, start)]))
    inner = _without_abstract(without_boxes(_weighed(inner)))
    kept = _once([(i, line) for n, (i, line) in enumerate(inner) if not (is_link(line) or _is_noise(inner, n))])
    while kept and is_prompt(kept[-1][1].text):
        kept.pop()
    return kept


def _lowest(lines: Sequence[Numbered], first: int) -> int:
    """The place of the date that follows what only looks like a sentence, such as a headline in parts; else *first*."""
    if ends_sentence(lines[first][1]):
        return first
    near = range(first + 1, min(first + 1 + _NEAR, len(lines)))
    dated = (n for n in near if is_dated(lines[n][1]) and is_masthead(lines[n][1]))
    return next((n for n in dated if not prose(lines[n][1])), first)


def _without_abstract(lines: list[Numbered]) -> list[Numbered]:
    """*lines* without a first one that only says what the next ones begin with, as descriptions do."""
    first = next((n for n, (_, line) in enumerate(lines) if line.text), len(lines))
    abstract = matching_key(lines[first][1].text).rstrip(".…") if first < len(lines) else ""
    if len(abstract) < _ABSTRACT:
        return lines
    rest = "".join(matching_key(line.text) for _, line in lines[first + 1 : first + _FEW])
    same = next((n for n, (one, other) in enumerate(zip(abstract, rest, strict=False)) if one != other), None)
    repeats = min(len(abstract), len(rest)) if same is None else same
    return lines[first + 1 :] if repeats >= 0.8 * len(abstract) else lines


def _weighed(lines: Sequence[Numbered]) -> list[tuple[int, Line, int]]:
    return [(i, line, prose(line)) for i, line in lines]


def _end(lines: Sequence[Numbered], start: int) -> int:
    """The place in *lines* of the first line that follows the article from *start* on."""
    whole = sum(prose(line) for _, line in lines)
    done = 0
    for n, (_, line) in enumerate(lines[start:], start):
        done += prose(line)
        if (done > whole / 2 and is_end(line.text) and not _is_box(lines, n)) or (
            done > _BEGUN and is_final(line.text)
        ):
            return n
        if done and line.block.tag == "h1" and any(is_dated(after) for _, after in lines[n + 1 : n + 4]):
            return n  # the next article, for those who scroll on
    return len(lines)


def final_place(lines: Sequence[Line], first: int) -> int | None:
    """The place of the first line, after some prose from *first* on, that nothing of an article follows; or None."""
    done = 0
    for n, line in enumerate(lines[first:], first):
        done += prose(line)
        if done > _BEGUN and is_final(line.text):
            return n
    return None


def _is_noise(lines: Sequence[Numbered], place: int) -> bool:
    """Whether the line at that *place* is an advertisement's label, or the heading of links."""
    line = lines[place][1]
    if len(line.text) > 60 or not line.text:
        return False
    following = lines[place + 1][1] if place + 1 < len(lines) else line
    if line.linked >= 0.8 * len(line.text) and _ADVERTISED.match(line.text):
        return True
    heads = is_link(following) and heads_links(line.text)
    return heads or is_filler(line.text) or (line.linked > 0 and is_end(line.text))


def _is_box(lines: Sequence[Numbered], place: int) -> bool:
    """Whether the label at that *place* heads a few links amid the text, which goes on in the same container below."""
    label, before = lines[place][1], [line for _, line in lines[:place] if prose(line)]
    if not before or not (label.linked or heads_links(label.text)):
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
    """Whether *line* is a link, with nothing but a number or a time beside it, and no sentence."""
    if not line.linked or line.text.endswith(("。", ".")):
        return False
    return line.linked >= 0.8 * len(line.text) or line.linked >= 0.9 * len(_BESIDE.sub("", line.text))
