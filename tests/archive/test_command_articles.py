"""`scrapy archive ls|show|log|diff`: what the archive says of articles."""

import json
import os
import pty
import subprocess
import sys
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from newscrawl.analysis import analyze
from newscrawl.archive import Archive
from newscrawl.archive.journal import encode_line
from newscrawl.archive.marks import differing
from newscrawl.archive.past import steps, version_at
from newscrawl.archive.retagged import retagged
from newscrawl.items import Article, Capture
from newscrawl.records import from_article, read_file
from tests.articles import BODY, FETCHED, article
from tests.conftest import ROOT, scrapy

URL = article().url
DAY = timedelta(days=1)


def at(days: float, number: int = 1, **changes: Any) -> Article:
    """An article as it was so many days after it was seen first."""
    capture = article().capture
    assert isinstance(capture, Capture)
    return article(number, **{**changes, "capture": replace(capture, fetched=FETCHED + days * DAY)})


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One article with a whole life, one that moved, one that only is there."""
    root = tmp_path_factory.mktemp("output")
    archive = Archive(root)
    archive.add(at(0))
    archive.add(at(1, body=BODY.replace("六个", "八个")))
    archive.add(at(2, body=BODY.replace("六个", "八个"), headline="第1号码头停用旧系统"))
    archive.add_visit(URL, "thepaper", FETCHED + 3 * DAY, gone="HTTP 404")
    archive.add_visit(URL, "thepaper", FETCHED + 4 * DAY)
    archive.add(at(0, 2))
    archive.add(at(5, 3), asked=article(2).url)
    archive.reanalyse(
        [retagged(analyze(at(2, body=BODY.replace("六个", "八个"), headline="第1号码头停用旧系统")))],
        FETCHED + 6 * DAY,
    )
    archive.add_visit(URL, "thepaper", FETCHED + 7 * DAY, gone="HTTP 410")
    archive.close()
    return root


def run(root: Path, *words: str) -> tuple[int, str, str]:
    done = scrapy("archive", *words, "-s", f"OUTPUT_DIR={root}")
    return done.returncode, done.stdout, done.stderr


def lines(root: Path, *words: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in run(root, *words, "--json")[1].splitlines()]


def test_the_log_tells_everything_that_happened(root: Path) -> None:
    told = lines(root, "log", URL)
    kinds = ["archived", "corrected", "retitled", "withdrawn", "restored", "analysed", "withdrawn"]
    assert [(step["kind"], step["version"]) for step in told] == list(zip(kinds, (1, 2, 3, 3, 3, 3, 3), strict=True))
    assert (told[1]["fields"], told[1]["materiality"], told[3]["detail"]) == (["body"], "number_or_name", "HTTP 404")
    _, said, _ = run(root, "log", URL)
    assert said.splitlines()[1] == "2026-11-19 10:00:00+08:00 v2 corrected: body (number_or_name)"


def test_a_move_is_told_with_its_goal(root: Path) -> None:
    status, said, _ = run(root, "log", article(2).url)
    assert status == 0
    assert said.endswith(f"moved → {article(3).url}\n")
    assert f"it moved to {article(3).url}" in run(root, "show", article(2).url)[2]


@pytest.mark.parametrize(
    ("when", "word", "headline"),
    [("2026-11-18", "六个", "启用新"), ("2026-11-19T12:00", "八个", "启用新"), ("2026-12-01", "八个", "停用旧")],
)
def test_show_gives_what_the_archive_knew_then(root: Path, when: str, word: str, headline: str) -> None:
    status, said, noted = run(root, "show", URL, "--at", when, "--as", "text")
    assert status == 0
    assert word in said
    assert said.startswith(f"第1号码头{headline}系统\n")
    assert ("withdrawn since 2026-11-25 10:00:00+08:00: HTTP 410" in noted) == (when == "2026-12-01")


def test_before_the_first_visit_it_knew_nothing(root: Path) -> None:
    status, said, noted = run(root, "show", URL, "--at", "2026-11-17")
    assert (status, said) == (2, "")
    assert "it saw it first at 2026-11-18 10:00:00+08:00" in noted
    found = steps(root, URL)
    assert version_at(found, datetime(2020, 1, 1, tzinfo=UTC)) is None


def test_show_prints_the_record_and_the_article(root: Path, tmp_path: Path) -> None:
    (told,) = lines(root, "show", article(3).url)
    assert told["headline"] == "第3号码头启用新系统"
    assert (told,) == tuple(lines(root, "show", article(3).url, "--as", "json"))
    assert json.loads(run(root, "show", article(3).url, "--as", "json")[1]) == told
    record = tmp_path / "record.txt"
    record.write_text(run(root, "show", article(3).url, "--as", "record")[1], encoding="utf-8")
    assert read_file(record).records == (from_article(at(5, 3)),)


def test_any_form_of_the_address_will_do(root: Path) -> None:
    assert run(root, "log", "http://m.thepaper.cn/newsDetail_forward_1?from=weixin")[1] == run(root, "log", URL)[1]


def test_diff_is_by_field_and_word(root: Path) -> None:
    status, said, _ = run(root, "diff", URL, "1", "2")
    assert status == 1
    assert said.splitlines()[0] == "v1 → v2 (number_or_name)"
    assert "body: 港区新装的智能理货系统让船舶少等了[-六个-]{+八个+}小时。" in said
    (told,) = lines(root, "diff", URL)
    assert (told["from"], told["to"], list(told["fields"])) == (2, 3, ["headline"])
    assert run(root, "diff", URL, "v2", "v2")[:2] == (0, "v2 and v2 are the same\n")


def test_a_terminal_sees_colours(root: Path) -> None:
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "scrapy", "archive", "diff", URL, "1", "2", "-s", f"OUTPUT_DIR={root}"]
    try:
        subprocess.run(command, cwd=ROOT, stdout=theirs, timeout=60, check=False)
    finally:
        os.close(theirs)
    said = b""
    with open(ours, "rb", buffering=0) as terminal, suppress(OSError):  # noqa: PTH123 (a handle; its end is an error)
        while piece := terminal.read(4096):  # it gives what has come so far
            said += piece
    assert "\x1b[31;9m六个\x1b[0m\x1b[32m八个\x1b[0m" in said.decode()


def test_paragraphs_that_came_and_went_are_whole() -> None:
    (body,) = differing(
        article(body="甲段没有变化。\n乙段要走了。"), article(body="甲段没有变化。\n丙文全新，毫无相同之处！\n丁")
    )
    assert [[(piece.mark, piece.text) for piece in line] for line in body.lines][-1] == [("+", "丁")]


def test_the_list_can_be_narrowed(root: Path) -> None:
    every = lines(root, "ls")
    assert [row["url"] for row in every] == [URL, article(3).url]
    assert (every[0]["state"], every[0]["versions"]) == ("withdrawn", 3)
    assert all((root / row["record"]).exists() for row in every)
    assert [row["url"] for row in lines(root, "ls", "--withdrawn")] == [URL]
    assert lines(root, "ls", "--since", "2026-11-19") == []
    assert [line.split(" thepaper")[0] for line in run(root, "ls")[1].splitlines()] == ["2026-11-18 09:30+08:00"] * 2
    assert "[withdrawn] 第1号码头停用旧系统 (v3)" in run(root, "ls", "--until", "2026-11-18", "--site", "thepaper")[1]


def test_the_log_needs_no_index_and_survives_a_damaged_line(root: Path, tmp_path: Path) -> None:
    (file,) = {path.name for path in (root / "journal").rglob("*.jsonl")}
    path = tmp_path / "journal/2026/11/18" / file
    path.parent.mkdir(parents=True)
    good = encode_line(at(0))
    path.write_bytes(good + good.replace("启用".encode(), "停用".encode()))
    status, said, noted = run(tmp_path, "log", URL)
    assert (status, len(said.splitlines())) == (1, 1)
    assert "its checksum does not fit" in noted


WRONG = {
    "show https://www.thepaper.cn/newsDetail_forward_99": "the archive has never seen https://www.thepaper.cn",
    "show 99": "is no address",
    "show https://[bad": "is no address",
    f"show {URL} --at gestern": "is no time",
    f"show {URL} --json --as text": "--as=text: does not go with --json",
    f"show {URL} --as record --json": "--as=record: does not go with --json",
    f"diff {URL} 1 9": "there are the versions 1, 2, 3",
    f"diff {URL} 1": "must be two numbers",
    f"diff {article(3).url}": "it has but one version",
    "ls --site nowhere": "the archive has none; there are thepaper",
    "ls extra": "extra: see --help",
    "ls -s OUTPUT_DIR=/no/such": "no archive is here",
}


@pytest.mark.parametrize("line", WRONG)
def test_a_mistake_is_one_line_and_status_2(root: Path, line: str) -> None:
    options = [] if "OUTPUT_DIR" in line else ["-s", f"OUTPUT_DIR={root}"]
    done = scrapy("archive", *line.split(), *options)
    (said,) = done.stderr.splitlines()
    assert done.returncode == 2
    assert WRONG[line] in said
