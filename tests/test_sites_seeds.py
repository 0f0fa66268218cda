"""Rows of one's own in seeds/seeds.csv: those that lead to one list ask it once."""

import json
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from newscrawl.seeds import COLUMNS
from tests.conftest import IN_A_HURRY, ROOT, UNTAGGED, Crawled
from tests.replica import Replica

pytestmark = pytest.mark.e2e


def crawled(folder: Path, rows: list[str], *words: str) -> tuple[Crawled, Counter[str]]:
    """What `scrapy crawl` does in a project with these seeds, and how often it asked for each list."""
    for name in ("newscrawl", "pipelines"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "scrapy.cfg", folder)
    (folder / "seeds").mkdir()
    (folder / "seeds" / "seeds.csv").write_text("\n".join([",".join(COLUMNS), *rows, ""]), "utf-8")
    with Replica(articles=20, blocked=0) as newsrooms:
        command = [sys.executable, "-m", "scrapy", "crawl", *words, "-s", f"ROUTE_ALL_TO={newsrooms.address}"]
        command += ["-s", f"OUTPUT_DIR={folder}/output", "-s", "RETRY_TIMES=0", *IN_A_HURRY, *UNTAGGED]
        done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", timeout=120, check=False)
        asked = Counter(f"{request['host']}{request['path']}" for request in newsrooms.requests())
    return Crawled(done.returncode, done.stdout, done.stderr, folder / "output"), asked


@pytest.mark.parametrize("words", [["ithome"], ["news", "-a", "topic=ai"]], ids=["site", "topic"])
def test_rows_that_lead_to_one_list_ask_it_once(words: list[str], tmp_path: Path) -> None:
    rows = ["ithome,page,https://www.ithome.com/list/,最新,ai", "ithome,page,http://ithome.com/list#new,新闻,ai"]
    done, asked = crawled(tmp_path, rows, *words, "-a", "since=2000-01-01")
    assert asked["www.ithome.com/list/"] + asked["ithome.com/list"] == 1
    assert [(route["requests"], route["articles"]) for route in done.run["routes"].values()] == [(1, 3)]
    assert (done.exit_code, len(done.articles())) == (0, 3)


def test_one_list_that_two_routes_read_is_asked_once_and_counts_for_both(tmp_path: Path) -> None:
    rows = [f"ithome,{kind},https://www.ithome.com/list/,最新," for kind in ("page", "feed")]
    done, asked = crawled(tmp_path, rows, "ithome", "-a", "since=2000-01-01")
    routes = done.run["routes"]
    assert asked["www.ithome.com/list/"] == 1
    assert {name: (route["requests"], route["failures"]) for name, route in routes.items()} == {
        "page": (1, 0),
        "feed": (1, 1),  # it is none
    }
    assert {article.site for article in done.articles()} == {"ithome"}
    assert json.dumps(done.run["outcomes"]).count("archived") == 3


def test_lists_that_differ_in_a_parameter_are_two(tmp_path: Path) -> None:
    rows = [f"ithome,page,https://www.ithome.com/list/?from={word},最新," for word in ("win", "soft")]
    done, asked = crawled(tmp_path, rows, "ithome", "-a", "since=2000-01-01")
    assert sum(asked[address] for address in asked if "/list/" in address) == 2
    assert done.run["routes"]["page"]["requests"] == 2
