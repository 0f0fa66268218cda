"""`scrapy reparse`: today's parsers over the pages that were kept; what changes is told before it is written."""

import json
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterable
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from newscrawl import extract
from newscrawl.analysis import analyze
from newscrawl.archive import Archive
from newscrawl.archive.current import Wanted, newest
from newscrawl.archive.index import Index
from newscrawl.archive.pages import Asked, Page, PagesWriter
from newscrawl.archive.past import steps
from newscrawl.archive.rebuild import rebuild_index
from newscrawl.archive.reparse import choose, pairs
from newscrawl.archive.replay import Examined
from newscrawl.archive.seedfiles import record_of, record_path
from newscrawl.archive.verify import verify
from newscrawl.items import Article
from newscrawl.reading import as_paid
from newscrawl.text.resemblance import simhash
from tests.analysed import waits_for_workers
from tests.conftest import ROOT, scrapy

GOLDEN = Path(__file__).parent / "sites"


def cases() -> list[Path]:
    """Golden pages of a few sites."""
    found = sorted(path.parent for path in GOLDEN.glob("*/*/page.html"))
    return [case for case in found if case.parent.name in {"thepaper", "ithome", "jiemian"}]


def cases_of(site: str) -> list[str]:
    return [case.name for case in cases() if case.parent.name == site]


def read(case: Path, later: int = 0) -> tuple[Page, Article]:
    """The page of a golden case, as if it had come some seconds *later*, and the article on it."""
    meta = json.loads((case / "meta.json").read_bytes())
    fetched = datetime.fromisoformat(meta["fetched"]) + timedelta(seconds=later)
    body = (case / "page.html").read_bytes()
    headers = (("Content-Type", "text/html"),)
    page = Page(url=meta["url"], status=200, headers=headers, body=body, fetched=fetched)
    return page, extract(body, meta["url"], fetched=fetched, content_type="text/html")


def archive_of(root: Path, found: Iterable[tuple[Page, Article]]) -> Path:
    """An archive of pages and of what was read from them."""
    pages = PagesWriter(root / "pages", "run")
    archive = Archive(root, pages)
    for page, article in found:
        record = pages.add(page, Asked(url=page.url, method="GET", headers=()))
        pages.add_metadata(article.url, record, page.fetched, {"headline": article.headline})
        archive.add(article)
    archive.close()
    pages.close()
    return root


def then(article: Article) -> Article:
    """What worse parsers made of the page."""
    return analyze(replace(article, body=f"{article.body}\n责编：无名氏", section="别处", editors=("无名氏",)))


def run(root: Path, *words: str) -> tuple[int, list[dict[str, Any]], str]:
    """Status, lines of JSON, and what was said of mistakes."""
    done = scrapy("reparse", "--json", "-s", f"OUTPUT_DIR={root}", *words)
    return done.returncode, [json.loads(line) for line in done.stdout.splitlines()], done.stderr


def content(root: Path) -> dict[Path, bytes]:
    kept = (path for path in root.rglob("*") if path.is_file() and path.name[:5] not in {"index", ".lock", ".user"})
    return {path: path.read_bytes() for path in kept if "cache" not in path.parts}


def current(root: Path) -> dict[str, Article]:
    return {found.url: found for _, found in newest(root)}


def test_unchanged_code_gives_an_empty_diff_and_writes_nothing(tmp_path: Path) -> None:
    root = archive_of(tmp_path, map(read, cases()))
    before = content(root)
    status, (sums,), _ = run(root, "--workers", "2")
    assert (status, sums["reparsed"], sums["changed"], sums["unreadable"]) == (0, len(cases()), 0, 0)
    assert (sums["sites"], sums["problems"], content(root)) == ({}, [], before)
    status, (sums,), _ = run(root)
    assert (sums["reparsed"], sums["up_to_date"]) == (0, len(cases()))


def test_what_changes_is_told_first_then_a_version_of_its_own(tmp_path: Path) -> None:
    first, *rest = map(read, cases())
    root = archive_of(tmp_path, [(first[0], then(first[1])), *rest])
    before = content(root)
    status, lines, _ = run(root, "--dry-run")
    assert (status, len(lines), content(root)) == (1, 2, before)
    assert lines[0]["url"] == first[1].url
    assert {"body", "section", "editors"} <= set(lines[0]["fields"])
    assert lines[1]["sites"][first[1].site]["body"]["samples"][0]["before"] == "责编：无名氏"
    status, lines, _ = run(root)
    assert (status, lines[-1]["changed"], lines[-1]["stored"]) == (0, 1, 1)
    now = current(root)[first[1].url]
    assert replace(now, analysis=None) == first[1]
    assert now.analysis
    assert now.analysis.simhash == simhash(first[1].body)
    *_, last = steps(root, now.url)
    assert (last.kind, last.version, "body" in last.line.event.fields) == ("reparsed", 2, True)
    assert list(verify(root)) == []
    assert run(root)[1][-1]["changed"] == 0


