"""Listings that bring news are asked in every run, others ever more rarely; and nothing falls between two visits."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from newscrawl.archive import Archive
from newscrawl.archive.due import LONGEST, SHORTEST, listing_due_after
from newscrawl.archive.rebuild import rebuild_index
from newscrawl.archive.verify import verify
from tests.articles import FETCHED
from tests.conftest import Crawled, crawler_into
from tests.replica import Replica

LIST = "https://www.example.com/list"
HOUR = timedelta(hours=1)
DAY = 24 * HOUR


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    opened = Archive(tmp_path)
    yield opened
    opened.close()


def ask(archive: Archive, hours: float, news: int, back: float = 24) -> None:
    """A visit so many hours after FETCHED, for articles of so many hours."""
    at = FETCHED + hours * HOUR
    archive.add_listing(LIST, "example", at, since=at - back * HOUR, news=news)


def is_due(archive: Archive, hours: float, back: float = 24) -> bool:
    found = archive.listing(LIST)
    assert found
    now = FETCHED + hours * HOUR
    return found.is_due(now, now - back * HOUR)


def visits(quiet: timedelta) -> list[datetime]:
    """The visits of somebody who asks as soon as he may, but every minute at most, after the last news."""
    found = [FETCHED]
    while found[-1] < FETCHED + quiet:
        found.append(max(listing_due_after(found[-1], FETCHED), found[-1] + timedelta(minutes=1)))
    return found


def test_the_interval_grows_while_nothing_is_new_and_is_bounded() -> None:
    gaps = [later - earlier for earlier, later in pairwise(visits(10 * DAY))]
    assert gaps == sorted(gaps)
    assert gaps[-1] == LONGEST
    assert [gap for gap in gaps if timedelta(minutes=1) < gap < SHORTEST] == []


def test_what_brought_news_is_asked_in_every_run(archive: Archive) -> None:
    ask(archive, 0, news=0)
    assert is_due(archive, 0.01)
    ask(archive, 8, news=0)
    assert [is_due(archive, hours) for hours in (8.1, 11.9, 12.1)] == [False, False, True]
    ask(archive, 9, news=2)
    assert is_due(archive, 9.01)


def test_a_run_that_looks_further_back_asks_in_any_case(archive: Archive) -> None:
    ask(archive, 0, news=1)
    ask(archive, 10, news=0)
    assert not is_due(archive, 11)
    assert is_due(archive, 11, back=48)


def test_a_run_that_looks_back_for_two_hours_asks_every_hour(archive: Archive) -> None:
    ask(archive, 0, news=1, back=2)
    ask(archive, 10, news=0, back=2)
    assert [is_due(archive, hours, back=2) for hours in (10.9, 11.1)] == [False, True]


def test_a_clock_that_was_ahead_does_not_put_off_anything(archive: Archive) -> None:
    ask(archive, 0, news=1)
    ask(archive, 9000, news=0)
    assert is_due(archive, 1)


def test_a_listing_that_nobody_asked_is_unknown(archive: Archive) -> None:
    assert archive.listing(LIST) is None


def rows(root: Path) -> list[Any]:
    with closing(sqlite3.connect(root / "index.db")) as db:
        return db.execute("SELECT * FROM listings ORDER BY url").fetchall()


def test_the_state_is_made_again_from_the_journal(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    for hours, news in ((0, 3), (5, 0), (8, 0)):
        ask(archive, hours, news)
    archive.close()
    before = rows(tmp_path)
    assert len(before) == 1
    rebuild_index(tmp_path)
    assert rows(tmp_path) == before
    assert list(verify(tmp_path)) == []
    with closing(sqlite3.connect(tmp_path / "index.db", isolation_level=None)) as db:
        db.execute("UPDATE listings SET due = asked")
    assert {(damage.tier, damage.where) for damage in verify(tmp_path)} == {("index", LIST)}


def grow_quiet(root: Path) -> int:
    """As if no listing had brought anything for nine hours, and all had been asked an hour ago; how many there are."""
    now = datetime.now(UTC)
    known = rows(root)
    archive = Archive(root)
    for url, site, *_ in known:
        for hours, news in ((9, 1), (1, 0)):
            at = now - hours * HOUR
            archive.add_listing(url, site, at, since=at - 20 * HOUR, news=news)
    archive.close()
    return len(known)


@pytest.mark.e2e
def test_a_crawl_leaves_quiet_listings_alone_until_they_are_due_or_somebody_says_so(tmp_path: Path) -> None:
    with Replica(articles=60, blocked=0, seed=3) as site:
        crawl = crawler_into(tmp_path, site)

        def turn(*words: str) -> tuple[Crawled, int, int]:
            site.clear_requests()
            done = crawl("thepaper", *(words or ("-a", "since=20h")))
            waiting = sum(route["waiting"] for route in done.run["routes"].values())
            return done, waiting, len([one for one in site.requests() if "robots" not in one["path"]])

        first, waited, _ = turn()
        assert (first.exit_code, waited) == (0, 0)
        known = grow_quiet(tmp_path)
        assert known > 10
        news = {found.url for found in site.grow(8) if found.kind == "article" and not found.disallowed}
        quiet, waited, asked = turn()
        assert (quiet.exit_code, quiet.run["verdict"], waited, asked) == (0, "nothing new", known, 0)
        assert "listings=all asks them in any case" in quiet.stderr
        every, waited, _ = turn("-a", "since=20h", "-a", "listings=all")
        assert waited == 0
        assert set(every.outcomes("archived")) & news
        brought = {url for url, _, asked_at, brought_at, *_ in rows(tmp_path) if asked_at == brought_at}
        assert 0 < len(brought) < known
        grow_quiet(tmp_path)
        assert turn("-a", "since=3d")[1] == 0
        grow_quiet(tmp_path)
        assert turn("-a", "channels=科技", "-a", "since=20h")[1] == 0
    assert list(verify(tmp_path)) == []


@pytest.mark.e2e
def test_a_run_that_does_not_get_to_all_articles_asks_their_listings_again(tmp_path: Path) -> None:
    with Replica(articles=60, blocked=0, seed=3) as site:
        crawl = crawler_into(tmp_path, site)
        assert crawl("thepaper", "-a", "since=20h", "-a", "max_items=2").exit_code == 0
        full = {url for url, *_ in rows(tmp_path)}
        assert crawl("thepaper", "-a", "since=20h").exit_code == 0
    assert len(full) < len(rows(tmp_path))


def test_a_word_that_is_neither_is_a_mistake(tmp_path: Path) -> None:
    with Replica(articles=5) as site:
        done = crawler_into(tmp_path, site)("thepaper", "-a", "listings=some")
    assert done.exit_code == 2
    assert done.stderr.strip().endswith("is neither all nor due")
