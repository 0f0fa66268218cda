"""Asks a new site, as politely as a crawl does: through the same guard, by its robots.txt, one page at a time."""

from collections.abc import AsyncIterator, Iterable
from datetime import UTC, datetime

from scrapy import Request, Spider
from scrapy.exceptions import DownloadFailedError, IgnoreRequest

from newscrawl.adding.answers import Answer
from newscrawl.adding.survey import Survey, survey
from newscrawl.errors import ArgumentError, NewscrawlError
from newscrawl.spiders.ends import NETWORK, outcome_of

_NOTHING: tuple[type[Exception], ...] = (*NETWORK, DownloadFailedError, IgnoreRequest, NewscrawlError)


class Probe(Spider):
    """Surveys the site that *words* lead to; *survey* or *error* is what came of it. Archives nothing."""

    name = "probe"
    custom_settings = {
        "LOG_LEVEL": "ERROR",
        "ITEM_PIPELINES": {},
        "SPIDER_MIDDLEWARES": {"newscrawl.middlewares.VisitMiddleware": None},
        "DOWNLOADER_MIDDLEWARES": {"newscrawl.middlewares.BackoffMiddleware": 560},
    }

    def __init__(self, words: Iterable[str]) -> None:
        super().__init__()
        self.words = tuple(words)
        self.told: dict[str, str] = {}
        """What gave no answer, and why."""
        self.survey: Survey | None = None
        self.error: NewscrawlError | None = None

    async def start(self) -> AsyncIterator[Request]:
        try:
            self.survey = await survey(self.words, self.ask, fetched=datetime.now(UTC).replace(microsecond=0))
        except ArgumentError as error:
            why = f"{self.told[error.value]}; " if error.value in self.told else ""
            self.error = ArgumentError(error.name, error.value, f"{why}{error.reason}")
        except NewscrawlError as error:
            self.error = error
        return
        yield  # Scrapy wants an iterator

    async def ask(self, url: str) -> Answer | None:
        """What *url* answers in the end; None for an error or nothing; *told* says why."""
        if self.crawler.engine is None:
            raise RuntimeError("the probe asks only while it runs")
        try:
            response = await self.crawler.engine.download_async(Request(url, dont_filter=True))
        except _NOTHING as error:
            self.told[url] = ": ".join(filter(None, outcome_of(error)[1:]))
            return None
        if response.status != 200 or not response.body:
            self.told[url] = f"HTTP {response.status}" if response.status != 200 else "an empty answer"
            return None
        return Answer(response.url, response.body, datetime.now(UTC).replace(microsecond=0))
