"""Which articles in the archive bear a tag?"""

from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from newscrawl.analysis.changes import FIELDS
from newscrawl.archive.current import Tell, newest
from newscrawl.archive.happenings import Catalogue
from newscrawl.text.folding import folded

TAGS = FIELDS[:3]
"""Fields whose tags are terms; events are sentences."""


@dataclass(frozen=True, slots=True)
class Bearer:
    """An article that bears a tag."""

    record: str
    """Where the seed record lies below the archive."""
    field: str
    tag: str
    headline: str
    url: str

    def __str__(self) -> str:
        return f"{self.record}: {self.field}: {self.tag}: {self.headline} {self.url}"


def bearers(root: Path, terms: Iterable[str], limit: int, tell: Tell | None = None) -> Iterator[Bearer]:
    """At most *limit* tags that are one of *terms* in whatever width and case, the days backwards."""
    return islice(_bearers(root, frozenset(map(folded, terms)), tell), limit)


def _bearers(root: Path, terms: frozenset[str], tell: Tell | None) -> Iterator[Bearer]:
    with closing(Catalogue(root)) as catalogue:
        for _, article in newest(root, tell=tell):
            for field in TAGS:
                for tag in getattr(article.analysis, field, ()):
                    if folded(tag.text) in terms:
                        yield Bearer(catalogue.path(article), field, tag.text, article.headline, article.url)
