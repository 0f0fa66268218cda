"""What does an article leave in the tiers that follow the journal? Made before its line is written.

A line that is there has to be followed, in this run and in all to come, so what cannot be followed must not get there.
"""

from pathlib import Path
from typing import NamedTuple

from newscrawl.archive.copies import marks_of
from newscrawl.archive.seedfiles import record_of, record_path
from newscrawl.archive.versions import fingerprint
from newscrawl.items import Article


class Traces(NamedTuple):
    """What seed file and index say of an article beside its fields."""

    path: Path
    """Where the seed file lies below the archive, unless the archive knows better."""
    record: str
    """What it says."""
    fingerprint: str
    marks: str
    """By which copies of its text are found."""


def traces_of(article: Article, *, record: bool = True) -> Traces:
    """The traces of *article*; without *record* those in the index alone."""
    said = record_of(article) if record else ""
    return Traces(record_path(article), said, fingerprint(article), " ".join(map(str, marks_of(article.body))))
