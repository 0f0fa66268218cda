"""Scrapy extensions: what lives as long as a run."""

from newscrawl.extensions.keeper import ArchiveKeeper, archive_of, keeper_of, stop
from newscrawl.extensions.politeness import CrawlDelay, Patience, patience_of
from newscrawl.extensions.reporter import RunReporter, ledger_of, reporter_of

__all__ = [
    "ArchiveKeeper",
    "CrawlDelay",
    "Patience",
    "RunReporter",
    "archive_of",
    "keeper_of",
    "ledger_of",
    "patience_of",
    "reporter_of",
    "stop",
]
