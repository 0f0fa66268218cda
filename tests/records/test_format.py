"""The canonical form, what else is read, and what is not."""

import re
from pathlib import Path

import pytest

from newscrawl.errors import RecordError
from newscrawl.records import Record, iter_records, parse, parse_bytes, read_file, write, write_bytes

SAMPLES = sorted((Path(__file__).parents[2] / "seeds/samples").glob("*.txt"))
DOCS = Path(__file__).parents[2] / "docs/record.md"
SHARED = sorted((Path(__file__).parents[3] / "shared/data/seed").glob("*.txt"))

RECORD = Record(
    title="岛上的灯塔换了新灯",
    url="https://news.example.cn/7.html",
    summary="灯塔换灯。",
    keywords=("灯塔", "海岛"),
    technologies=(),
    industries=("航运",),
    events=("灯塔换灯。", "渔民称赞。"),
)
TEXT = """\
标题: 岛上的灯塔换了新灯
链接: https://news.example.cn/7.html
总结: 灯塔换灯。
关键词: 灯塔, 海岛
AI技术: 无
行业: 航运
重大事件摘要: 这篇文章中的重大事件包括：

1. 灯塔换灯。

2. 渔民称赞。
"""


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_a_sample_is_written_as_it_was_read(path: Path) -> None:
    assert write_bytes(read_file(path)) == path.read_bytes()


@pytest.mark.skipif(not SHARED, reason="the shared sample is not beside this checkout (../shared/data/seed)")
def test_the_old_crawlers_file_is_written_as_it_was_read() -> None:
    for path in SHARED:
        document = read_file(path)
        assert write_bytes(document) == path.read_bytes()
        (conflict,) = document.conflicts
        assert [version.label for version in conflict.hunks[0].versions.values()] == [
            "Updated upstream",
            "Stashed changes",
        ]
        ((ours,), (theirs,)) = conflict.variants.values()
        assert (ours.title, ours.summary, ours.events) == (theirs.title, theirs.summary, None)
        assert (len(ours.keywords), len(theirs.technologies), len(theirs.events or ())) == (3, 3, 6)


