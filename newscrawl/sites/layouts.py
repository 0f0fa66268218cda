"""How a layout of a site's article pages is read: CSS selectors, and methods where selectors cannot say it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any, ClassVar

from lxml.etree import XPath
from parsel.csstranslator import HTMLTranslator

from newscrawl.extraction.challenges import gone
from newscrawl.extraction.content import Content, read_content
from newscrawl.extraction.page import ArticlePage, Found
from newscrawl.text.dates import Stamp, parse_date
from newscrawl.text.names import Byline, parse_byline, parse_credit
from newscrawl.text.normalize import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Selectors:
    """CSS selectors of a layout, with `::attr(content)` for an attribute, as in Scrapy.

    Name the tag: `span.pubtime` costs a quarter of `.pubtime`.
    """

    headline: str = ""
    body: str = ""
    """The container of the text."""
    published: str = ""
    byline: str = ""
    source: str = ""
    credits: str = ""
    """Every element with a line such as 责任编辑：…"""
    section: str = ""
    tags: str = ""


@cache
def _css(selector: str) -> XPath:
    return XPath(HTMLTranslator().css_to_xpath(selector))


class SitePage(ArticlePage):
    """A layout of a site: its selectors, and the generic rules where they say nothing.

    Headline, text and time must be found, so the generic rules stand in when a selector fails. What an article may
    lack (byline, source, credits, column, tags) is lacking when its selector finds nothing: nobody is invented.
    """

    selectors: ClassVar[Selectors] = Selectors()
    marker: ClassVar[str] = ""
    """A string that only pages of this layout contain."""

    def __init__(self, url: str, html: str, *, site: str, fetched: datetime, article_id: str = "") -> None:
        super().__init__(url, html, site=site, fetched=fetched)
        self.known_id = article_id

    @classmethod
    def fits(cls, html: str) -> bool:
        """Whether this layout can read the page, told without parsing it."""
        return cls.marker in html

    def select(self, selector: str) -> list[Any]:
        """The elements (or, with `::attr(…)`, the strings) of the page that match; none for an empty selector."""
        return list(_css(selector)(self.tree)) if selector else []  # type: ignore[arg-type]

    def texts(self, field: str) -> Iterator[Found[str]]:
        """The text of every element that the selector of *field* matches."""
        selector = getattr(self.selectors, field)
        for node in self.select(selector):
            raw = node if isinstance(node, str) else node.text_content()
            if text := fold(raw):
                yield Found(text, f"css {selector}", text)

    def refusal(self) -> str | None:
        """The site's address pattern says that this is an article, so only words on the page say otherwise."""
        return gone(self.html, self.url)

    def article_id(self) -> Iterator[Found[str]]:
        yield Found(self.known_id, "url")
        yield from super().article_id()

    def headline(self) -> Iterator[Found[str]]:
        yield from self.texts("headline")
        yield from super().headline()

    def body(self) -> Iterator[Found[Content]]:
        for container in self.select(self.selectors.body):
            yield Found(read_content(container, self.url), f"css {self.selectors.body}")
        yield from super().body()

    def published(self) -> Iterator[Found[Stamp]]:
        for found in self.texts("published"):
            if stamp := parse_date(found.value, now=self.fetched):
                yield Found(stamp, found.rule, stamp.raw)
        yield from super().published()

    def byline(self) -> Iterator[Found[Byline]]:
        for found in self.texts("byline"):
            yield Found(parse_byline(found.value), found.rule, found.raw)
        if not self.selectors.byline:
            yield from super().byline()

    def source(self) -> Iterator[Found[str]]:
        for found in self.texts("source"):
            if name := _source_in(found.value, self.fetched):
                yield Found(name, found.rule, found.raw)
        if not self.selectors.source:
            yield from super().source()

    def editors(self) -> Iterator[Found[tuple[str, ...]]]:
        yield from self._credited("editor", "image_editor")
        if not self.selectors.credits:
            yield from super().editors()

    def proofreaders(self) -> Iterator[Found[tuple[str, ...]]]:
        yield from self._credited("proofreader")
        if not self.selectors.credits:
            yield from super().proofreaders()

    def section(self) -> Iterator[Found[str]]:
        yield from self.texts("section")
        if not self.selectors.section:
            yield from super().section()

    def tags(self) -> Iterator[Found[tuple[str, ...]]]:
        if found := list(self.texts("tags")):
            yield Found(tuple(dict.fromkeys(tag.value for tag in found)), found[0].rule)
        if not self.selectors.tags:
            yield from super().tags()

    def _credited(self, *roles: str) -> Iterator[Found[tuple[str, ...]]]:
        lines = [(found, parse_credit(found.value)) for found in self.texts("credits")]
        named = [(found, credit.names) for found, credit in lines if credit and credit.role in roles]
        if named:
            names = dict.fromkeys(name for _, names in named for name in names)
            yield Found(tuple(names), named[0][0].rule, " ".join(found.raw for found, _ in named))


def _source_in(text: str, now: datetime) -> str:
    """The outlet that *text* names, with or without 来源 before it; "" where it says something else."""
    if credit := parse_credit(text):
        return credit.names[0] if credit.role == "source" and credit.names else ""
    return text if len(text) <= 20 and not re.search(r"[:：。，]", text) and not parse_date(text, now=now) else ""
