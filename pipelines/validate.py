"""200: keeps out what is worthless."""

from typing import Self

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem

from newscrawl.extensions import ledger_of
from newscrawl.items import Article
from newscrawl.ledger import Ledger
from newscrawl.outcomes import State
from newscrawl.validation import problems


class ValidatePipeline:
    """Drops articles that `newscrawl.validation.problems` objects to."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(ledger_of(crawler))

    def process_item(self, item: Article) -> Article:
        if found := problems(item):
            self.ledger.settle(item.url, State.DROPPED, found[0], ", ".join(found))
            raise DropItem(", ".join(found))
        return item
