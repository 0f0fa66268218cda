"""Which part of an unknown page is the article?"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from newscrawl.extraction.asides import Paths, aftermath, asides, paths_of
from newscrawl.extraction.boxes import section_end
from newscrawl.extraction.edges import (
    Numbered,
    ends_sentence,
    final_place,
    headline_place,
    is_data,
    is_dated,
    prose,
    trimmed,
)
from newscrawl.extraction.lines import Line
from newscrawl.extraction.rows import is_rows
from newscrawl.text.normalize import matching_key

NEAR = 30  # lines: this far below the headline, prose counts half
_MANY_LINKS = 500  # characters
_LITTLE = 150  # characters: so little prose may be what a list says of itself
_MASTHEAD = 8  # lines
_LINK = 6  # characters of the shortest headline that is a link
_ITEMS = {"li", "dd", "dt", "h2", "h3", "h4"}
_MAIN = re.compile(
    r"(?:^|[\s_-])(?:article|artibody|content|maintext|main-?text|detail|post|entry|story|zoom|newstext|news_txt|text|txt|body|endtext|bd|cont|paragraph|editor|rich_media_content)",
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


def body_of(lines: Sequence[Numbered]) -> Body | None:
    """The article of those *lines*; None where there are none."""
    if not lines:
        return None
    texts = tuple(line for _, line in lines)
    return Body(texts, lines[0][0], lines[-1][0] + 1, sum(map(prose, texts)))


def candidates(lines: Sequence[Line], headline: str) -> tuple[int, list[Numbered]]:
    """Where the headline's article may begin, and the lines from there on that may belong to it."""
    paths = paths_of(lines)
    others = asides(lines, paths)
    first = headline_place(lines, matching_key(headline)) + 1
    end = article_end(lines, first)
    kept = [(i, line) for i, line in enumerate(lines[:end]) if i >= first and others.isdisjoint(paths[line.block])]
    return first, kept


def article_end(lines: Sequence[Line], first: int) -> int | None:
    """The place where, below a headline before *first*, other articles or comments begin; None where none do."""
    if not first:
        return None
    weights = [prose(line) for line in lines]
    places = (aftermath(lines, first), section_end(lines, weights, first), final_place(lines, first))
    return min((place for place in places if place is not None), default=None)


def find_body(lines: Sequence[Line], headline: str = "") -> Body | None:
    """The lines of *lines* (of a whole page) that are the article below *headline*; None where there is no prose."""
    first, kept = candidates(lines, headline)
    paths = paths_of(line for _, line in kept)
    container = _container(kept, first, paths)
    if container is None:
        return None
    return body_of(trimmed([(i, line) for i, line in kept if container in paths[line.block]], headline))


def _container(lines: Sequence[Numbered], first: int, paths: Paths) -> HtmlElement | None:
    """The element with the most prose among the least else, not far below the headline."""
    amount: Counter[HtmlElement] = Counter()
    total: Counter[HtmlElement] = Counter()
    start: dict[HtmlElement, int] = {}
    for i, line in lines:
        found = prose(line)
        data = not found and is_data(line)
        for element in paths[line.block]:
            if data and element in start:  # a table below a sentence belongs to it
                amount[element] += len(line.text) // 4
                continue
            amount[element] += found
            total[element] += found or _cost(line)
            if found:
                start.setdefault(element, i)
    scores = {
        element: count
        * (count / total[element]) ** 1.5
        * _kind(element)
        / (1 + (start[element] - first) / NEAR * (first > 0))
        for element, count in amount.items()
        if count
    }
    return max(scores, key=scores.__getitem__, default=None)


def _cost(line: Line) -> int:
    """What *line*, which is no prose, speaks against what is around it: items of lists stand in texts too."""
    if line.linked:
        return len(line.text)
    return len(line.text) // (6 if line.block.tag in _ITEMS else 2)


def _kind(element: HtmlElement) -> float:
    """A premium for names that bodies have."""
    names = f"{element.get('class', '')} {element.get('id', '')}"
    return 1.2 if element.tag == "article" or _MAIN.search(names) else 1.0


def is_listing(lines: Sequence[Line], body: Body | None, *, headed: bool) -> bool:
    """Whether a page of *lines* is a list of links rather than the article that *body* would be.

    Around the prose of a list stand links, and its summaries are cut off; *headed* is whether a heading of the page is
    its title, as in articles.
    """
    if body is None:
        linked, shown = sum(line.linked for line in lines), sum(len(line.text) for line in lines)
        return linked > _MANY_LINKS or linked > shown / 2 > 0
    if is_rows(lines, body.start, body.end):
        return True
    region = lines[body.start : body.end]
    links = sum(line.linked for line in region if 2 * line.linked > len(line.text))  # not those within sentences
    share = links / (sum(len(line.text) for line in region) or 1)
    closed = sum(len(line.text) for line in body.lines if ends_sentence(line)) > 0.3 * body.prose
    dated = any(map(is_dated, lines[max(body.start - _MASTHEAD, 0) : body.start]))
    long = body.prose >= _LITTLE
    after = [line for line in lines[body.end : body.end + _MASTHEAD] if line.text]
    leads_on = sum(line.linked >= _LINK for line in after) >= 0.5 * len(after) > 1
    return share > 0.3 or not ((closed and (dated or long)) or (headed and (dated or long or not leads_on)))
