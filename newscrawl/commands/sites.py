"""`scrapy sites`: which sites are known, what of each, and how they did; `scrapy sites add`: one more."""

import argparse
import json
from pathlib import Path

from scrapy.commands import ScrapyCommand


class Command(ScrapyCommand):
    """Prints one row a site, or writes a new one."""

    requires_crawler_process = False

    def syntax(self) -> str:
        return "[options] [add NAME URL|FILE|FILE=URL ...]"

    def short_desc(self) -> str:
        return "Show the sites that have a module, and how they did; with `add`, write the module of a new one"

    def long_desc(self) -> str:
        return (
            f"{self.short_desc()}. Examples: scrapy sites --json | jq -r '.[] | select(.routes != []) | .site'; "
            "scrapy sites add example_news https://www.example-news.cn/ (docs/adding-a-site.md)"
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        form = parser.add_mutually_exclusive_group()
        form.add_argument("--json", action="store_true", help="print JSON")
        form.add_argument("--markdown", action="store_true", help="print docs/site-table.md, which knows of no runs")
        parser.add_argument(
            "--dry-run", action="store_true", help="add: print what would be written, and write nothing"
        )

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        from newscrawl.actions.desk import Desk
        from newscrawl.actions.serving import serve

        self.exitcode = serve(Desk(family="sites"), lambda: self._tell(args, opts))

    def _tell(self, args: list[str], opts: argparse.Namespace) -> None:
        from newscrawl.actions.desk import say
        from newscrawl.actions.sites_table import lines, page, rows, with_runs
        from newscrawl.errors import ArgumentError

        if opts.markdown if args else opts.dry_run:
            option, means = ("--markdown", "print the table: leave out add") if args else ("--dry-run", "add a site")
            raise ArgumentError(option, "", f"means to {means}")
        if args:
            from newscrawl.actions.checks import check_settings
            from newscrawl.adding.new_site import add

            check_settings(self.settings)  # type: ignore[arg-type]
            say(f"{add(args, self.settings, as_json=opts.json, dry=opts.dry_run)}\n")  # type: ignore[arg-type]
        elif opts.markdown:
            say(f"{page(rows())}\n")
        else:
            table = with_runs(rows(), Path(self.settings["OUTPUT_DIR"]))  # type: ignore[index]
            told = json.dumps(table, ensure_ascii=False, indent=1) if opts.json else "\n".join(lines(table))
            say(f"{told}\n")
