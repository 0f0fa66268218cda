"""A line of the journal has to be followed by this run and all to come: what cannot be followed gets no line."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from newscrawl.archive import Archive, Stored
from newscrawl.archive.archive import Incoming
from newscrawl.archive.current import newest
from newscrawl.archive.verify import verify
from newscrawl.items import Image
from newscrawl.outcomes import State
from tests.articles import FETCHED, article

NEVER = datetime.max.replace(tzinfo=UTC)
"""In Beijing that is no time any more, and the seed file's place is the day there."""


def addresses(root: Path) -> set[str]:
    return {found.url for _, found in newest(root)}


def test_an_article_that_cannot_be_followed_costs_itself_and_no_other_then_or_later(tmp_path: Path) -> None:
    group = [article(1), article(2, date_published=NEVER), article(3)]
    archive = Archive(tmp_path)
    first, broken, last = archive.add_each([Incoming(one) for one in group])
    assert isinstance(broken, OverflowError)
    assert first == last == Stored(State.ARCHIVED)
    assert archive.visit(group[1].url) is None, "it is due"
    archive.close()
    archive = Archive(tmp_path)
    assert archive.add(article(2)).state == State.ARCHIVED
    archive.close()
    assert addresses(tmp_path) == {one.url for one in group}
    assert list(verify(tmp_path)) == []


def test_a_picture_at_an_address_that_is_none_is_one_like_others(tmp_path: Path) -> None:
    pictured = article(1, images=(Image(url="https://[pictures/1.jpg"),))
    archive = Archive(tmp_path)
    assert archive.add(pictured).state == State.ARCHIVED
    assert archive.add(pictured).state == State.UNCHANGED
    assert archive.add(replace(pictured, images=(Image(url="https://[pictures/2.jpg"),))).state == State.REVISED
    archive.close()
    Archive(tmp_path).close()
    assert list(verify(tmp_path)) == []


def test_an_article_that_comes_back_and_cannot_be_stored_is_as_due_as_it_was(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    archive.add(article(1))
    archive.add_visit(article(1).url, "thepaper", FETCHED + timedelta(hours=1), gone="HTTP 404")
    before = archive.visit(article(1).url)
    (broken,) = archive.add_each([Incoming(article(1, date_published=NEVER))])
    assert isinstance(broken, OverflowError)
    assert archive.visit(article(1).url) == before
    assert archive.add(article(1, headline="港口又启用")).detail == "restored; retitled: headline (headline)"
    archive.close()
    assert list(verify(tmp_path)) == []
