"""The archive as a whole.

An article is *stored* when its journal line is on disk. Its seed file and its place in the index follow; whatever
a crash left undone there is made up from the journal when the archive is opened next.
"""

import fcntl
import os
import threading
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, closing, contextmanager
from datetime import datetime
from pathlib import Path

import msgspec

from newscrawl.archive.copies import original_of
from newscrawl.archive.database import set_aside
from newscrawl.archive.due import Asked, Visit
from newscrawl.archive.durable import GroupSync, check_writable
from newscrawl.archive.events import OUTCOMES, Event, Kind, Stored
from newscrawl.archive.incoming import judge, left_behind, marked
from newscrawl.archive.index import LIVE, MOVED, Index
from newscrawl.archive.journal import Journal, Line, encode_event, encode_line
from newscrawl.archive.opening import open_level, tidy
from newscrawl.archive.pages import PagesWriter
from newscrawl.archive.seedfiles import EPOCH
from newscrawl.archive.versions import fingerprint
from newscrawl.errors import ArchiveError
from newscrawl.items import Article
from newscrawl.outcomes import State
from newscrawl.text.dates import BEIJING

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
        with ExitStack() as opened:
            try:
                self._open(opened)
            except OSError as error:
                raise ArchiveError(error.filename or root, f"cannot be opened ({error.strerror})") from error
            self._opened = opened.pop_all()

    def _open(self, opened: ExitStack) -> None:
        """Take part in the archive; *opened* closes what is open when the rest fails."""
        self._lock = opened.enter_context((self.root / ".lock").open("w"))
        self._users = opened.enter_context((self.root / ".users").open("w"))
        fcntl.flock(self._users, fcntl.LOCK_SH)  # while a tier is made again, nobody comes in, and the other way round
        with self._exclusive():
            self.tidied = tidy(self.root)
            self.index, self.follower, self.mended = open_level(self.root)
        opened.enter_context(closing(self.index))
        self._reader = opened.enter_context(closing(Index(self.index.path)))

    def add(self, article: Article, *, asked: str = "", etag: str = "", last_modified: str = "") -> Stored:
        """Store *article*, on disk when this returns: ARCHIVED when it is new, REVISED when it differs, else UNCHANGED.

        *asked* is the address that led to it, *etag* and *last_modified* are what the answer said for asking again.
        """
        at = article.capture.fetched if article.capture else EPOCH
        with self._exclusive():
            path = self._level(article.site, at)
            known = self.index.get(article.url)
            event = judge(article, known, at, self.root)
            outcome = OUTCOMES.get(event.kind or Kind.CORRECTED, State.REVISED)
            said = [event.said] if outcome == State.REVISED else []
            if known and known.state != LIVE:
                sync = self._write(path, known.url, known.site, Event(kind=Kind.RESTORED, at=at))
                outcome, said = State.REVISED, ["restored", *said]
            left = left_behind(article, asked, self.root, self.index)
            if known is None:
                article = marked(article, self.root, self.index)
            told = msgspec.structs.replace(event, etag=etag, last_modified=last_modified)
            sync = self._write(path, article.url, article.site, told, article if event.has_text else None)
            for old in left:
                path = self._level(old.site, at)
                sync = self._write(path, old.url, old.site, Event(kind=Kind.MOVED, at=at, to=article.url))
                said.append(f"moved from {old.url}")
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

    def add_listing(self, url: str, site: str, at: datetime, *, since: datetime, news: int) -> None:
        """Note that a listing was asked, for articles *since* then, and how many were new; on disk as `add_visit`."""
        with self._exclusive():
            event = Event(kind=Kind.LISTED, at=at, since=since, news=news)
            self._write(self._level(site, at), url, site, event)

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

    def listing(self, url: str) -> Asked | None:
        """The last visit to a listing; None when there was none."""
        return self._reader.listing(url)

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
            damaged = self.index.damaged or self._reader.damaged
            self._opened.close()
            if damaged:
                set_aside(self.index.path)

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

    @property
    def damaged(self) -> int:
        """How many damaged lines of the journal were met."""
        return self.follower.damaged
