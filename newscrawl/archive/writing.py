"""The open archive of one process: how a line gets into the journal, and what follows from it to disk."""

import fcntl
import logging
import os
import threading
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from datetime import datetime
from itertools import accumulate, pairwise
from pathlib import Path

from newscrawl.archive.database import set_aside
from newscrawl.archive.durable import GroupSync, check_writable
from newscrawl.archive.index import Entry
from newscrawl.archive.journal import Journal, Line, Told, encode_together
from newscrawl.archive.opening import open_level, tidy
from newscrawl.archive.pages import PagesWriter
from newscrawl.archive.readers import Readers
from newscrawl.archive.rebuild import SPARE
from newscrawl.archive.traces import traces_of
from newscrawl.errors import ArchiveError
from newscrawl.text.dates import BEIJING

logger = logging.getLogger(__name__)

OFTEN = 1000
"""After so many lines, what follows from them is synced too: a crash leaves no more to compare at the next start."""


class Writing:
    """What an `Archive` writes with: locks, journal, index, and what lets the index follow."""

    def __init__(self, root: Path, pages: PagesWriter | None = None) -> None:
        self.root = root
        self.pages = pages
        self._mutex = threading.Lock()
        check_writable(root)
        self.journal = Journal(root / "journal", self._entered)
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
        self._come_in()
        self._say_if_busy()
        with self._exclusive():
            self.tidied = tidy(self.root)
            self.index, self.follower, self.mended = open_level(self.root)
        opened.enter_context(closing(self.index))
        self._readers = opened.enter_context(closing(Readers(self.index.path)))

    def _come_in(self) -> None:
        """While a command makes a tier again nobody comes in, and the other way round."""
        try:
            fcntl.flock(self._users, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            logger.warning("Another process makes a tier of %s again, or tidies up: waiting for it", self.root)
            fcntl.flock(self._users, fcntl.LOCK_SH)

    def _say_if_busy(self) -> None:
        """An article is written in a moment, but an index is made again in minutes, and who waits should know why."""
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            fcntl.flock(self._lock, fcntl.LOCK_UN)
        except BlockingIOError:
            if (self.root / SPARE).exists():
                logger.warning("Another process makes the index of %s again: waiting for it", self.root)

    def close(self) -> None:
        """Let go of all files."""
        try:
            with self._mutex:
                self.journal.close()
            self._make_safe()
        finally:
            damaged = self.index.damaged or self._readers.damaged
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

    def _entered(self, path: Path) -> int:
        """Up to which byte a journal file is in the index."""
        return self.index.entered(path.stem, self.follower.name(path))[0]

    def _known(self, url: str, site: str, at: datetime) -> tuple[Path, Entry | None]:
        """The journal file for what happened at *url*, and what the archive has there, in whatever spelling."""
        path = self._level(site, at)
        known = self.index.find(url)
        if known and known.site != site and known.url != url:  # a host of no module counts as a site
            path = self._level(known.site, at)
            known = self.index.find(url)
        return path, known

    def _level(self, site: str, at: datetime) -> Path:
        """The journal file for what happened to *site*, after seed files and index followed what others wrote there.

        That of the day, or the newest one where the clock went back: so order stays order.
        """
        path = self.journal.path(site, at.astimezone(BEIJING).date())
        newest = self.root / self.index.newest_journal(site)
        for late in {newest, max(path, newest)} - {self.root}:
            self.follower.enter(late)
        return max(path, newest)

    def _write(self, path: Path, *told: Told) -> GroupSync:
        """Journal lines that count together, seed files, index entries; where to wait until the lines are on disk."""
        traces = [traces_of(one.article) if one.article else None for one in told]
        spans, sync = self._append(path, encode_together(told))
        for (url, site, event, article), (start, end), left in zip(told, spans, traces, strict=True):
            line = Line(url=url, site=site, event=event, article=article, path=path, start=start, end=end)
            self.follower.follow(line, left)
        return sync

    def _append(self, path: Path, lines: Sequence[bytes]) -> tuple[list[tuple[int, int]], GroupSync]:
        """Where each of some journal lines begins and ends; where to wait until they are on disk."""
        size, sync = self.journal.append(path, b"".join(lines))
        self.index.synced[self.follower.name(path)] = sync.on_disk
        self._lines += len(lines)
        ends = list(accumulate(map(len, lines), initial=size - sum(map(len, lines))))
        return list(pairwise(ends)), sync

    def _page(self) -> tuple[str, int] | None:
        """The page file of this run below the archive, and up to where it is on disk: all that was filed before."""
        kept = self.pages.sync() if self.pages else None  # before the line, which would name a page that is not there
        return (kept[0].relative_to(self.root).as_posix(), kept[1]) if kept else None

    def _settle(self, sync: GroupSync) -> None:
        """Return when the line is on disk."""
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
        return len(self.follower.damages)
