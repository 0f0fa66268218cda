"""`scrapy explain URL|FILE`: which rule gave each field of an article, and what the others would have given."""

import argparse
import sys
from pathlib import Path

from scrapy.commands import ScrapyCommand

UNUSABLE = 2


class Command(ScrapyCommand):
    """Explains a page that the archive keeps, or one in a file."""

    requires_crawler_process = False

    def syntax(self) -> str:
        return "[options] URL|FILE"

    def short_desc(self) -> str:
        return "Show which rule gave each field of an article, and the candidates that lost"

    def long_desc(self) -> str:
        return (
            f"{self.short_desc()}. A URL is looked up among the pages that the archive keeps; FILE is a saved "
            "page, or a WARC file. A page that is none says what it is instead. Examples: "
            "scrapy explain https://www.thepaper.cn/newsDetail_forward_1; "
            "scrapy explain page.html --url https://news.example.com/a/1.html --json"
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument(
            "--url", help="where the page in FILE came from, or which page of a WARC file; default: no site claims it"
        )
        parser.add_argument("--generic", action="store_true", help="ask no site module")
        parser.add_argument("--json", action="store_true", help="print JSON")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        from newscrawl.actions.desk import Desk
        from newscrawl.actions.serving import serve

        if len(args) != 1 or ("://" in args[0] and opts.url):
            print("scrapy explain: name one URL, or one FILE: see --help", file=sys.stderr)
            self.exitcode = UNUSABLE
            return
        self.exitcode = serve(Desk(family="explain"), lambda: self._tell(args[0], opts))

    def _tell(self, named: str, opts: argparse.Namespace) -> None:
        from newscrawl.actions.desk import say
        from newscrawl.explaining import as_json, as_text, explain, kept_page, page_in_file

        if "://" in named:
            page = kept_page(Path(self.settings["OUTPUT_DIR"]), named)  # type: ignore[index]
        else:
            page = page_in_file(Path(named), opts.url or "")
        told = explain(page, generic=opts.generic)
        say(f"{as_json(told) if opts.json else as_text(told)}\n")
