"""`scrapy records`: keep record files in order."""

import argparse
import sys

from scrapy.commands import ScrapyCommand


class Command(ScrapyCommand):
    """Runs one sub-command and ends with its exit status."""

    requires_crawler_process = False

    def syntax(self) -> str:
        return "SUBCOMMAND [options] PATH..."

    def short_desc(self) -> str:
        return "Format, lint, resolve, merge, compare, convert and count seed records"

    def long_desc(self) -> str:
        from newscrawl.actions.record_options import STATUSES

        return f"{self.short_desc()}; scrapy records SUBCOMMAND --help tells more. {STATUSES}"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        from newscrawl.actions.record_options import add_subcommands

        super().add_options(parser)
        add_subcommands(parser)

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        """Take paths that stand behind options; anything else is a wrong command line."""
        from newscrawl.actions.desk import UNUSABLE
        from newscrawl.actions.record_options import wrong

        super().process_options(args, opts)
        unknown = [arg for arg in args if arg != "-" and (arg.startswith("-") or not hasattr(opts, "paths"))]
        if not opts.subcommand or unknown:
            print(f"scrapy records: {' '.join(unknown) or 'no sub-command'}: see --help", file=sys.stderr)
            sys.exit(UNUSABLE)
        if args:
            opts.paths += args
        if reason := wrong(opts):
            print(f"scrapy records {opts.subcommand}: {reason}: see --help", file=sys.stderr)
            sys.exit(UNUSABLE)

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        from newscrawl.actions.desk import Desk
        from newscrawl.actions.serving import serve

        desk = Desk(opts.subcommand)
        self.exitcode = serve(desk, lambda: opts.action(opts, desk))
