"""Where record commands read and write: files, folders, standard input and output."""

import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from newscrawl.errors import RecordError
from newscrawl.records import (
    Clean,
    Conflicted,
    Document,
    Encoding,
    Entry,
    Hunk,
    Record,
    iter_entries,
    parse_bytes,
    write,
)
from newscrawl.records.conflicts import starts_record
from newscrawl.records.merge import Strategy
from newscrawl.records.resolve import resolve

_BLANK_END = re.compile(r"\n(?:[^\S\n]*\n)+\Z")
CHUNK = 1 << 20
"""Bytes that are held in memory before a temporary file is made."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read; without a path it is standard input, which can be read once."""

    name: str
    path: Path | None
    encoding: Encoding

    @contextmanager
    def open(self) -> Iterator[IO[bytes]]:
        """The open file; RecordError at line 0 where it cannot be opened or read."""
        try:
            if self.path is None:
                if sys.stdin is None:
                    raise RecordError(self.name, 0, "there is no standard input")
                yield sys.stdin.buffer
            else:
                with self.path.open("rb") as file:
                    yield file
        except BrokenPipeError:  # the output's
            raise
        except IsADirectoryError as error:
            raise RecordError(self.name, 0, "a folder without record files") from error
        except OSError as error:
            raise RecordError(self.name, 0, error.strerror or str(error)) from error

    def entries(self) -> Iterator[Entry]:
        """Its records and conflicts, one in memory at a time."""
        with self.open() as file:
            yield from iter_entries(file, path=self.name, encoding=self.encoding)

    def document(self) -> Document:
        """All of it."""
        with self.open() as file:
            return parse_bytes(file.read(), path=self.name, encoding=self.encoding)


def sources(paths: Iterable[str], encoding: Encoding, suffixes: tuple[str, ...] = (".txt",)) -> Iterator[Source]:
    """The files that *paths* name: `-`, files, and the files with these *suffixes* anywhere below folders."""
    for name in paths:
        path = Path(name)
        if name == "-":
            yield Source("<stdin>", None, encoding)
        else:
            for found in _below(path, suffixes) or [path]:
                yield Source(str(found), found, encoding)


def _below(path: Path, suffixes: tuple[str, ...]) -> list[Path]:
    return sorted(file for suffix in suffixes for file in path.rglob(f"*{suffix}") if file.is_file())


class Joined:
    """Records one after the other in a file, a blank line between them."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file = file
        self.conflicts = 0
        self.is_untitled = False
        """Whether it starts with a conflict that would read as part of a record before it."""
        self._between = b""

    def add(self, text: str) -> None:
        """Append *text*, which is canonical."""
        if text:
            self.file.write(self._between + text.encode("utf-8", "replace"))
            self._between = b"\n"

    def add_record(self, record: Record) -> None:
        """Append *record*."""
        self.add(write([record]))

    def add_entry(self, entry: Entry) -> None:
        """Append *entry* in canonical form, or in its own where it has conflicts."""
        if isinstance(entry, Clean):
            self.add_record(entry.record)
        else:
            self.conflicts += 1
            if not self._between:
                self.is_untitled = not _has_title(entry)
            elif not _has_title(entry):
                raise _untitled()
            self.add(_BLANK_END.sub("\n", entry.source.rstrip("\n") + "\n"))

    def copy(self, text: IO[bytes], *, is_untitled: bool = False) -> None:
        """Append all of the file *text*; RecordError where its start would read as part of what stands before it."""
        if is_untitled and self._between:
            raise _untitled()
        text.seek(0)
        self.file.write(self._between)
        shutil.copyfileobj(text, self.file)
        self._between = b"\n" if text.tell() else self._between


def _has_title(entry: Conflicted) -> bool:
    solid = (piece for piece in entry.pieces if isinstance(piece, Hunk) or not piece.is_blank)
    return starts_record(next(solid))


def _untitled() -> RecordError:
    return RecordError("<output>", 0, "a conflict without 标题 cannot follow another record; resolve it first")


def read_side(path: str, encoding: Encoding, strategy: Strategy) -> tuple[Record, ...]:
    """The records of one file to merge; conflicts that somebody committed are decided by *strategy*."""
    source, *more = sources([path], encoding)
    if more:
        raise RecordError(path, 0, "a folder of many files; name one file")
    document = source.document()
    return resolve(document, strategy) if document.conflicts else document.records


def _umask() -> int:
    os.umask(mask := os.umask(0))
    return mask


@contextmanager
def replacing(path: Path) -> Iterator[IO[bytes]]:
    """A new file that takes the place of *path* when all went well; RecordError where that cannot be."""
    try:
        target = path.resolve()
        if target.exists() and not target.is_file():  # a device or a pipe is written to, not replaced
            with target.open("wb") as file:
                yield file
            return
        mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
        with tempfile.NamedTemporaryFile(dir=target.parent, prefix=f".{target.name[:40]}.", delete=False) as file:
            temporary = Path(file.name)
            try:
                yield file.file
                file.flush()
                temporary.chmod(mode)
                temporary.replace(target)
            finally:
                temporary.unlink(missing_ok=True)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise RecordError(path, 0, f"cannot be written: {error.strerror or error}") from error


@contextmanager
def output(path: str | None) -> Iterator[IO[bytes]]:
    """The file that is written at *path*, at once or not at all; standard output without one, or for `-`."""
    if path in {None, "-"}:
        yield sys.stdout.buffer
    else:
        with replacing(Path(str(path))) as file:
            yield file
