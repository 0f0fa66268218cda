"""`scrapy events`: what happened when, by all articles in the archive, with the record behind each line."""

import argparse

from scrapy.commands import ScrapyCommand


class Command(ScrapyCommand):
    """Prints a line an event, in the order of dates."""

    requires_crawler_process = False

    def syntax(self) -> str:
        return "[options]"

    def short_desc(self) -> str:
        return "List the events that articles in the archive tell, by date, with the record behind each"

    def long_desc(self) -> str:
        example = "scrapy events --since 7d --industry 半导体"
        return f"{self.short_desc()}. An event without a date of its own has its article's. Example: {example}"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--since", metavar="TIME", help="from when on: a date, a time, 12h, 7d, yesterday")
        parser.add_argument("--until", metavar="TIME", help="up to when; a date counts to its end")
        parser.add_argument("--industry", action="append", default=[], help="of articles with it; may come again")
        parser.add_argument("--site", help="of articles of one site")
        parser.add_argument("--limit", metavar="N", help="the last N only")
        parser.add_argument("--json", action="store_true", help="print JSON, a line each")

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        """Anything that no option takes is a wrong command line."""
        from newscrawl.actions.serving import usage

        super().process_options(args, opts)
        usage("events", args)

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        from newscrawl.actions.desk import Desk
        from newscrawl.actions.events import ls
        from newscrawl.actions.serving import serve

        desk = Desk(family="events")
        self.exitcode = serve(desk, lambda: ls(opts, desk, self.settings))
