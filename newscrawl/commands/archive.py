"""`scrapy archive`: look into the archive, and keep it in order."""

import argparse
from pathlib import Path

from scrapy.commands import ScrapyCommand


class Command(ScrapyCommand):
    """Runs one sub-command and ends with its exit status."""

    requires_crawler_process = False

    def syntax(self) -> str:
        return "SUBCOMMAND [options]"

    def short_desc(self) -> str:
        return "List, show, compare, verify, count, tidy and rebuild what is in the archive"

    def long_desc(self) -> str:
        from newscrawl.actions.archive_options import STATUSES

        example = "scrapy archive log https://www.thepaper.cn/newsDetail_forward_1"
        return f"{self.short_desc()}; scrapy archive SUBCOMMAND --help tells more. {STATUSES} Example: {example}"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        from newscrawl.actions.archive_options import add_subcommands

        super().add_options(parser)
        add_subcommands(parser)

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        """Anything that no option takes is a wrong command line."""
        from newscrawl.actions.serving import usage

        super().process_options(args, opts)
        usage("archive", args if opts.subcommand else ["no sub-command"])

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        from newscrawl.actions.archive import ACTIONS
        from newscrawl.actions.desk import Desk
        from newscrawl.actions.serving import serve

        desk = Desk(opts.subcommand, family="archive")
        opts.root = Path(self.settings["OUTPUT_DIR"]) if self.settings else Path()
        self.exitcode = serve(desk, lambda: ACTIONS[opts.subcommand](opts, desk))
