"""`scrapy records`: keep record files in order. Each sub-command is a function in a module beside this one."""

import argparse
import os
import sys

from scrapy.commands import ScrapyCommand

from newscrawl.commands.record_desk import UNUSABLE, Desk
from newscrawl.commands.record_options import STATUSES, add_subcommands
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

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        desk = Desk(opts.subcommand)
        if sys.stdout is None:
            sys.exit(UNUSABLE)
        try:
            opts.action(opts, desk)
            sys.stdout.flush()
        except NewscrawlError as error:
            desk.unusable(error)
        except BrokenPipeError:  # whoever read our output has enough; nothing may be flushed into it at the exit
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        except OSError as error:
            desk.unusable(error)
        except KeyboardInterrupt:
            desk.status = 130
        self.exitcode = desk.status
