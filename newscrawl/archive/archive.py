"""The archive as a whole.

An article is *stored* when its journal line is on disk. Its seed file and its place in the index follow; whatever
a crash left undone there is made up from the journal when the archive is opened next.
"""

import fcntl
import hashlib
import logging
import os
import re
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from newscrawl.archive.index import Entry, Index, IndexDamagedError, set_aside
from newscrawl.archive.journal import Journal, cut_torn_line, read_lines
from newscrawl.errors import ArchiveError
from newscrawl.items import Article
from newscrawl.outcomes import State
from newscrawl.records import from_article, write
from newscrawl.text.dates import BEIJING

logger = logging.getLogger(__name__)

EPOCH = datetime.fromtimestamp(0, UTC)


def fingerprint(article: Article) -> str:
    """A digest of what readers see: articles that differ in it are versions, all else is noise."""
    seen = (article.headline, article.body, article.authors, article.source, article.date_published)
    return hashlib.sha256(msgspec.json.encode(seen)).hexdigest()


class Archive:
    """The archive in the folder *root*, for one process; others may write to it at the same time."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._mutex = threading.Lock()
        check_writable(root)
        self.journal = Journal(root / "journal")
        self.damaged = 0
        self._lock = (root / ".lock").open("w")
        with self._exclusive():
            self.mended = self._open_index()
        self._reader = Index(self.index.path)

    def add(self, article: Article) -> State:
        """Store *article*: ARCHIVED when it is new, REVISED when it differs from what is here, else UNCHANGED."""
        fetched = article.capture.fetched if article.capture else EPOCH
        path = self.journal.path(article.site, fetched.astimezone(BEIJING).date())
        with self._exclusive():
            self._enter(path)
            known = self.index.get(article.url)
            if known and known.fingerprint == fingerprint(article):
                return State.UNCHANGED
            self._follow(article, path, self.journal.append(path, article))
        return State.REVISED if known else State.ARCHIVED

    def knows(self, url: str) -> bool:
        """Whether an article with that canonical URL is here."""
        return self._reader.get(url) is not None

    def near_duplicate(self, simhash: int, *, of: str) -> str | None:
        """The URL of another article here whose text is almost that of *of*; None if there is none."""
        return self._reader.near(simhash, other_than=of)

    def close(self) -> None:
        """Let go of all files."""
        with self._mutex:
            self.journal.close()
            self._reader.close()
            self.index.close()
            if self.index.damaged or self._reader.damaged:
                set_aside(self.index.path)
            self._lock.close()

    @contextmanager
    def _exclusive(self) -> Iterator[None]:
        """One writer at a time, among threads and among processes."""
        with self._mutex:
            fcntl.flock(self._lock, fcntl.LOCK_EX)
            try:
                yield
            finally:
                fcntl.flock(self._lock, fcntl.LOCK_UN)

    def _open_index(self) -> int:
        """Make the index level with the journal; how many articles it was behind. Made anew where it cannot be used."""
        path = self.root / "index.db"
        try:
            self.index = Index(path)
            self.index.check_level(self.root)
            return self._mend()
        except IndexDamagedError as error:
            logger.warning("%s; it is set aside, and made again from the journal", error)
            set_aside(path)
            self.index = Index(path)
            return self._mend()

    def _mend(self) -> int:
        """Cut torn lines and make up for what a crash left undone; the number of articles that it concerned."""
        for path in self.journal.files():
            with path.open("r+b", buffering=0) as file:
                cut_torn_line(file)
        return sum(self._enter(path) for path in self.journal.files())

    def _note_damage(self, error: ArchiveError) -> None:
        logger.error("%s", error)
        self.damaged += 1

    def _enter(self, path: Path) -> int:
        """Let seed files and index follow the journal file *path*; the number of lines that were behind."""
        done = self.index.entered(self._name(path))
        if not path.exists() or path.stat().st_size <= done:
            return 0
        entered = 0
        for article, end in read_lines(path, done, self._note_damage):
            self._follow(article, path, end)
            entered += 1
        return entered

    def _follow(self, article: Article, journal: Path, end: int) -> None:
        """Seed file, then index: the index is what says that the seed file is there."""
        known = self.index.get(article.url)
        path = Path(known.path) if known else record_path(article)
        write_whole(self.root / path, write([from_article(article)]))
        entry = Entry(
            url=article.url,
            site=article.site,
            article_id=article.article_id,
            headline=article.headline,
            published=article.date_published.isoformat() if article.date_published else None,
            fetched=article.capture.fetched.isoformat() if article.capture else None,
            fingerprint=fingerprint(article),
            versions=known.versions + 1 if known else 1,
            path=str(path),
            simhash=article.analysis.simhash if article.analysis else None,
        )
        self.index.put(entry, self._name(journal), end)

    def _name(self, path: Path) -> str:
        return str(path.relative_to(self.root))


def check_writable(root: Path) -> None:
    """Make the folder *root*; raises ArchiveError when nothing can be written there."""
    try:
        root.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=root) as file:
            file.write(b"\n")
    except OSError as error:
        raise ArchiveError(root, f"cannot be written ({error.strerror}); name another folder") from error


def record_path(article: Article) -> Path:
    """Tier 3: where the seed file of *article* lies, by the day of its publication, else of its fetch."""
    fetched = article.capture.fetched if article.capture else EPOCH
    day = (article.date_published or fetched).astimezone(BEIJING)
    name = re.sub(r"[^\w.-]", "_", article.article_id)
    return Path("records") / article.site / f"{day:%Y/%m/%d}" / f"{name}.txt"


def write_whole(path: Path, text: str) -> None:
    """Write a file so that it is either the old one or the new one, never half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with temporary.open("w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())  # else a power cut may leave the new name with nothing in it
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
