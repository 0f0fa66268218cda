"""Where a site names its articles, and what it said."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from w3lib.url import canonicalize_url

from newscrawl.seeds import Seed
from newscrawl.urls import one_spelling, respell


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An article that a listing names."""

    url: str
    """Canonical."""
    headline: str = ""
    published: datetime | None = None
    """Aware; None where the listing does not say."""
    not_after: datetime | None = None
    """It was published before that time: where the listing only says the day, or when it was last changed."""
    target: str | None = None
    """The address on another site that this entry only forwards to."""
    paid: bool = False
    """Whether the row says that the article has to be paid for."""
    fault: str = ""
    """Why this entry cannot be trusted, such as two flags that contradict each other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A request for a list of articles: a page, a feed, a sitemap or an API call."""

    route: str
    """The independent way of finding articles that it belongs to: `channel`, `search`, `sitemap`, …"""
    url: str
    payload: Mapping[str, Any] | None = None
    """A JSON body, which makes it a POST."""
    form: bool = False
    """The payload goes as a form instead."""
    headers: Mapping[str, str] = field(default_factory=dict)
    """What this request wants to have besides the headers of its site."""
    values: Mapping[str, str] = field(default_factory=dict)
    """What stands for the placeholders of its source: the channel, the word that is searched for."""
    timeless: str = ""
    """The address as it is at any time, where the time of asking is a part of it."""
    not_after: datetime | None = None
    """Nothing in it was published later; None where nobody says."""
    fallback: "Listing | None" = None
    """What to ask instead when this one fails."""
    depth: int = 1


def at_one_address(listings: Iterable[Listing]) -> Iterator[tuple[Listing, ...]]:
    """*listings* by what is asked for them, in order: one request brings the answer to one of each route.

    Query parameters that name no page of an article may name a list.

    >>> urls = "https://a.cn/list/?b=1&from=2", "http://www.a.cn/list?from=2&b=1", "https://a.cn/list?b=1"
    >>> [len(listings) for listings in at_one_address(Listing(route=url[:5], url=url) for url in urls)]
    [2, 1]
    """
    same: dict[str, dict[str, Listing]] = {}
    for listing in listings:
        address = canonicalize_url(respell(listing.timeless or listing.url))
        same.setdefault(f"{one_spelling(address)} {listing.payload}", {}).setdefault(listing.route, listing)
    return (tuple(of_route.values()) for of_route in same.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingPage:
    """What a listing answered: articles, and where the list goes on."""

    links: tuple[Link, ...]
    more: tuple[Listing, ...] = ()
    unlinked: int = 0
    """Rows without an article: advertisements, topic cards."""
    reached: datetime | None = None
    """How far back in time the list has come; None where it is not in the order of time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What one run is asked to look at, from the spider's arguments."""

    since: datetime
    until: datetime | None = None
    seeds: tuple[Seed, ...] = ()
    keyword: str | None = None
    max_items: int | None = None

    def wants(self, published: datetime | None, not_after: datetime | None = None) -> bool:
        """Whether an article of that time is in range; one without a time is looked at."""
        if published is None:
            return not_after is None or not_after >= self.since
        return published >= self.since and (self.until is None or published < self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class Discovery:
    """How the articles of a site are found."""

    listings: Callable[[Plan], Iterable[Listing]]
    """Where to look, given the plan."""
    read: Callable[[Listing, bytes, datetime], ListingPage]
    """Reads an answer that was fetched at that time; raises ListingError."""
    searches: bool = False
    """Whether a word can be searched for: the route `search`."""
