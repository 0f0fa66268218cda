"""Keeps the ledger of a run and writes its report."""

import logging
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from scrapy import Spider, signals
from scrapy.crawler import Crawler
from scrapy.http import Response
from twisted.python.failure import Failure

from newscrawl.archive.runs import RouteCount, Run, Verdict, judge
from newscrawl.extensions.keeper import archive_of, check_spider
from newscrawl.items import Article
from newscrawl.ledger import Ledger
from newscrawl.outcomes import GIVEN_UP, State, is_lost
from newscrawl.urls import redact

logger = logging.getLogger(__name__)


class RunReporter:
    """The ledger while the spider runs; the report when it is done."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.ledger = Ledger()
        self.routes: dict[str, RouteCount] = {}
        self.errors = 0
        self.started = datetime.now(UTC)
        self.run: Run | None = None
        self.path: Path | None = None
        crawler.signals.connect(self.spider_error, signals.spider_error)
        crawler.signals.connect(self.item_error, signals.item_error)
        crawler.signals.connect(self.spider_closed, signals.spider_closed)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        check_spider(crawler)
        return cls(crawler)

    def spider_error(self, failure: Failure, response: Response | None) -> None:
        """Count an exception that nobody expected while a page was read."""
        self.errors += 1
        if response and response.request and (url := response.request.meta.get("article")):
            self.ledger.settle(url, State.FAILED, "error", repr(failure.value))

    def item_error(self, item: Article, failure: Failure) -> None:
        """Count an exception that nobody expected in a pipeline."""
        self.errors += 1
        self.ledger.settle(item.url, State.FAILED, "error", repr(failure.value))

    def spider_closed(self, spider: Spider, reason: str) -> None:
        """Settle all accounts, judge, and write the report; there is none of what crawled nothing."""
        if type(spider).start.__module__.startswith("scrapy."):  # of `scrapy fetch` or `scrapy parse`
            return
        self.ledger.close(reason)
        states = self.ledger.states()
        strict = getattr(spider, "strict", False)
        reasons = {f"{site}/{state}/{why or '-'}": n for (site, state, why), n in self.ledger.counts.items()}
        given_up = any(why == GIVEN_UP for _, _, why in self.ledger.counts)
        lost = sum(n for (_, state, why), n in self.ledger.counts.items() if is_lost(state, why))
        verdict = judge(
            states,
            reason=reason,
            errors=self.errors,
            routes=self.routes,
            strict=strict,
            given_up=given_up,
            lost=lost,
        )
        self.run = Run(
            spider=spider.name,
            arguments={name: redact(value) for name, value in getattr(spider, "arguments", {}).items()},
            started=self.started,
            finished=datetime.now(UTC),
            reason=reason,
            verdict=verdict.text,
            exit_code=verdict.exit_code,
            states={state.value: states[state] for state in State if states[state]},
            reasons=dict(sorted(reasons.items())),
            routes=self.routes,
            mended=archive_of(self.crawler).mended,
            damaged=archive_of(self.crawler).damaged,
            llm={name[4:]: value for name, value in self.crawler.stats.get_stats().items() if name.startswith("llm/")},
            outcomes=self.ledger,
        )
        for (site, state, _), count in self.ledger.counts.items():
            self.crawler.stats.inc_value(f"outcome/{site}/{state}", count)
        folder = Path(self.crawler.settings["OUTPUT_DIR"]) / "runs"
        try:
            self.path = self.run.write(folder)
        except OSError as error:
            logger.error("%s: no report of this run could be written: %s", folder, error.strerror or error)  # noqa: TRY400 (no bug of ours)
            self.run = replace(self.run, verdict=Verdict.BROKEN.text, exit_code=Verdict.BROKEN.exit_code)


def reporter_of(crawler: Crawler) -> RunReporter:
    """The reporter of *crawler*; raises RuntimeError when its settings leave the extension out."""
    check_spider(crawler)
    reporter = crawler.get_extension(RunReporter)
    if reporter is None:
        raise RuntimeError("newscrawl.extensions.RunReporter is missing in EXTENSIONS")
    return reporter


def ledger_of(crawler: Crawler) -> Ledger:
    """The ledger of *crawler*'s run."""
    return reporter_of(crawler).ledger
