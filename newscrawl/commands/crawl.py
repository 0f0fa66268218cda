"""`scrapy crawl`: Scrapy's own, with checked arguments, a summary, and an exit status that cron can rely on."""

import argparse
import asyncio
import sys
from contextlib import suppress
from typing import Any

from scrapy.commands.crawl import Command as ScrapyCrawl
from scrapy.spiderloader import get_spider_loader

from newscrawl.errors import ArchiveError, ArgumentError, SeedError

USAGE_ERROR = 2


class Command(ScrapyCrawl):
    """Run a spider and tell how it went."""

    def long_desc(self) -> str:
        return "Run a spider of this project and archive what it finds. Exit status: docs/commands.md."

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        from newscrawl.actions.stopping import Stops

        self.stops = Stops()
        self.stops.end_at_once()  # here, where it is known that this is the command, and before the rest is imported
        from newscrawl.actions.crawl_help import argument_help

        super().add_options(parser)
        parser.formatter_class = argparse.RawDescriptionHelpFormatter
        parser.epilog = argument_help()

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        """Check the command line before Scrapy starts anything: a wrong one ends here, with one line."""
        from newscrawl.archive.runs import Verdict

        super().process_options(args, opts)
        try:
            problem = self._problem(args, opts.spargs)
        except ArchiveError as error:
            _tell(f"scrapy crawl: {error}")
            sys.exit(Verdict.BROKEN.exit_code)
        if problem:
            _tell(f"scrapy crawl: {problem}")
            sys.exit(USAGE_ERROR)

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        from newscrawl.actions.stopping import NOTHING, say
        from newscrawl.actions.summary import summary
        from newscrawl.archive.runs import Verdict
        from newscrawl.extensions import RunReporter
        from newscrawl.extensions.interruption import OpeningInterruptedError

        process: Any = self.crawler_process
        crawler = self._create_crawler(args[0])
        loop = asyncio.get_event_loop()
        loop.call_soon(self.stops.announce)  # before the archive is opened, after Scrapy's own handlers
        task = process.crawl(crawler, **opts.spargs)
        process.start()
        if task.done() and not task.cancelled() and (error := task.exception()):
            if not isinstance(error, ArchiveError):
                raise error
            _tell(f"scrapy crawl: {error}")
            verdict = Verdict.INTERRUPTED if isinstance(error, OpeningInterruptedError) else Verdict.BROKEN
            self.exitcode = verdict.exit_code
            return
        reporter = None if process.bootstrap_failed else crawler.get_extension(RunReporter)
        if reporter is None or reporter.run is None:
            self.exitcode = 1
            if self.stops.heard == 1:  # before the spider was opened; after a second one there is no report either
                say(NOTHING)
                self.exitcode = Verdict.INTERRUPTED.exit_code
            return
        self.exitcode = reporter.run.exit_code
        _tell(summary(reporter.run, reporter.path))

    def _problem(self, args: list[str], spargs: dict[str, str]) -> str:
        """What is wrong with the command line, in one line; empty when nothing is; or ArchiveError."""
        from newscrawl.actions.checks import check_settings
        from newscrawl.spiders.naming import hint

        loader = get_spider_loader(self.settings) if self.settings else None
        names = loader.list() if loader else []
        if len(args) != 1 or args[0] not in names or not loader:
            if not args:
                return "no spider is named; scrapy list names them all"
            given = " ".join(args)
            return f"{given}: not a spider; {hint(given, names)}"
        try:
            loader.load(args[0]).check_arguments(spargs)  # type: ignore[attr-defined]
            check_settings(self.settings)  # type: ignore[arg-type]  # set by Scrapy
        except (ArgumentError, SeedError) as error:
            return str(error)
        return ""


def _tell(text: str) -> None:
    """Print *text* on standard error; where that has no room either, the exit status is left."""
    with suppress(OSError):
        print(text, file=sys.stderr)
