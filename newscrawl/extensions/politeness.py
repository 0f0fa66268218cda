"""Waits as long as hosts ask us to: `Crawl-delay`, which Scrapy reads but does not act on, and walls."""

import asyncio
import logging
from time import monotonic
from typing import Self

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.robotstxt import RobotParser
from scrapy.utils.httpobj import urlparse_cached

logger = logging.getLogger(__name__)

LONGEST = 60.0
"""Seconds. A longer delay would outlast any cron interval; it is cut to this and the log says so."""


class Patience:
    """Which hosts are to be left alone, and until when."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self._closed_until: dict[str, float] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def leave_alone(self, host: str, seconds: float) -> None:
        """Hold back all requests to *host* for so long."""
        self._closed_until[host] = max(self._closed_until.get(host, 0.0), monotonic() + seconds)

    async def wait_for(self, request: Request) -> None:
        """Return when the request's host may be asked again; the delay to the next request counts from then."""
        host = urlparse_cached(request).netloc
        if self._closed_until.get(host, 0.0) <= monotonic():
            return
        while (wait := self._closed_until[host] - monotonic()) > 0:  # noqa: ASYNC110 (time, not an event)
            await asyncio.sleep(wait)
        if self.crawler.engine is not None:
            downloader = self.crawler.engine.downloader
            if slot := downloader.slots.get(downloader.get_slot_key(request)):
                slot.lastseen = monotonic()


def patience_of(crawler: Crawler) -> Patience:
    """The patience of *crawler*; raises RuntimeError when its settings leave the extension out."""
    patience = crawler.get_extension(Patience)
    if patience is None:
        raise RuntimeError("newscrawl.extensions.Patience is missing in EXTENSIONS")
    return patience


class CrawlDelay:
    """Gives a site the delay that a robots.txt of its hosts asks for, unless ours is longer."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        crawler.signals.connect(self.robots_parsed, signals.robots_parsed)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def robots_parsed(self, robotparser: RobotParser, request: Request) -> None:
        """Set the delay for slots still to come and for the one that is there."""
        wanted = robotparser.crawl_delay(self.crawler.settings["USER_AGENT"])
        if not wanted or self.crawler.engine is None:
            return
        downloader = self.crawler.engine.downloader
        key = downloader.get_slot_key(request)
        slot_values = downloader.per_slot_settings.setdefault(key, {})
        own = slot_values.get("delay", self.crawler.settings.getfloat("DOWNLOAD_DELAY"))
        delay = max(own, min(float(wanted), LONGEST))
        slot_values.update(delay=delay, concurrency=1, jitter=0)
        if slot := downloader.slots.get(key):
            slot.delay, slot.concurrency, slot.jitter = delay, 1, 0
        logger.info("robots.txt for %s asks for %s s between requests: waiting %s s", request.url, wanted, delay)
