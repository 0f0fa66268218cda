"""Which words of a page are its headline?"""

import re
from collections.abc import Sequence
from itertools import pairwise

from lxml.html import HtmlElement

from newscrawl.extraction.body import Body
from newscrawl.extraction.edges import is_dated, is_masthead
from newscrawl.extraction.lines import Line
from newscrawl.text.names import looks_like_outlet
from newscrawl.text.normalize import fold, matching_key

_SUFFIX = re.compile(r"\s*(?:_|\s[-–—|｜]+\s|--+|——|[|｜]|[-–—](?=[^-–—]{2,20}$)|\s·\s|<<|>>|«|»)\s*")
_ABOVE = 30
"""So many lines above the body a headline without markup is looked for where a date follows it."""
_NEAR = 12
"""So many where none does."""
_HEADING = re.compile(r"title|headline|tit\b|biaoti", re.IGNORECASE)


_SHORTEST = 6
"""Characters: a shorter first part of a title is thought to be a section's name."""
_NAME = 12
"""Characters of the name of a site or section."""
_HEADINGS = ("h1", "h2")
_LONGEST = 1_000
"""Characters of a title: more is no title."""


def title_of(tree: HtmlElement) -> str:
    """The text of the page's `<title>`, folded."""
    element = next(tree.iter("title"), None)
    return fold(element.text_content()[:_LONGEST]) if element is not None else ""


def titled(lines: Sequence[Line], titles: Sequence[str]) -> str:
    """The line that one of the page's *titles* contains, the longest and most heading-like; "" where there is none."""
    if short := short_heading(lines, titles):
        return short
    known = [matching_key(title) for title in titles]
    whole = {matching_key(strip_site(title)) for title in titles}
    best, best_score = "", 0.0
    for line in lines:
        if not 4 <= len(line.text) <= 150:
            continue
        key = matching_key(line.text)
        if not any(key in title for title in known) or is_site_name(line.text):
            continue
        score = len(key) * (0.1 if line.linked else 1.0) + 20 * (
            is_heading(line.block) + (key in whole and not line.linked)
        )
        if score > best_score:
            best, best_score = line.text, score
    best = _with_next(best, lines, titles)
    best = best.partition("_")[0] if matching_key(best) in known else best
    return best if len(best) >= 0.3 * len(strip_site(titles[0] if titles else "")) else ""


def _with_next(text: str, lines: Sequence[Line], titles: Sequence[str]) -> str:
    """*text* and the line after it, where a title is both: a headline set in two lines."""
    wanted = {matching_key(strip_site(title)) for title in titles}
    pairs = (f"{line.text}{after.text}" for line, after in pairwise(lines) if line.text == text)
    return next((both for both in pairs if text and both != text and matching_key(both) in wanted), text)


def short_heading(lines: Sequence[Line], titles: Sequence[str]) -> str:
    """A headline of a few characters: a heading that begins the title, behind which only names follow."""
    for title in titles:
        short, *names = _SUFFIX.split(title)
        if names and 2 <= len(short) < _SHORTEST and all(len(name) <= _NAME for name in names):
            fits = (line for line in lines if line.text == short and line.block.tag in _HEADINGS and not line.linked)
            if next(fits, None) is not None and not is_site_name(short):
                return short
    return ""


def heading_above(lines: Sequence[Line], body: Body | None) -> str:
    """The last heading before *body*; "" where there is none."""
    before = lines[: body.start + 1] if body else ()
    return next(
        (
            line.text
            for line in reversed(before)
            if is_heading(line.block) and 6 <= len(line.text) <= 100 and not line.linked
        ),
        "",
    )


def line_above(lines: Sequence[Line], body: Body | None) -> str:
    """The line before *body* that reads like a headline, whatever its markup; "" where there is none.

    Best the one on top of a date; else the last one.
    """
    before = [line for line in lines[: body.start] if line.text][-_ABOVE:] if body else []
    dated = (line for line, after in pairwise(before) if is_dated(after) and 4 <= len(line.text) <= 100)
    others = (line for line in reversed(before[-_NEAR:]) if 8 <= len(line.text) <= 60 and not line.linked)
    return next((line.text for line in (*dated, *others) if _reads_like_one(line)), "")


def _reads_like_one(line: Line) -> bool:
    """Whether *line* may be a headline: no sentence, masthead or label, and no name of a site."""
    name = len(line.text) <= 12 and is_site_name(line.text)
    return not (name or is_masthead(line) or line.text.endswith(("。", "：", ":")))


def is_site_name(text: str) -> bool:
    """Whether *text* is the name of a site rather than a headline.

    >>> is_site_name("示例日报"), is_site_name("示例日报报道了新闻，读者不多")
    (True, False)
    """
    parts = _SUFFIX.split(text.strip("【】"))
    return all(len(part) <= 16 for part in parts) and looks_like_outlet(parts[0])


def site_name(title: str) -> str:
    """The name of the site that follows the headline in *title*; "" where none does.

    >>> site_name("示例标题写在这里_社会_示例新闻网")
    '示例新闻网'
    """
    parts = _SUFFIX.split(title)[1:]
    return next((part.split()[0] for part in reversed(parts) if part and is_site_name(part.split()[0])), "")


def strip_site(title: str) -> str:
    """*title* without the names of section and site that follow it.

    >>> strip_site("示例标题写在这里_10%公司_澎湃新闻-The Paper")
    '示例标题写在这里'
    """
    parts = _SUFFIX.split(title)
    return parts[0] if len(parts[0]) >= _SHORTEST else max(parts, key=len)


def is_heading(block: HtmlElement) -> bool:
    """Whether *block* is marked as a heading, by its tag or its name."""
    return block.tag in ("h1", "h2", "h3") or bool(_HEADING.search(block.get("class", "") + " " + block.get("id", "")))
