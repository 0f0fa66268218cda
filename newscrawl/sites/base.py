"""What a site is: a value that says which pages are its articles, how to read them, and where it lists them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache

from newscrawl.sites.asking import Ask
from newscrawl.sites.discovery import discovery_of, kind_of, read_unknown
from newscrawl.sites.layouts import SitePage, UnknownPage
from newscrawl.sites.listings import Discovery, Link, Listing
from newscrawl.sites.sources import Feed, Source
from newscrawl.urls import canonicalize, host_of, respell

_SPELT = re.compile(r"https?://[a-z0-9-]+(?:\.[a-z0-9-]+)+/")
"""How addresses begin that `respell` leaves as they are."""

_WHOLE = re.compile(r"[^.]+\.(?:(?:ac|co|com|edu|gov|net|org)\.)?[a-z]+")
"""A domain whose home page is at www, unlike that of a part of it."""

_pattern = cache(re.compile)


def _spelt(url: str) -> str:
    """*url* with scheme and host in their one spelling, as most have them."""
    return url if _SPELT.match(url) else respell(url)


@cache
def _endings(domains: tuple[str, ...]) -> tuple[str, ...]:
    """How the hosts of *domains* end, with a dot before each."""
    return tuple(f".{domain}" for domain in domains)


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A news site. The usual one is nothing but this declaration."""

    id: str
    name: str
    domains: tuple[str, ...]
    article_url: str
    """Pattern of the addresses of articles; its group `id`, else the first that matches, is the site's own id of the
    article."""
    canonical: str | None = None
    """The one address of an article, with `{id}` for its id, and the names of other groups of `article_url`; None where
    addresses have no twins, or those that `twins` names."""
    twins: Mapping[str, str] = field(default_factory=dict)
    """What is written for parts of addresses, by the pattern that finds them: the host that has the articles of another
    one under the same paths, what a share link adds."""
    pages: tuple[type[SitePage], ...]
    """The layouts, newest first; the first that fits a page reads it."""
    headers: Mapping[str, str] = field(default_factory=dict)
    """What the site wants to see in every request."""
    sources: tuple[Source, ...] = ()
    """How its articles are found, as data."""
    discovery: Discovery | None = None
    """The same as functions; made from the sources where it is not given. Without both there is no spider."""
    asked: Ask | None = None
    """How an article is asked for, where not at its canonical address: of an API."""
    unsupported: str = ""
    """Why its articles cannot be read by a crawler that goes around no wall; then nothing is asked."""

    def __post_init__(self) -> None:
        if self.discovery is None and (self.sources or self.unsupported):
            object.__setattr__(self, "discovery", discovery_of(self, self.sources))

    @property
    def home(self) -> str:
        """The address of its home page.

        >>> from newscrawl.sites import all_sites
        >>> all_sites()["people"].home, all_sites()["qq"].home
        ('https://www.people.com.cn/', 'https://news.qq.com/')
        """
        domain = self.domains[0]
        return f"https://{'www.' if _WHOLE.fullmatch(domain) else ''}{domain}/"

    def owns(self, url: str) -> bool:
        """Whether *url* is on one of the site's hosts."""
        host = url.split("/", 3)[2] if _SPELT.match(url) else host_of(url)
        return f".{host}".endswith(_endings(self.domains))

    def article_id(self, url: str) -> str | None:
        """The site's id of the article at *url*; None when it is no article of this site."""
        spelt = _spelt(url)
        match = self.match(spelt)  # first: a page has hundreds of links, and most are no articles
        if not match or not self.owns(spelt):
            return None
        return match.groupdict().get("id") or next(filter(None, match.groups()), None)

    def match(self, url: str) -> re.Match[str] | None:
        """What `article_url` finds in *url*."""
        return _pattern(self.article_url).search(url)

    def article_at(self, url: str) -> str | None:
        """The one address of the article at *url*, whichever twin it is; None when it is no article of this site.

        A query that says nothing of which article it is (`?f=post`, `?from=timeline`) is dropped.
        """
        article_id = self.article_id(url)
        if article_id is None:
            return None
        if self.canonical:
            match = self.match(_spelt(url))
            return self.canonical.format_map({**(match.groupdict() if match else {}), "id": article_id})
        path, query, _ = url.partition("?")
        one = canonicalize(path if query and self.article_id(path) == article_id else url)
        for pattern, instead in self.twins.items():
            one = _pattern(pattern).sub(instead, one)
        return one

    def canonical_url(self, url: str) -> str:
        """The one address of the page at *url*: of an article as `article_at` says it."""
        return self.article_at(url) or canonicalize(url)

    def ask(self, url: str) -> Ask:
        """How the article at *url* is asked for."""
        asked = self.asked.about(self.article_id(url) or "") if self.asked else Ask(url=url)
        home = {"Referer": self.home} if self.asked else {}  # as for lists
        return replace(asked, headers={**home, **self.headers, **asked.headers})

    def page(self, url: str, html: str, *, fetched: datetime) -> SitePage:
        """The page object of the layout that fits *html*; where none does, one with the generic rules only."""
        layouts = (page for page in self.pages if page.fits(html))
        layout = next(layouts, UnknownPage)
        article_id = self.article_id(url) or ""
        return layout(self.canonical_url(url), html, site=self.id, fetched=fetched, article_id=article_id)

    def discover(self, body: bytes, url: str, *, fetched: datetime) -> tuple[Link, ...]:
        """The articles that the listing at *url* names, whatever kind it is of; raises ListingError."""
        if self.discovery is None or self.sources or isinstance(kind_of(body), Feed):
            return read_unknown(self, body, url, fetched)
        return self.discovery.read(Listing(route="page", url=url), body, fetched).links
