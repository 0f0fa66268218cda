"""http and https, www and none, a slash at the end: one article, under the address that was seen first."""

import hashlib
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from newscrawl.archive import Archive
from newscrawl.archive.current import newest
from newscrawl.archive.events import Event, Kind, Stored
from newscrawl.archive.journal import Journal, Told, encode_together
from newscrawl.archive.past import steps
from newscrawl.archive.rebuild import rebuild_index
from newscrawl.archive.verify import verify
from newscrawl.items import Article
from newscrawl.outcomes import State
from newscrawl.urls import spellings, stem
from tests.articles import FETCHED, article

FIRST = "http://www.example.com/2026/a.html?id=7"
TWINS = tuple(spellings(FIRST)[1:])
OTHERS = (
    "https://m.example.com/2026/a.html?id=7",
    "https://example.com/2026/a.html?id=8",
    "https://example.com/2026/a.html",
    "https://example.com:8443/2026/a.html?id=7",
    "https://example.com/2026/A.html?id=7",
)


def at(url: str) -> Article:
    """As the generic rules read it: the host is the site, and the id is made of the address."""
    return replace(
        article(1), url=url, site=url.split("/")[2], article_id=hashlib.sha256(url.encode()).hexdigest()[:16]
    )


def journal(root: Path) -> list[str]:
    return [found.url for _, found in newest(root)]


@pytest.mark.parametrize("url", [FIRST, *TWINS, *OTHERS])
def test_what_is_a_spelling_of_what_is_mutual(url: str) -> None:
    assert spellings(url)[0] == url
    assert len(set(spellings(url))) == len(spellings(url))
    assert all(set(spellings(twin)) == set(spellings(url)) for twin in spellings(url))
    assert all(stem(url) in twin.replace("/?", "?") for twin in spellings(url))
    assert (url in spellings(FIRST)) is (url not in OTHERS)


@pytest.mark.parametrize("twin", TWINS)
def test_the_first_spelling_stands_for_all(tmp_path: Path, twin: str) -> None:
    archive = Archive(tmp_path)
    assert archive.add(at(FIRST)).state == State.ARCHIVED
    assert archive.knows(twin)
    assert archive.visit(twin) == archive.visit(FIRST)
    assert archive.near_duplicate(at(twin)) is None
    assert archive.add(at(twin), asked=twin).state == State.UNCHANGED
    told = archive.add(replace(at(twin), headline="另一个标题"), asked=FIRST)
    assert (told.state, told.detail) == (State.REVISED, "retitled: headline (headline)")
    later = FETCHED + timedelta(hours=1)
    assert archive.add_visit(FIRST, at(FIRST).site, later, gone="HTTP 404").detail == "withdrawn"
    assert archive.add_visit(twin, at(twin).site, later).detail == "restored"
    archive.close()
    assert journal(tmp_path) == [FIRST]
    assert [step.kind for step in steps(tmp_path, twin)] == ["archived", "retitled", "withdrawn", "restored"]
    assert len(list((tmp_path / "records").rglob("*.txt"))) == 1
    assert list(verify(tmp_path)) == []
    (tmp_path / "index.db").unlink()
    assert len(steps(tmp_path, twin)) == 4


@pytest.mark.parametrize("twin", TWINS)
def test_what_is_gone_in_one_spelling_says_nothing_of_another(tmp_path: Path, twin: str) -> None:
    with closing(Archive(tmp_path)) as archive:
        assert archive.add_visit(twin, at(twin).site, FETCHED, gone="HTTP 404") == Stored(State.GONE)
        assert archive.visit(FIRST) is None
        archive.add(at(FIRST))
        later = FETCHED + timedelta(hours=1)
        told = archive.add_visit(twin, at(twin).site, later, gone="HTTP 404")
        assert told == Stored(State.GONE, elsewhere=FIRST)
        assert archive.visit(twin) == archive.visit(FIRST)
    assert [step.kind for step in steps(tmp_path, FIRST)] == ["archived"]
    assert list(verify(tmp_path)) == []


def test_an_address_that_is_gone_after_its_article_moved_is_no_withdrawal(tmp_path: Path) -> None:
    url = OTHERS[0]
    with closing(Archive(tmp_path)) as archive:
        archive.add(at(FIRST))
        archive.add(at(url), asked=FIRST)
        later = FETCHED + timedelta(hours=1)
        assert archive.add_visit(FIRST, at(FIRST).site, later, gone="HTTP 404") == Stored(State.GONE)
    assert [step.kind for step in steps(tmp_path, FIRST)] == ["archived", "moved"]
    assert list(verify(tmp_path)) == []


@pytest.mark.parametrize("other", OTHERS)
def test_other_addresses_are_other_articles(tmp_path: Path, other: str) -> None:
    archive = Archive(tmp_path)
    archive.add(at(FIRST))
    assert not archive.knows(other)
    assert archive.add(at(other)).state == State.ARCHIVED
    archive.close()


def test_an_older_archive_that_has_both_keeps_both_and_asks_for_neither(tmp_path: Path) -> None:
    twin = TWINS[0]
    lines = [encode_together([Told(url, "example.com", Event(kind=Kind.ARCHIVED), at(url))]) for url in (FIRST, twin)]
    path = Journal(tmp_path / "journal").path("example.com", FETCHED.date())
    path.parent.mkdir(parents=True)
    path.write_bytes(b"".join(line for (line,) in lines))
    archive = Archive(tmp_path)
    assert [archive.knows(url) for url in (FIRST, *TWINS)] == [True] * 8
    assert [archive.add(at(url), asked=url).state for url in (FIRST, twin)] == [State.UNCHANGED] * 2
    archive.close()
    assert sorted(journal(tmp_path)) == sorted([FIRST, twin])
    assert [steps(tmp_path, url)[0].line.url for url in (FIRST, twin, TWINS[1])] == [FIRST, twin, FIRST]
    assert rebuild_index(tmp_path) == 4
    assert list(verify(tmp_path)) == []


def test_an_older_archive_that_took_a_spelling_for_a_move_goes_on_where_it_moved_to(tmp_path: Path) -> None:
    twin = TWINS[0]
    told = [
        Told(FIRST, "example.com", Event(kind=Kind.ARCHIVED), at(FIRST)),
        Told(twin, "example.com", Event(kind=Kind.ARCHIVED), at(twin)),
        Told(FIRST, "example.com", Event(kind=Kind.MOVED, at=FETCHED, to=twin)),
    ]
    path = Journal(tmp_path / "journal").path("example.com", FETCHED.date())
    path.parent.mkdir(parents=True)
    path.write_bytes(b"".join(b"".join(encode_together([one])) for one in told))
    archive = Archive(tmp_path)
    assert [archive.add(at(url), asked=url).state for url in (FIRST, twin, TWINS[2])] == [State.UNCHANGED] * 3
    archive.close()
    assert journal(tmp_path) == [twin]
