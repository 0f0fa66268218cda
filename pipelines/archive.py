"""900: stores the article."""

import asyncio
from typing import Self

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem

from newscrawl.errors import ArchiveError
from newscrawl.extensions import archive_of, ledger_of, stop
from newscrawl.items import Article
from newscrawl.outcomes import State


class ArchivePipeline:
    """Adds the article to the archive and says what became of it; a full disk ends the run."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.archive = archive_of(crawler)
        self.ledger = ledger_of(crawler)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    async def process_item(self, item: Article) -> Article:
        try:
            state = await asyncio.to_thread(self.archive.add, item)
        except (OSError, ArchiveError) as error:
            self.ledger.settle(item.url, State.FAILED, "not stored", str(error))
            stop(self.crawler, str(error))
            raise DropItem(f"not stored: {error}") from error
        self.ledger.settle(item.url, state)
        return item
