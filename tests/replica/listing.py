"""Which articles a channel, column, account or search lists, and one page of them after a cursor."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tests.replica.article import Article
from tests.replica.material import MIXED, channels, columns
from tests.replica.newsroom import Newsroom
from tests.replica.rows import ADVERTISEMENT, TOPIC, row

LARGEST = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    articles: tuple[Article, ...]
    pinned: tuple[Article, ...]
    """推荐: on the first page, before the others and again in their own place."""
    more: bool
    cursor: int | None
    """The `startTime` that gives the next page."""

    def rows(self, now: datetime) -> list[dict[str, Any]]:
        """The rows, with those that are no articles among them on a first page."""
        found = [{**row(article, now), "cornerLabelDesc": "推荐"} for article in self.pinned]
        found += [row(article, now) for article in self.articles]
        if self.pinned:
            found[4:4] = [ADVERTISEMENT]
            found[9:9] = [TOPIC]
        return found


def channel(newsroom: Newsroom, channel_id: str) -> list[Article] | None:
    """Newest first; None for an id that is no channel. 首页 has everything, 要闻 a third of it."""
    match channel_id:
        case _ if channel_id not in channels():
            return None
        case "":
            return list(newsroom.articles)
        case "25949":
            return [article for article in newsroom.articles if article.number % 3 == 0]
        case _ if channel_id in MIXED:
            return column(newsroom, MIXED[channel_id][1])
        case _:
            return [article for article in newsroom.articles if article.channel_id == channel_id]


def column(newsroom: Newsroom, node_id: str) -> list[Article] | None:
    if node_id not in columns():
        return None
    return [article for article in newsroom.articles if article.node_id == node_id]


def account(newsroom: Newsroom, account_id: str) -> list[Article]:
    return [article for article in newsroom.articles if article.account_id == account_id]


def pins(articles: Sequence[Article]) -> tuple[Article, ...]:
    """What an editor put on top: a forward, an article from long ago and one out of the middle."""
    forwards = [article for article in articles if article.kind == "forward"][:1]
    chosen = [*forwards, *articles[-1:], *articles[len(articles) // 2 :][:1]]
    return tuple(dict.fromkeys(chosen)) if len(articles) > 3 else ()


def page(
    articles: Sequence[Article], *, before: int | None = None, size: int = LARGEST, without: Iterable[str] = ()
) -> Page:
    """The page of rows older than *before* (milliseconds), or the first one with its pins."""
    excluded = set(without)
    left = [article for article in articles if article.id not in excluded]
    pinned = pins(left) if before is None else ()
    size = max(1, min(size, LARGEST) - (len(pinned) + 2 if pinned else 0))
    if before is not None:
        left = [article for article in left if article.milliseconds < before]
    taken = tuple(left[:size])
    cursor = taken[-1].milliseconds if taken else None
    return Page(articles=taken, pinned=pinned, more=len(left) > size, cursor=cursor)
