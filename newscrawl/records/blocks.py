"""How a file comes in: block by block, so that neither its length nor that of a record fills the memory or the time."""

import io
from collections.abc import Iterable, Iterator
from typing import Literal

from newscrawl.errors import RecordError
from newscrawl.records.lines import TITLE

Encoding = Literal["utf-8", "gb18030"]

BLOCK = 1 << 18
"""How many bytes or characters are read at once."""

_START = f"\n{TITLE}: "


def read_blocks(file: Iterable[bytes]) -> Iterator[bytes]:
    """The bytes of *file*, many lines at a time."""
    if isinstance(file, io.BufferedIOBase):
        while block := file.read(BLOCK):
            yield block + file.readline()
        return
    parts, size = [], 0
    for part in file:  # lines, or pieces cut anywhere, as from a socket
        parts.append(part)
        size += len(part)
        if size >= BLOCK and b"\n" in part:
            whole, end, rest = b"".join(parts).rpartition(b"\n")
            yield whole + end
            parts, size = [rest], len(rest)
    yield b"".join(parts)


def decoded(blocks: Iterable[bytes], path: str, encoding: Encoding) -> Iterator[str]:
    """The text of *blocks*; RecordError where they are not *encoding*."""
    number = 1
    for block in blocks:
        try:
            yield block.decode(encoding)
        except UnicodeDecodeError:
            yield from _decoded_lines(block, path, encoding, number)
        number += block.count(b"\n")


def _decoded_lines(block: bytes, path: str, encoding: Encoding, first: int) -> Iterator[str]:
    for number, line in enumerate(io.BytesIO(block), first):
        try:
            yield line.decode(encoding)
        except UnicodeDecodeError as error:
            shown = line.decode(encoding, "replace")
            raise RecordError(path, number, f"byte {error.start + 1} of the line is not {encoding}", shown) from error


def read_chunks(texts: Iterable[str]) -> Iterator[tuple[str, bool]]:
    """The text of *texts*, which end where lines end, cut before every canonical title.

    With each chunk comes whether it is all that stands between two cuts: a very long record comes in parts.
    """
    rest, whole = "", True
    for more in texts:
        text, start = rest + more, 0
        while end := text.find(_START, start) + 1:
            yield text[start:end], whole
            start, whole = end, True
        rest = text[start:]
        if len(rest) > BLOCK:
            yield rest, False
            rest, whole = "", False
    if rest:
        yield rest, whole
