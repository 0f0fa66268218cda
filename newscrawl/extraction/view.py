"""A page from all the sides that the generic rules look at, each computed once and only if asked for."""

from collections.abc import Iterator
from datetime import datetime
from functools import cached_property
from typing import Any

from lxml.html import HtmlElement

from newscrawl.extraction import metadata
from newscrawl.extraction.body import Body, find_body
from newscrawl.extraction.consensus import Verdict, consult
from newscrawl.extraction.found import Found, first
from newscrawl.extraction.headline import heading_above, is_site_name, line_above, strip_site, title_of, titled
from newscrawl.extraction.lines import Line, read_lines
from newscrawl.extraction.tree import parse_page
from newscrawl.text.normalize import fold, matching_key

_MASTHEAD = 300
"""So many lines from the headline on may say when and by whom."""
_HEADLINE = 8
"""Characters: a shorter title is more often the name of a section."""


class PageView:
    """A page: its tree, its metadata, its lines, and where among them the article stands."""

    def __init__(self, url: str, html: str, *, site: str, fetched: datetime) -> None:
        self.url = url
        self.html = html
        self.site = site
        self.fetched = fetched

    def headline(self) -> Iterator[Found[str]]:
        """The headline."""
        yield Found(self._titled, "heading in title")
        yield Found(fold(str(self.linked_data.get("headline") or "")), "json-ld headline")
        body = find_body(self.lines)
        yield Found(heading_above(self.lines, body), "heading above body")
        titles = [text for title in reversed(self.titles) if not is_site_name(text := strip_site(title))]
        yield from (Found(text, "title") for text in titles if len(text) >= _HEADLINE)
        yield Found(line_above(self.lines, body), "line above body")
        yield from (Found(text, "title") for text in titles)

    @cached_property
    def tree(self) -> HtmlElement:
        """The page, parsed once."""
        return parse_page(self.html)

    @cached_property
    def meta(self) -> dict[str, str]:
        """The page's meta tags; see `metadata.meta_tags`."""
        return metadata.meta_tags(self.tree)

    @cached_property
    def linked_data(self) -> dict[str, Any]:
        """The page's JSON-LD; see `metadata.linked_data`."""
        return metadata.linked_data(self.tree)

    @cached_property
    def lines(self) -> list[Line]:
        """Everything that the page shows, line by line."""
        return read_lines(self.tree, self.url)

    @cached_property
    def titles(self) -> tuple[str, ...]:
        """What the head of the page gives as its title."""
        return tuple(filter(None, (title_of(self.tree), self.meta.get("og:title", ""))))

    @cached_property
    def verdict(self) -> Verdict | None:
        """What the independent readings of the page agree on; see `consensus`."""
        return consult(self.tree, self.lines, self._headline)

    @cached_property
    def found_body(self) -> Body | None:
        """Where among the lines the article stands."""
        return self.verdict.body if self.verdict else None

    @cached_property
    def above(self) -> list[str]:
        """What stands between headline and article, and a few lines before."""
        return [line.spaced or line.text for line in self.lines_above]

    @cached_property
    def lines_above(self) -> list[Line]:
        """The same as lines."""
        body = self.found_body
        end = body.start if body else len(self.lines)
        places = [
            i for i, line in enumerate(self.lines[:end]) if matching_key(line.text) == matching_key(self._headline)
        ]
        start = max((places[0] if places else end - 8) - 4, 0)
        key = matching_key(self._headline)
        near = self.lines[start : min(end, start + _MASTHEAD)]
        return [line for line in near if line.text and matching_key(line.text) != key]

    @cached_property
    def below(self) -> list[str]:
        """The last lines of the article and those that follow it."""
        body = self.found_body
        return [line.text for line in self.lines[body.end - 3 : body.end + 8] if line.text] if body else []

    @cached_property
    def opening(self) -> list[str]:
        """The first lines of the article."""
        return [line.text for line in self.found_body.lines if line.text][:6] if self.found_body else []

    @cached_property
    def _titled(self) -> str:
        return titled(self.lines, self.titles)

    @cached_property
    def _headline(self) -> str:
        found = first(self.headline())
        return found.value if found else ""
