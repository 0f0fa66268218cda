"""How records become one file: canonical ones with a blank line between, files and conflicts byte for byte."""

import re
import shutil
from typing import IO

from newscrawl.errors import RecordError
from newscrawl.records import Clean, Conflicted, Entry, Hunk, Record, write
from newscrawl.records.conflicts import starts_record

_BLANK_END = re.compile(r"\n(?:[^\S\n]*\n)+\Z")
_CR_LF = b"\r\n"


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
                self.is_untitled = is_untitled(entry)
            elif is_untitled(entry):
                raise _untitled()
            self.add(_BLANK_END.sub("\n", entry.source.rstrip("\n") + "\n"))

    def copy(self, text: IO[bytes], *, untitled: bool = False) -> None:
        """Append all of the file *text*; RecordError where its start would read as part of what stands before it."""
        if untitled and self._between:
            raise _untitled()
        text.seek(0)
        first = text.read(1)
        if first:
            self.file.write(self._between + first)
            shutil.copyfileobj(text, self.file)
            text.seek(max(text.tell() - len(_CR_LF), 0))
            self._between = line_end(text.read())


def line_end(text: bytes) -> bytes:
    r"""What stands between *text* and the next record: the end of one more line, as the last line of *text* ends.

    >>> line_end("行业: 无\r\n".encode()), line_end("行业: 无".encode())
    (b'\r\n', b'\n')
    """
    return _CR_LF if text.endswith(_CR_LF) else b"\n"


def is_untitled(entry: Conflicted) -> bool:
    """Whether *entry* would read as part of a record before it."""
    solid = (piece for piece in entry.pieces if isinstance(piece, Hunk) or not piece.is_blank)
    return not starts_record(next(solid))


def _untitled() -> RecordError:
    return RecordError("<output>", 0, "a conflict without 标题 cannot follow another record; resolve it first")
