"""900: stores the article."""

import asyncio
from typing import Self

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem

from newscrawl.archive import Stored
from newscrawl.errors import ArchiveError
from newscrawl.extensions import keeper_of, ledger_of, stop
from newscrawl.items import Article
from newscrawl.outcomes import State


class ArchivePipeline:
    """Adds the article to the archive and, when it is on disk, says what became of it; a full disk ends the run."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.keeper = keeper_of(crawler)
        self.ledger = ledger_of(crawler)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    async def process_item(self, item: Article) -> Article:
        try:
            stored = await asyncio.to_thread(self._store, item)
        except (OSError, ArchiveError) as error:
            raise not_stored(self.crawler, item, error) from error
        pages = item.capture.provenance.get("pages", "") if item.capture else ""
        self.ledger.settle(item.url, stored.state, detail="; ".join(filter(None, (stored.detail, pages))))
        return item

    def _store(self, item: Article) -> Stored:
        """The article and what was read from its page; several pages have no one answer to ask again by."""
        answer = self.keeper.answer_to(item)
        capture = item.capture
        if answer.record and capture:
            self.keeper.pages.add_metadata(item.url, answer.record, capture.fetched, said_of(item))
        if not capture or "pages" in capture.provenance:
            return self.keeper.archive.add(item, asked=answer.asked)
        return self.keeper.archive.add(item, asked=answer.asked, etag=answer.etag, last_modified=answer.last_modified)


def not_stored(crawler: Crawler, item: Article, error: OSError | ArchiveError) -> DropItem:
    """What to raise for an article that the archive cannot take, for which the run ends."""
    ledger_of(crawler).settle(item.url, State.FAILED, "not stored", str(error))
    stop(crawler, str(error))
    return DropItem(f"not stored: {error}")


def said_of(article: Article) -> dict[str, object]:
    """What a metadata record says: which article was read from the page, by which rules."""
    names = ("url", "site", "article_id", "headline", "date_published", "capture")
    return {name: getattr(article, name) for name in names}
