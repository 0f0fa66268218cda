"""Between Scrapy and the spiders: which links are visited, who is waited for, what leads away."""

from collections import deque
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from time import time
from typing import Self

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.retry import get_retry_request
from scrapy.http import Response
from scrapy.spidermiddlewares.base import BaseSpiderMiddleware
from scrapy.utils.httpobj import urlparse_cached

from newscrawl.archive.index import GONE, WITHDRAWN
from newscrawl.errors import ArchiveError, BlockedError, ForwardedError
from newscrawl.extensions import archive_of, ledger_of, patience_of, stop
from newscrawl.extraction.challenges import challenge
from newscrawl.extraction.decode import decode
from newscrawl.headers import header
from newscrawl.outcomes import State
from newscrawl.sites import all_sites


class VisitMiddleware(BaseSpiderMiddleware):
    """Lets each article through once a run, and not at all when it is not due or `max_items` is reached.

    What the archive has is asked for on condition that it has changed. What is above `max_items` waits until the run
    has nothing else to do, and takes the places of the articles that robots.txt forbade.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self.archive = archive_of(crawler)
        self.ledger = ledger_of(crawler)
        self._waiting: deque[Request] = deque()
        crawler.signals.connect(self.spider_idle, signals.spider_idle)

    def get_processed_request(self, request: Request, response: Response | None) -> Request | None:
        if not request.meta.get("article") or request.meta.get("revisit"):
            return request
        url = request.meta["article"]
        if not self.ledger.open(url, request.meta["site"]):
            return None
        try:
            last = self.archive.visit(url)
        except ArchiveError as error:
            self.ledger.settle(url, State.FAILED, "not stored", str(error))
            stop(self.crawler, str(error))
            return None
        if last and not last.is_due(datetime.now(UTC)):
            gone = last.state in {GONE, WITHDRAWN}
            self.ledger.settle(url, State.GONE if gone else State.KNOWN, "gone before" if gone else "archived before")
            return None
        if last:
            asked = {"If-None-Match": last.etag, "If-Modified-Since": last.last_modified}
            request.headers.update({name: value for name, value in asked.items() if value})
        limit = getattr(self.crawler.spider, "max_items", None)
        if limit is not None and self.ledger.visits >= limit:
            self._waiting.append(request)
            return None
        self.ledger.visits += 1
        return request

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
    `BLOCKED_RETRIES` tries, or when the site asks for more than `BLOCKED_PATIENCE` seconds: BlockedError.
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

    def process_response(self, request: Request, response: Response) -> Request | Response:
        """Pass the response on, or the request once more, or raise BlockedError."""
        if (response.status < 300 and len(response.body) > self.PAGE_SIZE) or request.url.endswith("/robots.txt"):
            return response
        content_type = header(response, "Content-Type")
        wall = challenge(response.status, decode(response.body, content_type=content_type), request.url)
        return self._again(request, response, wall) if wall else response

    def _again(self, request: Request, response: Response, wall: str) -> Request:
        self._count(f"blocked/{urlparse_cached(request).netloc}/{wall}")
        wait = self._retry_after(response) or self.backoff * 2 ** request.meta.get("retry_times", 0)
        spider = self.crawler.spider
        again = None
        if spider and wait <= self.patience:
            again = get_retry_request(request, spider=spider, reason=f"blocked/{wall}", max_retry_times=self.retries)
        if again is None:
            raise BlockedError(request.url, wall)
        patience_of(self.crawler).leave_alone(urlparse_cached(request).netloc, wait)
        return again

    def _count(self, key: str) -> None:
        self.crawler.stats.inc_value(key)

    @staticmethod
    def _retry_after(response: Response) -> float:
        value = header(response, "Retry-After").strip()
        if value.isdecimal():
            return float(value)
        try:
            until = parsedate_to_datetime(value)
        except ValueError:  # none, or nonsense
            return 0.0
        return max(0.0, until.timestamp() - time())
