"""What the linter objects to, and where it says so."""

import pytest

from newscrawl.records import Record, parse, write
from newscrawl.records.lint import Finding, Linter

GOOD = Record(
    title="临江港启用新系统",
    url="https://www.thepaper.cn/newsDetail_forward_25689966",
    summary="临江港集团十八日发布数据，吞吐量达到212万标箱。新系统让船舶少等了6个小时。",
    keywords=("临江港", "新系统"),
    events=("吞吐量达到212万标箱",),
)


def lint(text: str) -> list[Finding]:
    return list(Linter().findings(parse(text, path="a.txt").entries, "a.txt"))


def found(**changes: object) -> list[tuple[int, str]]:
    values = {name: getattr(GOOD, name) for name in Record.__slots__} | changes
    return [(finding.line, finding.code) for finding in lint(write([Record(**values)]))]


def test_a_good_record_gets_no_finding() -> None:
    assert lint(write([GOOD])) == []


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"title": ""}, [(1, "missing")]),
        ({"url": ""}, [(2, "missing")]),
        ({"url": GOOD.url + "?utm_source=x"}, [(2, "url")]),
        ({"url": "http://[1"}, [(2, "url")]),
        ({"keywords": ("临江港", "火星")}, [(4, "keyword")]),
        ({"keywords": ("临江港 新系统",)}, [(4, "keyword")]),
        ({"events": ("吞吐量达到213万标箱",)}, [(7, "number")]),
        ({"events": "1. 吞吐量 212万\n2、少等6小时"}, []),
        ({"events": "1. 吞吐量 212万\n2、少等7小时"}, [(7, "number")]),
        ({"summary": GOOD.summary + "责任编辑：张三"}, [(3, "boilerplate")]),
        ({"summary": GOOD.summary + "（来源：示例社）"}, [(3, "boilerplate")]),
    ],
)
def test_a_fault_is_told_with_its_line(changes: dict[str, object], expected: list[tuple[int, str]]) -> None:
    assert found(**changes) == expected


@pytest.mark.parametrize(
    ("title", "keyword"),
    [
        ("ＡＩ码头", "ai码头"),
        ("AI 码头", "AI码头"),
        ("AI码头", "AI 码头"),
        ("码头用上GPT-4", "GPT 4"),
        ("码头用上GPT 4", "gpt-4"),
        ("码头用上GPT‑4", "GPT4"),
        ("Open\nAI进码头", "OpenAI"),
        ("艾伦・图灵的码头", "艾伦·图灵"),
    ],
)
def test_keywords_are_looked_for_whatever_their_width_case_blanks_and_hyphens(title: str, keyword: str) -> None:
    assert found(title=title, keywords=(keyword,)) == []


@pytest.mark.parametrize("keyword", ["GPT-5", "用临江", "-"])
def test_a_keyword_is_not_found_across_the_border_of_title_and_text_nor_where_nothing_is_left_of_it(
    keyword: str,
) -> None:
    assert found(title="临江港用", keywords=(keyword,)) == [(4, "keyword")]


@pytest.mark.parametrize(
    ("change", "line"),
    [("\ufeff", 1), (("\n链接: ", "\n链接："), 2), (("\n关键词", " \n关键词"), 3), (("\n", "\r\n"), 1)],
)
def test_a_file_that_is_read_but_not_canonical(change: str | tuple[str, str], line: int) -> None:
    text = write([GOOD])
    changed = change + text if isinstance(change, str) else text.replace(*change)
    assert [(finding.line, finding.code) for finding in lint(changed)] == [(line, "format")]


def test_too_many_blank_lines_between_records_are_a_fault() -> None:
    other = Record(title="另一篇", url="https://www.thepaper.cn/newsDetail_forward_25689967", summary="正文在这里。")
    assert [finding.code for finding in lint(write([GOOD]) + "\n\n" + write([other]))] == ["format"]


def test_the_same_article_twice_is_told_with_the_first_place_also_from_another_front_and_file() -> None:
    linter = Linter()
    mobile = Record(title="甲", url="https://m.thepaper.cn/newsDetail_forward_25689966", summary="正文。")
    assert not list(linter.findings(parse(write([GOOD])).entries, "a.txt"))
    (finding,) = linter.findings(parse(write([mobile])).entries, "b.txt")
    assert (str(finding), finding.url) == ("b.txt:2: twice: the same article as a.txt:1", mobile.url)


def test_a_conflict_is_one_finding_at_its_marker() -> None:
    text = "标题: 甲\n<<<<<<< a\n链接: 1\n=======\n链接: 2\n>>>>>>> b\n"
    assert [(finding.line, finding.code) for finding in lint(text)] == [(2, "conflict")]
