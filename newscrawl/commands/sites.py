"""`scrapy sites`: which sites are known, what of each, and how they did; `scrapy sites add`: one more."""

import argparse
import json
import sys
from pathlib import Path

from scrapy.commands import ScrapyCommand

from newscrawl.commands.checks import check_settings
from newscrawl.commands.record_desk import UNUSABLE
from newscrawl.commands.record_files import silence
from newscrawl.commands.sites_table import lines, markdown, page, rows, with_runs
from newscrawl.errors import NewscrawlError

__all__ = ["Command", "markdown", "rows"]


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
        try:
            self._run(args, opts)
        except NewscrawlError as error:
            print(f"scrapy sites: {error}", file=sys.stderr)
            self.exitcode = UNUSABLE
        except BrokenPipeError:  # whoever reads has enough
            silence()

    def _run(self, args: list[str], opts: argparse.Namespace) -> None:
        if args:
            from newscrawl.adding.new_site import add  # noqa: PLC0415 (the parsers, and Scrapy's engine)

            check_settings(self.settings)  # type: ignore[arg-type]
            print(add(args, self.settings, as_json=opts.json, dry=opts.dry_run), flush=True)  # type: ignore[arg-type]
        elif opts.markdown:
            print(page(rows()), flush=True)
        else:
            table = with_runs(rows(), Path(self.settings["OUTPUT_DIR"]))  # type: ignore[index]
            print(json.dumps(table, ensure_ascii=False, indent=1) if opts.json else "\n".join(lines(table)), flush=True)
