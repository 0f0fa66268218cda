"""Tier 2, the system of record: `journal/<yyyy>/<mm>/<dd>/<site>.jsonl`, one version of an article a line.

A line is the JSON of an Article with `"schema"` before its fields. Days are Beijing days of the fetch.
A line counts when it is complete and synced to disk; a torn last line is cut before the next is written.
"""

import fcntl
import os
from collections.abc import Callable, Iterator
from datetime import date
from io import RawIOBase
from pathlib import Path

import msgspec

from newscrawl.errors import ArchiveError
from newscrawl.items import Article

SCHEMA = 1


def encode_line(article: Article) -> bytes:
    """The journal line of *article*, with its line feed."""
    return b'{"schema":%d,' % SCHEMA + msgspec.json.encode(article)[1:] + b"\n"


_decode = msgspec.json.Decoder(Article).decode


class Journal:
    """The journal files below *root*."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._file: RawIOBase | None = None
        self._path: Path | None = None

    def path(self, site: str, day: date) -> Path:
        """The file of one site and day."""
        return self.root / f"{day:%Y/%m/%d}" / f"{site}.jsonl"

    def files(self) -> list[Path]:
        """Every journal file, oldest day first."""
        return sorted(self.root.rglob("*.jsonl"))

    def append(self, path: Path, article: Article) -> int:
        """Write one line, synced to disk; the size of the file after it, in bytes."""
        file = self._open(path)
        fcntl.flock(file, fcntl.LOCK_EX)
        try:
            cut_torn_line(file)
            _write(file, encode_line(article))
            return file.tell()
        finally:
            fcntl.flock(file, fcntl.LOCK_UN)

    def _open(self, path: Path) -> RawIOBase:
        if self._path == path and self._file:
            return self._file
        self.close()
        is_new = not path.exists()
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file, self._path = path.open("a+b", buffering=0), path
        if is_new:
            sync_folder(path.parent)
        return self._file

    def close(self) -> None:
        """Let go of the open file."""
        if self._file:
            self._file.close()
        self._file = self._path = None


def read_lines(
    path: Path, start: int = 0, on_damage: Callable[[ArchiveError], None] | None = None
) -> Iterator[tuple[Article, int]]:
    """The articles of a journal file from byte *start*, each with the byte after its line.

    A torn last line is left out. A complete line that is no article is told to *on_damage*, or raises ArchiveError.
    """
    with path.open("rb") as file:
        file.seek(start)
        for line in file:
            if not line.endswith(b"\n"):
                return
            start += len(line)
            try:
                article = _decode(line)
            except msgspec.DecodeError as error:
                damage = ArchiveError(path, f"the line that ends at byte {start} is no article: {error}")
                if on_damage is None:
                    raise damage from error
                on_damage(damage)
            else:
                yield article, start


def _write(file: RawIOBase, line: bytes) -> None:
    """All of *line*, synced to disk, or nothing of it: what fails half-way is taken back."""
    start = file.seek(0, os.SEEK_END)
    try:
        written = 0
        while written < len(line):
            written += file.write(line[written:]) or 0
        os.fsync(file.fileno())
    except OSError:
        file.truncate(start)
        raise


def cut_torn_line(file: RawIOBase) -> int:
    """Cut what a crash left after the last complete line; the number of bytes that it cost."""
    size = file.seek(0, os.SEEK_END)
    end = size
    while end:
        start = max(0, end - 65536)
        file.seek(start)
        newline = (file.read(end - start) or b"").rfind(b"\n")
        end = start + newline + 1 if newline >= 0 else start
        if newline >= 0:
            break
    if end < size:
        file.truncate(end)
    file.seek(0, os.SEEK_END)
    return size - end


def sync_folder(folder: Path) -> None:
    """Make the names of the files in *folder* survive a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
