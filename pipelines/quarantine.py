"""250: keeps doubtful articles apart from the archive."""

from pathlib import Path
from typing import Self

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem

from newscrawl.archive.journal import Journal, encode_line
from newscrawl.extensions import ledger_of
from newscrawl.items import Article
from newscrawl.outcomes import State
from newscrawl.text.dates import BEIJING


class QuarantinePipeline:
    """Takes out articles whose text independent readings agree on less than `QUARANTINE_BELOW`; a person may look."""

    def __init__(self, crawler: Crawler) -> None:
        self.ledger = ledger_of(crawler)
        self.least = crawler.settings.getfloat("QUARANTINE_BELOW")
        self.journal = Journal(Path(crawler.settings["OUTPUT_DIR"]) / "quarantine")

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def process_item(self, item: Article) -> Article:
        capture = item.capture
        if capture is None or capture.confidence is None or capture.confidence >= self.least:
            return item
        path = self.journal.path(item.site, capture.fetched.astimezone(BEIJING).date())
        _, sync = self.journal.append(path, encode_line(item))
        sync.wait()
        self.ledger.settle(item.url, State.QUARANTINED, "readings differ", f"confidence {capture.confidence:.2f}")
        raise DropItem(f"quarantined: confidence {capture.confidence:.2f}")

    def close_spider(self) -> None:
        self.journal.close()
