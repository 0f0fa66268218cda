"""Between Scrapy and the spiders: which links are visited, what is filed, who is waited for, what leads away."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any, Self

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.retry import get_retry_request
from scrapy.http import Response
from scrapy.utils.httpobj import urlparse_cached

from newscrawl.archive.index import GONE, WITHDRAWN
from newscrawl.errors import ArchiveError, BlockedError, ForwardedError
from newscrawl.extensions import archive_of, keeper_of, ledger_of, patience_of, stop
from newscrawl.extraction.challenges import challenge
from newscrawl.extraction.decode import decode
from newscrawl.headers import header, retry_after
from newscrawl.outcomes import GONE_BEFORE, State
from newscrawl.sites import all_sites
from newscrawl.threads import in_thread


class VisitMiddleware:
    """Lets each article through once a run, and not at all when it is not due or `max_items` is reached.

    What the archive has is asked for on condition that it has changed. What is above `max_items` waits until the run
    has nothing else to do, and takes the places of the articles that robots.txt forbade.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.archive = archive_of(crawler)
        self.ledger = ledger_of(crawler)
        self._looking = ThreadPoolExecutor(1, "visits")
        self._waiting: deque[Request] = deque()
        crawler.signals.connect(self.spider_idle, signals.spider_idle)
        crawler.signals.connect(self.spider_closed, signals.spider_closed)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    async def process_start(self, start: AsyncIterator[Any]) -> AsyncIterator[Any]:
        """What of *start* goes on."""
        async for found in start:
            if not _asks_to_visit(found) or await self._lets_through(found):
                yield found

    async def process_spider_output(self, response: Response, result: AsyncIterator[Any]) -> AsyncIterator[Any]:
        """What of *result* goes on."""
        async for found in self.process_start(result):
            yield found

    async def _lets_through(self, request: Request) -> bool:
        """Whether the visit takes place now; what does not is settled or waits."""
        url = request.meta["article"]
        if not self.ledger.open(url, request.meta["site"]):
            return False
        try:
            last = await asyncio.get_running_loop().run_in_executor(self._looking, self.archive.visit, url)
        except ArchiveError as error:
            self.ledger.settle(url, State.FAILED, "not stored", str(error))
            stop(self.crawler, str(error))
            return False
        if last and not last.is_due(datetime.now(UTC)):
            gone = last.state in {GONE, WITHDRAWN}
            self.ledger.settle(url, State.GONE if gone else State.KNOWN, GONE_BEFORE if gone else "archived before")
            return False
        if last:
            asked = {"If-None-Match": last.etag, "If-Modified-Since": last.last_modified}
            request.headers.update({name: value for name, value in asked.items() if value})
        limit = getattr(self.crawler.spider, "max_items", None)
        if limit is not None and self.ledger.visits >= limit:
            self._waiting.append(request)
            return False
        self.ledger.visits += 1
        return True

    def spider_idle(self, spider: Spider) -> None:
        """Let as many go as robots.txt has forbidden others; when there is no place left, the rest is not visited."""
        if not self._waiting or self.crawler.engine is None:
            return
        free = getattr(spider, "max_items", 0) + self.ledger.states()[State.ROBOTS] - self.ledger.visits
        for _ in range(min(free, len(self._waiting))):
            self.ledger.visits += 1
            self.crawler.engine.crawl(self._waiting.popleft())
        if free <= 0:
            for request in self._waiting:
                self.ledger.settle(request.meta["article"], State.UNVISITED, "max_items")
            self._waiting.clear()

    def spider_closed(self) -> None:
        """Let go of the thread, before the archive is closed."""
        self._looking.shutdown()


def _asks_to_visit(found: Any) -> bool:
    """Whether *found* is a request for an article that the archive may have."""
    return isinstance(found, Request) and bool(found.meta.get("article")) and not found.meta.get("revisit")


class EvidenceMiddleware:
    """Files the answer to a visit as it is in the end, before anything is read from it.

    What cannot be kept goes no further, so that nothing is stored of which there is no evidence.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.keeper = keeper_of(crawler)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    async def process_response(self, request: Request, response: Response) -> Response:
        """Pass the response on, or raise ArchiveError."""
        if request.meta.get("article"):
            await self.keeper.keep(response, request)
        return response


class ForwardMiddleware:
    """Stops at the border of a site: an article that redirects to another host is a forward, and not followed."""

    def process_response(self, request: Request, response: Response) -> Response:
        """Pass the response on, or raise ForwardedError."""
        location = header(response, "Location")
        site = all_sites().get(request.meta.get("site", ""))
        if location and site and 300 <= response.status < 400:
            target = response.urljoin(location)
            if not site.owns(target):
                raise ForwardedError(request.url, target)
        return response


class BackoffMiddleware:
    """Waits where a wall or a throttle answers, all requests to that host with it, and tries again.

    The wait is what `Retry-After` says, else `BLOCKED_BACKOFF` seconds, twice as long every time. After
    `BLOCKED_RETRIES` tries, or when the site asks for more than `BLOCKED_PATIENCE` seconds: BlockedError. `Patience`
    counts those, and gives up a host that lets no article through.
    """

    PAGE_SIZE = 20_000
    """Bytes. A healthy answer of this size is no wall (D.6), so it need not be looked at."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.retries = crawler.settings.getint("BLOCKED_RETRIES")
        self.backoff = crawler.settings.getfloat("BLOCKED_BACKOFF")
        self.patience = crawler.settings.getfloat("BLOCKED_PATIENCE")

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    async def process_response(self, request: Request, response: Response) -> Request | Response:
        """Pass the response on, or the request once more, or raise BlockedError."""
        is_plain = response.status < 300 and len(response.body) > self.PAGE_SIZE
        is_looked_at = not is_plain and not request.url.endswith("/robots.txt")
        if is_looked_at and (wall := await in_thread(_wall, response, request.url)):
            return self._again(request, response, wall)
        patience_of(self.crawler).passed(request, response)
        return response

    def _again(self, request: Request, response: Response, wall: str) -> Request:
        self._count(f"blocked/{urlparse_cached(request).netloc}/{wall}")
        wait = retry_after(response) or self.backoff * 2 ** request.meta.get("retry_times", 0)
        spider = self.crawler.spider
        again = None
        if spider and wait <= self.patience:
            again = get_retry_request(request, spider=spider, reason=f"blocked/{wall}", max_retry_times=self.retries)
        if again is None:
            patience_of(self.crawler).refused(request, wall)
            raise BlockedError(request.url, wall)
        patience_of(self.crawler).leave_alone(urlparse_cached(request).netloc, wait)
        return again

    def _count(self, key: str) -> None:
        self.crawler.stats.inc_value(key)


def _wall(response: Response, url: str) -> str | None:
    return challenge(response.status, decode(response.body, content_type=header(response, "Content-Type")), url)
