"""`scrapy vocab`: look after the vocabularies."""

import argparse
from typing import Any

from scrapy.commands import ScrapyCommand

EXAMPLES = {"lint": "--json", "diff": "HEAD~1 newscrawl/analysis/vocabularies", "grep": "固态电池 --archive 5"}
STATUSES = "Exit status: 0 clean (nothing differs, something found), 1 otherwise, 2 something cannot be read."


class Command(ScrapyCommand):
    """Runs one sub-command and ends with its exit status."""

    requires_crawler_process = False

    def syntax(self) -> str:
        return "lint|diff|grep [options]"

    def short_desc(self) -> str:
        return "Lint, compare and search the vocabularies of technologies, organisations and industries"

    def long_desc(self) -> str:
        return f"{self.short_desc()}: ours, and those in the folders of the setting VOCABULARIES. {STATUSES}"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        chosen = parser.add_subparsers(
            title="Sub-commands", metavar="SUBCOMMAND", dest="subcommand", prog="scrapy vocab"
        )
        made = {}
        for name, purpose in (
            ("lint", "tell what is wrong in the files"),
            ("diff", "tell what changed between two folders or git revisions, by name and column"),
            ("grep", "tell which rows and columns have a word, and which archived records bear the tag"),
        ):
            example = f"Example:\n  scrapy vocab {name} {EXAMPLES[name]}\n\n{STATUSES}"
            form = argparse.RawDescriptionHelpFormatter
            made[name] = chosen.add_parser(name, help=purpose, epilog=example, formatter_class=form, allow_abbrev=False)
            setting: dict[str, Any] = {
                "default": argparse.SUPPRESS,
                "metavar": "NAME=VALUE",
                "help": "override a setting; may come again",
            }
            made[name].add_argument("-s", "--set", action="append", **setting)
            made[name].add_argument("--json", action="store_true", help="print JSON, a line each")
        for side in ("before", "after"):
            made["diff"].add_argument(side, help="a folder, or a git revision of our vocabularies")
        made["grep"].add_argument("words", nargs="+", metavar="WORD", help="a word, name or synonym to look for")
        made["grep"].add_argument("--archive", metavar="N", help="also at most N archived records with each tag")

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        """Anything that no option takes is a wrong command line."""
        from newscrawl.actions.serving import usage

        super().process_options(args, opts)
        usage("vocab", args if opts.subcommand else ["no sub-command"])

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        from newscrawl.actions.desk import Desk
        from newscrawl.actions.serving import serve
        from newscrawl.actions.vocab import act

        desk = Desk(opts.subcommand, family="vocab")
        self.exitcode = serve(desk, lambda: act(opts, desk, self.settings))
