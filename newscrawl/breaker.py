"""Tells the patience of a run which hosts answer, and turns away what is for one that is given up."""

from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
)
from scrapy.http import Response

from newscrawl.extensions import patience_of

SILENT: dict[type[Exception], str] = {
    CannotResolveHostError: "no such host",
    DownloadConnectionRefusedError: "connection refused",
    DownloadTimeoutError: "timed out",
    DownloadFailedError: "connection failed",
}
"""The errors that say that nobody answered, in few words. One that comes in the middle of an answer is none."""


class BreakerMiddleware:
    """Stands next to the downloader, so that every try counts, those of robots.txt and of retries too."""

    def __init__(self, crawler: Crawler) -> None:
        self.patience = patience_of(crawler)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Let the request pass, or raise GivenUpError or BlockedError."""
        self.patience.check(request)

    def process_response(self, request: Request, response: Response) -> Response:
        """Whatever was answered, somebody did."""
        self.patience.answered(request)
        return response

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Count it where nobody answered; what becomes of the request is up to others."""
        if how := SILENT.get(type(exception)):
            self.patience.failed(request, how)
