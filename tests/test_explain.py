"""`scrapy explain`, as a user runs it."""

import json
from pathlib import Path

from tests.conftest import ROOT, scrapy

PAGE = ROOT / "tests" / "sites" / "thepaper" / "old" / "page.html"
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


def test_what_cannot_be_read_is_one_line(tmp_path: Path) -> None:
    told = scrapy("explain", str(tmp_path / "none.html"))
    assert (told.returncode, len(told.stderr.splitlines())) == (2, 1)
    assert "none.html" in told.stderr


def test_a_url_that_the_archive_lacks_says_how_to_get_it(tmp_path: Path) -> None:
    told = scrapy("explain", URL, "-s", f"OUTPUT_DIR={tmp_path}")
    assert told.returncode == 2
    assert f"scrapy crawl article -a url={URL}" in told.stderr