def test_reading_anew_is_no_visit_and_brings_nothing_back(tmp_path: Path) -> None:
    page, article = read(cases()[0])
    root = archive_of(tmp_path, [(page, then(article))])
    archive = Archive(root)
    archive.add_visit(article.url, article.site, page.fetched + timedelta(hours=1), gone="HTTP 404")
    visited = archive.visit(article.url)
    archive.close()
    assert run(root)[1][-1]["stored"] == 1
    for _ in range(2):
        index = Index(root / "index.db")
        entry = index.get(article.url)
        assert (index.visit(article.url), entry and (entry.state, entry.versions)) == (visited, ("withdrawn", 2))
        index.close()
        rebuild_index(root)
    archive = Archive(root)
    assert archive.add(article).detail == "restored"
    archive.close()


def test_people_see_site_field_and_samples(tmp_path: Path) -> None:
    page, article = read(cases()[0])
    root = archive_of(tmp_path, [(page, then(article))])
    done = scrapy("reparse", "--dry-run", "-s", f"OUTPUT_DIR={root}")
    assert done.returncode == 1
    assert f"{article.site}: body: 1 articles\n  {article.url}\n    - 责编：无名氏\n" in done.stdout
    assert done.stdout.endswith("1 articles read anew: 1 would change, 0 could not be read\n")


def test_what_is_left_out_is_counted(tmp_path: Path) -> None:
    (page, article), (_, other), (third, gone) = map(read, cases()[:3])
    assert article.capture
    several = replace(article, capture=replace(article.capture, provenance={"pages": "2 of 2"}))
    empty = replace(third, body="<title>没有</title>".encode())
    assert gone.capture
    lost = replace(gone, capture=replace(gone.capture, digest=empty.digest))
    root = archive_of(tmp_path, [(page, several), (empty, lost)])
    archive = Archive(root)
    archive.add(other)
    archive.close()
    status, (sums,), _ = run(root)
    assert status == 1
    assert (sums["several_pages"], sums["no_page"], sums["unreadable"], sums["stored"]) == (1, 1, 1, 0)
    (problem,) = sums["problems"]
    assert (problem["site"], problem["urls"]) == (gone.site, [gone.url])
    assert current(root)[gone.url] == lost


