"""Bodies that were cut off within their compression, and those that only look so."""

import gzip
import zlib
from collections.abc import Callable
from functools import cache

import brotli
import pytest
import zstandard
from hypothesis import example, given
from hypothesis import strategies as st

from newscrawl.compressed import is_cut_off

MOST = 1_000_000
PAGE = "".join(f"<p>第{number}号渡船{number * 37 % 91}日下水。</p>" for number in range(2_500)).encode()
"""Unpacked, some 100 kB: several pieces."""


def raw(body: bytes) -> bytes:
    pack = zlib.compressobj(wbits=-15)
    return pack.compress(body) + pack.flush()


def named(body: bytes) -> bytes:
    """gzip as a file has it, with a name in its header."""
    pack = zlib.compressobj(wbits=-15)
    return (
        b"\x1f\x8b\x08\x08" + bytes(6) + b"page.html\0" + pack.compress(body) + pack.flush() + gzip.compress(body)[-8:]
    )


def streamed(body: bytes) -> bytes:
    """zstd as servers stream it: nothing in its header says how long it will be."""
    pack = zstandard.ZstdCompressor().compressobj()
    return pack.compress(body) + pack.flush()


KINDS: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "gzip": ("gzip", gzip.compress),
    "gzip with a name": ("GZIP", named),
    "deflate": ("deflate", zlib.compress),
    "raw deflate": ("deflate", raw),
    "br": ("br", brotli.compress),
    "zstd": ("zstd", zstandard.ZstdCompressor().compress),
    "streamed zstd": ("zstd", streamed),
}


@cache
def packed_page(kind: str) -> tuple[str, bytes]:
    encoding, pack = KINDS[kind]
    return encoding, pack(PAGE)


@pytest.mark.parametrize("kind", KINDS)
@given(body=st.binary(max_size=3_000))
@example(body=PAGE)
@example(body=b"\0" * 300_000)
def test_a_whole_body_is_whole(kind: str, body: bytes) -> None:
    encoding, pack = KINDS[kind]
    assert not is_cut_off(pack(body), encoding, most=MOST)


@pytest.mark.parametrize("kind", KINDS)
@given(share=st.floats(0.01, 0.99))
def test_a_part_of_a_body_is_none(kind: str, share: float) -> None:
    encoding, packed = packed_page(kind)
    assert is_cut_off(packed[: max(11, int(len(packed) * share))], encoding, most=MOST)


def test_a_missing_check_sum_is_forgiven() -> None:
    assert not is_cut_off(gzip.compress(PAGE)[:-8], "gzip", most=MOST)


def test_what_is_broken_in_the_middle_is_no_whole_body() -> None:
    packed = bytearray(zlib.compress(PAGE))
    packed[len(packed) // 2 :] = b"\xff" * (len(packed) - len(packed) // 2)
    assert is_cut_off(bytes(packed), "deflate", most=MOST)


@pytest.mark.parametrize(
    ("body", "encoding"),
    [
        (b"<!DOCTYPE html><p>not packed", "gzip"),
        (b"", "br"),
        (b"<p>", "identity"),
        (brotli.compress(PAGE)[:99], ""),
    ],
)
def test_what_is_not_packed_is_not_judged(body: bytes, encoding: str) -> None:
    assert not is_cut_off(body, encoding, most=MOST)


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br", "zstd"])
def test_what_would_fill_the_memory_is_not_unpacked(encoding: str) -> None:
    packed = KINDS[encoding][1](b"\0" * 3 * MOST)
    assert not is_cut_off(packed[:-20], encoding, most=MOST)
