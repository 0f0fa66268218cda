"""What would a new analysis change, in sums and samples?"""

from collections import Counter
from dataclasses import dataclass, field

from newscrawl.analysis.changes import FIELDS
from newscrawl.archive.replay import Redone

TERMS = 10_000
"""Different terms of a field that are counted; of more, only how many changes they were."""
SHOWN = 5
"""Samples of a field, and the articles that are named."""


@dataclass(slots=True)
class Sums:
    """What a field gained or lost."""

    count: int = 0
    terms: Counter[str] = field(default_factory=Counter)

    def add(self, terms: tuple[str, ...]) -> None:
        """Count *terms*."""
        self.count += len(terms)
        for term in terms:
            if term in self.terms or len(self.terms) < TERMS:
                self.terms[term] += 1

    @property
    def samples(self) -> list[tuple[str, int]]:
        """The most frequent terms with their counts."""
        return self.terms.most_common(SHOWN)


@dataclass(slots=True)
class Tally:
    """Sums over articles."""

    done: int = 0
    changed: int = 0
    """Of them, with other tags."""
    refined: int = 0
    """Of them, with the same tags in other places, order or strength."""
    articles: dict[str, int] = field(default_factory=dict)
    """By field: articles in which it changes."""
    added: dict[str, Sums] = field(default_factory=lambda: {name: Sums() for name in FIELDS})
    removed: dict[str, Sums] = field(default_factory=lambda: {name: Sums() for name in FIELDS})

    def add(self, redone: Redone) -> None:
        """Count an article."""
        self.done += 1
        self.changed += bool(redone.changes)
        self.refined += not redone.changes and redone.made is not None
        for name, change in redone.changes.items():
            self.articles[name] = self.articles.get(name, 0) + 1
            self.added[name].add(change.added)
            self.removed[name].add(change.removed)

    def fields(self) -> dict[str, dict[str, object]]:
        """The sums of the fields that change."""
        return {
            name: {
                "articles": self.articles[name],
                "added": self.added[name].count,
                "removed": self.removed[name].count,
                "added_samples": dict(self.added[name].samples),
                "removed_samples": dict(self.removed[name].samples),
            }
            for name in FIELDS
            if name in self.articles
        }

    def lines(self) -> list[str]:
        """The same for people."""
        said = []
        for name in self.fields():
            added, removed = self.added[name], self.removed[name]
            said.append(f"{name}: +{added.count:,} -{removed.count:,} in {self.articles[name]:,} articles")
            said += [f"  + {term} ({count:,})" for term, count in added.samples]
            said += [f"  - {term} ({count:,})" for term, count in removed.samples]
        return said
