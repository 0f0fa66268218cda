"""Lets seed files (tier 3) and index (tier 4) follow a line of the journal."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from newscrawl.archive.due import Asked, Visit, due_after, listing_due_after
from newscrawl.archive.events import Event, Kind
from newscrawl.archive.index import GONE, LIVE, MOVED, WITHDRAWN, Entry, Happened, Index
from newscrawl.archive.journal import Line, read_journal
from newscrawl.archive.retagged import Retagged
from newscrawl.archive.seedfiles import EPOCH, digest_of_address, put_record, record_of
from newscrawl.archive.torn import mend_end
from newscrawl.archive.traces import Traces, traces_of
from newscrawl.archive.versions import fingerprint
from newscrawl.errors import ArchiveError
from newscrawl.items import Article

logger = logging.getLogger(__name__)

STATES = {Kind.WITHDRAWN: WITHDRAWN, Kind.MOVED: MOVED, Kind.GONE: GONE}
"""Where events leave an address; all others leave it live."""


class Follower:
    """Follows the journal of the archive in *root*, one line at a time; without *files* for the index alone."""

    def __init__(self, root: Path, index: Index, *, files: bool = True) -> None:
        self.root = root
        self.index = index
        self.files = files
        self.damages: set[str] = set()
        """Lines of the journal that could not be read, each once: the last one is met whenever its file is."""

    def enter(self, path: Path) -> int:
        """Follow the journal file *path* to its end; the number of lines that were behind."""
        done, _ = self.index.entered(path.stem, self.name(path))
        entered = 0
        if not path.exists() or path.stat().st_size <= done:
            return entered
        for line in read_journal(path, done, self._note_damage):
            self.follow(line)
            entered += 1
        return entered

    def mend(self, path: Path) -> int:
        """Mend the end of a journal file, and make up for what a crash left undone; how many lines it concerned."""
        size, safe = self.index.entered(path.stem, self.name(path))
        mended = 0
        with path.open("r+b", buffering=0) as file:
            mend_end(file, size)
        if safe < size:
            lines = read_journal(path, safe, self._note_damage)
            mended = sum(self._rewrite(line) for line in lines if line.end <= size)
        return mended + self.enter(path)

    def _note_damage(self, error: ArchiveError) -> None:
        if str(error) not in self.damages:
            logger.error("%s", error)
        self.damages.add(str(error))

    def follow(self, line: Line, traces: Traces | None = None) -> None:
        """Seed file, then index, which says that the seed file is there. *traces* are those of the line's article."""
        if line.event.kind is Kind.LISTED:
            self._listed(line)
            return
        known = self.index.get(line.url)
        if line.event.kind is Kind.ANALYSED:
            self._analysed(line, known)
            return
        if line.article and not traces:
            traces = traces_of(line.article, record=self.files)
        entry = self._entry(line, known, traces)
        if entry and traces and self.files:
            self._write(entry.path, traces.record)
        state = STATES.get(line.event.kind, LIVE) if line.event.kind else LIVE
        before = self.index.visit(line.url)
        visit = _visit(line, state, before)
        if line.event.kind is Kind.REPARSED and known and before:
            state, visit = known.state, before  # nobody was there
        with self.index.transaction():
            if entry:
                self.index.put(replace(entry, state=state), known)
            self.index.note(self._happened(line, entry, state, before), visit)
            self.index.set_entered(line.path.stem, self.name(line.path), line.end)

    def _listed(self, line: Line) -> None:
        """A visit to a listing: no article is another for it."""
        at, before, since = seen_at(line), self.index.listing(line.url), line.event.since
        brought = at if line.event.news or not before else datetime.fromisoformat(before.brought)
        asked = Asked(
            line.url,
            line.site,
            at.isoformat(),
            brought.isoformat(),
            since.isoformat() if since else None,
            listing_due_after(at, brought).isoformat(),
        )
        with self.index.transaction():
            self.index.put_listing(asked)
            self.index.set_entered(line.path.stem, self.name(line.path), line.end)

    def _analysed(self, line: Line, known: Entry | None) -> None:
        """Other tags for the version that is current: its seed file changes, and nothing else that is known of it."""
        is_current = known and line.article and known.fingerprint == fingerprint(line.article)
        if is_current and known and line.article and self.files:
            self._write(known.path, record_of(line.article))
        self._move(line.path, line.end, [(line.start, line.url)] if is_current else [])

    def retag(self, path: Path, spans: Sequence[tuple[int, int]], made: Mapping[str, Retagged]) -> None:
        """The same for lines at *spans* of the journal file *path*, which are the last and of current versions.

        *made* tells what was made of each, in their order, by its seed file.
        """
        for name, one in made.items():
            self._write(name, one.record)
        self._move(path, spans[-1][1], [(start, one.url) for (start, _), one in zip(spans, made.values(), strict=True)])

    def _move(self, path: Path, end: int, starts: list[tuple[int, str]]) -> None:
        """Note where the current versions of articles begin in a journal file that is entered up to its *end*."""
        name = self.name(path)
        with self.index.transaction():
            self.index.move(name, starts)
            self.index.set_entered(path.stem, name, end)

    def _rewrite(self, line: Line) -> bool:
        """Write the seed file of *line* again where it is current and something else is there; whether it was so."""
        known = self.index.get(line.url)
        if not known or not line.article:
            return False
        current = (known.journal, known.start) == (self.name(line.path), line.start)
        return current and self._write(known.path, record_of(line.article))

    def _write(self, name: str, record: str) -> bool:
        """Write a seed file; False where it was there, or cannot be."""
        return put_record(self.root, name, record)

    def name(self, path: Path) -> str:
        """A path as the index has it."""
        return _name(path, self.root)

    def _entry(self, line: Line, known: Entry | None, traces: Traces | None) -> Entry | None:
        """The entry of the line's article from now on; None where the archive never had it."""
        article = line.article
        if article is None or traces is None:
            return known
        return Entry(
            url=article.url,
            site=article.site,
            article_id=article.article_id,
            headline=article.headline,
            published=article.date_published.isoformat() if article.date_published else None,
            fetched=article.capture.fetched.isoformat() if article.capture else None,
            fingerprint=traces.fingerprint,
            versions=known.versions + 1 if known else 1,
            path=known.path if known else self._place(article, traces.path),
            state=LIVE,
            journal=self.name(line.path),
            start=line.start,
            marks=traces.marks,
        )

    def _place(self, article: Article, path: Path) -> str:
        """Where the seed file of a new article lies: at *path*, with a digest where another has that place."""
        taken = self.index.owner(path.as_posix()) not in {None, article.url}
        return (path.with_stem(f"{path.stem}-{digest_of_address(article)}") if taken else path).as_posix()

    def _happened(self, line: Line, entry: Entry | None, state: str, before: Visit | None) -> Happened | None:
        """The event as it is listed; None for visits that found what was known."""
        event = line.event
        if not line.article and before and before.state == state:
            return None
        version = entry.versions if entry else 0
        kind = event.kind or (Kind.ARCHIVED if version == 1 else Kind.CORRECTED)
        return Happened(
            url=line.url,
            journal=self.name(line.path),
            start=line.start,
            at=seen_at(line).isoformat(),
            kind=kind,
            version=version,
            fields=", ".join(event.fields),
            materiality=event.materiality,
            detail=event.to or event.reason,
        )


@lru_cache(maxsize=64)
def _name(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix()


def _visit(line: Line, state: str, before: Visit | None) -> Visit:
    at, event = seen_at(line), line.event
    born = datetime.fromisoformat(before.born) if before else _born(line.article, at)
    due = None if state == MOVED else due_after(at, born)
    told = event if line.article or event.etag or event.last_modified else _validators(before)
    said = due.isoformat() if due else None
    return Visit(line.url, state, born.isoformat(), at.isoformat(), said, told.etag, told.last_modified)


def _validators(before: Visit | None) -> Event:
    """What came with the last answer that brought some."""
    return Event(etag=before.etag, last_modified=before.last_modified) if before else Event()


def _born(article: Article | None, at: datetime) -> datetime:
    """From when on the age of an article counts: never after its first visit."""
    published = article.date_published if article else None
    return min(published.astimezone(UTC), at) if published else at


def seen_at(line: Line) -> datetime:
    """When what *line* tells was seen."""
    capture = line.article.capture if line.article else None
    return line.event.at or (capture.fetched if capture else EPOCH)
