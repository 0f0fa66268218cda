"""What is to be written of an article that got other tags? Made where it was analysed, so that writing is quick."""

from dataclasses import dataclass

import msgspec

from newscrawl.archive.seedfiles import record_of
from newscrawl.archive.versions import fingerprint
from newscrawl.items import Article


@dataclass(frozen=True, slots=True)
class Retagged:
    """A version with other tags."""

    url: str
    site: str
    fingerprint: str
    """Of the version: tags are no part of it."""
    article: bytes
    """Its JSON, for the journal."""
    record: str
    """Its seed file."""


def retagged(article: Article) -> Retagged:
    """What is to be written of *article*."""
    return Retagged(article.url, article.site, fingerprint(article), msgspec.json.encode(article), record_of(article))
