"""How a file comes in: block by block, so that neither its length nor that of a record fills the memory or the time."""

import io
import re
from collections.abc import Iterable, Iterator
from typing import Literal

from newscrawl.errors import RecordError
from newscrawl.records.lines import TITLE

Encoding = Literal["utf-8", "gb18030"]

BLOCK = 1 << 18
"""How many bytes or characters are read at once."""

_titles = re.compile(rf"\n\ufeff?{TITLE}[:：]").finditer


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
        except UnicodeDecodeError as error:
            good = block[: block.rfind(b"\n", 0, error.start) + 1]
            yield good.decode(encoding)
            line = io.BytesIO(block[len(good) :]).readline().decode(encoding, "replace")
            reason = f"byte {error.start - len(good) + 1} of the line is not {encoding}"
            raise RecordError(path, number + good.count(b"\n"), reason, line) from error
        number += block.count(b"\n")


def read_chunks(texts: Iterable[str]) -> Iterator[str]:
    """The text of *texts*, which end where lines end, cut before every title."""
    held: list[str] = []
    for text in texts:
        start = 0
        for title in _titles(f"\n{text}"):
            end = title.start()
            held.append(text[start:end])
            yield "".join(held)
            held, start = [], end
        held.append(text[start:])
    yield "".join(held)
