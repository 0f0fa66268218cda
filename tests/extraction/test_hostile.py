"""Pages that want to cost more than they are worth end with an article or in our own words.

A choice of those in `hostile`; `python -m tests.extraction.hostile https://news.example.com/a/1.html` reads all.
"""

import json
import subprocess
import sys

import pytest

from tests.conftest import ROOT
from tests.extraction.hostile import PAGES, SITES

PATIENCE = 90
"""Seconds for a process with several pages: a page that takes minutes fails the test, a busy machine does not."""
MEMORY = 700
"""MB, the start of the process included."""
TOGETHER = 12
NAMES = list(PAGES)[::5]
"""One of each kind: all of them take minutes."""
CHOSEN = [
    "other paragraphs",
    "less-than",
    "attributes",
    "deep graphs",
    "unclosed table",
    "open scripts",
    "a long title",
]


def costs(names: list[str], url: str) -> list[dict[str, object]]:
    command = [sys.executable, "-m", "tests.extraction.hostile", url, *names]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.parametrize("start", range(0, len(NAMES), TOGETHER))
def test_a_hostile_page_ends(start: int) -> None:
    names = NAMES[start : start + TOGETHER]
    rows = costs(names, SITES[0])
    assert [row["page"] for row in rows] == names
    assert [row for row in rows if int(str(row["mb"])) > MEMORY] == []


@pytest.mark.parametrize("url", SITES[1:])
def test_a_hostile_page_of_a_site_with_a_module_ends(url: str) -> None:
    assert len(costs(CHOSEN, url)) == len(CHOSEN)


FEED = """
from newscrawl.extraction.feeds import read_feed
from tests.articles import FETCHED
text = "<description><![CDATA[" * 200_000
feed = f"<rss><channel><item><link>http://a.example/1</link>{text}]]></description></item></channel></rss>"
print(len(read_feed(feed.encode(), "http://a.example/", now=FETCHED)))
"""
LIST = """
from newscrawl.sites.anchors import anchors_of
kinds = "<b", "<!--", "<b '", '<b "', "<b x='"
print(len(list(anchors_of("".join(f"<a href=/{n}>{kinds[n % 5] * 2_000}</a>" for n in range(200))))))
"""


@pytest.mark.parametrize(("code", "found"), [(FEED, 1), (LIST, 200)], ids=["feed", "list"])
def test_a_hostile_list_ends(code: str, found: int) -> None:
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, timeout=PATIENCE, check=True)
    assert int(done.stdout) == found
