"""What is known of each site, as rows, in columns, as Markdown."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any
from unicodedata import east_asian_width

from newscrawl.actions.sites_health import healths
from newscrawl.seeds import read_seeds
from newscrawl.sites import all_sites
from newscrawl.sites.base import Site

Row = dict[str, str | list[str]]
COLUMNS = ("site", "name", "domains", "routes", "layouts", "fields")
SHOWN = ("site", "name", "routes", "layouts", "last_run", "health")
_HEAD = """\
# Sites with a module

What `scrapy sites --markdown` prints; a test keeps it current. A layout is `capture.parser` without the site before the
slash. Fields are those that the module reads by rules of its own; the generic rules read the others. A site without
routes is read by address only: `scrapy crawl article -a url=…`. Where the facts about a site give no layout that could
be checked, the generic rules read it ([sites](sites.md)). `scrapy sites` also says when each was crawled last, and how
that went ([sources](sources.md#how-the-sites-are)).
"""
_FIELDS = (
    *("headline", "body", "published", "modified", "byline", "source", "republisher", "editors", "proofreaders"),
    *("correspondents", "photographers", "original_title", "section", "description", "tags"),
)
_CREDITS = ("editors", "proofreaders")
"""What the selector `credits` gives."""


def rows() -> list[Row]:
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
            "routes": _routes(site, kinds.get(site.id, {})),
            "layouts": [layout.parser.partition("/")[2] for layout in site.pages],
            "fields": [name for name in _FIELDS if any(_reads(layout, name) for layout in site.pages)],
        }
        for site in all_sites().values()
    ]


def with_runs(table: list[Row], archive: Path) -> list[Row]:
    """*table* with the last run of each site and its health; "" where *archive* has no run of it."""
    found = healths(archive / "runs", [str(row["site"]) for row in table])
    return [
        row
        | ({"last_run": f"{last.when:%Y-%m-%d %H:%M}", "health": last.text} if last else dict.fromkeys(SHOWN[-2:], ""))
        for row in table
        for last in (found.get(str(row["site"])),)
    ]


def _routes(site: Site, kinds: Iterable[str]) -> list[str]:
    if site.unsupported:
        return ["unsupported"]
    searches = ["search"] if site.discovery and site.discovery.searches else []
    return [*kinds, *searches] if site.discovery else []


def _reads(layout: type[Any], name: str) -> bool:
    """Whether *layout* says itself where a field stands: by a selector, a path, or a method."""
    selected = "credits" if name in _CREDITS and layout.selectors.credits else name
    if name == "source" and layout.house:
        return True
    declared: tuple[Any, Any] = getattr(layout.selectors, selected, None), getattr(_paths(layout), name, None)
    own = (kind for kind in layout.__mro__ if kind.__module__.startswith("newscrawl.sites."))
    shared = {"newscrawl.sites.layouts", "newscrawl.sites.answers"}
    return any(declared) or any(name in vars(kind) for kind in own if kind.__module__ not in shared)


def _paths(layout: type[Any]) -> Any:
    return getattr(layout, "paths", None)


def page(table: Sequence[Row]) -> str:
    """docs/site-table.md."""
    return f"{_HEAD}\n{markdown(table)}"


def markdown(table: Sequence[Row]) -> str:
    """The table as Markdown."""
    cells = [[_cell(row[name]) for name in COLUMNS] for row in table]
    head = [f"| {' | '.join(COLUMNS)} |", f"|{' --- |' * len(COLUMNS)}"]
    return "\n".join(head + [f"| {' | '.join(row)} |" for row in cells])


def lines(table: Sequence[Row]) -> list[str]:
    """The table for a terminal, in columns."""
    head = [name.replace("_", " ") for name in SHOWN]
    cells = [head, *([_cell(row[name]) for name in SHOWN] for row in table)]
    widths = [max(map(_width, column)) for column in zip(*cells, strict=True)]
    return [
        "  ".join(cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in cells
    ]


def _cell(value: str | list[str]) -> str:
    return (value if isinstance(value, str) else ", ".join(value)) or "–"


def _width(text: str) -> int:
    """Columns of a terminal: Chinese characters take two."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)
