"""Waits as long as hosts ask us to (`Crawl-delay`, which Scrapy reads but does not act on; walls), or gives them up."""

import asyncio
import logging
from dataclasses import dataclass
from time import monotonic
from typing import Self

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.robotstxt import RobotParser
from scrapy.utils.httpobj import urlparse_cached

from newscrawl.errors import BlockedError, NewscrawlError
from newscrawl.headers import retry_after
from newscrawl.outcomes import GIVEN_UP

logger = logging.getLogger(__name__)

LONGEST = 60.0
"""Seconds. A longer delay would outlast any cron interval; it is cut to this and the log says so."""
SENT = "sent"
"""Where a request keeps when it left, on the clock of `monotonic`."""


class GivenUpError(NewscrawlError, IgnoreRequest):
    """The host of a request has stopped to answer, so it is not asked again; Scrapy neither tries again nor logs it."""


@dataclass(slots=True)
class Silence:
    """What a host did not answer, one after another."""

    failures: int = 0
    until: float = 0.0
    """When the wait ends after which it has a last chance; 0 before that wait."""
    given_up: str = ""
    """Why it is not asked any more; empty while it is."""


@dataclass(slots=True)
class Wall:
    """What a host refused of its articles."""

    refused: int = 0
    """Articles that met it also after all waits."""
    is_passed: bool = False
    """Whether the host gave an article in this run: then it has no wall for all of them."""
    is_final: bool = False
    """Whether it is not asked for articles any more."""


class Patience:
    """Which hosts are to be left alone, and until when; which answer no more, or refuse all, and are given up.

    After `UNREACHABLE_AFTER` connection failures in a row a host is left alone for `BLOCKED_BACKOFF` seconds. If the
    next request brings no answer either, it is given up for the rest of the run. Any answer ends the row.

    A host that has refused as many articles, each after all its waits, and gave none in this run, is asked for no more
    articles. Articles that are gone count neither way, and listings, which may be open while articles are not, pass.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.limit = crawler.settings.getint("UNREACHABLE_AFTER")
        self.backoff = crawler.settings.getfloat("BLOCKED_BACKOFF")
        self.longest = crawler.settings.getfloat("BLOCKED_PATIENCE")
        self._closed_until: dict[str, float] = {}
        self._silent: dict[str, Silence] = {}
        self._walls: dict[str, Wall] = {}
        crawler.signals.connect(self.response_downloaded, signals.response_downloaded)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def leave_alone(self, host: str, seconds: float) -> None:
        """Hold back all requests to *host* for so long."""
        self._closed_until[host] = max(self._closed_until.get(host, 0.0), monotonic() + seconds)

    def response_downloaded(self, response: Response, request: Request) -> None:
        """Hold back a host that asks for time; Scrapy tells of it before it sends the next request there."""
        if response.status in {429, 503} and 0 < (wait := retry_after(response)) <= self.longest:
            self.leave_alone(urlparse_cached(request).netloc, wait)

    def answered(self, request: Request) -> None:
        """The request's host is there."""
        self._silent.pop(urlparse_cached(request).netloc, None)

    def failed(self, request: Request, how: str) -> None:
        """Count a request that brought no answer at all; *how* tells its end in a few words."""
        host = urlparse_cached(request).netloc
        silence = self._silent.setdefault(host, Silence())
        silence.failures += 1
        if not self.limit or silence.failures < self.limit or silence.given_up:
            return
        if not silence.until:
            silence.until = monotonic() + self.backoff
            self.leave_alone(host, self.backoff)
        elif request.meta.get(SENT, 0.0) >= silence.until:  # others were under way when the wait began
            failures = f"{silence.failures} connection failures in a row"
            silence.given_up = f"{host} is given up after {failures}, the last: {how}"
            logger.warning("%s; what is left of it ends as unreachable", silence.given_up)

    def refused(self, request: Request, kind: str) -> None:
        """Count an article that met a wall of some *kind* to the end."""
        host = urlparse_cached(request).netloc
        wall = self._walls.setdefault(host, Wall())
        wall.refused += bool(request.meta.get("article"))
        if self.limit and wall.refused >= self.limit and not (wall.is_passed or wall.is_final):
            wall.is_final = True
            told = "%s refused %d articles (%s) and gave none; what is left of it ends as blocked, and stays due"
            logger.warning(told, host, wall.refused, kind)

    def passed(self, request: Request, response: Response) -> None:
        """Take note of an answer that is no wall: an article, or that it has not changed, says that there is none."""
        if request.meta.get("article") and (response.status < 300 or response.status == 304):
            self._walls.setdefault(urlparse_cached(request).netloc, Wall()).is_passed = True

    def check(self, request: Request) -> None:
        """Raise GivenUpError when the request's host answers no more, BlockedError when it gives no articles."""
        host = urlparse_cached(request).netloc
        silence, wall = self._silent.get(host), self._walls.get(host)
        if silence and silence.given_up:
            raise GivenUpError(silence.given_up)
        if wall and wall.is_final and not wall.is_passed and request.meta.get("article"):
            raise BlockedError(request.url, GIVEN_UP)

    async def wait_for(self, request: Request) -> None:
        """Return when the request's host may be asked again; the delay to the next request counts from then.

        Raises GivenUpError or BlockedError when it is not asked any more.
        """
        host = urlparse_cached(request).netloc
        if self._closed_until.get(host, 0.0) > monotonic():
            while (wait := self._closed_until[host] - monotonic()) > 0:  # noqa: ASYNC110 (time, not an event)
                await asyncio.sleep(wait)
            if self.crawler.engine is not None:
                downloader = self.crawler.engine.downloader
                if slot := downloader.slots.get(downloader.get_slot_key(request)):
                    slot.lastseen = monotonic()
        self.check(request)
        request.meta[SENT] = monotonic()


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
