"""`scrapy records`: keep record files in order. Each sub-command is a function in a module beside this one."""

import argparse
import sys

from scrapy.commands import ScrapyCommand

from newscrawl.commands.record_desk import UNUSABLE, Desk
from newscrawl.commands.record_files import silence
from newscrawl.commands.record_options import STATUSES, add_subcommands, wrong
from newscrawl.errors import NewscrawlError


class Command(ScrapyCommand):
    """Runs one sub-command and ends with its exit status."""

    requires_crawler_process = False

    def syntax(self) -> str:
        return "SUBCOMMAND [options] PATH..."

    def short_desc(self) -> str:
        return "Format, lint, resolve, merge, compare, convert and count seed records"

    def long_desc(self) -> str:
        return f"{self.short_desc()}; scrapy records SUBCOMMAND --help tells more. {STATUSES}"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        add_subcommands(parser)

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        """Take paths that stand behind options; anything else is a wrong command line."""
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
        desk = Desk(opts.subcommand)
        if sys.stdout is None:
            desk.note("there is no standard output")
            sys.exit(UNUSABLE)
        try:
            opts.action(opts, desk)
        except NewscrawlError as error:
            desk.unusable(error)
        except BrokenPipeError:  # whoever read our output has enough
            silence()
        except KeyboardInterrupt:
            desk.status = 130
        try:
            sys.stdout.flush()
        except BrokenPipeError:
            silence()
        except OSError as error:
            silence()
            desk.unusable(NewscrawlError(f"<stdout>: cannot be written: {error.strerror or error}"))
        self.exitcode = desk.status
