"""`scrapy records split` and `join`: a file in pieces, one for each record, and back to the same bytes."""

import argparse
import re
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from newscrawl.actions.counts import counted
from newscrawl.actions.desk import Desk, watched
from newscrawl.actions.record_files import Source, output, replacing, sources
from newscrawl.actions.record_joined import Joined, is_untitled, line_end
from newscrawl.errors import RecordError
from newscrawl.records import Clean, Entry, iter_entries

_UNSAFE = re.compile(r"[^0-9A-Za-z]+")


def split(opts: argparse.Namespace, desk: Desk) -> None:
    """Write every record to a file of its own, named by its place and its address; join puts them back in order."""
    folder = Path(opts.folder)
    _make_empty(folder)
    number = conflicts = 0

    def work(source: Source) -> None:
        nonlocal number, conflicts
        with source.kept() as file:
            for _ in _entries(source, file):
                pass  # one that cannot be read to its end leaves no pieces
            file.seek(0)
            for entry, piece in _pieces(source, file):
                number += 1
                with replacing(folder / _name(number, entry)) as target:
                    target.write(piece)
                conflicts += not isinstance(entry, Clean)

    desk.each(sources(opts.paths, opts.encoding), work)
    if conflicts:
        desk.problem(f"{counted(conflicts, 'record')} in conflict; the pieces hold them as they are")


def join(opts: argparse.Namespace, desk: Desk) -> None:
    """Write all files to one, byte for byte, in the order of their names, a blank line between two."""
    conflicts = 0
    with output(opts.output) as target:
        joined = Joined(target)

        def work(source: Source) -> None:
            nonlocal conflicts
            with source.kept() as file:
                first, found = None, 0
                for entry in _entries(source, file):
                    first = first or entry
                    found += not isinstance(entry, Clean)
                if first:
                    joined.copy(file, untitled=not isinstance(first, Clean) and is_untitled(first))
                conflicts += found

        desk.each(sources(opts.paths, opts.encoding), work)
        desk.check_done(opts.output)
    if conflicts:
        desk.problem(f"{counted(conflicts, 'record')} in conflict")


def _entries(source: Source, file: IO[bytes]) -> Iterator[Entry]:
    return watched(iter_entries(file, path=source.name, encoding=source.encoding), f"records of {source.name}")


def _pieces(source: Source, file: IO[bytes]) -> Iterator[tuple[Entry, bytes]]:
    """Each entry and its bytes, without the line end that `join` puts between two."""
    held: Entry | None = None
    start = b""
    for entry in _entries(source, file):
        if held:
            piece, more = _cut(start + held.source.encode(source.encoding))
            yield held, piece
            start = more
        held = entry
    if held:
        yield held, start + held.source.encode(source.encoding)


def _cut(text: bytes) -> tuple[bytes, bytes]:
    r"""The piece that *text* is, and what of it begins the next piece: lines that end in CR LF and LF by turns.

    >>> _cut(b"a\n\n"), _cut(b"a\r\n\r\n"), _cut(b"a\n"), _cut(b"a\r\n\n")
    ((b'a\n', b''), (b'a\r\n', b''), (b'a', b''), (b'a\r', b'\n'))
    """
    for end in (b"\r\n", b"\n"):
        piece = text.removesuffix(end)
        if piece + line_end(piece) == text:
            return piece, b""
    return text[:-2], text[-1:]


def _name(number: int, entry: Entry) -> str:
    url = entry.record.url if isinstance(entry, Clean) else ""
    tail = _UNSAFE.sub("-", url.rpartition("_")[2].rpartition("/")[2]).strip("-")[:60]
    return f"{number:08}-{tail}.txt" if tail else f"{number:08}.txt"


def _make_empty(folder: Path) -> None:
    """Make *folder*; RecordError where that cannot be, or something is in it."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        empty = not any(folder.iterdir())
    except OSError as error:
        raise RecordError(folder, 0, f"cannot be made: {error.strerror or error}") from error
    if not empty:
        raise RecordError(folder, 0, "is not empty; name a new folder")
