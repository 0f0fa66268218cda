"""What a site is: a value that says which pages are its articles, how to read them, and where it lists them."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import ClassVar
from urllib.parse import urljoin

from lxml.cssselect import CSSSelector
from lxml.html import HtmlElement

from newscrawl.extraction.challenges import gone
from newscrawl.extraction.content import Content, read_content
from newscrawl.extraction.page import ArticlePage, Found
from newscrawl.sites.listings import Link, Listing, ListingPage, Plan
from newscrawl.text.dates import Stamp, parse_date
from newscrawl.text.names import Byline, parse_byline, parse_credit
from newscrawl.text.normalize import fold
from newscrawl.urls import canonicalize, host_of, respell


@dataclass(frozen=True, slots=True, kw_only=True)
class Selectors:
    """CSS selectors of a layout. Name the tag: `span.pubtime` costs a quarter of `.pubtime`."""

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
def _css(selector: str) -> CSSSelector:
    return CSSSelector(selector, translator="html")


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

    def select(self, selector: str) -> list[HtmlElement]:
        """The elements of the page that match; none for an empty selector."""
        return list(_css(selector)(self.tree)) if selector else []  # type: ignore[arg-type]

    def texts(self, field: str) -> Iterator[Found[str]]:
        """The text of every element that the selector of *field* matches."""
        selector = getattr(self.selectors, field)
        for element in self.select(selector):
            if text := fold(element.text_content()):
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
            if (credit := parse_credit(found.value)) and credit.role == "source":
                yield Found(credit.names[0], found.rule, found.raw)
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A news site. The usual one is nothing but this declaration."""

    id: str
    name: str
    domains: tuple[str, ...]
    article_url: re.Pattern[str]
    """Matches the addresses of articles; its first matching group is the site's own id of the article."""
    canonical: str | None = None
    """The one address of an article, with `{id}` for its id; None where addresses have no twins."""
    pages: tuple[type[SitePage], ...]
    """The layouts, newest first; the first that fits a page reads it."""
    headers: Mapping[str, str] = field(default_factory=dict)
    """What the site wants to see in every request."""
    listings: Callable[[Plan], Iterable[Listing]]
    """Where to look for articles, given the plan."""
    read_listing: Callable[[Listing, bytes, datetime], ListingPage]
    """Reads an answer that was fetched at that time; raises ListingError."""

    def owns(self, url: str) -> bool:
        """Whether *url* is on one of the site's hosts."""
        host = host_of(url)
        return any(host == domain or host.endswith("." + domain) for domain in self.domains)

    def article_id(self, url: str) -> str | None:
        """The site's id of the article at *url*; None when it is no article of this site."""
        match = self.article_url.search(respell(url)) if self.owns(url) else None
        return next((group for group in match.groups() if group), None) if match else None

    def canonical_url(self, url: str) -> str:
        """The one address of the article at *url*, whichever twin it is."""
        article_id = self.article_id(url)
        return self.canonical.format(id=article_id) if self.canonical and article_id else canonicalize(url)

    def page(self, url: str, html: str, *, fetched: datetime) -> SitePage:
        """The page object of the layout that fits *html*; where none does, one with the generic rules only."""
        layouts = (page for page in self.pages if page.fits(html))
        layout = next(layouts, SitePage)
        article_id = self.article_id(url) or ""
        return layout(self.canonical_url(url), html, site=self.id, fetched=fetched, article_id=article_id)

    def discover(self, body: bytes, url: str, *, fetched: datetime) -> tuple[Link, ...]:
        """The articles that the listing at *url* names, whatever kind it is of; raises ListingError."""
        return self.read_listing(Listing(route="page", url=url), body, fetched).links

    def anchors(self, page_url: str, hrefs: Iterable[str]) -> Iterator[Link]:
        """The articles of this site among the addresses of a page, each once, in order."""
        seen = set()
        for href in hrefs:
            url = urljoin(page_url, href.strip())
            if self.article_id(url) and (canonical := self.canonical_url(url)) not in seen:
                seen.add(canonical)
                yield Link(url=canonical)
