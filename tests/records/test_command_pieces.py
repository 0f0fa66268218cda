"""`scrapy records split` and `join`, as processes: what comes back is the file that was split, byte for byte."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscrawl.actions.record_joined import line_end
from newscrawl.actions.record_pieces import _cut
from tests.conftest import scrapy

ONE, TWO, THREE = (
    f"标题: 甲{n}\n链接: https://a.example/{n}.html\n总结: 文。\n关键词: 甲\nAI技术: 无\n行业: 无\n" for n in (1, 2, 3)
)
CONFLICT = (
    "标题: 乙\n链接: https://a.example/9.html\n总结: 文。\n<<<<<<< ours\n关键词: 甲\n||||||| base\n关键词: 乙\n"
    "=======\n关键词: 丙\n>>>>>>> theirs\n"
)
TEXT = f"\n{ONE}\n{TWO}{CONFLICT}AI技术: 无\n行业: 无\n \n\n{THREE}\n{CONFLICT}\n\n"
FILES = {
    "lf": TEXT.encode(),
    "crlf": TEXT.replace("\n", "\r\n").encode(),
    "mixed": f"{ONE[:-1]}\r\n\n{TWO}\r\n{THREE[:-1]}\r\n{ONE}".encode(),
    "gb18030": TEXT.encode("gb18030"),
    "gb18030-crlf": TEXT.replace("\n", "\r\n").encode("gb18030"),
    "gb18030-bom": f"\ufeff{TEXT}".encode("gb18030"),
    "bom": TEXT.encode("utf-8-sig"),
    "bom-glued": f"{ONE}\ufeff{TWO}\n\ufeff{THREE}".encode(),
    "no-end": TEXT.rstrip("\n").encode(),
    "no-end-crlf": TEXT.rstrip("\n").replace("\n", "\r\n").encode(),
    "canonical": f"{ONE}\n{TWO}\n{THREE}".encode(),
}


@pytest.mark.parametrize("name", FILES)
def test_join_gives_back_the_bytes_that_were_split(tmp_path: Path, name: str) -> None:
    file, folder, back = tmp_path / "all.txt", tmp_path / "一 个", tmp_path / "back.txt"
    file.write_bytes(FILES[name])
    encoding = ["--encoding", name[:7] if name.startswith("gb18030") else "utf-8"]
    split = scrapy("records", "split", *encoding, str(folder), str(file))
    join = scrapy("records", "join", *encoding, str(folder), "-o", str(back))
    assert split.returncode == join.returncode == (1 if b"<<<" in FILES[name] else 0), join.stderr
    assert ("2 records in conflict" in split.stderr) is (b"<<<" in FILES[name])
    assert back.read_bytes() == FILES[name]
    assert len(list(folder.iterdir())) == FILES[name].count("标题".encode(encoding[1]))


def test_the_pieces_of_a_canonical_file_are_canonical(tmp_path: Path) -> None:
    file = tmp_path / "all.txt"
    file.write_bytes(FILES["canonical"])
    assert scrapy("records", "split", str(tmp_path / "d"), str(file)).returncode == 0
    assert [piece.read_text(encoding="utf-8") for piece in sorted((tmp_path / "d").iterdir())] == [ONE, TWO, THREE]


@given(st.text("a\r\n", min_size=2).map(lambda text: f"{text}\n".encode()))
def test_every_cut_can_be_undone(text: bytes) -> None:
    piece, more = _cut(text)
    assert piece + line_end(piece) + more == text


def test_a_file_that_cannot_be_read_to_its_end_leaves_no_pieces(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.txt", tmp_path / "bad.txt"
    good.write_text(ONE, encoding="utf-8")
    bad.write_text(f"{TWO}\n标题: 乙\n标题党\n", encoding="utf-8")
    done = scrapy("records", "split", str(tmp_path / "d"), str(bad), str(good))
    assert (done.returncode, len(list((tmp_path / "d").iterdir()))) == (2, 1)
    assert f"{bad}:9: " in done.stderr
    done = scrapy("records", "join", str(bad), str(good))
    assert (done.returncode, done.stdout) == (2, ONE)


def test_a_good_file_is_not_replaced_when_nothing_could_be_read(tmp_path: Path) -> None:
    file = tmp_path / "all.txt"
    file.write_text(ONE, encoding="utf-8")
    for words in (["join"], ["convert", "--to", "seed"]):
        done = scrapy("records", *words, str(tmp_path / "none"), "-o", str(file))
        assert (done.returncode, file.read_text(encoding="utf-8")) == (2, ONE)
        assert f"{file}: not written" in done.stderr


def test_standard_input_is_split_too(tmp_path: Path) -> None:
    assert scrapy("records", "split", str(tmp_path / "d"), "-", stdin=f"{ONE}\n{TWO}").returncode == 0
    assert scrapy("records", "join", str(tmp_path / "d")).stdout == f"{ONE}\n{TWO}"
