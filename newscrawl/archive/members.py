"""Which records does a WARC file hold, and which are damaged? One gzip member a record lets us go on after one."""

import hashlib
import mmap
import re
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_MAGIC = b"\x1f\x8b\x08"
_FIELD = re.compile(
    rb"^(WARC-(?:Type|Record-ID|Concurrent-To|Target-URI|Payload-Digest|Date)): *(.*?)\r?$", re.MULTILINE
)
_DIGEST = re.compile(rb"sha256:[0-9a-f]{64}")
_CHUNK = 65536
_NOTHING = bytes(16)
"""What a file may end with after a power cut: its new size came to disk, and what was written did not."""


@dataclass(frozen=True, slots=True)
class Member:
    """A record that could be read."""

    start: int
    url: str
    said: str
    """The SHA-256 of its body, as the record has it; empty where it has none."""
    found: str
    """That of the body that is there."""
    date: str = ""
    """When it was fetched, as the record has it."""
    type: str = ""
    """response, request, metadata or warcinfo."""
    id: str = ""
    about: str = ""
    """The id of the response to which a request or a metadata record belongs."""


@dataclass(frozen=True, slots=True)
class BrokenMember:
    """Bytes that are no record, or not any more."""

    start: int
    reason: str
    is_torn: bool = False
    """Whether the file ends before it does, as after a kill."""
    digests: tuple[str, ...] = ()
    """The digests of pages that can still be read in it, where it is torn."""


def members(path: Path) -> Iterator[Member | BrokenMember]:
    """The records of a WARC file in order, one in memory at a time, also those that come after a damaged one."""
    size = path.stat().st_size
    if not size:
        yield BrokenMember(0, "the file is empty", is_torn=True)
        return
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        start = 0
        while 0 <= start < size:
            try:
                record, end = _unpack(data, start)
                yield _member(record, start)
                start = end
            except (zlib.error, EOFError, ValueError) as error:
                following = _next(data, start)
                is_torn = following < 0 and (isinstance(error, EOFError) or data[-len(_NOTHING) :] == _NOTHING)
                left = _digests(data[start:]) if is_torn else ()
                yield BrokenMember(start, f"the record is damaged: {error}", is_torn, left)
                start = following


def _unpack(data: mmap.mmap, start: int) -> tuple[bytes, int]:
    """The member that begins at *start*, and the byte after it; its checksum is right."""
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
    parts, at = [], start
    while not unpacker.eof:
        chunk = data[at : at + _CHUNK]
        if not chunk:
            raise EOFError("it is cut off")
        parts.append(unpacker.decompress(chunk))
        at += len(chunk)
    return b"".join(parts), at - len(unpacker.unused_data)


def _digests(torn: bytes) -> tuple[str, ...]:
    """The digests that what is left of a member names."""
    with suppress(zlib.error):  # it would not be torn
        found = _DIGEST.findall(zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(torn))
        return tuple(digest.decode() for digest in dict.fromkeys(found))
    return ()


def _next(data: mmap.mmap, start: int) -> int:
    """Where the next member after *start* begins that is a record; -1 for nowhere."""
    while (start := data.find(_MAGIC, start + 1)) >= 0:
        try:
            if zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(data[start : start + 512], 5) == b"WARC/":
                return start
        except zlib.error:  # bytes that only look like a beginning
            continue
    return -1


def _member(record: bytes, start: int) -> Member:
    head, _, rest = record.partition(b"\r\n\r\n")
    if not head.startswith(b"WARC/"):
        raise ValueError("it is no WARC record")
    fields = {name.decode(): value.decode("utf-8", "replace") for name, value in _FIELD.findall(head)}
    said = fields.get("WARC-Payload-Digest", "")
    url = fields.get("WARC-Target-URI", "")
    names = ("WARC-Date", "WARC-Type", "WARC-Record-ID", "WARC-Concurrent-To")
    told = [fields.get(name, "") for name in names]
    if not said.startswith("sha256:"):
        return Member(start, url, "", "", *told)
    body = rest.removesuffix(b"\r\n\r\n").partition(b"\r\n\r\n")[2]
    return Member(start, url, said, f"sha256:{hashlib.sha256(body).hexdigest()}", *told)
