"""Is what looks like an article a list of entries, or of what many people wrote?"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import islice

from lxml.html import HtmlElement

from newscrawl.extraction.edges import is_dated
from newscrawl.extraction.lines import Line

_ROWS = 5
"""So many alike are a list."""
_SHARE = 0.8
_LINK = 6  # characters of the shortest headline that is a link
_LABEL = 40  # characters of the longest line that only says when
_MASTHEAD = 8  # lines
_LEVELS = 2
"""So far above the element around the text: of posts, the first alone may have been read."""
_TIME = re.compile(r"^\W*(?:[01]?\d|2[0-3])[:：][0-5]\d|(?:刚刚|\d+\s*(?:秒|分钟|小时|天)前)")
_ANSWER = re.compile(
    r"[\W\d]*(?:回复|回覆|举报|檢舉|赞|讚|点赞|踩|引用|只看该作者|楼主|[沙板]发|\d+楼)(?:[\W\d]|回复|举报|赞|踩|引用)*"
)


def is_rows(lines: Sequence[Line], start: int, end: int) -> bool:
    """Whether the text in *lines*, from *start* to *end*, consists of rows of one kind, none of which is the article.

    Rows that begin with a linked headline and say something below are entries; those with a link to answer are posts;
    those that each say when, below no date, are flashes. Paragraphs are none of these.
    """
    inside = set(lines[start:end])
    around = _common(line.block for line in inside)
    for element in [] if around is None else [around, *islice(around.iterancestors(), _LEVELS)]:
        rows = _rows(lines, element)
        if len(rows) < _ROWS:
            continue
        first = next(i for i, line in enumerate(lines) if line is rows[0][0])
        dated = any(map(is_dated, lines[max(first - _MASTHEAD, 0) : first]))
        own = [row for row in rows if not inside.isdisjoint(row)]
        for kind in (_is_entry, _is_post) if dated else (_is_entry, _is_post, _is_flash):
            if sum(map(kind, rows)) >= _SHARE * len(rows) and any(map(kind, own)):
                return True
    return False


def _common(blocks: Iterable[HtmlElement]) -> HtmlElement | None:
    """The innermost element around all *blocks*."""
    shared: list[HtmlElement] | None = None
    for block in dict.fromkeys(blocks):
        path = [block, *block.iterancestors()]
        shared = path if shared is None else [element for element in shared if element in set(path)]
    return shared[0] if shared else None


def _rows(lines: Sequence[Line], around: HtmlElement) -> list[list[Line]]:
    """The lines of each child of *around*, for the children of the tag that has most text, where they have several."""
    rows: defaultdict[HtmlElement, list[Line]] = defaultdict(list)
    for line in lines:
        inner = line.block
        while inner is not None and (parent := inner.getparent()) is not around:
            inner = parent
        if inner is not None and line.text:
            rows[inner].append(line)
    amounts: defaultdict[str, int] = defaultdict(int)
    for row, texts in rows.items():
        amounts[row.tag] += sum(len(line.text) for line in texts if not line.linked)
    tag = max(amounts, key=amounts.__getitem__, default="")
    return [texts for row, texts in rows.items() if row.tag == tag and len(texts) > 1]


def _is_entry(row: list[Line]) -> bool:
    head = row[0]
    return len(head.text) >= _LINK and head.linked >= _SHARE * len(head.text) and any(not line.linked for line in row)


def _is_post(row: list[Line]) -> bool:
    return any(line.linked and _ANSWER.fullmatch(line.text) for line in row)


def _is_flash(row: list[Line]) -> bool:
    return any(len(line.text) <= _LABEL and (_TIME.search(line.text) or is_dated(line)) for line in row)
