"""`scrapy sites`: which sites are known, and what of each."""

import argparse
import json
from collections.abc import Iterable
from unicodedata import east_asian_width

from scrapy.commands import ScrapyCommand

from newscrawl.seeds import read_seeds
from newscrawl.sites import all_sites
from newscrawl.sites.base import Site

COLUMNS = ("site", "name", "domains", "layouts", "routes")


class Command(ScrapyCommand):
    """Prints one row a site."""

    requires_crawler_process = False

    def short_desc(self) -> str:
        return "Show the sites that have a module: their hosts, layouts and routes to articles"

    def long_desc(self) -> str:
        return f"{self.short_desc()}. Example: scrapy sites --json | jq -r '.[] | select(.routes != []) | .site'"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        form = parser.add_mutually_exclusive_group()
        form.add_argument("--json", action="store_true", help="print a JSON array")
        form.add_argument("--markdown", action="store_true", help="print the table of docs/site-table.md")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        if opts.json:
            print(json.dumps(rows(), ensure_ascii=False, indent=1))
        elif opts.markdown:
            print(markdown(rows()))
        else:
            print("\n".join(lines(rows())))


def rows() -> list[dict[str, str | list[str]]]:
    """A row a site, in alphabetical order; routes are the kinds of its seeds, none where no spider has its name.

    A route `unsupported` stands for what we do not go around.
    """
    kinds: dict[str, dict[str, None]] = {}
    for seed in read_seeds():
        kinds.setdefault(seed.site, {})[seed.kind] = None
    return [
        {
            "site": site.id,
            "name": site.name,
            "domains": list(site.domains),
            "layouts": [layout.parser.partition("/")[2] for layout in site.pages],
            "routes": _routes(site, kinds.get(site.id, {})),
        }
        for site in all_sites().values()
    ]


def _routes(site: Site, kinds: Iterable[str]) -> list[str]:
    if site.unsupported:
        return ["unsupported"]
    searches = ["search"] if site.discovery and site.discovery.searches else []
    return [*kinds, *searches] if site.discovery else []


def markdown(table: list[dict[str, str | list[str]]]) -> str:
    """The table as Markdown."""
    cells = [[_cell(row[name]) for name in COLUMNS] for row in table]
    head = [f"| {' | '.join(COLUMNS)} |", f"|{' --- |' * len(COLUMNS)}"]
    return "\n".join(head + [f"| {' | '.join(row)} |" for row in cells])


def lines(table: list[dict[str, str | list[str]]]) -> list[str]:
    """The table for a terminal, in columns."""
    cells = [list(COLUMNS), *([_cell(row[name]) for name in COLUMNS] for row in table)]
    widths = [max(map(_width, column)) for column in zip(*cells, strict=True)]
    return [
        "  ".join(cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in cells
    ]


def _cell(value: str | list[str]) -> str:
    return value if isinstance(value, str) else ", ".join(value) or "–"


def _width(text: str) -> int:
    """Columns of a terminal: Chinese characters take two."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)
