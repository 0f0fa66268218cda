"""`scrapy reparse`: let today's parsers go over the pages that the archive keeps."""

import argparse

from scrapy.commands import ScrapyCommand


class Command(ScrapyCommand):
    """Reads archived articles anew from their pages, and tells what changes before it is written."""

    requires_crawler_process = False

    def syntax(self) -> str:
        return "[options]"

    def short_desc(self) -> str:
        return "Read archived articles anew from the pages that were kept, with today's parsers"

    def long_desc(self) -> str:
        return (
            f"{self.short_desc()}. What changes is told by site and field, then stored as a version of its own, of the "
            "kind `reparsed`. What was found the same before an interruption is not read again. "
            "Exit status: 0 done, 1 with --dry-run: something would change; a page gives no article any more, or a "
            "line of the journal is damaged, 2 something cannot be read or written. "
            "Example: scrapy reparse --site thepaper --since 30d --dry-run"
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--site", help="articles of one site")
        parser.add_argument(
            "--since", metavar="TIME", help="articles published from then on: a date, 12h, 7d, yesterday"
        )
        parser.add_argument("--until", metavar="TIME", help="articles published up to then; a date counts to its end")
        parser.add_argument("--dry-run", action="store_true", help="write nothing, only tell what would change")
        parser.add_argument("--workers", metavar="N", help="how many processes; default: one a processor")
        parser.add_argument("--json", action="store_true", help="print a line an article that changes, then the sums")

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        """Anything that no option takes is a wrong command line."""
        from newscrawl.actions.serving import usage

        super().process_options(args, opts)
        usage("reparse", args)

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        from newscrawl import garbage

        garbage.settle()  # Scrapy and its like, which stay
        from newscrawl.actions.desk import Desk
        from newscrawl.actions.reparse import again
        from newscrawl.actions.serving import serve

        desk = Desk(family="reparse")
        self.exitcode = serve(desk, lambda: again(opts, desk, self.settings))
