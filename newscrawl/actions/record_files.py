"""Where record commands read and write: files, folders, standard input and output."""

import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from errno import EACCES
from pathlib import Path
from typing import IO, cast

from newscrawl.errors import NewscrawlError, RecordError
from newscrawl.records import Document, Encoding, Entry, iter_entries, parse_bytes

CHUNK = 1 << 20
"""Bytes that are held in memory before a temporary file is made."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read; without a path it is standard input, which can be read once."""

    name: str
    path: Path | None
    encoding: Encoding

    @contextmanager
    def kept(self) -> Iterator[IO[bytes]]:
        """A copy of it, which can be read twice; RecordError where it cannot be read."""
        with scratch() as copy:
            for block in self._blocks():
                copy.write(block)
            copy.seek(0)
            yield copy

    def _blocks(self) -> Iterator[bytes]:
        with self.open() as file:
            while block := file.read(CHUNK):
                yield block

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


@contextmanager
def scratch() -> Iterator[IO[bytes]]:
    """A temporary file, in memory while it is small; RecordError where there is no room for it."""
    try:
        with tempfile.SpooledTemporaryFile(CHUNK) as file:
            yield file
    except BrokenPipeError:
        raise
    except OSError as error:
        reason = f"a temporary file cannot be written: {error.strerror or error}; name a roomier folder in TMPDIR"
        raise RecordError(tempfile.gettempdir(), 0, reason) from error


class StandardOutput:
    """Standard output as a file that bytes are written to."""

    def write(self, data: bytes) -> int:
        """How many bytes were written; NewscrawlError when they cannot be, but for a reader who has enough."""
        try:
            return sys.stdout.buffer.write(data)
        except BrokenPipeError:
            raise
        except OSError as error:
            silence()
            raise NewscrawlError(f"<stdout>: cannot be written: {error.strerror or error}") from error


def silence() -> None:
    """Let nothing be flushed at the exit into a standard output that cannot be written."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


STDOUT = cast("IO[bytes]", StandardOutput())


def sources(paths: Iterable[str], encoding: Encoding, suffixes: tuple[str, ...] = (".txt",)) -> Iterator[Source]:
    """The files that *paths* name: `-`, files, and the files with these *suffixes* anywhere below folders."""
    for name in paths:
        if name == "-":
            yield Source("<stdin>", None, encoding)
        else:
            found = _below(name, suffixes) if os.path.isdir(name) else []  # noqa: PTH112 (Path's raises for long names)
            for path in found or [Path(name)]:
                yield Source(str(path), path, encoding)


def _below(folder: str, suffixes: tuple[str, ...]) -> list[Path]:
    """The files below *folder*, and the folders that cannot be looked into: to open one tells why."""
    closed: list[OSError] = []
    files = [
        path
        for top, _, names in os.walk(folder, onerror=closed.append)
        for name in names
        if name.endswith(suffixes) and (path := Path(top, name)).is_file()
    ]
    return sorted([*files, *(Path(error.filename) for error in closed)])


def one_document(path: str, encoding: Encoding) -> Document:
    """The one file that *path* names."""
    source, *more = sources([path], encoding)
    if more:
        raise RecordError(path, 0, "a folder of many files; name one file")
    return source.document()


def _umask() -> int:
    os.umask(mask := os.umask(0))
    return mask


@contextmanager
def replacing(path: Path) -> Iterator[IO[bytes]]:
    """A new file that takes the place of *path* when all went well; RecordError where that cannot be."""
    try:
        target = Path(os.path.realpath(path))  # resolve() fails for links that go in a circle
        if target.exists() and not target.is_file():  # a device or a pipe is written to, not replaced
            with target.open("wb") as file:
                yield file
            return
        if target.exists() and not os.access(target, os.W_OK):
            raise PermissionError(EACCES, "it is read-only")
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
        yield STDOUT
    else:
        with replacing(Path(str(path))) as file:
            yield file
