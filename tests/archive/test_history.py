"""The archive tells what happened to an article, asks again when that is due, and forgets nothing."""

import json
import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from newscrawl.archive import Archive
from newscrawl.archive.due import INTERVALS, due_after
from newscrawl.archive.events import Kind
from newscrawl.archive.journal import read_journal
from newscrawl.archive.rebuild import rebuild_index, rebuild_records
from newscrawl.archive.verify import verify
from newscrawl.errors import ArchiveError
from newscrawl.items import Article, Capture
from newscrawl.outcomes import State
from tests.articles import BODY, FETCHED, PUBLISHED, article

URL = article().url
HOUR = timedelta(hours=1)


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    opened = Archive(tmp_path)
    yield opened
    opened.close()


def at(moment: datetime, **changes: Any) -> Article:
    capture = article().capture
    assert isinstance(capture, Capture)
    return article(**{**changes, "capture": replace(capture, fetched=moment)})


def kinds(archive: Archive, url: str = URL) -> list[str]:
    return [happened.kind for happened in archive.index.history(url)]


def test_a_correction_says_what_changed(archive: Archive) -> None:
    archive.add(article())
    stored = archive.add(article(body=BODY.replace("六个", "八个")))
    assert (stored.state, stored.detail) == (State.REVISED, "corrected: body (number_or_name)")
    (_, second) = archive.index.history(URL)
    assert (second.kind, second.version, second.fields, second.materiality) == (
        "corrected",
        2,
        "body",
        "number_or_name",
    )


def test_every_version_can_be_read_at_its_place(archive: Archive) -> None:
    for headline in ("一", "二", "三"):
        archive.add(article(headline=headline))
    lines = [next(read_journal(archive.root / h.journal, h.start)) for h in archive.index.history(URL)]
    assert [line.article.headline for line in lines if line.article] == ["一", "二", "三"]


def test_a_withdrawn_article_is_marked_once_and_nothing_is_deleted(archive: Archive) -> None:
    archive.add(article())
    for hours in (1, 2):
        assert archive.add_visit(URL, "thepaper", FETCHED + hours * HOUR, gone="HTTP 404").state == State.GONE
    entry = archive.index.get(URL)
    assert entry
    assert (entry.state, kinds(archive)) == ("withdrawn", ["archived", "withdrawn"])
    assert (archive.root / entry.path).exists()


def test_a_withdrawn_article_can_come_back(archive: Archive) -> None:
    archive.add(article())
    archive.add_visit(URL, "thepaper", FETCHED + HOUR, gone="HTTP 410")
    assert archive.add(at(FETCHED + 2 * HOUR)).detail == "restored"
    archive.add_visit(URL, "thepaper", FETCHED + 3 * HOUR, gone="HTTP 410")
    back = archive.add(at(FETCHED + 4 * HOUR, headline="新标题"))
    assert back.detail == "restored; retitled: headline (headline)"
    assert kinds(archive) == ["archived", "withdrawn", "restored", "withdrawn", "restored", "retitled"]


def test_an_article_that_moved_goes_on_under_its_new_address(archive: Archive) -> None:
    archive.add(article())
    moved = archive.add(article(2, article_id="1"), asked=URL)
    again = archive.add(article(2, article_id="1"), asked=URL)
    assert (moved.state, moved.detail) == (State.ARCHIVED, f"moved from {URL}")
    assert again.detail == ""
    assert (kinds(archive), archive.index.history(URL)[-1].detail) == (["archived", "moved"], article(2).url)
    visit = archive.visit(URL)
    assert visit
    assert visit.due is None


def elsewhere(**changes: Any) -> Article:
    """The article with the same id at another address of its site."""
    return at(FETCHED + HOUR, url="https://www.thepaper.cn/other/1", **changes)


@pytest.mark.parametrize(
    "changed", [{}, {"headline": "新标题"}, {"body": "另一段很短的文字。"}], ids=["none", "title", "text"]
)
def test_an_article_with_the_same_id_at_another_address_has_moved(archive: Archive, changed: dict[str, str]) -> None:
    archive.add(article())
    moved = archive.add(elsewhere(**changed))
    assert (moved.state, moved.detail) == (State.ARCHIVED, f"moved from {URL}")
    assert (kinds(archive), archive.index.history(URL)[-1].detail) == (["archived", "moved"], elsewhere().url)
    assert archive.add(elsewhere(**changed)).state == State.UNCHANGED
    assert archive.near_duplicate(elsewhere(**changed)) is None


