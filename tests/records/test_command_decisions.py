"""`scrapy records merge` and `resolve` say what a strategy decided: record, field, side."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from newscrawl.records import Record, write
from tests.conftest import scrapy

BASE = Record(title="旧题", url="https://a.example/1.html", summary="文。", keywords=("甲",))
OURS = replace(BASE, title="我们的题", keywords=("甲", "乙"))
THEIRS = replace(BASE, title="他们的题", keywords=("丙",))
GONE = replace(BASE, url="https://a.example/2.html", title="别的")
CONFLICT = (
    "标题: 甲\n链接: https://a.example/1.html\n<<<<<<< a\n总结: 一。\n关键词: 甲\n=======\n总结: 二。\n关键词: 乙\n"
    ">>>>>>> b\n\n<<<<<<< a\n=======\n标题: 乙\n链接: https://a.example/2.html\n>>>>>>> b\n"
)


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    versions = {"base": (BASE, GONE), "ours": (OURS,), "theirs": (THEIRS, replace(GONE, summary="新文。"))}
    for name, records in versions.items():
        (tmp_path / name).write_text(write(records), encoding="utf-8")
    return [str(tmp_path / name) for name in versions]


@pytest.mark.parametrize(("strategy", "side"), [("union", "ours"), ("ours", "ours"), ("theirs", "theirs")])
def test_merge_says_which_side_won(files: list[str], strategy: str, side: str) -> None:
    done = scrapy("records", "merge", "--strategy", strategy, *files)
    title = {"ours": OURS, "theirs": THEIRS}[side].title
    start = f"scrapy records merge: merged: {BASE.url} {title}: "
    assert done.returncode == 0
    assert done.stderr.splitlines() == [
        f"{start}标题: {side} is kept",
        f"scrapy records merge: merged: {GONE.url} 别的: the record, which only theirs has, is kept",
    ]


def test_merge_says_it_in_json_with_both_values(files: list[str], tmp_path: Path) -> None:
    target = str(tmp_path / "merged.txt")
    done = scrapy("records", "merge", "--json", *files, "-o", target)
    first, last = map(json.loads, done.stdout.splitlines())
    assert (done.returncode, done.stderr) == (0, "")
    assert first == {
        "path": target,
        "url": BASE.url,
        "title": "我们的题",
        "field": "title",
        "kept": "ours",
        "ours": "我们的题",
        "theirs": "他们的题",
    }
    assert (last["field"], last["kept"], last["ours"], last["theirs"]) == ("", "theirs", None, "别的")


def test_merge_is_silent_where_nothing_was_decided(files: list[str]) -> None:
    base, ours, theirs = files
    assert scrapy("records", "merge", base, base, ours).stderr == ""
    left = scrapy("records", "merge", "--conflicts", base, ours, theirs)
    assert (left.returncode, left.stderr) == (1, "scrapy records merge: 2 conflicts left\n")


@pytest.mark.parametrize(
    ("strategy", "said"),
    [
        ("union", ["总结: ours is kept", "关键词: both are kept", "the record, which only theirs has, is kept"]),
        ("ours", ["总结: ours is kept", "关键词: ours is kept", "the record, which only theirs has, is left out"]),
        ("theirs", ["总结: theirs is kept", "关键词: theirs is kept", "the record, which only theirs has, is kept"]),
    ],
)
def test_resolve_says_which_side_won(tmp_path: Path, strategy: str, said: list[str]) -> None:
    file = tmp_path / "a.txt"
    file.write_text(CONFLICT, encoding="utf-8")
    done = scrapy("records", "resolve", "--strategy", strategy, str(file))
    first, second = (f"https://a.example/{n}.html {title}" for n, title in ((1, "甲"), (2, "乙")))
    places = [f"scrapy records resolve: {file}: {place}: " for place in (first, first, second)]
    assert done.stderr.splitlines() == [place + what for place, what in zip(places, said, strict=True)]


def test_resolve_says_it_in_json_when_the_records_go_to_the_file(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(CONFLICT, encoding="utf-8")
    done = scrapy("records", "resolve", "--json", "--write", str(file))
    rows = list(map(json.loads, done.stdout.splitlines()))
    assert [(row["path"], row["field"], row["kept"]) for row in rows] == [
        (str(file), "summary", "ours"),
        (str(file), "keywords", "both"),
        (str(file), "", "theirs"),
    ]


def test_a_conflict_that_was_committed_is_told_with_its_file(tmp_path: Path, files: list[str]) -> None:
    base, _, theirs = files
    ours = tmp_path / "conflict.txt"
    ours.write_text(CONFLICT, encoding="utf-8")
    said = scrapy("records", "merge", "--strategy", "ours", base, str(ours), theirs).stderr
    assert f"scrapy records merge: {ours}: https://a.example/1.html 甲: 总结: ours is kept\n" in said


@pytest.mark.parametrize(
    "line", ["merge --json a b c", "merge --json a b c -o -", "resolve --json a", "resolve --json --write -"]
)
def test_json_and_records_do_not_share_an_output(line: str) -> None:
    done = scrapy("records", *line.split(), stdin="")
    assert (done.returncode, done.stdout) == (2, "")
    assert "--json prints decisions instead of records" in done.stderr
