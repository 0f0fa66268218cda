"""`scrapy events`: what happened when, with the record behind it."""

import json
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from newscrawl.analysis import analyze
from newscrawl.archive.current import Wanted
from newscrawl.archive.happenings import happenings
from newscrawl.archive.journal import encode_line
from newscrawl.items import Analysis, Event
from tests.analysed import archive_of, texts
from tests.articles import FETCHED, PUBLISHED, article
from tests.conftest import scrapy


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return archive_of(tmp_path / "output", texts())


def test_events_are_in_the_order_of_dates_with_the_record_behind(root: Path) -> None:
    done = scrapy("events", "--json", "-s", f"OUTPUT_DIR={root}")
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0
    assert [event["date"] for event in found] == sorted(event["date"] for event in found)
    assert (found[0]["date"], found[0]["stated"], found[0]["site"]) == ("2026-11-16", True, "thepaper")
    assert found[0]["url"] == "https://www.thepaper.cn/newsDetail_forward_1"
    assert all((root / event["record"]).exists() for event in found)


def test_they_can_be_narrowed(root: Path) -> None:
    options = ("-s", f"OUTPUT_DIR={root}", "--site", "thepaper")
    chips = scrapy("events", *options, "--industry", "芯片").stdout
    assert "晶圆厂" in chips
    assert "标箱" not in chips
    late = scrapy("events", *options, "--since", "2026-11-20", "--until", "2026-11-20").stdout
    assert {line[:11] for line in late.splitlines()} == {"2026-11-20~"}
    (last,) = scrapy("events", *options, "--limit", "1").stdout.splitlines()
    assert last.endswith("records/thepaper/2026/11/20/3.txt")


WRONG = {
    "--industry 半岛体": "no such industry; there are 人工智能",
    "--site nowhere": "the archive has none; there are thepaper",
    "--limit 0": "whole number above 0",
    "--since gestern": "is no time",
    "--since 2026-11-20 --until 2026-11-01": "is not before",
    "--frm 1": "--frm",
    "-s OUTPUT_DIR=/no/such": "no archive is here",
}


@pytest.mark.parametrize("line", WRONG)
def test_a_mistake_is_one_line_and_status_2(root: Path, line: str) -> None:
    done = scrapy("events", "-s", f"OUTPUT_DIR={root}", *line.split())
    (said,) = done.stderr.splitlines()
    assert done.returncode == 2
    assert WRONG[line] in said


def test_the_newest_version_counts_and_a_damaged_line_is_told(root: Path) -> None:
    (path,) = (root / "journal").rglob("*.jsonl")
    newer = analyze(replace(texts()[1], headline="固态电池量产", body="宁德时代宣布固态电池量产，年产能一百万套。"))
    path.write_bytes(path.read_bytes() + b"{}\n" + encode_line(newer) + b'{"schema"')
    done = scrapy("events", "-s", f"OUTPUT_DIR={root}")
    assert done.returncode == 1
    assert "一百万套" in done.stdout
    assert "首批搭载" not in done.stdout
    (said,) = done.stderr.splitlines()
    assert str(path) in said
    assert "is no article" in said


def test_nothing_is_written(root: Path) -> None:
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file() and "index.db" not in path.name}
    list(happenings(root, Wanted()))
    assert before == {path: path.read_bytes() for path in before}


def test_ten_thousand_articles_take_seconds(tmp_path: Path) -> None:
    path = tmp_path / "journal" / "2026" / "11" / "18" / "thepaper.jsonl"
    path.parent.mkdir(parents=True)
    tag = Event(text="港区启用新系统", evidence=((0, 7),), date=FETCHED.date())
    with path.open("wb") as file:
        for number in range(10_000):
            day = PUBLISHED - timedelta(minutes=number)
            analysis = Analysis(version="x", events=(tag, replace(tag, date=None)))
            file.write(encode_line(article(number, date_published=day, body="正文" * 800, analysis=analysis)))
    started = time.process_time()
    found = list(happenings(tmp_path, Wanted(), limit=10))
    assert time.process_time() - started < 10
    assert [event.url[-2:] for event in found[-2:]] == ["_0", "_0"]
