"""900: stores the article."""

import asyncio
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Self

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem

from newscrawl.archive import Stored
from newscrawl.archive.archive import Incoming, each
from newscrawl.errors import ArchiveError
from newscrawl.extensions import keeper_of, ledger_of, stop
from newscrawl.extensions.keeper import Answer
from newscrawl.items import Article
from newscrawl.outcomes import State


class ArchivePipeline:
    """Adds the article to the archive and, when it is on disk, says what became of it; a full disk ends the run.

    One thread stores; what comes in meanwhile is its next group, with one sync for all. Several threads would get no
    more done, and keep the event loop waiting for each of them in turn.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.keeper = keeper_of(crawler)
        self.ledger = ledger_of(crawler)
        self._thread = ThreadPoolExecutor(1, "storing")
        self._waiting: list[tuple[Article, Answer, asyncio.Future[Stored]]] = []
        self._storing: asyncio.Task[None] | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def close_spider(self) -> None:
        self._thread.shutdown()

    async def process_item(self, item: Article) -> Article:
        end = asyncio.get_running_loop().create_future()
        self._waiting.append((item, self.keeper.answer_to(item), end))
        if self._storing is None or self._storing.done():
            self._storing = asyncio.create_task(self._store_all())
        try:
            stored = await end
        except (OSError, ArchiveError) as error:
            raise not_stored(self.crawler, item, error) from error
        pages = item.capture.provenance.get("pages", "") if item.capture else ""
        self.ledger.settle(item.url, stored.state, detail="; ".join(filter(None, (stored.detail, pages))))
        return item

    async def _store_all(self) -> None:
        """Store what waits, group after group."""
        while self._waiting:
            group, self._waiting = self._waiting, []
            items = [(item, answer) for item, answer, _ in group]
            done: Sequence[Stored | Exception]
            try:
                done = await asyncio.get_running_loop().run_in_executor(self._thread, self._store, items)
            except Exception as error:  # noqa: BLE001 (raised again where each article waits)
                done = [error] * len(group)
            for (_, _, end), stored in zip(group, done, strict=True):
                if end.cancelled():  # who waited for it is gone
                    continue
                if isinstance(stored, Exception):
                    end.set_exception(stored)
                else:
                    end.set_result(stored)

    def _store(self, items: Sequence[tuple[Article, Answer]]) -> list[Stored | Exception]:
        """What became of each article of a group, or the error for which it is not stored."""
        filed = each(self._file, items)
        news = [new for new in filed if not isinstance(new, Exception)]
        stored = iter(self.keeper.archive.add_each(news))
        return [new if isinstance(new, Exception) else next(stored) for new in filed]

    def _file(self, found: tuple[Article, Answer]) -> Incoming:
        """File what was read from the page of an article; several pages have no one answer to ask again by."""
        item, answer = found
        capture = item.capture
        if answer.record and capture:
            self.keeper.pages.add_metadata(item.url, answer.record, capture.fetched, said_of(item))
        if not capture or "pages" in capture.provenance:
            return Incoming(item, answer.asked)
        return Incoming(item, answer.asked, answer.etag, answer.last_modified)


def not_stored(crawler: Crawler, item: Article, error: OSError | ArchiveError) -> DropItem:
    """What to raise for an article that the archive cannot take, for which the run ends."""
    ledger_of(crawler).settle(item.url, State.FAILED, "not stored", str(error))
    stop(crawler, str(error))
    return DropItem(f"not stored: {error}")


def said_of(article: Article) -> dict[str, object]:
    """What a metadata record says: which article was read from the page, by which rules."""
    names = ("url", "site", "article_id", "headline", "date_published", "capture")
    return {name: getattr(article, name) for name in names}
