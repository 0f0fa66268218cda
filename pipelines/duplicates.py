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
        mark = simhash(item.body)
        original = None if mark is None else self.archive.near_duplicate(mark, of=item.url)
        return replace(item, analysis=Analysis(version=VERSION, simhash=mark, duplicate_of=original))
