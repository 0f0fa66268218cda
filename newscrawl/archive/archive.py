"""The archive as a whole.

An article is *stored* when its journal line is on disk. Its seed file and its place in the index follow; whatever
a crash left undone there is made up from the journal when the archive is opened next.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import attrgetter
from typing import TypeVar

import msgspec

from newscrawl.archive.copies import original_of
from newscrawl.archive.due import Asked, Visit
from newscrawl.archive.durable import GroupSync
from newscrawl.archive.events import OUTCOMES, Event, Kind, Stored
from newscrawl.archive.incoming import judge, left_behind, marked, respelt
from newscrawl.archive.index import LIVE, MOVED
from newscrawl.archive.journal import Told, counted_down, encode_line, says
from newscrawl.archive.retagged import Retagged
from newscrawl.archive.seedfiles import EPOCH
from newscrawl.archive.writing import Writing
from newscrawl.items import Article
from newscrawl.outcomes import State


@dataclass(frozen=True, slots=True)
class Incoming:
    """An article as an answer brought it."""

    article: Article
    asked: str = ""
    """The address that led to it."""
    etag: str = ""
    last_modified: str = ""
    """What the answer said for asking again."""


class Archive(Writing):
    """The archive in the folder *root*, for one process; others may write to it at the same time."""

    def add(self, article: Article, *, asked: str = "", etag: str = "", last_modified: str = "") -> Stored:
        """Store *article*, on disk when this returns: ARCHIVED when it is new, REVISED when it differs, else UNCHANGED.

        *asked* is the address that led to it, *etag* and *last_modified* are what the answer said for asking again.
        """
        stored, sync = self._add(Incoming(article, asked, etag, last_modified), self._page())
        self._settle(sync)
        return stored

    def add_each(self, news: Sequence[Incoming]) -> list[Stored | Exception]:
        """What became of each, as `add`, with one sync for all of them; an error of one is no end of the others.

        Raises OSError where nobody can tell what is on disk.
        """
        page = self._page()
        done = each(lambda new: self._add(new, page), news)
        for sync in {end[1] for end in done if not isinstance(end, Exception)}:
            self._settle(sync)
        return [end if isinstance(end, Exception) else end[0] for end in done]

    def _add(self, new: Incoming, page: tuple[str, int] | None) -> tuple[Stored, GroupSync]:
        """What became of an article whose page is on disk, and where to wait until it is there too."""
        article = new.article
        at = article.capture.fetched if article.capture else EPOCH
        with self._exclusive():
            path, known = self._known(article.url, article.site, at)
            article = respelt(article, known)
            event = judge(article, known, at, self.root)
            outcome = OUTCOMES.get(event.kind or Kind.CORRECTED, State.REVISED)
            said = [event.said] if outcome == State.REVISED else []
            back: list[Told] = []
            if known and known.state != LIVE:
                back = [Told(known.url, known.site, Event(kind=Kind.RESTORED, at=at))]
                outcome, said = State.REVISED, ["restored", *said]
            left = left_behind(article, new.asked, self.root, self.index)
            if known is None:
                article = marked(article, self.root, self.index)
            told = msgspec.structs.replace(event, etag=new.etag, last_modified=new.last_modified, page=page)
            sync = self._write(path, *back, Told(article.url, article.site, told, article if event.has_text else None))
            for old in left:
                path = self._level(old.site, at)
                sync = self._write(path, Told(old.url, old.site, Event(kind=Kind.MOVED, at=at, to=article.url)))
                said.append(f"moved from {old.url}")
        return Stored(outcome, "; ".join(said)), sync

    def add_visit(self, url: str, site: str, at: datetime, *, gone: str = "", asked: str = "") -> Stored:
        """Note a visit that brought no text: *gone* says why there is none; else it is just as the archive has it.

        Nothing is noted of what is gone under another address than that of the article, or at one from which it moved;
        *asked* is that of the page, where it is not *url*. On disk with the next article, or when the archive is
        closed: what is lost in between is seen again.
        """
        with self._exclusive():
            path, known = self._known(url, site, at)
            if gone and known and known.state == MOVED:
                return Stored(State.GONE)
            if gone and known and known.url != (asked or url):
                return Stored(State.GONE, elsewhere=known.url)
            if gone:
                kind = Kind.WITHDRAWN if known else Kind.GONE
            else:
                kind = Kind.RESTORED if known and known.state != LIVE else Kind.UNCHANGED
            place = (known.url, known.site) if known else (url, site)
            self._write(path, Told(*place, Event(kind=kind, at=at, reason=gone)))
        return Stored(State.GONE if gone else OUTCOMES.get(kind, State.REVISED), str(kind) if known else "")

    def add_listing(self, url: str, site: str, at: datetime, *, since: datetime, news: int) -> None:
        """Note that a listing was asked, for articles *since* then, and how many were new; on disk as `add_visit`."""
        with self._exclusive():
            event = Event(kind=Kind.LISTED, at=at, since=since, news=news)
            self._write(self._level(site, at), Told(url, site, event))

    def reanalyse(self, articles: Iterable[Retagged], at: datetime) -> int:
        """Store other tags for versions that are current, and no new ones; how many still were, on disk for good.

        Those of one site in a row count all together or, after a crash, not at all.
        """
        return sum(self._reanalyse(site, list(group), at) for site, group in groupby(articles, attrgetter("site")))

    def _reanalyse(self, site: str, articles: list[Retagged], at: datetime) -> int:
        with self._exclusive():
            path = self._level(site, at)
            known = self.index.current([one.url for one in articles])
            current = (one for one in articles if known.get(one.url, ("", ""))[0] == one.fingerprint)
            kept = {one.url: one for one in current if not self._has(one)}
            if not kept:
                return 0
            events = counted_down([Event(kind=Kind.ANALYSED, at=at)] * len(kept))
            lines = [encode_line(one.article, event) for one, event in zip(kept.values(), events, strict=True)]
            spans, sync = self._append(path, lines)
            self.follower.retag(path, spans, {known[url][1]: one for url, one in kept.items()})
        self._settle(sync)
        return len(kept)

    def _has(self, one: Retagged) -> bool:
        """Whether these very tags are here, as where two processes analyse at once."""
        entry = self.index.get(one.url)
        return bool(entry and says(self.root / entry.journal, entry.start, one.article))

    def rewrite(self, articles: Iterable[tuple[Article, str, Event]], at: datetime) -> int:
        """Store articles made again from those with some fingerprints, if current; how many were, on disk for good.

        Those of one site in a row count all together or, after a crash, not at all.
        """
        return sum(
            self._rewrite(site, list(group), at) for site, group in groupby(articles, key=lambda row: row[0].site)
        )

    def _rewrite(self, site: str, articles: list[tuple[Article, str, Event]], at: datetime) -> int:
        with self._exclusive():
            path = self._level(site, at)
            known = self.index.current([article.url for article, _, _ in articles])
            current = {url: fingerprint for url, (fingerprint, _) in known.items()}
            kept = [Told(new.url, site, event, new) for new, old, event in articles if current.get(new.url) == old]
            if not kept:
                return 0
            sync = self._write(path, *kept)
        self._settle(sync)
        return len(kept)

    def knows(self, url: str) -> bool:
        """Whether an article with that canonical URL, in whatever spelling, is here."""
        return self._readers.index.find(url) is not None

    def visit(self, url: str) -> Visit | None:
        """The last visit to that canonical URL, in whatever spelling; None when there was none."""
        return self._readers.index.find_visit(url)

    def listing(self, url: str) -> Asked | None:
        """The last visit to a listing; None when there was none."""
        return self._readers.index.listing(url)

    def near_duplicate(self, article: Article) -> str | None:
        """The URL of the article whose text *article* repeats: the one that was here first; None if there is none."""
        return original_of(article, self.root, self._readers.index)


T = TypeVar("T")
R = TypeVar("R")


def each(work: Callable[[T], R], values: Iterable[T]) -> list[R | Exception]:
    """What *work* returns for each of *values*, or the error that it raises, as a future would keep it."""
    done: list[R | Exception] = []
    for value in values:
        try:
            done.append(work(value))
        except Exception as error:  # noqa: BLE001 (raised again where somebody waits for that value)
            done.append(error)
    return done
