"""Does robots.txt let a request pass? As Scrapy asks it, but for all who wait for one robots.txt."""

from asyncio import Lock
from collections import defaultdict

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.robotstxt import RobotParser


class RobotsMiddleware(RobotsTxtMiddleware):
    """Lets requests to a host wait in a row for its robots.txt.

    Scrapy (seen in 2.19.0) lets them wait for one Deferred, which hands its result to the first of them; the others get
    None, and pass unasked (`twisted.internet.defer.Deferred.asFuture`).
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._rows: defaultdict[str, Lock] = defaultdict(Lock)

    async def robot_parser(self, request: Request) -> RobotParser | None:
        """The rules of the host of *request*; None where it has none."""
        async with self._rows[request.url.split("/", 3)[2]]:
            return await super().robot_parser(request)
