"""A file of any tier that was cut or changed is named, by file and record; what can be mended, the next run mends."""

import logging
import os
import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from newscrawl.archive import Archive
from newscrawl.archive.database import IndexDamagedError
from newscrawl.archive.journal import Journal
from newscrawl.archive.litter import sweep
from newscrawl.archive.pages import Page, PagesWriter
from newscrawl.archive.rebuild import rebuild_index, rebuild_records
from newscrawl.archive.verify import verify
from newscrawl.items import Article, Capture
from newscrawl.outcomes import State
from tests.articles import FETCHED, article

DAYS = 3


def fetched(number: int) -> tuple[Article, Page]:
    """Article *number*, of one of three days, with its page."""
    at = FETCHED + timedelta(days=number % DAYS)
    page = Page(url=article(number).url, status=200, headers=(), body=b"page %d" % number, fetched=at)
    return article(number, capture=Capture(fetched=at, digest=page.digest, parser="thepaper/next", route="json")), page


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Twelve articles of three days in four tiers."""
    for day in range(DAYS):
        pages = PagesWriter(tmp_path / "pages", f"run-{day}")
        archive = Archive(tmp_path, pages)
        for number in range(day, 12, DAYS):
            found, page = fetched(number)
            pages.add(page)
            archive.add(found)
        archive.close()
        pages.close()
    assert list(verify(tmp_path)) == []
    return tmp_path


def cut(path: Path) -> None:
    os.truncate(path, path.stat().st_size * 2 // 3)


def flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1 << random.Random(len(data)).randrange(8)
    path.write_bytes(data)


def zero(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2] + bytes(16) + data[len(data) // 2 + 16 :])


def empty(path: Path) -> None:
    path.write_bytes(b"")


def content(root: Path) -> dict[Path, bytes]:
    """Every page file."""
    return {path: path.read_bytes() for path in (root / "pages").rglob("*.warc.gz")}


TIERS = {"pages": "*.warc.gz", "journal": "*.jsonl", "records": "*.txt"}


@pytest.mark.parametrize("harm", [cut, flip, zero, empty])
@pytest.mark.parametrize("tier", TIERS)
@pytest.mark.parametrize("which", [0, 1, 2])
def test_verify_names_the_file_that_was_harmed(root: Path, tier: str, harm: Callable[[Path], None], which: int) -> None:
    path = sorted((root / tier).rglob(TIERS[tier]))[which]
    harm(path)
    found = [damage for damage in verify(root) if damage.tier == tier and damage.path == str(path.relative_to(root))]
    assert found
    assert all(damage.reason for damage in found)


@pytest.mark.parametrize("which", range(DAYS))
def test_a_journal_file_that_was_cut_is_followed_again_and_what_it_lost_is_fetched_again(
    root: Path, which: int, caplog: pytest.LogCaptureFixture
) -> None:
    path = Journal(root / "journal").files()[which]
    cut(path)
    with caplog.at_level(logging.WARNING):
        archive = Archive(root)
    assert f"index knows lines that {path.relative_to(root)} has lost" in caplog.text
    states = [archive.add(fetched(number)[0]).state for number in range(12)]
    archive.close()
    assert states.count(State.UNCHANGED) + states.count(State.ARCHIVED) == 12
    assert 1 <= states.count(State.ARCHIVED) <= 2
    (left,) = verify(root)  # half a line, which was a whole one
    assert (left.path, left.can_be_mended) == (str(path.relative_to(root)), False)


def test_a_line_that_was_changed_is_told_by_every_opening_that_reads_it_and_costs_no_other(root: Path) -> None:
    path = Journal(root / "journal").files()[1]
    flip(path)
    (harmed,) = [damage for damage in verify(root) if damage.path.startswith("journal/")]
    assert not harmed.can_be_mended
    assert rebuild_index(root) == 11
    archive = Archive(root)
    assert sum(archive.knows(article(number).url) for number in range(12)) == 11
    archive.close()


def test_records_that_were_harmed_come_back_byte_for_byte(root: Path) -> None:
    paths = sorted((root / "records").rglob("*.txt"))
    whole = {path: path.read_bytes() for path in paths}
    cut(paths[0])
    flip(paths[1])
    paths[2].unlink()
    assert rebuild_records(root) == 3
    assert {path: path.read_bytes() for path in (root / "records").rglob("*.txt")} == whole
    assert list(verify(root)) == []


@pytest.mark.parametrize("harm", [cut, flip])
def test_an_index_that_was_harmed_is_named_and_made_again(root: Path, harm: Callable[[Path], None]) -> None:
    path = root / "index.db"
    for place in range(0, path.stat().st_size, 4096):
        if harm is flip:
            data = bytearray(path.read_bytes())
            data[place + 3000] ^= 64
            path.write_bytes(data)
    if harm is cut:
        cut(path)
    found = list(verify(root))
    assert found
    assert {damage.tier for damage in found} == {"index"}
    rebuild_index(root)
    assert list(verify(root)) == []


def test_what_a_kill_left_half_written_goes_with_the_next_run_which_says_so(
    root: Path, caplog: pytest.LogCaptureFixture
) -> None:
    half = root / ".unfinished/.1.txt.4711"
    half.parent.mkdir(exist_ok=True)
    for path in (half, root / "index.db.new", root / "index.db.new-wal"):
        path.write_bytes(b"half")
    archive = Archive(root)
    archive.close()
    assert archive.tidied == 3
    assert "Removed 3 files that an interrupted run had left half-written" in caplog.text
    assert [path for path in root.rglob("*") if path.name == half.name or ".new" in path.name] == []
    assert list(verify(root)) == []


@pytest.mark.parametrize("left", [0, 5, 200])
def test_a_page_file_that_a_kill_tore_is_named_until_gc_cuts_it(root: Path, left: int) -> None:
    whole = min((root / "pages").rglob("*.warc.gz"))
    before, data = content(root), whole.read_bytes()
    torn = whole.with_name("killed.warc.gz") if left == 0 else whole
    torn.write_bytes(data[:0] if left == 0 else data + data[:left])
    (found,) = verify(root)
    assert (found.path, found.is_torn, found.can_be_mended) == (str(torn.relative_to(root)), True, True)
    swept = list(sweep(root, datetime.now(UTC)))
    assert [(one.path, one.bytes) for one in swept] == [(torn, left)]
    assert (content(root), list(verify(root))) == (before, [])


def test_a_record_that_was_cut_off_is_missed_by_its_version_also_after_gc(root: Path) -> None:
    path = sorted((root / "pages").rglob("*.warc.gz"))[1]
    cut(path)
    found = list(verify(root))
    assert len(found) > 1
    assert not any(damage.can_be_mended for damage in found)
    list(sweep(root, datetime.now(UTC)))
    assert list(verify(root)) == found


def test_whoever_waits_for_a_check_is_told_how_far_it_has_come(root: Path) -> None:
    told: dict[str, list[tuple[int, int]]] = {}
    assert list(verify(root, lambda what: lambda *far: told.setdefault(what, []).append(far))) == []
    assert list(told) == ["pages", "journal", "index", "records"]
    assert all(far == sorted(far) and far[-1][0] == far[-1][1] for far in told.values())


def test_a_journal_that_was_lost_is_missed_even_when_the_index_was_made_again(root: Path) -> None:
    (path, *_) = sorted((root / "journal").rglob("*.jsonl"))
    cut(path)
    Archive(root).close()
    rebuild_index(root)
    found = list(verify(root))
    assert {damage.tier for damage in found} == {"journal"}
    assert {damage.path.partition("/")[0] for damage in found} == {"journal", "records"}
    assert not any(damage.can_be_mended for damage in found)


def test_a_journal_alone_gives_everything_but_the_pages(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = tmp_path_factory.mktemp("other")
    shutil.copytree(root / "journal", other / "journal")
    archive = Archive(other)
    archive.close()
    assert archive.mended == 12
    assert list(verify(other)) == []


def test_a_deleted_journal_file_of_any_day_is_noticed(root: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = Journal(root / "journal").files()[0]
    path.unlink()
    with caplog.at_level(logging.WARNING):
        Archive(root).close()
    assert f"index knows lines that {path.relative_to(root)} has lost" in caplog.text


def test_pages_that_are_all_gone_are_missed_but_not_by_an_archive_that_keeps_none(root: Path) -> None:
    files = [path.relative_to(root).as_posix() for path in (root / "pages").rglob("*.warc.gz")]
    for name in files:
        (root / name).unlink()
    list(sweep(root, datetime.now(UTC)))
    found = list(verify(root))
    assert {damage.tier for damage in found} == {"pages"}
    assert sorted(damage.path for damage in found if damage.path in files) == sorted(files)
    assert len([damage for damage in found if "no page with the digest" in damage.reason]) == 12
    (root / "pages").rmdir()
    assert list(verify(root)) == []


@pytest.mark.parametrize("tier", TIERS)
def test_a_folder_in_place_of_a_file_is_a_file_that_is_missing(root: Path, tier: str) -> None:
    path = max((root / tier).rglob(TIERS[tier]))
    path.unlink()
    path.mkdir()
    (path / "left").touch()
    assert {damage.tier for damage in verify(root)} >= {tier}
    rebuild_index(root)
    Archive(root).close()
    assert {damage.tier for damage in verify(root)} <= {"journal", tier}


def test_an_archive_in_a_folder_of_any_name_is_verified_and_nothing_is_made_beside_it(
    root: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("named")
    shutil.copytree(root, folder / "a#b %41?c")
    assert list(verify(folder / "a#b %41?c")) == []
    assert [path.name for path in folder.iterdir()] == ["a#b %41?c"]


def test_the_name_of_a_seed_file_that_came_to_disk_before_its_line_is_no_lost_line(root: Path) -> None:
    left = root / "records/thepaper/2026/11/19/77.txt"
    left.parent.mkdir(parents=True, exist_ok=True)
    left.write_bytes(b"")
    (found,) = verify(root)
    assert (found.tier, found.can_be_mended, found.mend) == ("records", True, "scrapy archive gc, which removes it")
    assert [litter.path for litter in sweep(root, datetime.now(UTC)) if litter.path.suffix] == [left]
    assert list(verify(root)) == []


def test_gc_leaves_an_empty_seed_file_that_the_journal_fills(root: Path) -> None:
    files = sorted((root / "records").rglob("*.txt"))
    texts = {path: path.read_bytes() for path in files}
    for path in files[:2]:
        os.truncate(path, 0)
    assert list(sweep(root, datetime.now(UTC))) == []
    assert {damage.mend for damage in verify(root)} == {"scrapy archive rebuild records"}
    (root / "index.db").rename(root / "index.db.away")
    assert list(sweep(root, datetime.now(UTC))) == [], "nobody can tell whose they are"
    assert rebuild_records(root) == 2
    assert {path: path.read_bytes() for path in files} == texts


def test_text_in_the_index_that_is_none_any_more_costs_one_run_at_most(root: Path) -> None:
    path, word = root / "index.db", "号码头".encode()
    data = path.read_bytes()
    path.write_bytes(data.replace(word, b"\xff" + word[1:]))
    archive = Archive(root)
    with pytest.raises(IndexDamagedError, match="is damaged"):
        archive.add(fetched(1)[0])
    archive.close()
    archive = Archive(root)
    assert archive.add(fetched(1)[0]).state == State.UNCHANGED
    archive.close()
    assert list(verify(root)) == []


def test_an_index_that_would_enter_lines_once_more_is_named(root: Path) -> None:
    with closing(sqlite3.connect(root / "index.db")) as db:
        db.execute("UPDATE journals SET size = 0, safe = 0")
        db.commit()
    assert {(damage.tier, damage.where) for damage in verify(root)} == {
        ("index", path.relative_to(root).as_posix()) for path in Journal(root / "journal").files()
    }
    rebuild_index(root)
    assert list(verify(root)) == []


def test_an_index_of_another_version_is_named_as_such(root: Path) -> None:
    with closing(sqlite3.connect(root / "index.db")) as db:
        db.execute("PRAGMA user_version = 4")
    (damage,) = verify(root)
    assert (damage.tier, damage.can_be_mended) == ("index", True)
    assert damage.reason.startswith("it is of version 4, not ")
    Archive(root).close()
    assert list(verify(root)) == []
