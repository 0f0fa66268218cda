"""Tier 2, the system of record: `journal/<yyyy>/<mm>/<dd>/<site>.jsonl`, one event of an article's life a line.

A line is the JSON of an Article with `"schema"`, `"crc"` and `"event"` before its fields; events without a text have
the address and the site alone. Days are Beijing days of the fetch. Order is that of the file, and of the days.
A line counts when it is complete and synced to disk; a torn last line is cut before the next is written.
Lines that belong together say how many more there are (`rest`): without the last of them none counts.
"""

import fcntl
import os
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from io import FileIO
from pathlib import Path
from typing import NamedTuple

import msgspec

from newscrawl.archive.durable import GroupSync, make_folder, sync_folder, write_all
from newscrawl.archive.events import Event
from newscrawl.archive.torn import decoded, mend_end
from newscrawl.errors import ArchiveError
from newscrawl.items import Article

SCHEMA = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the journal, as it was read."""

    url: str
    site: str
    event: Event
    article: Article | None
    """The article as it was from then on; None for events that bring no text."""
    path: Path
    start: int
    end: int


class _Start(msgspec.Struct):
    """What every line has."""

    url: str
    site: str
    event: Event = Event()


def encode_line(article: Article | bytes, event: Event | None = None) -> bytes:
    """The journal line of a version of *article*, which may be JSON already, with its line feed."""
    encoded = article if isinstance(article, bytes) else msgspec.json.encode(article)
    return _checked(b'"event":' + msgspec.json.encode(event or Event()) + b"," + encoded[1:])


class Told(NamedTuple):
    """What a line of the journal is to say."""

    url: str
    site: str
    event: Event
    article: Article | None = None


def encode_together(told: Sequence[Told]) -> list[bytes]:
    """The journal lines of what counts all together, or not at all."""
    return [
        encode_line(article, counted) if article else encode_event(url, site, counted)
        for (url, site, _, article), counted in zip(told, counted_down([one.event for one in told]), strict=True)
    ]


def counted_down(events: Sequence[Event]) -> list[Event]:
    """*events*, each of which says how many more there are."""
    left = range(len(events) - 1, -1, -1)
    return [msgspec.structs.replace(event, rest=rest) for rest, event in zip(left, events, strict=True)]


def encode_event(url: str, site: str, event: Event) -> bytes:
    """The journal line of an event that brings no text, with its line feed."""
    return _checked(msgspec.json.encode(_Start(url, site, event))[1:])


def _checked(rest: bytes) -> bytes:
    """The line that ends in *rest*, with a checksum over it."""
    return b'{"schema":%d,"crc":"%08x",' % (SCHEMA, zlib.crc32(rest)) + rest + b"\n"


_decode_start = msgspec.json.Decoder(_Start).decode
_decode_article = msgspec.json.Decoder(Article).decode


class Journal:
    """The journal files below *root*; *known* tells up to which byte lines of one were read before."""

    def __init__(self, root: Path, known: Callable[[Path], int] = lambda _: 0) -> None:
        self.root = root
        self._known = known
        self._file: FileIO | None = None
        self._path: Path | None = None
        self._sync: GroupSync | None = None
        self._end = 0
        """The size of the open file when we last wrote to it."""

    def path(self, site: str, day: date) -> Path:
        """The file of one site and day."""
        return self.root / f"{day:%Y/%m/%d}" / f"{site}.jsonl"

    def files(self) -> list[Path]:
        """Every journal file, oldest day first."""
        return sorted(path for path in self.root.rglob("*.jsonl") if path.is_file())

    def append(self, path: Path, line: bytes) -> tuple[int, GroupSync]:
        """Write one line, or several in one go; the size of the file then, and where to wait until it is on disk."""
        file, sync = self._open(path)
        fcntl.flock(file, fcntl.LOCK_EX)
        try:
            if file.seek(0, os.SEEK_END) != self._end:  # somebody else wrote, and may have been killed
                mend_end(file, self._known(path))
            write_all(file, line)
            self._end = file.tell()
            sync.wrote(self._end)
            return self._end, sync
        finally:
            fcntl.flock(file, fcntl.LOCK_UN)

    def _open(self, path: Path) -> tuple[FileIO, GroupSync]:
        if self._path == path and self._file and self._sync:
            return self._file, self._sync
        self.close()
        is_new = not path.exists()
        make_folder(path.parent)
        self._file, self._path = path.open("a+b", buffering=0), path
        self._sync, self._end = GroupSync(self._file), 0
        if is_new:
            sync_folder(path.parent)
        return self._file, self._sync

    def close(self) -> None:
        """Let go of the open file, synced."""
        sync, self._file, self._path, self._sync = self._sync, None, None, None
        if sync:
            sync.close()


def read_journal(path: Path, start: int = 0, on_damage: Callable[[ArchiveError], None] | None = None) -> Iterator[Line]:
    """The lines of a journal file from byte *start*.

    A torn last line is left out, and so is what lacks the rest of it. A complete line that is damaged is told to
    *on_damage*, or raises ArchiveError.
    """
    waiting: list[Line] = []
    rest = 0
    with path.open("rb") as file:
        file.seek(start)
        for raw in file:
            if not raw.endswith(b"\n"):
                return
            rest -= 1
            try:
                waiting.append(line := _read(raw, path, start))
                rest = line.event.rest
            except ArchiveError as damage:
                if on_damage is None:
                    raise
                on_damage(damage)
            start += len(raw)
            if rest <= 0:
                yield from waiting
                waiting.clear()


def line_at(path: Path, start: int) -> Line | None:
    """The line that begins at byte *start*, which is known to count; None where it is torn. ArchiveError for damage."""
    with path.open("rb") as file:
        file.seek(start)
        raw = file.readline()
    return _read(raw, path, start) if raw.endswith(b"\n") else None


def says(path: Path, start: int, article: bytes) -> bool:
    """Whether the line that begins at byte *start* is a version that is just as the JSON *article*."""
    with path.open("rb") as file:
        file.seek(start)
        return file.readline().endswith(article[1:] + b"\n")


def read_lines(
    path: Path, start: int = 0, on_damage: Callable[[ArchiveError], None] | None = None
) -> Iterator[tuple[Article, int]]:
    """The versions of articles in a journal file, each with the byte after its line; as `read_journal`."""
    return ((line.article, line.end) for line in read_journal(path, start, on_damage) if line.article)


def _read(raw: bytes, path: Path, start: int) -> Line:
    """The line *raw*; raises ArchiveError when it is none, or when a bit of it has changed."""
    line, article = decoded(raw, path, start, _decode_line)
    end = start + len(raw)
    return Line(url=line.url, site=line.site, event=line.event, article=article, path=path, start=start, end=end)


def _decode_line(raw: bytes) -> tuple[_Start, Article | None]:
    line = _decode_start(raw)
    return line, _decode_article(raw) if line.event.has_text else None
