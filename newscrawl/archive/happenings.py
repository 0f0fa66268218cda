"""What happened when, by the events of all articles in the archive?"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

import msgspec

from newscrawl.archive.current import Tell, Wanted, moment_of, newest
from newscrawl.archive.looking import Looking
from newscrawl.archive.seedfiles import EPOCH, record_path
from newscrawl.errors import ArchiveError
from newscrawl.items import Article
from newscrawl.text.dates import BEIJING

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Happening:
    """An event of an article."""

    date: str
    """The event's own, else the day of publication, else of the fetch; Beijing time."""
    stated: bool
    """Whether it is the event's own."""
    text: str
    actors: tuple[str, ...]
    amounts: tuple[str, ...]
    industries: tuple[str, ...]
    headline: str
    site: str
    url: str
    record: str
    """Where the seed record lies below the archive."""


def happenings(
    root: Path, wanted: Wanted, industries: Iterable[str] = (), limit: int | None = None, tell: Tell | None = None
) -> Iterator[Happening]:
    """The events that *wanted* takes, in the order of their dates; the last *limit* of them.

    With *industries*, of articles that bear one of them. Sorted in a temporary file, so that memory does not grow.
    """
    chosen = frozenset(industries)
    with closing(sqlite3.connect("")) as db, closing(Catalogue(root)) as catalogue:
        db.execute("CREATE TABLE found (date TEXT, moment TEXT, url TEXT, place INTEGER, line BLOB)")
        for _, article in newest(root, wanted.site, tell):
            if not chosen or chosen & set(_industries(article)):
                db.executemany("INSERT INTO found VALUES (?, ?, ?, ?, ?)", _rows(article, wanted, catalogue))
        order = "date {0}, moment {0}, url {0}, place {0}"
        latest = f"SELECT * FROM found ORDER BY {order.format('DESC')} LIMIT ?"  # noqa: S608 (our own columns)
        asked = f"SELECT line FROM ({latest}) ORDER BY {order.format('ASC')}"  # noqa: S608 (the same)
        for (line,) in db.execute(asked, (-1 if limit is None else limit,)):
            yield msgspec.json.decode(line, type=Happening)


def _rows(article: Article, wanted: Wanted, catalogue: "Catalogue") -> Iterator[tuple[object, ...]]:
    moment = moment_of(article)
    for place, event in enumerate(article.analysis.events if article.analysis else ()):
        own = event.date
        if wanted_day(own, wanted) if own else wanted.takes(moment):
            happening = Happening(
                date=(own or (moment or EPOCH).astimezone(BEIJING).date()).isoformat(),
                stated=bool(own),
                text=event.text,
                actors=event.actors,
                amounts=event.amounts,
                industries=_industries(article),
                headline=article.headline,
                site=article.site,
                url=article.url,
                record=catalogue.path(article),
            )
            said = moment.isoformat() if moment else ""
            yield (happening.date, said, article.url, place, msgspec.json.encode(happening))


def _industries(article: Article) -> tuple[str, ...]:
    return tuple(tag.text for tag in article.analysis.industries) if article.analysis else ()


def wanted_day(day: date, wanted: Wanted) -> bool:
    """Whether a part of *day* (in Beijing) is wanted."""
    start = datetime.combine(day, time(), BEIJING)
    return not ((wanted.since and start + DAY <= wanted.since) or (wanted.until and start >= wanted.until))


class Catalogue:
    """Where seed records lie, by the index where there is one that can be read; it is only asked."""

    def __init__(self, root: Path) -> None:
        self._index: Looking | None = None
        with suppress(ArchiveError):  # who writes next makes it again; until then the rule for new files holds
            self._index = Looking(root)

    def path(self, article: Article) -> str:
        """The path of the article's seed record below the archive."""
        return self.find(article.url) or record_path(article).as_posix()

    def find(self, url: str) -> str | None:
        """The path of the seed record of the article at *url*; None where the index does not say."""
        return self._index.record(url) if self._index else None

    def close(self) -> None:
        """Let go of the index."""
        if self._index:
            self._index.close()
