"""Opens the archive for a run, and files in it every answer to a visit as evidence."""

import asyncio
import logging
from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.http import Response

from newscrawl.archive import Archive
from newscrawl.archive.pages import Asked, Page, PagesWriter
from newscrawl.errors import ArchiveError
from newscrawl.extensions.interruption import interruptible
from newscrawl.extensions.readiness import make_ready
from newscrawl.headers import header
from newscrawl.items import Article

logger = logging.getLogger(__name__)

WAITING = 1000
"""Pages that are remembered until their article comes by, at most; many never bring one."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What an answer said that its article does not say."""

    asked: str = ""
    """The address that was listed or given."""
    record: str = ""
    """The id of its record among the pages."""
    etag: str = ""
    last_modified: str = ""


class ArchiveKeeper:
    """Holds the archive of the crawler's `OUTPUT_DIR` open while the spider runs."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        root = Path(crawler.settings["OUTPUT_DIR"])
        name = crawler.spidercls.name
        self.pages = PagesWriter(root / "pages", f"{name}-{datetime.now(UTC):%Y%m%dT%H%M%S.%fZ}")
        with interruptible(root):
            self.archive = Archive(root, self.pages)
        if self.archive.mended:
            logger.warning("Mended what an interrupted run had left undone, articles: %d", self.archive.mended)
        self._filing = ThreadPoolExecutor(1, "pages")  # in the order in which they came
        self._answers: OrderedDict[str, Answer] = OrderedDict()
        crawler.signals.connect(self.engine_stopped, signals.engine_stopped)
        make_ready(crawler)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        check_spider(crawler)
        return cls(crawler)

    async def keep(self, response: Response, request: Request) -> None:
        """File the answer to a visit; raises ArchiveError, and ends the run, where it cannot be kept."""
        fetched = datetime.now(UTC)
        request.meta["fetched"] = fetched
        page = Page(
            url=response.url, status=response.status, headers=_pairs(response), body=response.body, fetched=fetched
        )
        asked = Asked(url=request.url, method=request.method, headers=_pairs(request))
        try:
            digest, record = await asyncio.get_running_loop().run_in_executor(self._filing, self._file, page, asked)
        except OSError as error:
            stop(self.crawler, f"the page of {page.url} cannot be kept: {error}")
            raise ArchiveError(error.filename or self.pages.root, f"cannot be written ({error.strerror})") from error
        told = header(response, "ETag"), header(response, "Last-Modified")
        self._answers[digest] = Answer(request.meta["article"], record, *told)
        if len(self._answers) > WAITING:
            self._answers.popitem(last=False)

    def _file(self, page: Page, asked: Asked) -> tuple[str, str]:
        """The digest of *page* and the id of its record."""
        return page.digest, self.pages.add(page, asked)

    def answer_to(self, article: Article) -> Answer:
        """The answer that brought *article*."""
        return self._answers.pop(article.capture.digest, Answer()) if article.capture else Answer()

    def engine_stopped(self) -> None:
        """Close the archive after the last item."""
        self._filing.shutdown()
        try:
            self.pages.close()
        except OSError as error:
            logger.error("The last page is not kept: %s", error)  # noqa: TRY400 (no bug of ours)
        try:
            self.archive.close()
        except (OSError, ArchiveError) as error:
            logger.error("The next run mends the index: %s", error)  # noqa: TRY400 (no bug of ours)


def _pairs(message: Request | Response) -> tuple[tuple[str, str], ...]:
    """The headers of a request or response, as text."""
    pairs = ((name, value) for name, values in message.headers.items() for value in values)
    return tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in pairs)


def check_spider(crawler: Crawler) -> None:
    """Raise NotConfigured for spiders that archive nothing, such as those of `scrapy fetch` and `scrapy shell`."""
    if not hasattr(crawler.spidercls, "takes"):
        raise NotConfigured


_stopping: set["asyncio.Task[None]"] = set()
"""The event loop keeps only weak references to its tasks."""


def stop(crawler: Crawler, why: str) -> None:
    """End the run, since it cannot store what it finds; the log names the archive, or the file of it that *why* names.

    Returns at once: whoever waited for the end would delay it.
    """
    if not _stopping and crawler.engine is not None:
        root = str(crawler.settings["OUTPUT_DIR"])
        logger.error("Ending the run: %s", why if root in why else f"{root}: {why}")
        task = asyncio.ensure_future(crawler.engine.close_spider_async(reason="archive_failed"))
        _stopping.add(task)
        task.add_done_callback(_stopping.discard)


def keeper_of(crawler: Crawler) -> ArchiveKeeper:
    """The keeper of *crawler*; raises RuntimeError when its settings leave the extension out."""
    check_spider(crawler)
    keeper = crawler.get_extension(ArchiveKeeper)
    if keeper is None:
        raise RuntimeError("newscrawl.extensions.ArchiveKeeper is missing in EXTENSIONS")
    return keeper


def archive_of(crawler: Crawler) -> Archive:
    """The archive that *crawler* writes to."""
    return keeper_of(crawler).archive
