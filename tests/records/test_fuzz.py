"""Files that nobody meant: an answer or a RecordError, soon, in little memory, the fast and the careful way alike."""

import io
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newscrawl.errors import RecordError
from newscrawl.records import Document, Encoding, Record, iter_records, parse_bytes, reader, write, write_bytes
from newscrawl.records.blocks import BLOCK
from tests.conftest import ROOT
from tests.records.test_conformance import CORPUS

SOURCES = [path.read_bytes() for path in sorted(CORPUS.glob("*.txt"))]
some = settings(deadline=None, max_examples=150)

pieces = st.sampled_from([line for data in SOURCES for line in data.splitlines(keepends=True)])
edits = st.tuples(st.integers(0, 2000), st.integers(0, 20), pieces | st.binary(max_size=4))
mutated = st.tuples(st.sampled_from(SOURCES), st.lists(edits, max_size=4))
shuffled = st.lists(pieces, max_size=25).map(b"".join)


def mutate(data: bytes, changes: list[tuple[int, int, bytes]]) -> bytes:
    for start, length, new in changes:
        at = start % (len(data) + 1)
        data = data[:at] + new + data[at + length :]
    return data


def answer(data: bytes, encoding: Encoding = "utf-8") -> Document | tuple[int, str]:
    try:
        return parse_bytes(data, encoding=encoding)
    except RecordError as error:
        return error.line, error.reason


def check(data: bytes) -> None:
    found = answer(data)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reader, "read_canonical", lambda text: None)
        assert answer(data) == found
        patch.setattr(reader, "read_plain", lambda text: None)
        assert answer(data) == found
    if isinstance(found, tuple):
        assert 1 <= found[0] <= data.count(b"\n") + 1
    else:
        assert "".join(piece.source for entry in found.entries for piece in entry.pieces) == found.source
        assert answer(write_bytes(found)) == found or not found.conflicts
        assert write_bytes(parse_bytes(write_bytes(found))) == write_bytes(found)


@some
@given(mutated)
def test_valid_files_with_a_few_bytes_changed(case: tuple[bytes, list[tuple[int, int, bytes]]]) -> None:
    check(mutate(*case))


@some
@given(shuffled)
def test_lines_of_valid_files_in_any_order(data: bytes) -> None:
    check(data)


@some
@given(shuffled | st.binary(max_size=200), st.integers(1, 80), st.sampled_from(["utf-8", "gb18030"]))
def test_blocks_of_any_size_make_no_difference(data: bytes, size: int, encoding: Encoding) -> None:
    whole = answer(data, encoding)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("newscrawl.records.blocks.BLOCK", size)
        again = answer(data, encoding)
    assert again == whole or (isinstance(again, tuple) and isinstance(whole, tuple))  # of several faults any is told


RECORD = Record(title="灯塔", url="https://news.example.cn/7.html", summary="换灯。" * 60, events=("换灯。", "称赞。"))
ONE = write([RECORD])
SIZE = 300_000
LONG = {
    "markers": "<<<<<<< a\n=======\n>>>>>>> b\n",
    "open markers": "<" * 7 + "\n",
    "one long marker": "<",
    "long marker lines": "=" * 1000 + "\n",
    "nested conflicts": "<<<<<<< a\n" * 15 + "=======\n>>>>>>> b\n" * 15,
    "backslashes": "\\",
    "lines of backslashes": "\\" * 500 + "\n",
    "titles": "标题: \n",
    "bare titles": "标题:\n",
    "titles with byte order marks": "\ufeff标题：\r\n",
    "small conflicts": "标题:\n<<<<<<< a\n行业: 甲\n=======\n>>>>>>> b\n",
    "titles in conflict": "<<<<<<<\n标题:\n=======\n标题:\n>>>>>>>\n",
    "labels": "标题: \n链接: \n总结: \n关键词: \n重大事件摘要: \n",
    "labels in a line": "标题: ",
    "commas": ", ",
    "full-width commas": "，、",
    "spaces": " ",
    "blank lines": "\n",
    "blank lines of Windows": "\r\n",
    "blank lines with spaces": "\u3000\n",
    "short lines": "-\n",
    "carriage returns": "\r",
    "line feeds and carriage returns": "\n\r",
    "byte order marks": "\ufeff",
    "byte order marks on lines": "\ufeff\n",
    "sentences": "\n1. 甲\n",
    "nothing": "\0",
    "astral": "𠮷\u2028",
}


