"""300: marks articles whose text is in the archive already under another address; drops none."""

from dataclasses import replace
from typing import Self

from scrapy.crawler import Crawler

from newscrawl.analysis import VERSION
from newscrawl.errors import ArchiveError
from newscrawl.extensions import archive_of
from newscrawl.items import Analysis, Article
from newscrawl.text.resemblance import simhash
from newscrawl.threads import in_thread
from pipelines.archive import not_stored


class DuplicatesPipeline:
    """Adds the fingerprint of the text, and the address of the article that it repeats; a broken index ends the run."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.archive = archive_of(crawler)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    async def process_item(self, item: Article) -> Article:
        try:
            return await in_thread(self._marked, item)
        except (OSError, ArchiveError) as error:
            raise not_stored(self.crawler, item, error) from error

    def _marked(self, item: Article) -> Article:
        original = self.archive.near_duplicate(item)
        return replace(item, analysis=Analysis(version=VERSION, simhash=simhash(item.body), duplicate_of=original))
