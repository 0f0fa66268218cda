"""What a conflict says, wherever in a file it stands."""

from pathlib import Path

import pytest

from newscrawl.errors import RecordError
from newscrawl.records import Document, Record, parse, read_file, write, write_bytes
from newscrawl.records.conflicts import decided
from newscrawl.records.model import source

SAMPLES = Path(__file__).parent / "samples"
CANONICAL = Path(__file__).parents[2] / "seeds/samples/conflict.txt"


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.txt")), ids=lambda path: path.name)
def test_a_file_with_conflicts_keeps_every_byte(path: Path) -> None:
    assert read_file(path).conflicts
    assert write_bytes(read_file(path)) == path.read_bytes()


def test_hunks_between_fields_and_inside_events() -> None:
    (conflict,) = read_file(CANONICAL).conflicts
    assert [hunk.number for hunk in conflict.hunks] == [4, 17]
    assert [version.label for version in conflict.hunks[0].versions.values()] == [
        "HEAD",
        "parent of 4f1c2d0 (second extraction)",
        "4f1c2d0 (second extraction)",
    ]
    assert {side: record.technologies for side, (record,) in conflict.variants.items()} == {
        "ours": ("智能理货",),
        "base": (),
        "theirs": ("智能理货系统",),
    }
    assert {side: len(record.events or ()) for side, (record,) in conflict.variants.items()} == {
        "ours": 1,
        "base": 1,
        "theirs": 2,
    }


def test_a_title_and_a_whole_record_in_conflict() -> None:
    document = read_file(SAMPLES / "title.txt")
    assert [record.title for record in document.variant("ours")] == ["旧标题", "没有冲突的一篇"]
    assert [record.title for record in document.variant("theirs")] == ["新标题", "没有冲突的一篇", "只有对方才有的一篇"]


def test_nested_conflicts_keep_their_labels_and_sides() -> None:
    (conflict,) = read_file(SAMPLES / "nested.txt").conflicts
    outer, inner = conflict.hunks
    assert [version.label for version in outer.versions.values()] == [
        "ours:a.txt",
        "merged common ancestors",
        "theirs:a.txt",
    ]
    assert inner.ours.label == "Temporary merge branch 1"
    assert [record.keywords for (record,) in conflict.variants.values()] == [("甲",), ("丙",), ("戊",)]
    assert "关键词: 丁" in source(decided(conflict.pieces, "base", "theirs"))


def test_carriage_returns_marks_and_full_width_colons() -> None:
    document = read_file(SAMPLES / "windows.txt")
    url = "https://news.example.cn/5.html"
    assert document.variant("ours") == (Record(title="带", url=url, events="正文\n\n标题: 一"),)
    assert document.variant("theirs") == (Record(title="不带", url=url, events="正文\n\n二"),)


def test_a_conflict_in_gb18030_keeps_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes(CANONICAL.read_text(encoding="utf-8").encode("gb18030"))
    assert write_bytes(read_file(path, encoding="gb18030")) == path.read_bytes()


def test_a_clean_record_beside_a_conflict_is_kept_as_it_is() -> None:
    text = "标题：甲\r\n\n\n标题:乙\n<<<<<<< a\n行业：丙\n=======\n>>>>>>> b\n\n"
    document = parse(text)
    assert len(document.entries) == 2
    assert write(document) == text


def test_an_ancestor_that_cannot_be_read_is_left_out() -> None:
    # zdiff3 moves what both sides added alike out of the hunk, but not out of the ancestor
    document = parse(
        "标题: 甲\n<<<<<<< a\n链接: u\n||||||| o\n链接: v\n总结: 乙\n=======\n链接: w\n>>>>>>> b\n总结: 丙\n"
    )
    assert list(document.conflicts[0].variants) == ["ours", "theirs"]


def test_text_that_no_encoding_holds_is_replaced() -> None:
    assert write_bytes(parse("<<<<<<< \ud800\n=======\n>>>>>>> b\n")).startswith(b"<<<<<<< ?\n")


def two_sided() -> Document:
    return parse("标题: 甲\n<<<<<<< a\n行业: 乙\n=======\n行业: 丙\n>>>>>>> b\n", path="a.txt")


def test_records_of_an_undecided_file_are_an_error() -> None:
    with pytest.raises(RecordError, match=r"a.txt:2: a conflict that nobody resolved: '<<<<<<< a"):
        _ = two_sided().records


def test_a_side_that_a_conflict_does_not_have_is_an_error() -> None:
    with pytest.raises(RecordError, match=r"a.txt:2: a conflict without base"):
        two_sided().variant("base")
