"""`scrapy crawl <site>`: finds the articles of one site by all its routes and visits those that are due."""

from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from typing import Any, ClassVar

from scrapy import Request
from scrapy.http import JsonRequest, Response
from twisted.python.failure import Failure

from newscrawl.archive.runs import RouteCount
from newscrawl.errors import BlockedError, ListingError
from newscrawl.extensions import reporter_of
from newscrawl.items import Article
from newscrawl.outcomes import Outcome, State
from newscrawl.seeds import read_seeds
from newscrawl.sites.base import Site
from newscrawl.sites.listings import Discovery, Link, Listing, ListingPage, Plan
from newscrawl.spiders.arguments import NEWS, Argument, parse_plan
from newscrawl.spiders.visits import VisitSpider, outcome_of

DEEPEST = 500
"""Pages of one list: a guard against lists that never end."""


class NewsSpider(VisitSpider):
    """The spider of one site; `newscrawl.spiders.loader` makes a subclass for each."""

    site: ClassVar[Site]
    discovery: ClassVar[Discovery]
    takes: ClassVar[tuple[Argument, ...]] = NEWS

    def __init__(self, name: str | None = None, **arguments: Any) -> None:
        super().__init__(name)
        self.arguments: dict[str, str] = arguments
        self.plan = self.check_arguments(arguments)

    @classmethod
    def check_arguments(cls, arguments: dict[str, str]) -> Plan:
        """The plan that *arguments* describe; raises ArgumentError."""
        seeds = [seed for seed in read_seeds() if seed.site == cls.site.id]
        return parse_plan(arguments, seeds, now=datetime.now(UTC))

    @property
    def max_items(self) -> int | None:
        """How many articles may be fetched."""
        return self.plan.max_items

    async def start(self) -> AsyncIterator[Any]:
        for listing in self.discovery.listings(self.plan):
            yield self._ask(listing)

    def _ask(self, listing: Listing) -> Request:
        self._route(listing).requests += 1
        options: dict[str, Any] = {
            "callback": self.parse_listing,
            "errback": self.listing_failed,
            "cb_kwargs": {"listing": listing},
            "headers": dict(self.site.headers),
            "dont_filter": True,
        }
        if listing.payload is None:
            return Request(listing.url, **options)
        return JsonRequest(listing.url, data=dict(listing.payload), **options)

    def _route(self, listing: Listing) -> RouteCount:
        return reporter_of(self.crawler).routes.setdefault(listing.route, RouteCount())

    def parse_listing(self, response: Response, listing: Listing) -> Iterator[Request]:
        """Visits for the articles of a listing, and the pages that follow it."""
        try:
            page = self._read(response, listing)
        except ListingError as error:
            yield from self._instead(listing, error)
            return
        count = self._route(listing)
        count.articles += len(page.links)
        count.unlinked += page.unlinked
        for link in page.links:
            yield from self._follow(link)
        if self._goes_on(listing, page):
            yield from map(self._ask, page.more)

    def _read(self, response: Response, listing: Listing) -> ListingPage:
        if response.status >= 300:
            raise ListingError(listing.url, f"HTTP {response.status}")
        return self.discovery.read(listing, response.body, datetime.now(UTC))

    def _goes_on(self, listing: Listing, page: ListingPage) -> bool:
        if self.max_items is not None and self.ledger.visits >= self.max_items:
            return False
        return listing.depth < DEEPEST and (page.reached is None or page.reached >= self.plan.since)

    def _follow(self, link: Link) -> Iterator[Request]:
        if not self.plan.wants(link.published, link.not_after):
            when = str(link.published or link.not_after)
            self.ledger.pass_over(Outcome(link.url, self.site.id, State.OUT_OF_RANGE, "listed", when))
        elif link.fault:
            self.ledger.settle(link.url, State.FAILED, link.fault, site=self.site.id)
        elif link.target:
            self.ledger.settle(link.url, State.FORWARDED, "another site", link.target, site=self.site.id)
        else:
            yield self.visit(link.url, site=self.site.id)

    def listing_failed(self, failure: Failure) -> Iterator[Request]:
        """The other route, where there is one."""
        listing: Listing = failure.request.cb_kwargs["listing"]  # type: ignore[attr-defined]
        yield from self._instead(listing, failure.value)

    def _instead(self, listing: Listing, error: BaseException | None) -> Iterator[Request]:
        reason = str(error) if isinstance(error, ListingError) else f"{listing.url}: {outcome_of(error)[1]}"
        count = self._route(listing)
        count.failures += 1
        count.blocked += isinstance(error, BlockedError)
        count.errors.append(reason)
        self.logger.warning("Listing failed: %s%s", reason, "; asking the page instead" if listing.fallback else "")
        if listing.fallback:
            yield self._ask(listing.fallback)

    def wants(self, article: Article) -> bool:
        return self.plan.wants(article.date_published)
