"""What a site's sources find: its articles, each once, by their canonical addresses."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from newscrawl.errors import ListingError, StaleError
from newscrawl.extraction.decode import decode
from newscrawl.sites.listings import Discovery, Link, Listing, ListingPage, Plan
from newscrawl.sites.sources import Feed, HtmlList, JsonList, Sitemap, Source
from newscrawl.sites.templates import joined
from newscrawl.text.dates import BEIJING

if TYPE_CHECKING:  # a site is made of this
    from newscrawl.sites.base import Site


_START = re.compile(rb"(?=<!DOCTYPE html|<\?xml[^>]*>\s*(?:<!--[^>]*-->\s*)?<(?:rss|feed|urlset))", re.IGNORECASE)
"""Where a document begins: some saved pages are several."""
_QUOTED = re.compile(r"""["']((?:https?:)?/[^"'\s<>]+)["']""")
_HIDDEN = re.compile(r"(<script\b.*?(?:</script|\Z))|<!--.*?(?:-->|\Z)", re.DOTALL | re.IGNORECASE)
"""A comment, and first what may contain one that is none: old scripts stand in comments."""


def discovery_of(site: "Site", sources: Sequence[Source]) -> Discovery:
    """The discovery that *sources* declare; raises ValueError where two have one route."""
    by_route = {source.route: source for source in sources}
    home = {"Referer": site.home}  # without one, many APIs say 403
    if len(by_route) != len(sources):
        raise ValueError(f"{site.id} has two sources of one route")

    def listings(plan: Plan) -> Iterator[Listing]:
        for seed in plan.seeds:
            if seed.kind not in by_route:
                routes = ", ".join(by_route)
                raise seed.fault(f"{site.id} has no {seed.kind}; there are {routes}")
        for source in sources:
            for listing in source.listings(plan):
                yield replace(listing, headers={**home, **listing.headers})

    def read(listing: Listing, body: bytes, fetched: datetime) -> ListingPage:
        return read_source(site, by_route[listing.route], listing, body, fetched)

    return Discovery(listings=listings, read=read, searches=any(source.searches for source in sources))


def read_source(site: "Site", source: Source, listing: Listing, body: bytes, fetched: datetime) -> ListingPage:
    """The articles of *site* that an answer names, and where it goes on; raises ListingError, StaleError."""
    address: Callable[[str], str | None] = site.article_at
    if isinstance(source, HtmlList):  # hundreds of anchors, of which most lead elsewhere
        said, address = source.said(listing, body, fetched, address), str
    else:
        said = source.said(listing, body, fetched)
    links: dict[str, Link] = {}
    unlinked = 0
    for link in said.links:
        if url := address(link.url):
            links.setdefault(url, link if link.url == url else replace(link, url=url))
        else:
            unlinked += 1
    times = (link.published or link.not_after for link in links.values())
    newest = max(filter(None, times), default=None)
    if listing.depth == 1:
        said_by_rows = newest if isinstance(source, Feed | JsonList) else None
        _check(listing, said.more or links or source.searches, said_by_rows, fetched - source.fresh)
    more = said.more or (source.following(listing, said.cursor) if links else ())
    return ListingPage(links=tuple(links.values()), more=more, unlinked=unlinked, reached=newest)


def _check(listing: Listing, anything: object, newest: datetime | None, oldest: datetime) -> None:
    """Raise where a list has nothing, or nothing new."""
    if not anything:
        raise ListingError(listing.url, "no article in it")
    if newest and newest < oldest:
        raise StaleError(listing.url, newest.astimezone(BEIJING).date())


def read_unknown(site: "Site", body: bytes, url: str, fetched: datetime) -> tuple[Link, ...]:
    """The articles of *site* that any feed, sitemap, page or script names, or several one after another.

    Raises ListingError.
    """
    links: dict[str, Link] = {}
    for part in (part for part in _START.split(body) if len(part.strip()) > len("<rss/>")):
        source = kind_of(part) or HtmlList()
        page = read_source(site, source, Listing(route=source.route, url=url, depth=2), part, fetched)
        scripted = _quoted(site, part, url) if isinstance(source, HtmlList) else ()
        for link in (*page.links, *scripted):
            links.setdefault(link.url, link)
    return tuple(links.values())


def _quoted(site: "Site", body: bytes, url: str) -> Iterator[Link]:
    """The articles whose addresses stand between quotation marks, as in scripts; an old block in a comment is none."""
    said = _HIDDEN.sub(lambda hidden: hidden[1] or "", decode(body))
    quoted = (joined(url, address) for address in _QUOTED.findall(said))
    return (Link(url=found) for address in quoted if (found := site.article_at(address)))


def kind_of(body: bytes) -> Source | None:
    """How a feed or a sitemap is read; None for anything else."""
    start = body.lstrip(b"\xef\xbb\xbf \t\r\n")[:600].lower()
    if start.startswith(b"\x1f\x8b") or b"<urlset" in start or b"<sitemapindex" in start:
        return Sitemap()
    return Feed() if re.search(rb"<(?:rss|feed|rdf:rdf)[\s>]", start) else None