def test_a_page_that_came_twice_and_a_damaged_one(tmp_path: Path) -> None:
    first, second = map(read, cases()[:2])
    root = archive_of(tmp_path, [first, read(cases()[0], later=60), second])
    assert run(root, "--dry-run")[1][-1]["reparsed"] == 2
    (path,) = (root / "pages").rglob("*.warc.gz")
    data = bytearray(path.read_bytes())
    data[len(data) // 100] ^= 4
    path.write_bytes(data)
    assert sum(run(root, "--dry-run")[1][-1][name] for name in ("reparsed", "no_page")) == 2


def test_only_what_is_asked_for(tmp_path: Path) -> None:
    found = [read(case) for case in cases()]
    root = archive_of(tmp_path, found)
    sites = [article.site for _, article in found]
    assert run(root, "--site", "ithome", "--dry-run")[1][-1]["reparsed"] == sites.count("ithome")
    assert run(root, "--until", "2001-01-01", "--dry-run")[1][-1]["reparsed"] == 0


def test_a_killed_run_goes_on_where_it_was(tmp_path: Path) -> None:
    page, _ = read(cases()[0])
    many = []
    for number in range(300):
        url = f"https://www.thepaper.cn/newsDetail_forward_{number + 1}"
        moved = replace(page, url=url, body=page.body + b"<!-- %d -->" % number)
        made = extract(moved.body, url, fetched=page.fetched, content_type="text/html")
        many.append((moved, then(made) if number % 3 == 0 else made))
    root = archive_of(tmp_path / "output", many)
    command = [sys.executable, "-m", "scrapy", "reparse", "--workers", "2", "-s", f"OUTPUT_DIR={root}"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, start_new_session=True) as process:
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and not noted(root):
            time.sleep(0.02)
        process.send_signal(signal.SIGKILL)
    done = noted(root)
    assert 0 < done <= 200
    assert not waits_for_workers(process.pid)
    status, lines, _ = run(root)
    assert (status, lines[-1]["up_to_date"], lines[-1]["up_to_date"] + lines[-1]["reparsed"]) == (0, done, 300)
    assert {url: replace(found, analysis=None) for url, found in current(root).items()} == {
        url: replace(found, analysis=None)
        for page, _ in many
        for url, found in [(page.url, extract(page.body, page.url, fetched=page.fetched, content_type="text/html"))]
    }
    assert list(verify(root)) == []


def test_a_kill_while_it_writes_leaves_every_file_wholly_old_or_wholly_new(tmp_path: Path) -> None:
    page, _ = read(cases()[0])
    pages = [
        replace(
            page, url=f"https://www.thepaper.cn/newsDetail_forward_{number}", body=page.body + b"<!-- %d -->" % number
        )
        for number in range(1, 61)
    ]
    made = [extract(one.body, one.url, fetched=one.fetched, content_type="text/html") for one in pages]
    root = archive_of(tmp_path, [(one, then(article)) for one, article in zip(pages, made, strict=True)])
    before = content(root)
    files = len(list(root.rglob("*.jsonl")))
    command = [sys.executable, "-m", "scrapy", "reparse", "--workers", "1", "-s", f"OUTPUT_DIR={root}"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, start_new_session=True) as process:
        deadline = time.monotonic() + 90
        while time.monotonic() < deadline and len(list(root.rglob("*.jsonl"))) == files:
            time.sleep(0.001)
        process.send_signal(signal.SIGKILL)
    kept = content(root)
    assert len({found.section == "别处" for found in current(root).values()}) == 1, (
        "the day is wholly old or wholly new"
    )
    assert all(kept[path].startswith(data) for path, data in before.items() if path.suffix == ".jsonl")
    new = {root / record_path(article): record_of(article).encode() for article in current(root).values()}
    assert {path for path, data in kept.items() if path in new and data not in {before[path], new[path]}} == set()
    status, lines, _ = run(root)
    assert status == 0
    assert {url: replace(found, analysis=None) for url, found in current(root).items()} == {
        article.url: article for article in made
    }
    kinds = [[step.kind.value for step in steps(root, article.url)] for article in made]
    assert kinds == [["archived", "reparsed"]] * len(made)
    assert lines[-1]["stored"] <= len(made)
    assert list(verify(root)) == []


def test_each_of_many_pages_that_are_the_same_is_read_once(tmp_path: Path) -> None:
    page, made = read(cases()[0])
    count = 40
    pages, archive = PagesWriter(tmp_path / "pages", "run"), Archive(tmp_path)
    for number in range(count):
        fetched = page.fetched + timedelta(seconds=number)
        assert made.capture
        pages.add(replace(page, fetched=fetched))
        capture = replace(made.capture, fetched=fetched)
        archive.add(replace(made, url=f"{made.url}?{number}", article_id=f"{number}", capture=capture))
    archive.close()
    pages.close()
    counts: Counter[str] = Counter()
    with closing(Examined(tmp_path, "x", keep=False)) as examined:
        chosen = choose(tmp_path, Wanted(), examined, counts)
    found = list(pairs(tmp_path, chosen))
    assert (counts["chosen"], len(found), len({pair.place for pair in found})) == (count, count, count)


def test_what_only_a_list_said_of_an_article_stays(tmp_path: Path) -> None:
    paid = [(page, as_paid(article)) for page, article in (read(case) for case in cases()[:3])]
    root = archive_of(tmp_path / "output", paid)
    status, (sums,), _ = run(root)
    assert (status, sums["reparsed"], sums["changed"], sums["sites"]) == (0, 3, 0, {})


def test_a_page_in_another_spelling_of_the_address_is_the_article_s(tmp_path: Path) -> None:
    body = (GOLDEN / "thepaper" / cases_of("thepaper")[0] / "page.html").read_bytes()
    fetched = read(cases()[0])[0].fetched
    found = []
    for later, url in enumerate(("http://news.example.com/a/1.html", "https://www.news.example.com/a/1.html/")):
        at = fetched + timedelta(hours=later)
        text = body.replace("。".encode(), "！".encode()) if later else body
        headers = (("Content-Type", "text/html"),)
        article = extract(text, url, fetched=at, content_type="text/html")
        found.append((Page(url=url, status=200, headers=headers, body=text, fetched=at), article))
    root = archive_of(tmp_path, found)
    (kept,) = current(root).values()
    assert (kept.url, kept.body) == ("http://news.example.com/a/1.html", found[1][1].body)
    status, (sums,), _ = run(root)
    assert (status, sums["reparsed"], sums["changed"], sums["unreadable"]) == (0, 1, 0, 0)


def noted(root: Path) -> int:
    """How many articles a run has found to be the same."""
    return sum(path.stat().st_size for path in root.glob("cache/reparse/*")) // 8


WRONG = {
    "--workers 0": "whole number above 0",
    "--site nowhere": "the archive has none",
    "--since gestern": "is no time",
    "-s OUTPUT_DIR=/no/such": "no archive is here",
    "extra": "extra: see --help",
}


@pytest.mark.parametrize("line", WRONG)
def test_a_mistake_is_one_line_and_status_2(tmp_path: Path, line: str) -> None:
    root = archive_of(tmp_path, [read(cases()[0])])
    done = scrapy("reparse", "-s", f"OUTPUT_DIR={root}", *line.split())
    (said,) = done.stderr.splitlines()
    assert done.returncode == 2
    assert WRONG[line] in said
