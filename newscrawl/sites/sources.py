"""How a site's articles are found, as data: feeds, sitemaps, JSON lists and pages of links."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from typing import Any

from lxml.html import HtmlElement

from newscrawl.errors import ListingError
from newscrawl.extraction.decode import decode
from newscrawl.extraction.feeds import read_feed, read_sitemap
from newscrawl.extraction.tree import parse_page
from newscrawl.sites.anchors import anchors_of
from newscrawl.sites.answers import values
from newscrawl.sites.css import compiled
from newscrawl.sites.jsonlists import json_in, stamp_in
from newscrawl.sites.listings import Link, Listing
from newscrawl.sites.paging import DAY, Said, Source
from newscrawl.sites.templates import day_in, joined
from newscrawl.text.dates import Stamp
from newscrawl.text.normalize import fold

__all__ = ["Feed", "HtmlList", "JsonList", "Sitemap", "Source"]
_REFRESH = re.compile(r"""<meta[^>]+http-equiv=["']?refresh["']?[^>]+url=([^"'>\s]+)""", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed(Source):
    """RSS, RDF or Atom."""

    route: str = "feed"

    def said(self, listing: Listing, body: bytes, fetched: datetime) -> Said:
        """Its entries."""
        entries = read_feed(body, listing.url, now=fetched)
        return Said(
            links=tuple(_dated(Link(url=entry.url, headline=entry.title), entry.published) for entry in entries)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitemap(Source):
    """A sitemap, gzipped or not; an index leads to its children; a news sitemap says when each was published."""

    route: str = "sitemap"

    def said(self, listing: Listing, body: bytes, fetched: datetime) -> Said:
        """Its entries, and the sitemaps that it leads to."""
        entries = read_sitemap(body, listing.url, now=fetched)
        until = [entry.lastmod.instant + DAY if entry.lastmod else None for entry in entries]  # often only a date
        both = list(zip(entries, until, strict=True))
        return Said(
            links=tuple(
                _dated(Link(url=entry.url, headline=entry.title, not_after=latest), entry.published)
                for entry, latest in both
                if not entry.is_index
            ),
            more=tuple(
                replace(listing, url=entry.url, not_after=latest, depth=listing.depth + 1)
                for entry, latest in both
                if entry.is_index
            ),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class JsonList(Source):
    """JSON or JSONP in any encoding, or JSON that a page carries. Paths are keys joined by dots."""

    route: str = "api"
    rows: str = ""
    """The path of the rows; several between blanks; "" where the answer is the list."""
    link: str = "url"
    """The path of an article's address in its row, or a template of the address with paths: `/news/{id}.html`."""
    title: str = "title"
    date: str = ""
    """The path of the time: seconds or milliseconds since 1970, or any form of date; several between blanks."""
    cursor: str = ""
    """The path of what the next page is asked with, in the answer; the last one counts where rows have it."""
    island: str = ""
    """The id of the script, or the variable, that holds the JSON where the answer is a page."""
    paid: str = ""
    """The path of a mark that is true in rows of articles that have to be paid for; with `!=`, of one that has another
    value in them: `type!=-1`."""
    lead: str = ""
    """A pattern: where the first answer is a page, its group is the `{cursor}` of the list's own address."""

    def said(self, listing: Listing, body: bytes, fetched: datetime) -> Said:
        """Its rows."""
        text = decode(body)
        if self.lead and listing.depth == 1:
            return Said(more=self._led(listing, text))
        data = json_in(text, listing.url, self.island)
        paths = self.rows.split() or [""]
        rows = [row for path in paths for row in values(data, path) if isinstance(row, dict)]
        if not rows and listing.depth == 1 and not self.searches:
            raise ListingError(listing.url, f"no rows at {self.rows or 'the top'}: {str(data)[:80]}")
        links = (self._link(listing.url, row, fetched) for row in rows)
        cursors = [str(value) for value in values(data, self.cursor)] if self.cursor else []
        return Said(links=tuple(links), cursor=cursors[-1] if cursors else "")

    def _led(self, listing: Listing, page: str) -> tuple[Listing, ...]:
        if match := re.search(self.lead, page):
            return self.following(listing, match[1])
        raise ListingError(listing.url, "the page does not lead to its list")

    def _link(self, base: str, row: dict[str, Any], fetched: datetime) -> Link:
        def at(match: re.Match[str]) -> str:
            return str(next(values(row, match[1]), ""))

        template = self.link if "{" in self.link else f"{{{self.link}}}"
        found = (stamp_in(value, fetched) for path in self.date.split() for value in values(row, path))
        link = Link(
            url=joined(base, re.sub(r"\{([\w.]+)\}", at, template).strip()),
            headline=fold(re.sub(r"<[^>]+>", "", str(next(values(row, self.title), "")))),
            paid=self._is_paid(row),
        )
        return _dated(link, next((stamp for stamp in found if stamp), None))

    def _is_paid(self, row: dict[str, Any]) -> bool:
        path, unlike, free = self.paid.partition("!=")
        marks = [str(value).lower() for value in values(row, path)] if path else []
        return any(mark != free if unlike else mark in {"true", "1"} for mark in marks)


@dataclass(frozen=True, slots=True, kw_only=True)
class HtmlList(Source):
    """A page whose anchors that lead to articles of the site are the list."""

    route: str = "page"
    within: str = ""
    """CSS of the elements whose anchors count; all anchors where it is empty."""
    html: str = ""
    """The path of the HTML in an answer that is JSON."""

    def said(
        self, listing: Listing, body: bytes, fetched: datetime, article: Callable[[str], str | None] = str
    ) -> Said:
        """Its anchors, each with the end of the day that its address names; or the page that it sends the reader to.

        Pages lead everywhere: what is kept are the addresses that *article* gives for those of the anchors. One that
        several anchors lead to has the headline of the first that is more than a picture.
        """
        text = decode(body)
        if self.html and not text.lstrip().startswith("<"):
            text = "\n".join(map(str, values(json_in(text, listing.url), self.html)))
        if len(text) < 3000 and (target := _REFRESH.search(text)) and listing.depth < self.most:
            onward = replace(listing, url=joined(listing.url, target[1]), depth=listing.depth + 1)
            return Said(more=(onward,))

        @cache  # a page has most addresses twice
        def known(href: str) -> tuple[str, datetime | None] | None:
            url = joined(listing.url, href)
            return (kept, day_in(url, fetched)) if url and (kept := article(url)) else None

        headlines: dict[tuple[str, datetime | None], str] = {}
        for href, shown in self._anchors(text, known):
            if place := known(href):
                headlines[place] = headlines.get(place) or fold(shown)
        found = headlines.items()
        return Said(links=tuple(Link(url=url, headline=headline, not_after=day) for (url, day), headline in found))

    def _anchors(self, text: str, counts: Callable[[str], object]) -> Iterator[tuple[str, str]]:
        """Address and text of the anchors in question; not of all that do not count."""
        if not self.within:
            return anchors_of(text, counts)
        parts: list[HtmlElement] = compiled(self.within)(parse_page(text))  # type: ignore[assignment]
        return ((anchor.get("href", ""), anchor.text_content()) for part in parts for anchor in part.iter("a"))


def _dated(link: Link, stamp: Stamp | None) -> Link:
    """*link* with the time that its entry says: of a day, only that it is not later than its end."""
    if stamp is None:
        return link
    if stamp.precision == "day":
        return replace(link, not_after=stamp.instant + DAY)
    return replace(link, published=stamp.instant)
