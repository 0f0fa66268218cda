"""seeds/seeds.csv: one row per feed, sitemap, API list or listing page that a site is crawled by."""

import csv
from dataclasses import dataclass, field
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
    line: int = field(default=0, compare=False)
    """Where in the file it stands."""

    def fault(self, reason: str) -> SeedError:
        """The error that says what is wrong with it, and where it stands."""
        return SeedError("seeds.csv", self.line, reason, self.url)

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
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise SeedError(path, 0, str(error)) from error
    except UnicodeDecodeError as error:
        raise SeedError(path, error.object.count(b"\n", 0, error.start) + 1, f"is no UTF-8 text ({error})") from error
    head, *lines = (line.removesuffix("\r") for line in text.split("\n"))
    if head.split(",") != COLUMNS:
        raise SeedError(path, 1, f"the first line must be {','.join(COLUMNS)}", head)
    rows = ((number, line) for number, line in enumerate(lines, 2) if line.strip() and not line.startswith("#"))
    return tuple(_seed(path, number, line) for number, line in rows)


def _seed(path: Path, number: int, line: str) -> Seed:
    try:
        row = next(csv.reader([line], strict=True))  # line by line: a quotation mark too many spoils no other
    except csv.Error as error:
        raise SeedError(path, number, str(error), line) from error
    if len(row) != len(COLUMNS):
        raise SeedError(path, number, f"{len(row)} fields instead of {len(COLUMNS)}", line)
    site, kind, url, section, note = map(str.strip, row)
    if not (site and kind and url.startswith(("https://", "http://"))):
        raise SeedError(path, number, "site, kind and an http(s) url are needed", line)
    return Seed(site, kind, url, section, note, number)
