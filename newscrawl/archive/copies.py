"""Which article in the archive does another one repeat? Looked up by marks of the text, then the texts are compared."""

from functools import lru_cache
from pathlib import Path

from newscrawl.archive.current import Place, article_at
from newscrawl.archive.index import MOVED, Entry, Index
from newscrawl.items import Article
from newscrawl.text.resemblance import COPY, marks, resemblance
from newscrawl.urls import spellings

marks_of = lru_cache(maxsize=64)(marks)
"""The marks of a text: the crawl asks for them, then `Archive.add`, then the index, within a few articles."""


def original_of(article: Article, root: Path, index: Index) -> str | None:
    """The URL of the article below *root* that had the text of *article* first; None where *article* itself is it."""
    found: list[tuple[str, str]] = []
    for url in index.likely(marks_of(article.body), other_than=article.url):
        entry = index.get(url)
        if entry is None or entry.state == MOVED or _is_itself(entry, article):
            continue
        if original := _copied(article.body, Place(root / entry.journal, entry.start)):
            found.append((_first_seen(url, index), original))
    here = _first_seen(article.url, index)
    first, original = min(found, default=("", article.url))
    return None if original == article.url or (here and here < first) else original


@lru_cache(maxsize=256)  # a crawl asks before it tags an article, and once more when it stores it
def _copied(text: str, place: Place) -> str | None:
    """The article that the one at *place* repeats, or is, where that shares *text*; a line once written stays so."""
    other = article_at(place, tell=lambda _: None)
    if other is None or resemblance(text, other.body) < COPY:
        return None
    return (other.analysis and other.analysis.duplicate_of) or other.url


def _is_itself(entry: Entry, article: Article) -> bool:
    """Whether it is the same article of the site, before it moved or in another spelling of its address."""
    same_id = (entry.site, entry.article_id) == (article.site, article.article_id)
    return same_id or entry.url in spellings(article.url)


def _first_seen(url: str, index: Index) -> str:
    """When the archive first had the article, in an order of texts; empty for one that it has not."""
    history = index.history(url)
    return (history[0].at or "") if history else ""
