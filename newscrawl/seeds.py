"""seeds/seeds.csv: one row per feed, sitemap, API list or listing page that a site is crawled by."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from newscrawl.errors import SeedError

COLUMNS = ["site", "kind", "url", "section", "note"]
SEEDS_FILE = Path(__file__).resolve().parent.parent / "seeds" / "seeds.csv"


@dataclass(frozen=True, slots=True)
class Seed:
    """Where to look: the *kind* says how the site's module reads it, the *section* what people call it."""

    site: str
    kind: str
    url: str
    section: str = ""
    note: str = ""

    @property
    def on_request(self) -> bool:
        """Whether only a run that names it asks it."""
        return self.note.startswith("on request")

    @property
    def topics(self) -> frozenset[str]:
        """What its articles are about, such as `ai`: the words of its note."""
        return frozenset() if self.on_request else frozenset(self.note.split())


@cache
def read_seeds(path: Path = SEEDS_FILE) -> tuple[Seed, ...]:
    """The rows of a seeds file, in order; raises SeedError(file, line) for a row that makes no sense."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SeedError(path, 0, str(error)) from error
    rows = csv.reader(text.splitlines())
    if next(rows, None) != COLUMNS:
        raise SeedError(path, 1, f"the first line must be {','.join(COLUMNS)}")
    return tuple(_seed(path, rows.line_num, row) for row in rows if row and not row[0].startswith("#"))


def _seed(path: Path, line: int, row: list[str]) -> Seed:
    if len(row) != len(COLUMNS):
        raise SeedError(path, line, f"{len(row)} fields instead of {len(COLUMNS)}", ",".join(row))
    if not all(row[:2]) or not row[2].startswith(("https://", "http://")):
        raise SeedError(path, line, "site, kind and an http(s) url are needed", ",".join(row))
    return Seed(*(cell.strip() for cell in row))
