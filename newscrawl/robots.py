"""Does robots.txt let a request pass? As Scrapy asks it, but for all who wait for one robots.txt."""

from asyncio import Lock
from collections import defaultdict
from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.robotstxt import ProtegoRobotParser, RobotParser

from newscrawl.extraction.decode import decode


class DecodedRobotParser(ProtegoRobotParser):
    """Reads a robots.txt in any encoding: Scrapy leaves out what is no UTF-8, and of a path in GBK remains `/`."""

    @classmethod
    def from_crawler(cls, crawler: Crawler, robotstxt_body: bytes) -> Self:
        return super().from_crawler(crawler, decode(robotstxt_body).encode())


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
