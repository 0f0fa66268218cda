"""The archive as a whole.

An article is *stored* when its journal line is on disk. Its seed file and its place in the index follow; whatever
a crash left undone there is made up from the journal when the archive is opened next.
"""

import fcntl
import logging
import os
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import msgspec

from newscrawl.archive.copies import original_of
from newscrawl.archive.database import IndexDamagedError, set_aside
from newscrawl.archive.durable import GroupSync, check_writable
from newscrawl.archive.events import OUTCOMES, Event, Kind, Stored
from newscrawl.archive.follower import EPOCH, Follower
from newscrawl.archive.index import LIVE, MOVED, Entry, Index, Visit
from newscrawl.archive.journal import Journal, Line, encode_event, encode_line, read_journal
from newscrawl.archive.level import behind
from newscrawl.archive.pages import PagesWriter
from newscrawl.archive.versions import compare, fingerprint
from newscrawl.items import Article
from newscrawl.outcomes import State
from newscrawl.text.dates import BEIJING

logger = logging.getLogger(__name__)

OFTEN = 1000
"""After so many lines, what follows from them is synced too: a crash leaves no more to compare at the next start."""


class Archive:
    """The archive in the folder *root*, for one process; others may write to it at the same time."""

    def __init__(self, root: Path, pages: PagesWriter | None = None) -> None:
        self.root = root
        self.pages = pages
        self._mutex = threading.Lock()
        check_writable(root)
        self.journal = Journal(root / "journal")
        self._lines = 0
        self._lock = (root / ".lock").open("w")
        self._users = (root / ".users").open("w")
        fcntl.flock(self._users, fcntl.LOCK_SH)  # while a tier is made again, nobody comes in, and the other way round
        with self._exclusive():
            self.mended = self._open_index()
        self._reader = Index(self.index.path)

    def add(self, article: Article, *, asked: str = "", etag: str = "", last_modified: str = "") -> Stored:
        """Store *article*, on disk when this returns: ARCHIVED when it is new, REVISED when it differs, else UNCHANGED.

        *asked* is the address that led to it, *etag* and *last_modified* are what the answer said for asking again.
        """
        at = article.capture.fetched if article.capture else EPOCH
        with self._exclusive():
            path = self._level(article.site, at)
            known = self.index.get(article.url)
            event = self._judge(article, known, at)
            outcome = OUTCOMES.get(event.kind or Kind.CORRECTED, State.REVISED)
            said = [event.said] if outcome == State.REVISED else []
            if known and known.state != LIVE:
                sync = self._write(path, known.url, known.site, Event(kind=Kind.RESTORED, at=at))
                outcome, said = State.REVISED, ["restored", *said]
            told = msgspec.structs.replace(event, etag=etag, last_modified=last_modified)
            sync = self._write(path, article.url, article.site, told, article if event.has_text else None)
            if asked != article.url and (old := self.index.get(asked)) and old.state != MOVED:
                path = self._level(old.site, at)
                sync = self._write(path, asked, old.site, Event(kind=Kind.MOVED, at=at, to=article.url))
                said = [*said, f"moved from {asked}"]
        self._settle(sync)
        return Stored(outcome, "; ".join(said))

    def add_visit(self, url: str, site: str, at: datetime, *, gone: str = "") -> Stored:
        """Note a visit that brought no text: *gone* says why there is none; else it is just as the archive has it.

        On disk with the next article, or when the archive is closed: what is lost in between is seen again.
        """
        with self._exclusive():
            path = self._level(site, at)
            known = self.index.get(url)
            if gone:
                kind = Kind.WITHDRAWN if known else Kind.GONE
            else:
                kind = Kind.RESTORED if known and known.state != LIVE else Kind.UNCHANGED
            self._write(path, url, known.site if known else site, Event(kind=kind, at=at, reason=gone))
        return Stored(State.GONE if gone else OUTCOMES.get(kind, State.REVISED), str(kind) if known else "")

    def reanalyse(self, articles: Iterable[Article], at: datetime) -> int:
        """Store other tags for versions that are current, and no new ones; how many still were, on disk for good."""
        event = Event(kind=Kind.ANALYSED, at=at)
        return self.rewrite(((article, fingerprint(article), event) for article in articles), at)

    def rewrite(self, articles: Iterable[tuple[Article, str, Event]], at: datetime) -> int:
        """Store articles made again from those with some fingerprints, if current; how many were, on disk for good."""
        sync, done = None, 0
        for article, before, event in articles:
            with self._exclusive():
                path = self._level(article.site, at)
                known = self.index.get(article.url)
                if known and known.state != MOVED and known.fingerprint == before:
                    sync = self._write(path, article.url, article.site, event, article)
                    done += 1
        if sync:
            self._settle(sync)
        return done

    def knows(self, url: str) -> bool:
        """Whether an article with that canonical URL is here."""
        return self._reader.get(url) is not None

    def visit(self, url: str) -> Visit | None:
        """The last visit to that canonical URL; None when there was none."""
        return self._reader.visit(url)

    def near_duplicate(self, article: Article) -> str | None:
        """The URL of the article whose text *article* repeats: the one that was here first; None if there is none."""
        return original_of(article, self.root, self._reader)

    def close(self) -> None:
        """Let go of all files."""
        try:
            with self._mutex:
                self.journal.close()
            self._make_safe()
        finally:
            self._reader.close()
            self.index.close()
            if self.index.damaged or self._reader.damaged:
                set_aside(self.index.path)
            self._lock.close()
            self._users.close()

    @contextmanager
    def _exclusive(self) -> Iterator[None]:
        """One writer at a time, among threads and among processes."""
        with self._mutex:
            fcntl.flock(self._lock, fcntl.LOCK_EX)
            try:
                yield
            finally:
                fcntl.flock(self._lock, fcntl.LOCK_UN)

    def _level(self, site: str, at: datetime) -> Path:
        """The journal file for what happened to *site*, after seed files and index followed what others wrote there.

        That of the day, or the newest one where the clock went back: so order stays order.
        """
        path = self.journal.path(site, at.astimezone(BEIJING).date())
        newest = self.root / self.index.newest_journal(site)
        for late in {newest, max(path, newest)} - {self.root}:
            self.follower.enter(late)
        return max(path, newest)

    def _judge(self, article: Article, known: Entry | None, at: datetime) -> Event:
        """What happened to *article* since the archive saw it last."""
        if known is None:
            return Event(kind=Kind.ARCHIVED)
        if known.fingerprint == fingerprint(article):
            return Event(kind=Kind.UNCHANGED, at=at)
        before = next(read_journal(self.root / known.journal, known.start)).article
        change = compare(before, article) if before else None
        if change is None:
            return Event(kind=Kind.UNCHANGED, at=at)
        return Event(kind=change.kind, fields=change.fields, materiality=change.materiality)

    def _write(self, path: Path, url: str, site: str, event: Event, article: Article | None = None) -> GroupSync:
        """Journal line, seed file, index entry; where to wait until the line is on disk."""
        raw = encode_line(article, event) if article else encode_event(url, site, event)
        end, sync = self.journal.append(path, raw)
        start = end - len(raw)
        self.follower.follow(Line(url=url, site=site, event=event, article=article, path=path, start=start, end=end))
        self._lines += 1
        return sync

    def _settle(self, sync: GroupSync) -> None:
        """Return when page and line are on disk."""
        if self.pages:
            self.pages.sync()
        sync.wait()
        if self._lines >= OFTEN:
            self._lines = 0
            self._make_safe()

    def _make_safe(self) -> None:
        """Bring seed files and index to disk too."""
        with self._mutex:
            sizes = self.index.unsafe()
        if sizes:
            os.sync()  # one call for all files is cheaper than a call for each
            with self._mutex:
                self.index.set_safe(sizes)

    def _open_index(self) -> int:
        """Make the index level with the journal; how many articles it was behind. Made anew where it cannot be used."""
        path = self.root / "index.db"
        try:
            return self._use(Index(path))
        except IndexDamagedError as error:
            logger.warning("%s; it is set aside, and made again from the journal", error)
            set_aside(path)
            return self._use(Index(path))

    def _use(self, index: Index) -> int:
        """Cut torn lines and make up for what a crash left undone; the number of articles that it concerned."""
        self.index, self.follower = index, Follower(self.root, index)
        return sum(self.follower.mend(path) for path in behind(self.root, index))

    @property
    def damaged(self) -> int:
        """How many damaged lines of the journal were met."""
        return self.follower.damaged
