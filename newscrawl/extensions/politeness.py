"""Obeys `Crawl-delay`, which Scrapy reads but does not act on."""

import logging
from typing import Self

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.robotstxt import RobotParser

logger = logging.getLogger(__name__)

LONGEST = 60.0
"""Seconds. A longer delay would outlast any cron interval; it is cut to this and the log says so."""


class CrawlDelay:
    """Gives a host's download slot the delay that its robots.txt asks for, unless ours is longer."""

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
        logger.info("robots.txt of %s asks for %s s between requests: waiting %s s", key, wanted, delay)
