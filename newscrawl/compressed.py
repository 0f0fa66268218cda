"""Was a compressed body cut off? Scrapy unpacks of one as much as it can, and does not tell."""

import sys
import zlib
from collections.abc import Callable, Iterator

import brotli

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

_CHUNK = 65_536
_ERRORS = (zlib.error, brotli.error, zstd.ZstdError)
Unpacked = Iterator[tuple[int, bool]]
"""By pieces: bytes that came out, and whether that was the end."""


def is_cut_off(body: bytes, encoding: str, *, most: int) -> bool:
    """Whether *body*, in a content *encoding* such as gzip, ends before its end, or is broken in the middle.

    What is not packed that way at all, or unpacks to more than *most* bytes, is for others to refuse.
    """
    unpack = _UNPACK.get(encoding.strip().lower())
    if not unpack or not body:
        return False
    size = 0
    try:
        for came, ended in unpack(body):
            size += came
            if ended or size > most:
                return False
    except _ERRORS:
        return size > 0
    return True


def _gzip(body: bytes) -> Unpacked:
    """Without the check sum at the end, which some servers leave out."""
    usual = body[:4] == b"\x1f\x8b\x08\0"  # ten bytes of header, and then what zlib takes for raw
    return _inflated(body[10:], -zlib.MAX_WBITS) if usual else _inflated(body, zlib.MAX_WBITS | 16)


def _deflate(body: bytes) -> Unpacked:
    """In zlib's format (RFC 1950, 2.2) or raw, as some servers send it."""
    headed = body[0] & 15 == zlib.DEFLATED and int.from_bytes(body[:2]) % 31 == 0
    return _inflated(body, zlib.MAX_WBITS if headed else -zlib.MAX_WBITS)


def _inflated(body: bytes, bits: int) -> Unpacked:
    unpack = zlib.decompressobj(bits)
    while body and not unpack.eof:
        yield len(unpack.decompress(body, _CHUNK)), unpack.eof
        body = unpack.unconsumed_tail
    yield len(unpack.flush()), unpack.eof


def _brotli(body: bytes) -> Unpacked:
    unpack, came = brotli.Decompressor(), True
    while came and not unpack.is_finished():
        came = unpack.process(body, output_buffer_limit=_CHUNK)
        body = b""
        yield len(came), unpack.is_finished()


def _zstd(body: bytes) -> Unpacked:
    unpack, more = zstd.ZstdDecompressor(), True
    while more and not unpack.eof:
        came = unpack.decompress(body, _CHUNK)
        body, more = b"", bool(came) or not unpack.needs_input
        yield len(came), unpack.eof


_UNPACK: dict[str, Callable[[bytes], Unpacked]] = {
    "gzip": _gzip,
    "x-gzip": _gzip,
    "deflate": _deflate,
    "br": _brotli,
    "zstd": _zstd,
}
