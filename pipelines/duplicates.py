"""300: marks articles whose text is in the archive already under another address; drops none."""

from dataclasses import replace
from typing import Self

from scrapy.crawler import Crawler

from newscrawl.analysis import VERSION
from newscrawl.analysis.duplicates import simhash
from newscrawl.archive import Archive
from newscrawl.extensions import archive_of
from newscrawl.items import Analysis, Article


class DuplicatesPipeline:
    """Adds the fingerprint of the text, and the address of the article that it repeats."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(archive_of(crawler))

    def process_item(self, item: Article) -> Article:
        original = self.archive.near_duplicate(item)
        return replace(item, analysis=Analysis(version=VERSION, simhash=simhash(item.body), duplicate_of=original))
