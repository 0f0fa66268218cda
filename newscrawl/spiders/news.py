"""`scrapy crawl <site>`: finds the articles of one site by all its routes and visits those that are due."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from typing import Any, ClassVar

from scrapy import Request
from scrapy.http import Response
from twisted.python.failure import Failure

from newscrawl.archive.runs import RouteCount
from newscrawl.errors import ArchiveError, BlockedError, ListingError, StaleError
from newscrawl.extensions import archive_of, reporter_of
from newscrawl.items import Article
from newscrawl.outcomes import Outcome, State
from newscrawl.seeds import read_seeds
from newscrawl.sites import all_sites
from newscrawl.sites.base import Site
from newscrawl.sites.listings import Link, Listing, ListingPage, Plan, at_one_address
from newscrawl.spiders.arguments import NEWS, Argument, every_listing, parse_plan
from newscrawl.spiders.comparison import Comparison
from newscrawl.spiders.ends import outcome_of
from newscrawl.spiders.requests import request_to
from newscrawl.spiders.rounds import Rounds
from newscrawl.spiders.visits import VisitSpider
from newscrawl.threads import in_thread

DEEPEST = 500
"""Pages of one list: a guard against lists that never end."""
AT_ONCE = 16
"""Links of a list that are gone through before others have their turn, each in a fraction of a millisecond."""


class NewsSpider(VisitSpider):
    """The spider of one site, of which `newscrawl.spiders.loader` makes a subclass for each, or of several."""

    site: ClassVar[Site]
    takes: ClassVar[tuple[Argument, ...]] = NEWS

    def __init__(self, name: str | None = None, **arguments: Any) -> None:
        super().__init__(name)
        self.arguments: dict[str, str] = arguments
        self.plans = self.check_arguments(arguments)
        self.plan = next(iter(self.plans.values()))

    @classmethod
    def check_arguments(cls, arguments: dict[str, str]) -> dict[str, Plan]:
        """The plan that *arguments* describe, by site; raises ArgumentError."""
        seeds = [seed for seed in read_seeds() if seed.site == cls.site.id]
        searches = bool(cls.site.discovery and cls.site.discovery.searches)
        plan = parse_plan(arguments, seeds, now=datetime.now(UTC), searches=searches)
        if cls.site.discovery:
            list(cls.site.discovery.listings(plan))  # a row of seeds.csv that makes no sense is told at once
        return {cls.site.id: plan}

    @property
    def max_items(self) -> int | None:
        """How many articles may be fetched."""
        return self.plan.max_items

    async def start(self) -> AsyncIterator[Any]:
        self.comparison = Comparison(reporter_of(self.crawler).routes)
        self.rounds = Rounds(archive_of(self.crawler), everything=every_listing(self.arguments))
        for site, plan in ((all_sites()[name], plan) for name, plan in self.plans.items()):
            if site.unsupported:
                self.ledger.settle(site.home, State.UNSUPPORTED, "unsupported", site.unsupported, site=site.id)
            elif site.discovery:
                for listings in at_one_address(site.discovery.listings(plan)):
                    if name := self.rounds.begin(listings[0], site.id, plan, datetime.now(UTC)):
                        yield self._ask(site, name, *listings)
                        continue
                    for listing in listings:
                        self._route(listing, site).waiting += 1
                    await asyncio.sleep(0)  # there are hundreds, each of which is looked up
        if waiting := sum(route.waiting for route in reporter_of(self.crawler).routes.values()):
            self.logger.info("%d listings are not due yet; -a listings=all asks them in any case", waiting)

    def _ask(self, site: Site, name: str, *listings: Listing) -> Request:
        """The request for a page of the listings that began with *name*: one, or one of each route at its address."""
        for listing in listings:
            self.rounds.ask(name)
            self._route(listing, site).requests += 1
        first = listings[0]
        return request_to(
            first.url,
            first.payload,
            form=first.form,
            callback=self.parse_listing,
            errback=self.listing_failed,
            cb_kwargs={"listings": listings, "site": site, "name": name},
            headers={**site.headers, **first.headers},
            meta={"download_slot": site.id},
            dont_filter=True,
        )

    def _route_name(self, listing: Listing, site: Site) -> str:
        return listing.route if len(self.plans) == 1 else f"{site.id}/{listing.route}"

    def _route(self, listing: Listing, site: Site) -> RouteCount:
        return reporter_of(self.crawler).routes.setdefault(self._route_name(listing, site), RouteCount())

    async def parse_listing(
        self, response: Response, listings: tuple[Listing, ...], site: Site, name: str
    ) -> AsyncIterator[Request]:
        """Visits for the articles of the listings that *response* answers, and the pages that follow them."""
        for listing in listings:
            async for request in self._listed(response, listing, site, name):
                yield request

    async def _listed(self, response: Response, listing: Listing, site: Site, name: str) -> AsyncIterator[Request]:
        try:
            page = await in_thread(self._read, response, listing, site)
        except ListingError as error:
            for instead in self._instead(listing, site, name, error):
                yield instead
            return
        count = self._route(listing, site)
        count.articles += len(page.links)
        count.unlinked += page.unlinked
        for number, link in enumerate(page.links):
            if number % AT_ONCE == 0:
                await asyncio.sleep(0)
            self.comparison.note(link.url, self._route_name(listing, site))
            if request := self._follow(link, site, name):
                yield request
        if self._is_full:
            return
        for more in page.more if self._goes_on(listing, page) else ():
            if self.plan.wants(None, more.not_after):
                yield self._ask(site, name, more)
        self.rounds.answered(name)

    def _read(self, response: Response, listing: Listing, site: Site) -> ListingPage:
        if response.status >= 300:
            raise ListingError(listing.url, f"HTTP {response.status}")
        if site.discovery is None:
            raise ListingError(listing.url, "nobody says how to read it")
        return site.discovery.read(listing, response.body, datetime.now(UTC))

    @property
    def _is_full(self) -> bool:
        return self.max_items is not None and self.ledger.visits >= self.max_items

    def _goes_on(self, listing: Listing, page: ListingPage) -> bool:
        return listing.depth < DEEPEST and (page.reached is None or page.reached >= self.plan.since)

    def _follow(self, link: Link, site: Site, name: str) -> Request | None:
        """The visit to the article behind *link*; None where that is settled without one."""
        if not self.plan.wants(link.published, link.not_after):
            when = str(link.published or link.not_after)
            self.ledger.pass_over(Outcome(link.url, site.id, State.OUT_OF_RANGE, "listed", when))
        elif link.fault:
            self.ledger.settle(link.url, State.FAILED, link.fault, site=site.id)
        elif link.target:
            self.ledger.settle(link.url, State.FORWARDED, "another site", link.target, site=site.id)
        else:
            self.rounds.names(name, link.url)
            return self.visit(link.url, site=site.id, paid=link.paid)
        return None

    def listing_failed(self, failure: Failure) -> Iterator[Request]:
        """The other route, where there is one."""
        asked: dict[str, Any] = failure.request.cb_kwargs  # type: ignore[attr-defined]
        for listing in asked["listings"]:
            yield from self._instead(listing, asked["site"], asked["name"], failure.value)

    def _instead(self, listing: Listing, site: Site, name: str, error: BaseException | None) -> Iterator[Request]:
        reason = str(error) if isinstance(error, ListingError) else f"{listing.url}: {outcome_of(error)[1]}"
        count = self._route(listing, site)
        count.failures += 1
        count.blocked += isinstance(error, BlockedError)
        count.stale += isinstance(error, StaleError)
        count.errors.append(reason)
        self.logger.warning("Listing failed: %s%s", reason, "; asking the page instead" if listing.fallback else "")
        if listing.fallback:
            self.rounds.answered(name)
            yield self._ask(site, name, listing.fallback)

    def closed(self, reason: str) -> None:
        """Note what the listings brought, once all articles have their end."""
        self.ledger.close(reason)
        if reason != "finished" or self.plan.until or not hasattr(self, "rounds"):  # `scrapy parse` starts none
            return
        try:
            self.rounds.note(self.ledger)
        except (OSError, ArchiveError) as error:
            self.logger.error("The next run asks all listings again: %s", error)  # noqa: TRY400 (no bug of ours)

    def wants(self, article: Article) -> bool:
        return self.plan.wants(article.date_published)
