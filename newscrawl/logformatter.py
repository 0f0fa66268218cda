"""Log lines that name an article instead of printing the whole of it."""

import logging
from typing import Any, Self

from scrapy import Spider
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.logformatter import LogFormatter, LogFormatterResult
from twisted.python.failure import Failure


def without_traceback(record: logging.LogRecord) -> bool:
    """Let the message of a failed robots.txt pass, and not the stack behind it: a dead host is no bug."""
    record.exc_info = None
    return True


class QuietLogFormatter(LogFormatter):
    """Scrapy's log lines, with the address of an article for its text."""

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:  # noqa: ARG003 (Scrapy decides the signature)
        logging.getLogger("scrapy.downloadermiddlewares.robotstxt").addFilter(without_traceback)
        return cls()

    def scraped(self, item: Any, response: Response | Failure | None, spider: Spider) -> LogFormatterResult:
        return {"level": logging.DEBUG, "msg": "Stored %(url)s", "args": {"url": item.url}}

    def dropped(
        self, item: Any, exception: BaseException, response: Response | Failure | None, spider: Spider
    ) -> LogFormatterResult:
        args = {"url": item.url, "reason": str(exception)}
        return {"level": logging.INFO, "msg": "Dropped %(url)s: %(reason)s", "args": args}

    def item_error(
        self, item: Any, exception: BaseException, response: Response | Failure | None, spider: Spider
    ) -> LogFormatterResult:
        return {"level": logging.ERROR, "msg": "Error while processing %(url)s", "args": {"url": item.url}}
