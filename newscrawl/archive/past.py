"""What happened to one article, and what did the archive know of it when? Read from the journal alone."""

from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec

from newscrawl.archive.current import Tell, journal_files
from newscrawl.archive.events import Kind
from newscrawl.archive.follower import STATES, seen_at
from newscrawl.archive.index import LIVE
from newscrawl.archive.journal import Line, read_journal
from newscrawl.archive.looking import Looking
from newscrawl.errors import ArchiveError
from newscrawl.items import Article
from newscrawl.urls import spellings, stem


@dataclass(frozen=True, slots=True)
class Step:
    """An event of an article's life."""

    at: datetime
    kind: Kind
    version: int
    """The number of the version that was current from then on; 0 while there was none."""
    state: str
    """Where the event left the address: live, withdrawn, moved or gone."""
    line: Line

    @property
    def detail(self) -> str:
        """What the event says in words: where to, or why."""
        return self.line.event.to or self.line.event.reason


def steps(root: Path, url: str, tell: Tell | None = None) -> list[Step]:
    """What happened to the article at *url*, in the order of the journal; visits that brought nothing new left out.

    Raises ArchiveError where the archive never saw it. Damaged lines are told to *tell*.
    """
    found: list[Step] = []
    version, state = 0, ""
    lines = list(_lines(root, url, tell))
    chosen = _chosen(lines, url)
    for line in (line for line in lines if line.url == chosen):
        kind = line.event.kind or (Kind.CORRECTED if version else Kind.ARCHIVED)
        before = state
        if kind is Kind.LISTED:
            continue
        if kind not in {Kind.ANALYSED, Kind.REPARSED}:
            state = STATES.get(kind, LIVE)
        if not line.article and state == before:
            continue
        version += bool(line.article and kind is not Kind.ANALYSED)
        found.append(Step(seen_at(line), kind, version, state, line))
    if not found:
        raise ArchiveError(root, f"the archive has never seen {url}")
    return found


def _chosen(lines: list[Line], url: str) -> str:
    """The spelling to tell of: that which was asked for, where the archive has it, else the first with a text."""
    known = [line.url for line in lines if line.article] or [line.url for line in lines]
    return url if url in known else next(iter(known), url)


def version_at(found: list[Step], at: datetime | None = None) -> tuple[Article, Step] | None:
    """The text that the archive had at *at* (now when None), and the last event until then; None before the first."""
    known = [step for step in found if at is None or step.at <= at]
    texts = [step.line.article for step in known if step.line.article]
    return (texts[-1], known[-1]) if texts else None


def versions(found: list[Step]) -> dict[int, Article]:
    """The text of each version, by its number, with the tags that it was given last."""
    return {step.version: step.line.article for step in found if step.line.article}


def _lines(root: Path, url: str, tell: Tell | None) -> Iterator[Line]:
    """The lines of the journal about *url* in whatever spelling; only such are decoded, in files that may have some."""
    wanted, asked = msgspec.json.encode(stem(url)).strip(b'"'), spellings(url)
    for path in _files(root, asked):
        start = 0
        with path.open("rb") as file:
            for raw in file:
                if wanted in raw and raw.endswith(b"\n"):
                    line = _line(path, start, tell)
                    if line and line.url in asked:
                        yield line
                start += len(raw)


def _line(path: Path, start: int, tell: Tell | None) -> Line | None:
    line = next(read_journal(path, start, tell), None)
    return line if line and line.start == start else None


def _files(root: Path, asked: Sequence[str]) -> list[Path]:
    """The journal files in which an address may be: by the index those of its sites since a first event; else all."""
    files = journal_files(root)
    with suppress(ArchiveError), closing(Looking(root)) as looking:
        if firsts := [root / name for name in looking.first(asked)]:
            return [path for path in files if any(path.stem == first.stem and path >= first for first in firsts)]
    return files
