"""Lines that the index knows to have been on disk, and that are gone or there twice, are told for good."""

import shutil
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from newscrawl.archive import Archive
from newscrawl.archive.damage import Damage
from newscrawl.archive.journal import Journal
from newscrawl.archive.rebuild import rebuild_index, rebuild_records
from newscrawl.archive.verify import verify
from newscrawl.items import Article, Capture
from tests.articles import FETCHED, article

COUNT = 4


def seen(number: int, hours: int = 0, **changes: object) -> Article:
    """Article *number* as it was fetched so many hours later."""
    capture = Capture(fetched=FETCHED + timedelta(hours=hours), digest="sha256:0", parser="thepaper/next", route="json")
    return article(number, capture=capture, **changes)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Four articles, the first of them in two versions."""
    archive = Archive(tmp_path)
    for number in range(COUNT):
        archive.add(seen(number))
    archive.add(seen(0, 1, headline="第零号码头停用旧系统"))
    archive.close()
    return tmp_path


def journal(root: Path) -> Path:
    (path,) = Journal(root / "journal").files()
    return path


def damages(root: Path) -> list[Damage]:
    """Those of journal files that nothing mends."""
    return [one for one in verify(root) if one.path.startswith("journal/") and not one.can_be_mended]


def next_run(root: Path) -> None:
    archive = Archive(root)
    archive.add(seen(9))
    archive.close()


@pytest.mark.parametrize("opened", ["by a run", "by rebuild"])
@pytest.mark.parametrize("left", range(COUNT + 1))
@pytest.mark.parametrize("cut", ["between lines", "in a line"])
def test_lines_that_were_cut_off_below_what_was_on_disk_are_told_for_good(
    root: Path, cut: str, left: int, opened: str
) -> None:
    path = journal(root)
    lines = path.read_bytes().splitlines(keepends=True)
    kept = b"".join(lines[:left]) + (lines[left][:200] if cut == "in a line" else b"")
    path.write_bytes(kept)
    assert len(damages(root)) == 1
    assert not any(one.is_torn for one in verify(root)), "it is no tear"
    if opened == "by rebuild":
        rebuild_index(root)
    next_run(root)
    rebuild_records(root)
    (told,) = damages(root)
    assert ("lines that were here are lost" in told.reason) == (cut == "between lines")
    assert path.read_bytes().startswith(kept + b"\n")


def test_lines_of_a_killed_run_that_were_on_disk_are_told_for_good(root: Path, tmp_path: Path) -> None:
    archive, killed = Archive(root), tmp_path.with_name(f"{tmp_path.name}-killed")
    for number in range(10, 14):
        archive.add(seen(number))
    shutil.copytree(root, killed)
    archive.close()
    path = journal(killed)
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines[:-2]))
    assert len(damages(killed)) == 1
    next_run(killed)
    (told,) = damages(killed)
    assert "lines that were here are lost" in told.reason


def test_a_journal_file_that_is_gone_is_told_for_good(root: Path) -> None:
    path = journal(root)
    path.unlink()
    shutil.rmtree(root / "records")
    next_run(root)
    assert [one.path for one in damages(root)] == [path.relative_to(root).as_posix()]


def test_a_journal_file_that_comes_back_is_whole_again(root: Path) -> None:
    path = journal(root)
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    Archive(root).close()
    path.write_bytes(data)
    Archive(root).close()
    assert list(verify(root)) == []


def test_a_line_that_nobody_was_promised_may_go_with_the_power(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = Archive(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr("newscrawl.archive.writing.OFTEN", 1)
        archive.add(seen(1))
    archive.add(seen(2))
    path, before = journal(tmp_path), tmp_path / "index"
    with closing(sqlite3.connect(tmp_path / "index.db")) as db, closing(sqlite3.connect(before)) as copy:
        db.backup(copy)  # the index came to disk, and the line did not
    whole = path.read_bytes().splitlines(keepends=True)
    archive.close()
    path.write_bytes(whole[0] + whole[1][:100])
    for file in tmp_path.glob("index.db*"):
        file.unlink()
    before.rename(tmp_path / "index.db")
    Archive(tmp_path).close()
    assert path.read_bytes() == whole[0]
    assert damages(tmp_path) == []


@pytest.mark.parametrize("which", range(COUNT + 1))
@pytest.mark.parametrize("at", ["behind it", "at the end"])
def test_a_version_that_is_there_twice_is_told(root: Path, which: int, at: str) -> None:
    path = journal(root)
    lines = path.read_bytes().splitlines(keepends=True)
    lines.insert(which + 1 if at == "behind it" else len(lines), lines[which])
    path.write_bytes(b"".join(lines))
    rebuild_index(root)
    (told,) = damages(root)
    assert told.where == seen(0 if which == COUNT else which).url
    assert ("archives it once more" if which < COUNT else "is there once more") in told.reason


@pytest.mark.parametrize("at", ["behind it", "at the end"])
def test_a_visit_that_is_there_twice_is_told(root: Path, at: str) -> None:
    archive = Archive(root)
    archive.add_visit(article(1).url, "thepaper", FETCHED + timedelta(hours=2))
    archive.add_visit(article(2).url, "thepaper", FETCHED + timedelta(hours=2), gone="HTTP 404")
    archive.close()
    path = journal(root)
    lines = path.read_bytes().splitlines(keepends=True)
    lines.insert(-1 if at == "behind it" else len(lines), lines[-2])
    path.write_bytes(b"".join(lines))
    assert [(told.where, told.tier) for told in damages(root)] == [(article(1).url, "journal")]


def test_a_version_that_comes_back_later_is_none_that_is_there_twice(root: Path) -> None:
    archive = Archive(root)
    archive.add(seen(0, 2))
    archive.add(seen(0, 3, headline="第零号码头停用旧系统"))
    archive.close()
    assert list(verify(root)) == []


def test_what_a_kill_left_undone_is_told_apart_from_damage(root: Path) -> None:
    path = journal(root)
    behind = root.with_name("behind")
    shutil.copytree(root, behind)
    archive = Archive(root)
    archive.add(seen(5))
    archive.close()
    shutil.copy(path, journal(behind))  # the line was written, and seed file and index were not
    found = list(verify(behind))
    assert {one.tier for one in found} == {"records", "index"}
    assert {(one.is_late, one.mend, one.can_be_mended) for one in found} == {(True, "the next run", True)}
    first = min((behind / "records").rglob("*.txt"))
    first.unlink()
    late = {one.path: one.mend for one in verify(behind) if one.tier == "records"}
    assert late.pop(first.relative_to(behind).as_posix()) == "scrapy archive rebuild records"
    assert set(late.values()) == {"the next run"}
    Archive(behind).close()
    assert {one.mend for one in verify(behind)} == {"scrapy archive rebuild records"}


def test_a_damaged_last_line_is_counted_once_however_often_its_file_is_met(root: Path) -> None:
    with journal(root).open("r+b") as file:
        file.truncate(file.read().rfind(b"\n", 0, -1) + 1)
    with closing(Archive(root)) as archive:
        for number in range(3):
            archive.add(seen(number, 2, headline="第九号码头停用旧系统"))
        assert archive.damaged == 1
