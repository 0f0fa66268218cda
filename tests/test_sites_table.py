"""`scrapy sites`: what each site supports, when it was crawled last, and how it is."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from newscrawl.actions.sites_table import page, rows
from newscrawl.sites import all_sites
from tests.conftest import ROOT, UNTAGGED, crawler_into, scrapy
from tests.replica import Replica

pytestmark = pytest.mark.e2e
EVER = ["-a", "since=2000-01-01", "-s", "RETRY_TIMES=0"]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """An archive of a few runs: one that went well, one with a stale feed, one over two sites, one refused."""
    folder = tmp_path_factory.mktemp("health") / "output"
    with Replica(articles=20, blocked=0) as replica:
        crawl = crawler_into(folder, replica, *UNTAGGED)
        crawl("ithome", "-s", "ROUTE_ALL_TO=http://127.0.0.1:9")  # before, when nobody answered
        crawl("ithome", *EVER)
        crawl("people", "-a", "routes=feed,page", *EVER)
        crawl("news", "-a", "sites=36kr,solidot", *EVER)
        crawl("toutiao")
        crawl("article", "-a", "url=https://www.qbitai.com/2026/11/446101.html")
        yield folder


@pytest.fixture(scope="module")
def table(archive: Path) -> dict[str, dict[str, Any]]:
    done = scrapy("sites", "--json", "-s", f"OUTPUT_DIR={archive}")
    assert done.returncode == 0, done.stderr
    return {row["site"]: row for row in json.loads(done.stdout)}


def test_every_site_has_a_row_with_what_it_supports(table: dict[str, dict[str, Any]]) -> None:
    assert list(table) == list(all_sites())
    assert table["ithome"]["routes"] == ["feed", "page"]
    assert table["bbc"]["layouts"] == ["blocks", "old"]
    assert {"headline", "body", "published", "source", "editors"} <= set(table["ithome"]["fields"])
    assert {"headline", "body", "byline"} <= set(table["tmtpost"]["fields"])  # paths in JSON
    assert "tags" in table["cls"]["fields"]  # a method


@pytest.mark.parametrize(
    ("site", "health"),
    [
        ("ithome", "ok"),
        ("people", "ok; feed stale"),
        ("36kr", "ok; feed failed"),
        ("solidot", "ok"),
        ("toutiao", "unsupported"),
        ("qbitai", ""),  # an article that somebody named is no run of its site
        ("rfi", ""),
    ],
)
def test_the_health_of_a_site_is_that_of_its_last_run(site: str, health: str, table: dict[str, dict[str, Any]]) -> None:
    assert (table[site]["health"], bool(table[site]["last_run"])) == (health, bool(health))


def test_without_an_archive_there_is_no_health(tmp_path: Path) -> None:
    done = scrapy("sites", "-s", f"OUTPUT_DIR={tmp_path / 'none'}")
    head, *lines = done.stdout.splitlines()
    assert (done.returncode, head.split()[-3:]) == (0, ["last", "run", "health"])
    assert all(line.split()[-2:] == ["–", "–"] for line in lines)
    assert not (tmp_path / "none").exists()


def test_damaged_reports_are_named_and_the_others_count(archive: Path, tmp_path: Path) -> None:
    shutil.copytree(archive / "runs", runs := tmp_path / "runs")
    whole = max(runs.glob("*-ithome.json")).read_bytes()
    harmed = {
        "cut": whole[:-9],
        "other": b"{}",
        "letters": whole.replace(b"finished", b"fin\xffshed"),
        "count": whole.replace(b"/archived/", b"/praised/"),
    }
    for name, content in harmed.items():
        (runs / f"20990101T000000.000000Z-{name}.json").write_bytes(content)
    (runs / "20990101T000000.000000Z-folder.json").mkdir()
    done = scrapy("sites", "--json", "-s", f"OUTPUT_DIR={tmp_path}")
    table = {row["site"]: row for row in json.loads(done.stdout)}
    assert (done.returncode, table["ithome"]["health"], table["people"]["health"]) == (0, "ok", "ok; feed stale")
    lines = done.stderr.splitlines()
    for name, line in zip(sorted([*harmed, "folder"], reverse=True), lines, strict=True):
        assert f"Z-{name}.json: is left out, for it is no report of a run: " in line


def test_the_page_is_what_the_command_prints(tmp_path: Path) -> None:
    done = scrapy("sites", "--markdown")
    assert done.stdout == f"{page(rows())}\n" == (ROOT / "docs" / "site-table.md").read_text("utf-8")
