"""`scrapy explain`, as a user runs it."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from newscrawl.archive.pages import Page, PagesWriter
from tests.conftest import ROOT, scrapy
from tests.extraction.pages import TITLE, article

PAGE = ROOT / "tests" / "sites" / "thepaper" / "old" / "page.html"
FETCHED = datetime(2026, 11, 20, 8, tzinfo=UTC)
URL = "https://www.thepaper.cn/newsDetail_forward_13245678"


def test_it_shows_the_rule_of_each_field_and_what_lost() -> None:
    told = scrapy("explain", str(PAGE), "--url", URL)
    assert told.returncode == 0
    assert "  = 柳志恒  [css div.news_infor_extra div.infor_item]  <- 责任编辑：柳志恒" in told.stdout.splitlines()
    assert "  - " in told.stdout


def test_json_marks_one_candidate_of_each_field_as_chosen() -> None:
    told = json.loads(scrapy("explain", str(PAGE), "--url", URL, "--json").stdout)
    chosen = [row["field"] for row in told["candidates"] if row["chosen"]]
    assert told["parser"] == "thepaper/old"
    assert len(chosen) == len(set(chosen)) == len({row["field"] for row in told["candidates"]})


def test_generic_asks_no_site() -> None:
    assert "read as generic" in scrapy("explain", str(PAGE), "--url", URL, "--generic").stdout


def test_a_page_that_is_no_article_says_what_it_is(tmp_path: Path) -> None:
    page = tmp_path / "gone.html"
    page.write_text("<title>示例</title><p class='news_txt'>此文章已下线</p>", encoding="utf-8")
    assert "not an article: gone" in scrapy("explain", str(page)).stdout


def test_a_page_without_a_headline_is_no_article() -> None:
    told = scrapy("explain", "README.md").stdout.splitlines()
    assert told[1] == "not an article: no headline"


def test_a_wall_is_named(tmp_path: Path) -> None:
    page = tmp_path / "wall.html"
    page.write_text("<title>安全验证</title>", encoding="utf-8")
    told = scrapy("explain", str(page), "--json")
    assert (told.returncode, json.loads(told.stdout)["refusal"]) == (0, "captcha")


def test_a_page_of_the_archive_is_read_as_it_was(tmp_path: Path) -> None:
    keep(tmp_path, URL, "3.html")
    by_address = scrapy("explain", URL, "-s", f"OUTPUT_DIR={tmp_path}")
    assert by_address.returncode == 0
    assert "read as thepaper/old" in by_address.stdout
    (file,) = tmp_path.rglob("*.warc.gz")
    assert scrapy("explain", str(file), "--url", URL).stdout == by_address.stdout
    unnamed = scrapy("explain", str(file))
    assert (unnamed.returncode, len(unnamed.stderr.splitlines())) == (2, 1)
    assert "holds 2 pages" in unnamed.stderr
    file.write_bytes(b"not what it was")
    damaged = scrapy("explain", URL, "-s", f"OUTPUT_DIR={tmp_path}")
    assert (damaged.returncode, len(damaged.stderr.splitlines())) == (2, 1)


def keep(output: Path, *names: str) -> None:
    """An archive that keeps the old page at the first address, and at others."""
    writer = PagesWriter(output / "pages", "article-20261120T080000Z-1")
    for name in names:
        url = name if "://" in name else f"https://news.example.com/{name}"
        headers = (("content-type", "text/html"),)
        writer.add(Page(url=url, status=200, headers=headers, body=PAGE.read_bytes(), fetched=FETCHED))
    writer.sync()
    writer.close()


def test_nothing_that_a_terminal_obeys_is_printed(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(article().replace(TITLE, f"{TITLE}\x1b[31m"), encoding="utf-8")
    assert "\x1b" not in scrapy("explain", str(page)).stdout


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        ((), "one URL"),
        (("a.html", "b.html"), "one URL"),
        ((URL, "--url", URL), "one URL"),
        (("file:///etc/hosts",), "no http address"),
        (("https://[bad",), "no http address"),
        ((".",), "directory"),
        (("/dev/zero",), "larger than any page"),
        (("a\udcff.html",), "cannot be read"),
    ],
    ids=["none", "two", "url-of-url", "scheme", "bracket", "folder", "endless", "no-utf8"],
)
def test_odd_arguments_are_one_line(arguments: tuple[str, ...], word: str) -> None:
    told = scrapy("explain", *arguments)
    assert (told.returncode, len(told.stderr.splitlines())) == (2, 1)
    assert word in told.stderr


@pytest.mark.parametrize(
    ("body", "kind"), [(b"", "empty"), (bytes(range(128, 256)) * 40, "data")], ids=["empty", "binary"]
)
def test_a_file_that_is_no_page_says_so(tmp_path: Path, body: bytes, kind: str) -> None:
    page = tmp_path / "page.html"
    page.write_bytes(body)
    told = scrapy("explain", str(page))
    assert told.stdout.splitlines()[:2] == ["(no address)  read as generic", f"not an article: {kind}"]


def test_what_cannot_be_read_is_one_line(tmp_path: Path) -> None:
    told = scrapy("explain", str(tmp_path / "none.html"))
    assert (told.returncode, len(told.stderr.splitlines())) == (2, 1)
    assert "none.html" in told.stderr


def test_a_url_that_the_archive_lacks_says_how_to_get_it(tmp_path: Path) -> None:
    told = scrapy("explain", URL, "-s", f"OUTPUT_DIR={tmp_path}")
    assert told.returncode == 2
    assert f"scrapy crawl article -a url={URL}" in told.stderr
