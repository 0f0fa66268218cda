"""Where does a journal file end, for what counts? After a crash there may be more; what was known before is not cut."""

import os
import re
import zlib
from collections.abc import Callable
from contextlib import suppress
from io import FileIO
from pathlib import Path
from typing import TypeVar

import msgspec

from newscrawl.archive.durable import naming
from newscrawl.archive.events import Event
from newscrawl.errors import ArchiveError

T = TypeVar("T")
HEAD = re.compile(rb'\{"schema":(?:1|[23],"crc":"([0-9a-f]{8})"),')
"""How a line of the journal begins."""
UNREADABLE = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)
"""What decoding raises for bytes that are no line."""


class _Start(msgspec.Struct):
    event: Event = Event()


_start = msgspec.json.Decoder(_Start).decode


def mend_end(file: FileIO, known: int = 0) -> int:
    """Cut what does not count after a crash; the size of the file from then on.

    What lies before byte *known*, up to which lines were there, is damage and no crash: it gets its line feed again, so
    that it stays and is told as a damaged line; where whole lines are gone, an empty one is told in their place. A line
    that is whole by its checksum, with another byte at its end, gets its line feed too: no crash does that.
    """
    size = file.seek(0, os.SEEK_END)
    start = _line_end(file, size)
    with naming(file.name):
        if start < known:
            _put_line_feed(file, min(known - 1, size))
        elif start < size and _lost_its_line_feed(file, start, size):
            _put_line_feed(file, size - 1)
        end = end_of(file)
        if known <= end < file.seek(0, os.SEEK_END):
            file.truncate(end)
    return file.seek(0, os.SEEK_END)


def end_of(file: FileIO) -> int:
    """The byte after the last line that counts: what follows is a torn line, or lines that lack the rest of them."""
    end = _line_end(file, file.seek(0, os.SEEK_END))
    while end:
        start = _line_end(file, end - 1)
        file.seek(start)
        with suppress(*UNREADABLE):  # damage is left where it is
            if _start(file.read(end - start) or b"").event.rest:
                end = start
                continue
        break
    return end


def ends_whole(file: FileIO) -> bool:
    """Whether the last byte of a file is that of a line, as it is of one that nothing happened to."""
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - 1))
    return not size or file.read(1) == b"\n"


def checksum_fits(raw: bytes) -> bool:
    """Whether *raw*, a line without its line feed, is just as it was written; those of schema 1 cannot tell."""
    head = HEAD.match(raw)
    return bool(head and head[1] and int(head[1], 16) == zlib.crc32(raw[head.end() :]))


def decoded(raw: bytes, path: Path, start: int, decode: Callable[[bytes], T]) -> T:
    """What *decode* makes of the line *raw*; raises ArchiveError when it is none, or when a bit of it has changed."""
    end = start + len(raw)
    if raw == b"\n":
        raise ArchiveError(
            path, f"lines that were here are lost: an empty one, which ends at byte {end}, tells of them"
        )
    head = HEAD.match(raw)
    if not head:
        raise ArchiveError(path, f"the line that ends at byte {end} is of no schema that we know")
    if head[1] and not checksum_fits(raw[:-1]):
        raise ArchiveError(path, f"the line that ends at byte {end} is damaged: its checksum does not fit")
    try:
        return decode(raw)
    except UNREADABLE as error:
        raise ArchiveError(path, f"the line that ends at byte {end} is no article: {error}") from error


def _lost_its_line_feed(file: FileIO, start: int, size: int) -> bool:
    """Whether the last line, which begins at *start*, is whole but for its last byte."""
    file.seek(start)
    return checksum_fits(file.read(size - 1 - start) or b"")


def _put_line_feed(file: FileIO, at: int) -> None:
    """Let byte *at* be a line feed, and what comes after it stay; files that are open for appending only grow."""
    file.seek(at)
    behind = file.read()[1:]
    file.truncate(at)
    file.seek(at)
    file.write(b"\n" + behind)


def _line_end(file: FileIO, before: int) -> int:
    """The byte after the last line feed *before* that byte; 0 where there is none."""
    end, step = before, 1  # mostly the last byte says it
    while end:
        start = max(0, end - step)
        step = 65536
        file.seek(start)
        newline = (file.read(end - start) or b"").rfind(b"\n")
        if newline >= 0:
            return start + newline + 1
        end = start
    return 0
