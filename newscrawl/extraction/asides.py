"""Which parts of a page say by their names or their shape that they are not the article?"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

from lxml.html import HtmlElement

from newscrawl.extraction.edges import is_link, prose
from newscrawl.extraction.lines import Line

# Names that CMSs give to what is not the article. Whole words, since `content` or `article` often stand beside them.
_ASIDE = re.compile(
    r"(?:^|[\s_-])(?:comments?(?:list|box|area)?|pinglun|footer|foot|bottom|copyright|sidebar|side|aside|right|related|relate|recommend\w*|tuijian|hot|rank\w*|"
    r"share\w*|bshare|jiathis|bdshare|nav\w*|menu|breadcrumb\w*|crumb\w*|crumbs|login|advert\w*|ads?|gg|guanggao|banner|qrcode|erweima|statement|disclaimer|"
    r"tags?|keywords?|pager|pagenav|pages|pagination|tool(?:bar|s)?|toolbox|pop(?:up)?|modal|dialog|toast|search|subscribe|feedback|vote|reply|editor-name)(?:$|[\s_-])",
    re.IGNORECASE,
)
_ASIDE_TAGS = {"nav", "footer", "aside", "header", "dl"}
_COMMENTS = re.compile(
    r"(?:网友|全部|最新|热门|精彩|读者|用户|網友|讀者)(?:评论|留言|跟帖|評論|迴響)(?:区|列表|區)?\s*[(（]?\d*[)）条條]*"
)
_TEASER_LINES = 4
"""A teaser is a linked headline and at most so many lines below it."""
_TEASERS = 3
"""So many in a row are a list."""

Paths = dict[HtmlElement, tuple[HtmlElement, ...]]
"""Blocks with themselves and the elements around them."""


def paths_of(lines: Iterable[Line]) -> Paths:
    """Every block of *lines* with itself and the elements around it."""
    return {block: (block, *block.iterancestors()) for block in dict.fromkeys(line.block for line in lines)}


def asides(lines: Sequence[Line], paths: Paths) -> set[HtmlElement]:
    """The elements whose names say that they are not the article; none that holds much of the page's prose."""
    amount: Counter[HtmlElement] = Counter()
    for line in lines:
        if found := prose(line):
            for element in paths[line.block]:
                amount[element] += found
    most = max(amount.values(), default=0)
    elements = {element for path in paths.values() for element in path}
    return {element for element in elements if 2 * amount[element] <= most and _is_aside(element)}


def _is_aside(element: HtmlElement) -> bool:
    name, identity, tag = element.get("class", ""), element.get("id", ""), element.tag
    return tag in _ASIDE_TAGS or (tag != "body" and _names_aside(f"{name} {identity}"))


@lru_cache(maxsize=4096)  # a page has many elements of few names, and its readings ask for each of them
def _names_aside(names: str) -> bool:
    return _ASIDE.search(names) is not None


def aftermath(lines: Sequence[Line], first: int) -> int | None:
    """The place where, after some prose from *first* on, readers' comments or teasers begin; None where none do."""
    places = (place for place in (_comments(lines, first), _teasers(lines, first)) if place is not None)
    end = min(places, default=None)
    return end if end is not None and any(map(prose, lines[first:end])) else None


def _comments(lines: Sequence[Line], first: int) -> int | None:
    """The first heading of comments with prose above it."""
    seen = False
    for place, line in enumerate(lines[first:], first):
        if seen and len(line.text) < 20 and _COMMENTS.fullmatch(line.text):
            return place
        seen = seen or prose(line) > 0
    return None


def _teasers(lines: Sequence[Line], first: int) -> int | None:
    """The first of several teasers in a row.

    Each is a link with a few lines below it: a headline and its summary, a reader's name and what he has to say.
    """
    links = [i for i, line in enumerate(lines[first:], first) if is_link(line)]
    row: dict[str, int] = {}
    for here, following in pairwise(links):
        between = lines[here + 1 : following]
        if not between:
            continue
        if len(between) > _TEASER_LINES or not any(map(prose, between)) or lines[here].text in row:
            row.clear()
            continue
        row[lines[here].text] = here
        if len(row) == _TEASERS:
            return min(row.values())
    return None
