"""250: keeps doubtful articles apart from the archive."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from typing import Self

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem

from newscrawl.archive.journal import Journal, encode_line
from newscrawl.errors import ArchiveError
from newscrawl.extensions import ledger_of
from newscrawl.items import Article
from newscrawl.outcomes import State
from newscrawl.text.dates import BEIJING
from pipelines.archive import not_stored


class QuarantinePipeline:
    """Takes out articles whose text independent readings agree on less than `QUARANTINE_BELOW`; a person may look."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.ledger = ledger_of(crawler)
        self.least = crawler.settings.getfloat("QUARANTINE_BELOW")
        self.journal = Journal(Path(crawler.settings["OUTPUT_DIR"]) / "quarantine")
        self._writing = ThreadPoolExecutor(1, "quarantine")  # one at a time, as a journal wants it

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    async def process_item(self, item: Article) -> Article:
        capture = item.capture
        if capture is None or capture.confidence is None or capture.confidence >= self.least:
            return item
        try:
            await asyncio.get_running_loop().run_in_executor(self._writing, self._keep, item, capture.fetched)
        except (OSError, ArchiveError) as error:
            raise not_stored(self.crawler, item, error) from error
        self.ledger.settle(item.url, State.QUARANTINED, "readings differ", f"confidence {capture.confidence:.2f}")
        raise DropItem(f"quarantined: confidence {capture.confidence:.2f}")

    def _keep(self, item: Article, fetched: datetime) -> None:
        path = self.journal.path(item.site, fetched.astimezone(BEIJING).date())
        _, sync = self.journal.append(path, encode_line(item))
        sync.wait()

    def close_spider(self) -> None:
        self._writing.shutdown()
        self.journal.close()
