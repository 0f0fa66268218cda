"""`scrapy archive verify|stats|gc|rebuild`: what is damaged, how much there is, what may go."""

import fcntl
import json
import os
import re
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from newscrawl.analysis import analyze
from newscrawl.archive import Archive
from newscrawl.archive.pages import Page, PagesWriter
from tests.articles import FETCHED, PUBLISHED, article
from tests.conftest import scrapy


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Four articles with their pages; two of another month, one of them withdrawn."""
    root = tmp_path / "output"
    pages = PagesWriter(root / "pages", "run")
    archive = Archive(root, pages)
    for number in range(4):
        page = Page(url=article(number).url, status=200, headers=(), body=b"page %d" % number, fetched=FETCHED)
        pages.add(page)
        found = article(number, date_published=PUBLISHED.replace(month=11 if number < 2 else 10))
        assert found.capture
        archive.add(analyze(replace(found, capture=replace(found.capture, digest=page.digest))))
    archive.add_visit(article(3).url, "thepaper", FETCHED, gone="HTTP 404")
    archive.close()
    pages.close()
    return root


def run(root: Path, *words: str) -> tuple[int, str, str]:
    done = scrapy("archive", *words, "-s", f"OUTPUT_DIR={root}")
    return done.returncode, done.stdout, done.stderr


def content(root: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in root.rglob("*") if path.is_file() and "index.db" not in path.name}


def flip(path: Path, place: int) -> None:
    data = bytearray(path.read_bytes())
    data[place] ^= 4
    path.write_bytes(data)


def test_a_whole_archive_is_clean(root: Path) -> None:
    before = content(root)
    assert run(root, "verify") == (0, "no damage: pages, journal, records and index agree\n", "")
    assert content(root) == before


def test_every_damage_is_named_by_tier_file_and_what_mends_it(root: Path) -> None:
    (warc,) = (root / "pages").rglob("*.warc.gz")
    (journal,) = (root / "journal").rglob("*.jsonl")
    first, second, *_ = sorted((root / "records").rglob("*.txt"))
    flip(warc, warc.stat().st_size - 30)
    flip(journal, 200)
    first.unlink()
    second.write_text("x", encoding="utf-8")
    status, said, _ = run(root, "verify", "--json")
    found = [json.loads(line) for line in said.splitlines()]
    assert status == 1
    assert {damage["tier"] for damage in found} == {"pages", "journal", "records", "index"}
    assert {damage["path"] for damage in found if damage["tier"] == "pages"} >= {str(warc.relative_to(root))}
    assert {damage["mend"] for damage in found if damage["tier"] == "records"} == {"scrapy archive rebuild records"}
    assert not any(damage["can_be_mended"] for damage in found if damage["tier"] in {"pages", "journal"})


def test_rebuild_mends_index_and_records(root: Path) -> None:
    before = content(root)
    for path in (root / "records").rglob("*.txt"):
        path.write_text("x", encoding="utf-8")
    (root / "index.db").write_bytes(b"no database")
    assert run(root, "rebuild", "index")[:2] == (0, "5 lines of the journal entered\n")
    status, said, _ = run(root, "rebuild", "records", "--json")
    assert (status, json.loads(said)) == (0, {"tier": "records", "done": 4})
    assert content(root) == before
    assert run(root, "verify")[0] == 0


def test_while_somebody_is_at_work_nothing_is_rebuilt_or_removed(root: Path) -> None:
    with (root / ".users").open("w") as users:
        fcntl.flock(users, fcntl.LOCK_SH)
        for words in (("rebuild", "index"), ("gc",)):
            status, _, said = run(root, *words)
            assert (status, len(said.splitlines())) == (2, 1)
            assert "a crawl or another command is at work here" in said


def test_statistics_are_by_site_and_month(root: Path) -> None:
    status, said, _ = run(root, "stats", "--json")
    rows: list[dict[str, Any]] = [json.loads(line) for line in said.splitlines()]
    assert status == 0
    assert [(row["month"], row["articles"], row["withdrawn"]) for row in rows] == [("2026-10", 2, 1), ("2026-11", 2, 0)]
    assert (rows[0]["filled"]["published"], rows[0]["filled"]["authors"]) == (1.0, 0.0)
    table = run(root, "stats")[1]
    assert re.search(r"^thepaper 2026-10 +2 +2 +1 +100% +0%", table, re.MULTILINE)
    assert table.endswith("4 articles, 4 versions, 1 withdrawn\n")


def test_the_page_of_statistics_needs_nothing_else(root: Path, tmp_path: Path) -> None:
    target = tmp_path / "stats.html"
    assert run(root, "stats", "--html", str(target))[0] == 0
    page = target.read_text(encoding="utf-8")
    assert page.count("<svg") == page.count("</svg>") == 3
    assert not re.search(r"(?:src|href)=|https?:|@import|url\(", page)
    assert "2026-10: 2 articles, 2 versions, 1 withdrawn" in page


def test_statistics_of_what_strangers_wrote_are_text_and_no_markup(tmp_path: Path) -> None:
    evil = "<script>alert(1)</script>&\"'"
    archive = Archive(tmp_path)
    archive.add(article(1, site="a-b.example", headline=evil, section=evil, source=evil))
    archive.add(article(2, site='x"y&z', url="https://x.example/2"))
    archive.close()
    target = tmp_path / "stats.html"
    assert run(tmp_path, "stats", "--html", str(target))[0] == 0
    page = target.read_text(encoding="utf-8")
    assert "<script>alert" not in page
    assert 'x"y&z' not in page
    assert "x&quot;y&amp;z" in page


@pytest.mark.parametrize("target", ["", "/", "/dev/full/x.html", "/proc/none/x.html"])
def test_a_page_that_cannot_be_written_is_one_line(root: Path, target: str) -> None:
    done = scrapy("archive", "stats", f"--html={target}", "-s", f"OUTPUT_DIR={root}")
    assert (done.returncode, "Traceback" in done.stderr) == (2 if target else 0, False)
    assert len(done.stderr.splitlines()) == bool(target)


def test_only_litter_goes(root: Path) -> None:
    before = content(root)
    (root / "records/thepaper/2026/11/18/.9.txt.4711").write_text("half", encoding="utf-8")
    (root / "records/thepaper/2020/01/01").mkdir(parents=True)
    (root / "index.db.new").write_bytes(b"half")
    for name, age in (("index.db.damaged", 40), ("index.db.damaged-wal", 3)):
        (root / name).write_bytes(b"damaged")
        then = time.time() - age * 86400
        os.utime(root / name, (then, then))
    status, said, _ = run(root, "gc", "--dry-run", "--json")
    named = {json.loads(line)["path"] for line in said.splitlines()}
    folders = {"records/thepaper/2020", "records/thepaper/2020/01", "records/thepaper/2020/01/01"}
    files = {"records/thepaper/2026/11/18/.9.txt.4711", "index.db.new", "index.db.damaged"}
    assert (status, named) == (0, folders | files)
    assert all((root / name).exists() for name in named)
    assert run(root, "gc")[1].endswith("6 removed, 15 bytes\n")
    assert not any((root / name).exists() for name in named)
    assert content(root) == before
    assert (root / "index.db.damaged-wal").exists()
    assert run(root, "gc", "--days", "1")[1].startswith("index.db.damaged-wal: a damaged index")
    assert run(root, "verify")[0] == 0


WRONG = {
    "stats --html /no/such/folder/x.html": "is no file that can be written",
    "gc --days 0": "whole number above 0",
    "verify -s OUTPUT_DIR=/no/such": "no archive is here",
    "frobnicate": "invalid choice",
    "": "no sub-command",
}


@pytest.mark.parametrize("line", WRONG)
def test_a_mistake_has_status_2_and_no_stack_trace(root: Path, line: str) -> None:
    options = [] if "OUTPUT_DIR" in line else ["-s", f"OUTPUT_DIR={root}"]
    done = scrapy("archive", *line.split(), *(options if line else []))
    assert done.returncode == 2
    assert WRONG[line] in done.stderr
    assert "Traceback" not in done.stderr


def test_an_index_that_cannot_be_used_is_told_with_the_command_that_mends_it(root: Path) -> None:
    (root / "index.db").write_bytes(b"no database" * 1000)
    for name in ("ls", "stats"):
        status, _, said = run(root, name)
        assert status == 2
        assert "scrapy archive rebuild index makes it again" in said