def test_another_article_with_the_same_id_has_not_moved_and_has_its_own_seed_file(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    archive.add(article())
    other = elsewhere(headline="别的频道", body="完全不同的另一篇文章，" * 20)
    assert archive.add(other).detail == ""
    entries = [archive.index.get(url) for url in (URL, other.url)]
    paths = {archive.root / entry.path for entry in entries if entry}
    assert len({path.read_text(encoding="utf-8") for path in paths}) == 2
    assert kinds(archive) == ["archived"]
    archive.close()
    assert list(verify(archive.root)) == []
    assert rebuild_records(archive.root) == 0


@pytest.mark.parametrize(
    "name", ["", ".", "../../x", "長" * 90, "." + "a" * 300], ids=["none", "dot", "up", "han", "long"]
)
def test_any_id_names_a_seed_file(archive: Archive, name: str) -> None:
    archive.add(article(article_id=name))
    (path,) = (archive.root / "records").rglob("*.txt")
    assert not path.name.startswith(".")


def test_what_was_gone_from_the_start_is_remembered(archive: Archive) -> None:
    archive.add_visit(URL, "thepaper", FETCHED, gone="gone")
    visit = archive.visit(URL)
    assert visit
    assert (visit.state, visit.is_due(FETCHED), visit.is_due(FETCHED + HOUR)) == ("gone", False, True)
    assert not archive.knows(URL)
    assert archive.add(at(FETCHED + HOUR)).state == State.ARCHIVED


def test_visits_become_rare_and_end() -> None:
    born, visits = FETCHED, [FETCHED]
    while due := due_after(visits[-1], born):
        visits.append(due)
    gaps = [later - earlier for earlier, later in pairwise(visits)]
    assert gaps == sorted(gaps)
    assert len(visits) < 25
    assert set(gaps) == {interval for _, interval in INTERVALS}


def test_an_unchanged_visit_puts_the_next_one_off_and_keeps_the_validators(archive: Archive) -> None:
    archive.add(at(PUBLISHED.astimezone(UTC)), etag='"1"', last_modified="then")
    archive.add_visit(URL, "thepaper", PUBLISHED.astimezone(UTC) + HOUR)
    visit = archive.visit(URL)
    assert visit
    assert (visit.etag, visit.last_modified, visit.due) == ('"1"', "then", "2026-11-18T03:00:00+00:00")
    assert kinds(archive) == ["archived"]


def fill(archive: Archive) -> None:
    """Some of everything that can happen."""
    for number in range(6):
        archive.add(article(number), etag=f'"{number}"')
    archive.add(article(0, headline="改过的标题"))
    archive.add(article(1))
    archive.add_visit(article(2).url, "thepaper", FETCHED + HOUR, gone="HTTP 404")
    archive.add(article(2))
    archive.add_visit(article(3).url, "thepaper", FETCHED + HOUR, gone="HTTP 404")
    archive.add(article(9, article_id="4"), asked=article(4).url)
    archive.add_visit(article(99).url, "thepaper", FETCHED, gone="gone")


def content(root: Path) -> list[list[Any]]:
    with sqlite3.connect(root / "index.db") as db:
        tables = ("articles", "events", "visits", "bands", "journals")
        found = [db.execute(f"SELECT * FROM {table}").fetchall() for table in tables]  # noqa: S608 (our own names)
    db.close()
    return found


def test_tiers_that_are_made_again_are_the_same(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    fill(archive)
    archive.close()
    index = content(tmp_path)
    files = {path: path.read_bytes() for path in (tmp_path / "records").rglob("*.txt")}
    told: list[tuple[int, int]] = []
    rebuild_index(tmp_path, lambda done, total: told.append((done, total)))
    shutil.rmtree(tmp_path / "records")
    assert rebuild_records(tmp_path) >= len(files)
    assert content(tmp_path) == index
    assert {path: path.read_bytes() for path in (tmp_path / "records").rglob("*.txt")} == files
    assert told[-1][0] == told[-1][1]
    assert rebuild_records(tmp_path) == 0
    assert list(verify(tmp_path)) == []


def test_nothing_is_made_again_while_the_archive_is_open(archive: Archive) -> None:
    archive.add(article())
    with pytest.raises(ArchiveError, match="a crawl or another command is at work"):
        rebuild_index(archive.root)


def test_order_is_that_of_arrival_when_the_clock_goes_back(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    archive.add(at(FETCHED))
    archive.add(at(FETCHED - timedelta(days=40), headline="später"))
    archive.close()
    before = content(tmp_path)
    rebuild_index(tmp_path)
    assert content(tmp_path) == before
    archive = Archive(tmp_path)
    entry = archive.index.get(URL)
    archive.close()
    assert entry
    assert (entry.headline, entry.versions) == ("später", 2)


@pytest.mark.parametrize("schema", [1, 2, 3])
def test_journals_of_every_schema_are_read(tmp_path: Path, schema: int) -> None:
    path = tmp_path / "journal/2026/11/18/thepaper.jsonl"
    path.parent.mkdir(parents=True)
    shutil.copy(Path(__file__).parent / f"journals/schema-{schema}.jsonl", path)
    archive = Archive(tmp_path)
    entries = [archive.index.get(article(number).url) for number in (1, 2)]
    told = kinds(archive)
    archive.close()
    assert [(entry.headline, entry.versions) for entry in entries if entry] == [
        ("第一号码头停用旧系统", 2),
        ("第2号码头启用新系统", 1),
    ]
    assert told[:2] == ["archived", "corrected" if schema == 1 else "retitled"]
    assert archive.damaged == 0


def test_lines_without_a_text_have_address_and_site(archive: Archive) -> None:
    archive.add_visit(URL, "thepaper", FETCHED, gone="HTTP 404")
    (path,) = archive.journal.files()
    line = json.loads(path.read_bytes())
    assert (line["url"], line["site"], line["event"]["kind"]) == (URL, "thepaper", Kind.GONE)