@pytest.mark.parametrize("before", ["", "关键词: ", "标题: 甲\n重大事件摘要: 这篇文章中的重大事件包括：\n", ONE])
@pytest.mark.parametrize("name", LONG)
def test_any_amount_of_anything_is_answered(name: str, before: str) -> None:
    unit = LONG[name]
    data = (before + unit * (SIZE // len(unit.encode()))).encode()
    found = answer(data)
    if isinstance(found, Document):
        write_bytes(found)


def test_lines_without_a_mark_come_in_one_piece() -> None:
    blank = "\n" * 9999
    (conflict,) = parse_bytes(f"{blank}标题: 甲\n{blank}<<<<<<<\n{blank}=======\n>>>>>>>\n{blank}".encode()).conflicts
    assert [piece.source.count("\n") for piece in conflict.pieces] == [9999, 10000, 10002, 9999]


@pytest.mark.parametrize("size", [1, 7, 1000])
def test_pieces_may_be_cut_anywhere(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newscrawl.records.blocks.BLOCK", 64)
    data = write([RECORD] * 5).encode()
    pieces = (data[start : start + size] for start in range(0, len(data), size))
    assert list(iter_records(pieces)) == [RECORD] * 5


def test_a_record_of_many_blocks_is_read_whole() -> None:
    record = Record(title="甲", events="\n".join(["一行"] * BLOCK))
    found = list(iter_records(io.BytesIO(write([RECORD, record, RECORD]).encode())))
    assert found == [RECORD, record, RECORD]


def test_conflicts_are_streamed_for_a_side() -> None:
    data = f"{ONE}\n<<<<<<< a\n{ONE}=======\n>>>>>>> b\n{ONE}".encode() * 2
    assert sum(1 for _ in iter_records(io.BytesIO(data), side="ours")) == 6
    assert sum(1 for _ in iter_records(io.BytesIO(data), side="theirs")) == 4
    with pytest.raises(RecordError, match="13: a conflict that nobody resolved"):
        list(iter_records(io.BytesIO(data)))


STREAM = """
import io, sys
from newscrawl.records import iter_records
from tests.memory import peak
one, times, side = sys.stdin.buffer.read(), int(sys.argv[1]), sys.argv[2] or None
class Endless(io.RawIOBase):
    left = times
    rest = b""
    def readable(self): return True
    def readinto(self, buffer):
        while self.left and len(self.rest) < len(buffer):
            self.rest += one * 64; self.left -= 64
        got, self.rest = self.rest[:len(buffer)], self.rest[len(buffer):]
        buffer[:len(got)] = got
        return len(got)
before = peak()
count = sum(1 for _ in iter_records(io.BufferedReader(Endless()), side=side))
print(count, round(1024 * (peak() - before)))
"""


def streamed(one: str, times: int, side: str = "") -> tuple[int, int]:
    """How many records a stream of *times* copies of *one* gives, and by how many KiB the process grew."""
    command = [sys.executable, "-c", STREAM, str(times), side]
    run = subprocess.run(command, input=one.encode(), capture_output=True, check=True, cwd=ROOT)
    count, grown = run.stdout.split()
    return int(count), int(grown)


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="tells its memory on Linux only")
@pytest.mark.parametrize(
    ("one", "side"),
    [(f"{ONE}\n", ""), (f"{ONE}\n".replace("\n", "\r\n"), ""), (f"{ONE}<<<<<<< a\n=======\n>>>>>>> b\n\n", "ours")],
    ids=["canonical", "CRLF", "conflicts"],
)
def test_a_long_file_takes_little_memory(one: str, side: str) -> None:
    times = 15_000_000 // len(one.encode()) // 64 * 64
    count, grown = streamed(one, times, side)
    assert count == times
    assert grown < 8_000
