"""A run sees any number of addresses: what it notes of them takes no memory, and wants no disk."""

import subprocess
import sys

import pytest

from newscrawl.scratch import ROWS, Scratch
from tests.conftest import ROOT

MANY = """
import resource, sys
from newscrawl.archive.runs import RouteCount
from newscrawl.ledger import Ledger
from newscrawl.outcomes import State
from newscrawl.spiders.comparison import Comparison

def megabytes():
    return int(open("/proc/self/statm").read().split()[1]) * resource.getpagesize() / 2**20

limit = int(sys.argv[1])
if limit >= 0:
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
ledger, routes = Ledger(), {"home": RouteCount(), "channel": RouteCount()}
comparison = Comparison(routes)
for number in range(30_000):
    url = f"https://www.example.com/news/{number}.html"
    assert ledger.open(url, "example")
    for route in routes:
        comparison.note(url, route)
    assert ledger.link(url, url) is None
    assert ledger.settle(url, State.ARCHIVED)
    if number == 10_000:
        before = megabytes()
after = megabytes()
ledger.close("finished")
assert ledger.states() == {State.ARCHIVED: 30_000}
assert sum(outcome.url.startswith("https://www.example.com/news/") for outcome in ledger) == 30_000
assert not ledger.open("http://example.com/news/7.html/", "example")
assert routes["home"].shared == 30_000
print(after - before)
"""


def grown(limit: int) -> float:
    """By how many megabytes a process grows with 20,000 articles, when no file may have more than *limit* bytes."""
    done = subprocess.run(
        [sys.executable, "-c", MANY, str(limit)], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    return float(done.stdout)


def test_an_article_takes_less_than_a_hundred_bytes_of_memory() -> None:
    assert grown(-1) < 20_000 * 100 / 2**20 + 1  # and a megabyte for the allocator


@pytest.mark.parametrize("limit", [0, 1_000_000])
def test_where_there_is_no_room_on_disk_nothing_is_forgotten(limit: int) -> None:
    grown(limit)


def test_what_is_no_unicode_is_kept_as_its_escape() -> None:
    notes = Scratch("pairs (name TEXT PRIMARY KEY)")
    notes.do("INSERT INTO pairs VALUES (?)", "https://短.example/\ud800")
    assert notes.do("SELECT name FROM pairs").fetchall() == [("https://短.example/\\ud800",)]


def test_rows_that_wait_for_others_are_there_for_who_asks() -> None:
    notes = Scratch("pairs (number INTEGER PRIMARY KEY, name TEXT UNIQUE)", "others (name TEXT)")
    names = [str(number) for number in range(3 * ROWS + 5)]
    for name in names:
        notes.add("pairs (name)", name)
        notes.add("pairs (name)", name)  # is there
        notes.add("others", name)
    notes.add("others", "\ud800")
    assert [row for (row,) in notes.do("SELECT name FROM pairs ORDER BY number")] == names
    assert [row for (row,) in notes.do("SELECT name FROM others ORDER BY rowid")] == [*names, "\\ud800"]
