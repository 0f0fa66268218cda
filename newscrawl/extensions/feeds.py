"""A copy that cannot be written is no success: Scrapy logs it, and the run ends as if nothing had happened."""

import logging
from typing import Any

from scrapy import Spider
from scrapy.extensions.feedexport import FeedExporter

from newscrawl.extensions.reporter import reporter_of

logger = logging.getLogger(__name__)


class Feeds(FeedExporter):
    """Scrapy's feeds, whose failures count as errors of the run; the first is named."""

    def item_scraped(self, item: Any, spider: Spider) -> None:
        """Write the item to all feeds."""
        try:
            super().item_scraped(item, spider)
        except (OSError, TypeError, ValueError) as error:
            if isinstance(error, BrokenPipeError):  # who read it has enough
                return
            reporter = reporter_of(self.crawler)
            if not reporter.errors:
                feeds = ", ".join(self.feeds)
                logger.error("A feed misses articles (%s): %s; they are in the archive", feeds, error)  # noqa: TRY400
            reporter.errors += 1
