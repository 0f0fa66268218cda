"""`scrapy crawl thepaper` again and again: what is due is asked for once more, and the archive tells what happened."""

import re
import sqlite3
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from newscrawl.archive.verify import verify
from tests.conftest import UNTAGGED, Crawled, crawler_into
from tests.replica import Replica

pytestmark = pytest.mark.e2e
RECENT = ("-a", "since=22h")
"""The replica's articles are of the last 20 hours or older than 25: none falls out of range between two runs."""


def make_due(output: Path) -> None:
    """As if days had passed."""
    with closing(sqlite3.connect(output / "index.db", isolation_level=None)) as db:
        db.execute("UPDATE visits SET due = '2020-01-01T00:00:00+00:00' WHERE due IS NOT NULL")


@dataclass
class Again:
    """Five runs over one replica."""

    output: Path
    edited: str = ""
    removed: str = ""
    outcomes: dict[str, dict[str, str]] = field(default_factory=dict)
    """What became of the URLs in range, by run."""
    statuses: dict[str, list[int]] = field(default_factory=dict)
    """How the replica answered for articles, by run."""


@pytest.fixture(scope="module")
def again(tmp_path_factory: pytest.TempPathFactory) -> Again:
    found = Again(tmp_path_factory.mktemp("again"))
    with Replica(articles=60, blocked=0, seed=3) as own:
        crawl = crawler_into(found.output, own)

        def turn(name: str) -> Crawled:
            own.clear_requests()
            done = crawl("thepaper", *RECENT)
            found.statuses[name] = [request["status"] for request in own.requests() if "Detail" in request["path"]]
            told = {o["url"]: f"{o['state']} {o['reason']} {o['detail']}".strip() for o in done.run["outcomes"]}
            found.outcomes[name] = {url: said for url, said in told.items() if not said.startswith("out_of_range")}
            return done

        edited, removed, *_ = turn("first").articles()
        turn("second")
        make_due(found.output)
        turn("due")
        own.edit(edited.article_id)
        own.remove(removed.article_id)
        make_due(found.output)
        turn("changed")
    found.edited, found.removed = edited.url, removed.url
    return found


def test_what_is_not_due_is_not_asked_for(again: Again) -> None:
    assert 304 not in again.statuses["second"]
    assert len(again.statuses["second"]) <= 2, "pages that turned out to be out of range are not remembered"
    assert {said.split()[0] for said in again.outcomes["second"].values()} <= {"known", "gone", "forwarded", "robots"}


def test_what_is_due_is_asked_for_on_condition(again: Again) -> None:
    unmodified = again.statuses["due"].count(304)
    assert unmodified > 5
    assert list(again.outcomes["due"].values()).count("unchanged not modified unchanged") == unmodified


def test_an_edit_is_a_revision_that_says_what_changed(again: Again) -> None:
    assert again.outcomes["changed"][again.edited].startswith(("revised  corrected: ", "revised  retitled: "))


def test_a_removal_is_a_withdrawal(again: Again) -> None:
    said = again.outcomes["changed"].get(again.removed)
    assert said in {None, "gone withdrawn HTTP 404"}  # None where no listing names it any more


def test_four_tiers_agree_after_all_that(again: Again) -> None:
    assert [damage for damage in verify(again.output) if "visits" not in damage.reason] == []


def test_a_page_has_its_request_and_what_was_read_from_it(again: Again) -> None:
    kinds: dict[str, set[str]] = {}
    with min(again.output.rglob("*.warc.gz")).open("rb") as file:
        for record in ArchiveIterator(file):
            headers = record.rec_headers
            belongs = headers.get_header("WARC-Concurrent-To") or headers.get_header("WARC-Record-ID")
            kinds.setdefault(belongs, set()).add(record.rec_type)
    whole = [kind for kind in kinds.values() if "response" in kind]
    assert whole
    assert all("request" in kind for kind in whole)
    assert {"response", "request", "metadata"} in whole


@pytest.mark.parametrize("table", ["bands", "visits"])
def test_an_index_that_turns_out_damaged_ends_the_run_in_one_line(tmp_path: Path, replica: Replica, table: str) -> None:
    output = tmp_path / "output"
    crawl = crawler_into(output, replica, *UNTAGGED)
    assert crawl("thepaper", *RECENT, "-a", "max_items=2").exit_code == 0
    with closing(sqlite3.connect(output / "index.db")) as db:
        (size,) = db.execute("PRAGMA page_size").fetchone()
        (page,) = db.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", [table]).fetchone()
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with (output / "index.db").open("r+b") as index:
        index.seek((page - 1) * size)
        index.write(b"\xee" * size)
    broken = crawl("thepaper", *RECENT, "-a", "listings=all")
    assert broken.exit_code == 4
    assert len(re.findall(r"ERROR: Ending the run: .*index\.db", broken.stderr)) == 1
    assert "Traceback" not in broken.stderr
    assert set(broken.outcomes("failed").values()) == {"not stored"}
    assert crawl("thepaper", *RECENT, "-a", "listings=all").exit_code == 0
    assert not list(verify(output))