def test_the_examples_of_the_documentation_are_canonical() -> None:
    example, conflict = re.findall(r"```text\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)
    assert write(parse(example).records) == example
    assert [record.keywords[1] for side in ("ours", "theirs") for record in parse(conflict).variant(side)] == [
        "集装箱",
        "吞吐量",
    ]


def test_the_canonical_form() -> None:
    assert write([RECORD]) == TEXT
    assert parse(TEXT).records == (RECORD,)


def test_records_are_separated_by_a_blank_line() -> None:
    assert write([RECORD, RECORD]) == f"{TEXT}\n{TEXT}"
    assert parse(f"{TEXT}\n{TEXT}").records == (RECORD, RECORD)


@pytest.mark.parametrize(
    "text",
    [
        "\ufeff" + TEXT,
        TEXT.replace("\n", "\r\n"),
        TEXT.replace(": ", "："),
        TEXT.replace(": ", ":"),
        TEXT.replace("灯塔, 海岛", "灯塔，海岛"),
        TEXT.replace("灯塔, 海岛", "灯塔、 海岛"),
        TEXT.replace("灯塔, 海岛", "灯塔,海岛,"),
        TEXT.replace("\n", "  \t\n"),
        TEXT.replace("AI技术: 无", "AI技术:"),
        TEXT.replace("AI技术: 无\n", ""),
        "\n\n" + TEXT.removesuffix("\n"),
        TEXT + "\n \n",
    ],
)
def test_reading_is_liberal(text: str) -> None:
    assert parse(text).records == (RECORD,)
    assert parse_bytes(text.encode()).records == (RECORD,)
    assert parse_bytes(text.encode("gb18030"), encoding="gb18030").records == (RECORD,)
    assert write(parse(text)) == TEXT


def test_missing_fields_are_empty() -> None:
    assert parse("标题: 甲").records == (Record(title="甲"),)
    assert parse("链接: u\n\n标题: 乙\n").records == (Record(url="u"), Record(title="乙"))


def test_files_glued_together_keep_their_records_apart() -> None:
    assert parse(f"\ufeff{TEXT}\ufeff{TEXT}").records == (RECORD, RECORD)


@pytest.mark.parametrize("text", ["", "\n", " \r\n\n", "\ufeff", "\ufeff\r\n"])
def test_a_blank_file_has_no_records(text: str) -> None:
    assert parse(text).records == ()
    assert write(parse(text)) == ""


@pytest.mark.parametrize(
    "block",
    [
        "只有一句话。",
        "这篇文章中的重大事件包括：\n1. 没有空行\n2. 也是",
        "这篇文章中的重大事件包括：\n\n2. 从二开始",
        "这篇文章中的重大事件包括：\n\n1. 甲\n\n2. \n\n3. 乙",
        "这篇文章中的重大事件包括：\n\n1. \x00",
        "这篇文章中的重大事件包括：",
        "\n\n  缩进的\n\n\n标题: 像标签\n\\行业：反斜线\n=======\n\\\\<<<<<<< 甲\n尾",
    ],
)
def test_an_events_block_of_another_shape_is_kept(block: str) -> None:
    record = Record(title="甲", events=block)
    assert record.events == block
    assert parse(write([record])).records == (record,)


def test_lines_that_look_like_labels_or_markers_are_escaped() -> None:
    text = write([Record(events="甲\n标题: 乙\n\\行业：丙\n======= 丁\n标题党\n<<<<<<")])
    assert text.endswith("重大事件摘要: 甲\n\\标题: 乙\n\\\\行业：丙\n\\======= 丁\n标题党\n<<<<<<\n")


def test_an_empty_events_field_is_not_an_absent_one() -> None:
    assert parse("标题: 甲\n重大事件摘要: 无\n").records == (Record(title="甲", events=()),)
    assert write([Record(events=())]).endswith("重大事件摘要: 无\n")
    assert "重大事件摘要" not in write([Record()])


def test_list_items_stay_whole() -> None:
    record = Record(keywords=("甲,乙",), technologies=("丙、丁", "戊"), industries=("无", "\n", "己\n庚"))
    assert record.keywords == ("甲，乙",)
    assert record.industries == ("己 庚",)
    assert "关键词: 甲，乙,\nAI技术: 丙、丁, 戊\n" in write([record])
    assert parse(write([record])).records == (record,)


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("随便一行", 1, "no field"),
        ("标题: 甲\n总结: 乙\n丙", 3, "no field"),
        ("标题: 甲\n链接: 乙\n链接: 丙", 3, "second 链接"),
        ("标题: 甲\n=======", 2, "out of place"),
        ("标题: 甲\n<<<<<<< a\n>>>>>>> b", 3, "out of place"),
        ("标题: 甲\n<<<<<<< a\n=======\n||||||| c\n>>>>>>> b", 4, "out of place"),
        ("标题: 甲\n<<<<<<< a\n========\n>>>>>>> b", 3, "out of place"),
        ("标题: 甲\n<<<<<<< a\n=======\n", 2, "without an end"),
        ("标题: 甲\n<<<<<<< a\n总结: 乙\n=======\n丙\n>>>>>>> b", 5, "no field"),
        ("<<<<<<< a\n" * 20, 17, "nested deeper"),
    ],
)
def test_an_error_names_file_line_and_text(text: str, line: int, reason: str) -> None:
    with pytest.raises(RecordError, match=reason) as caught:
        parse(text, path="a.txt")
    assert (caught.value.path, caught.value.line) == ("a.txt", line)
    assert caught.value.text == text.splitlines(keepends=True)[line - 1]


def test_bytes_of_another_encoding_are_an_error() -> None:
    with pytest.raises(RecordError, match=r"a.txt:2: byte 5 of the line is not utf-8"):
        parse_bytes("标题: 甲\n".encode() + b"abcd\xff", path="a.txt")


def test_a_file_that_cannot_be_opened_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match=r"missing.txt: No such file"):
        read_file(tmp_path / "missing.txt")


def test_records_are_streamed() -> None:
    stream = iter_records(line.encode() for line in [*f"{TEXT}\n标题: 乙\n{TEXT}".splitlines(keepends=True), "坏\n"])
    assert [next(stream).title, next(stream).title] == [RECORD.title, "乙"]


def test_a_stream_stops_at_a_conflict() -> None:
    stream = iter_records([TEXT.encode(), b"<<<<<<< a\n", b"=======\n", b">>>>>>> b\n"], path="a.txt")
    with pytest.raises(RecordError, match=r"a.txt:12: a conflict that nobody resolved: '<<<<<<< a"):
        list(stream)
