"""Where does a journal file end, for what counts? After a crash there may be more."""

import os
from contextlib import suppress
from io import RawIOBase

import msgspec

from newscrawl.archive.events import Event


class _Start(msgspec.Struct):
    event: Event = Event()


_start = msgspec.json.Decoder(_Start).decode


def cut_torn(file: RawIOBase) -> int:
    """Cut what does not count after a crash; the size of the file from then on."""
    end = end_of(file)
    if end < file.seek(0, os.SEEK_END):
        file.truncate(end)
    return file.seek(0, os.SEEK_END)


def end_of(file: RawIOBase) -> int:
    """The byte after the last line that counts: what follows is a torn line, or lines that lack the rest of them."""
    end = _line_end(file, file.seek(0, os.SEEK_END))
    while end:
        start = _line_end(file, end - 1)
        file.seek(start)
        with suppress(msgspec.DecodeError):  # damage is left where it is
            if _start(file.read(end - start) or b"").event.rest:
                end = start
                continue
        break
    return end


def _line_end(file: RawIOBase, before: int) -> int:
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
