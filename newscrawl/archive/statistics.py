"""How many articles of which site and month does the archive have, and how full are their fields?"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from newscrawl.archive.current import Place, Tell, moment_of, newest
from newscrawl.archive.index import LIVE, WITHDRAWN
from newscrawl.archive.looking import Looking
from newscrawl.items import Article

Watch = Callable[[Iterable[tuple[Place, Article]]], Iterable[tuple[Place, Article]]]
FILLED: Mapping[str, Callable[[Article], object]] = {
    "published": lambda article: article.date_published,
    "authors": lambda article: article.authors,
    "source": lambda article: article.source,
    "section": lambda article: article.section,
    "editors": lambda article: article.editors,
    "images": lambda article: article.images,
    "keywords": lambda article: article.analysis and article.analysis.keywords,
    "events": lambda article: article.analysis and article.analysis.events,
}
"""What is counted as there or not, by the name of the column."""


@dataclass(slots=True)
class Row:
    """Counts of one site and month, or of more."""

    site: str
    month: str
    """Of publication, else of the fetch, in Beijing time; `unknown` where neither is known."""
    articles: int = 0
    versions: int = 0
    withdrawn: int = 0
    characters: int = 0
    """Of all bodies."""
    filled: Counter[str] = field(default_factory=Counter)
    """How many articles have a column."""

    def rate(self, name: str) -> float:
        """The share of articles that have a column."""
        return self.filled[name] / self.articles if self.articles else 0.0

    def add(self, other: "Row") -> None:
        """Count *other* too."""
        self.articles += other.articles
        self.versions += other.versions
        self.withdrawn += other.withdrawn
        self.characters += other.characters
        self.filled.update(other.filled)


@dataclass(frozen=True, slots=True)
class Statistics:
    """What the archive has."""

    rows: tuple[Row, ...]
    """By site and month."""

    @property
    def total(self) -> Row:
        """All together."""
        return _sum("", "", self.rows)

    def by_site(self) -> list[Row]:
        """A row a site."""
        names = sorted({row.site for row in self.rows})
        return [_sum(name, "", (row for row in self.rows if row.site == name)) for name in names]

    def by_month(self) -> list[Row]:
        """A row a month, all sites together."""
        months = sorted({row.month for row in self.rows})
        return [_sum("", month, (row for row in self.rows if row.month == month)) for month in months]


def statistics(root: Path, tell: Tell | None = None, watch: Watch = iter) -> Statistics:
    """Counts over the newest version of every article below *root*."""
    with closing(Looking(root)) as looking:
        states = looking.states()
    rows: dict[tuple[str, str], Row] = {}
    for _, article in watch(newest(root, tell=tell)):
        moment = moment_of(article)
        key = article.site, f"{moment:%Y-%m}" if moment else "unknown"
        rows.setdefault(key, Row(*key)).add(_row(article, *states.get(article.url, (1, LIVE))))
    return Statistics(tuple(rows[key] for key in sorted(rows)))


def _row(article: Article, versions: int, state: str) -> Row:
    filled = Counter(name for name, value in FILLED.items() if value(article))
    return Row("", "", 1, versions, state == WITHDRAWN, len(article.body), filled)


def _sum(site: str, month: str, rows: Iterable[Row]) -> Row:
    total = Row(site, month)
    for row in rows:
        total.add(row)
    return total
