"""What does the archive make of an article that comes in: is it new, changed, moved, a copy?"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from newscrawl.archive.copies import original_of
from newscrawl.archive.current import Place, article_at
from newscrawl.archive.events import Event, Kind
from newscrawl.archive.index import MOVED, Entry, Index
from newscrawl.archive.versions import compare, fingerprint
from newscrawl.items import Article
from newscrawl.text.resemblance import COPY, resemblance


def judge(article: Article, known: Entry | None, at: datetime, root: Path) -> Event:
    """What happened to *article* since the archive in *root* saw it last, which is what *known* says."""
    if known is None:
        return Event(kind=Kind.ARCHIVED)
    if known.fingerprint == fingerprint(article):
        return Event(kind=Kind.UNCHANGED, at=at)
    before = article_at(Place(root / known.journal, known.start), tell=lambda _: None)
    if before is None:  # damaged, which was told when it was met: there is nothing to compare with
        return Event(kind=Kind.CORRECTED)
    change = compare(before, article)
    if change is None:
        return Event(kind=Kind.UNCHANGED, at=at)
    return Event(kind=change.kind, fields=change.fields, materiality=change.materiality)


def respelt(article: Article, known: Entry | None) -> Article:
    """*article* under the address by which the archive knows it: the first of its spellings stands for all."""
    if known is None or known.url == article.url:
        return article
    return replace(article, url=known.url, site=known.site, article_id=known.article_id)


def marked(article: Article, root: Path, index: Index) -> Article:
    """*article* with the one that it repeats, also where that came in while it was read."""
    told = article.analysis
    if told is None or told.duplicate_of or not (original := original_of(article, root, index)):
        return article
    return replace(article, analysis=replace(told, duplicate_of=original))


def left_behind(article: Article, asked: str, root: Path, index: Index) -> list[Entry]:
    """What the archive in *root* had of *article* before it moved: at the address that was *asked*, or under its id.

    The id counts where the address of the article is new, and with the same headline or text: some sites count anew in
    every channel.
    """
    found = {asked: index.find(asked)} if asked not in {"", article.url} else {}
    if article.article_id and index.get(article.url) is None:
        found |= {entry.url: entry for entry in _of_the_same_id(article, root, index)}
    return [entry for entry in found.values() if entry and entry.state != MOVED and entry.url != article.url]


def _of_the_same_id(article: Article, root: Path, index: Index) -> Iterator[Entry]:
    for url in index.twins(article.site, article.article_id):
        entry = index.get(url)
        if entry and url != article.url and _is_same(entry, article, root):
            yield entry


def _is_same(entry: Entry, article: Article, root: Path) -> bool:
    if entry.headline == article.headline:
        return True
    before = article_at(Place(root / entry.journal, entry.start), tell=lambda _: None)
    return before is not None and resemblance(before.body, article.body) >= COPY
