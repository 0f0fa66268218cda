"""Opening looks at the newest journal files, and at all that may have left something undone; no further."""

import fcntl
import os
import shutil
import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from newscrawl.archive import Archive
from newscrawl.archive.follower import Follower
from newscrawl.archive.index import Index
from newscrawl.archive.journal import Journal, encode_line
from newscrawl.archive.level import behind
from newscrawl.archive.looking import Looking
from newscrawl.archive.tables import SCHEMA_VERSION
from newscrawl.archive.telling import Telling
from newscrawl.archive.verify import TABLES, verify
from newscrawl.errors import ArchiveError
from newscrawl.items import Article, Capture
from tests.articles import FETCHED, article


def of_day(day: int, number: int) -> Article:
    capture = Capture(fetched=FETCHED + timedelta(days=day), digest="sha256:0", parser="x/y", route="html")
    return article(number, capture=capture)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Ten days, an article each."""
    archive = Archive(tmp_path)
    for day in range(10):
        archive.add(of_day(day, day))
    archive.close()
    return tmp_path


def looked_at(root: Path) -> list[int]:
    """Which of the ten files are found to be behind."""
    files = Journal(root / "journal").files()
    archive = Archive(root)
    try:
        with files[0].open("ab") as file:
            file.write(encode_line(of_day(0, 100)))
        with files[8].open("ab") as file:
            file.write(encode_line(of_day(8, 108)))
        return [files.index(path) for path in behind(root, archive.index)]
    finally:
        archive.close()


def test_every_file_of_a_small_archive_is_looked_at(root: Path) -> None:
    assert looked_at(root) == [0, 8]


def test_old_files_of_a_large_one_are_left_to_verify(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newscrawl.archive.level.ENOUGH", 4)
    assert looked_at(root) == [8]
    Archive(root).close()
    assert {damage.where for damage in verify(root) if damage.tier == "index"} == {article(100).url}


def test_a_large_index_that_was_lost_is_made_again_in_full_also_after_a_kill(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newscrawl.archive.level.ENOUGH", 2)
    for path in root.glob("index.db*"):
        path.unlink()
    with closing(Index(root / "index.db")) as index:
        follower = Follower(root, index)
        for path in behind(root, index)[:5]:  # and then it is killed
            follower.mend(path)
    archive = Archive(root)
    assert all(archive.knows(article(day).url) for day in range(10))
    archive.close()
    assert list(verify(root)) == []


def content(root: Path) -> dict[str, list[tuple[object, ...]]]:
    """All rows of the index, by table; and how it looks them up."""
    with closing(sqlite3.connect(root / "index.db")) as db:
        rows = {table: db.execute(f"SELECT * FROM {table}").fetchall() for table in (*TABLES, "journals")}  # noqa: S608
        return rows | {"sqlite_master": sorted(db.execute("SELECT type, name, sql FROM sqlite_master"))}


def without_index(root: Path) -> str:
    for path in root.glob("index.db*"):
        path.unlink()
    return "There is no index"


def of_version(root: Path, version: int) -> None:
    """Let the index be of another version."""
    with closing(sqlite3.connect(root / "index.db")) as db:
        db.execute(f"PRAGMA user_version = {version}")


def of_an_older_version(root: Path) -> str:
    of_version(root, SCHEMA_VERSION - 1)
    return "The index is of an older version of newscrawl"


def of_a_newer_version(root: Path) -> str:
    of_version(root, SCHEMA_VERSION + 1)
    return "The index is of a newer version of newscrawl"


def that_is_no_database(root: Path) -> str:
    (root / "index.db").write_bytes(b"no database" * 1000)
    return "The index is damaged"


def whose_end_is_missing(root: Path) -> str:
    path = root / "index.db"
    os.truncate(path, path.stat().st_size - 4096)
    return "The index is damaged"


WHYS = [without_index, of_an_older_version, of_a_newer_version, that_is_no_database, whose_end_is_missing]


@pytest.mark.parametrize("spoil", WHYS, ids=lambda spoil: spoil.__name__)
def test_it_is_told_why_an_index_is_made_again_and_how_much_it_holds(
    root: Path, spoil: Callable[[Path], str], caplog: pytest.LogCaptureFixture
) -> None:
    before, why = content(root), spoil(root)
    Archive(root).close()
    assert [message.partition(":")[0] for message in caplog.messages] == [why_of(caplog, why), MADE]
    assert "10 lines of the journal" in caplog.text
    assert content(root) == before
    assert list(verify(root)) == []


MADE = "The index is made again"


def why_of(caplog: pytest.LogCaptureFixture, why: str) -> str:
    """What is told first, which begins with *why*."""
    told = caplog.messages[0].partition(":")[0]
    assert told.startswith(why)
    return told


@pytest.mark.parametrize(
    ("lock", "said"), [(".lock", "makes the index of"), (".users", "makes a tier of")], ids=["run", "command"]
)
def test_who_waits_for_an_index_that_another_process_makes_is_told(
    root: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch, lock: str, said: str
) -> None:
    told = threading.Event()
    monkeypatch.setattr(caplog.handler, "flush", told.set)
    with (root / lock).open("w") as other, ThreadPoolExecutor(1) as pool:
        fcntl.flock(other, fcntl.LOCK_EX)
        (root / "index.db.new").touch()
        opening = pool.submit(lambda: Archive(root).close())
        assert told.wait(30)
        fcntl.flock(other, fcntl.LOCK_UN)
        opening.result()
    assert f"Another process {said}" in caplog.messages[0]


def test_who_looks_meanwhile_is_told_to_wait(root: Path) -> None:
    (root / "index.db").rename(root / "index.db.new")
    with pytest.raises(ArchiveError, match="is being made again: wait for that; if no run is at work, scrapy archive"):
        Looking(root)


def test_a_new_archive_has_nothing_to_tell(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    Archive(tmp_path).close()
    assert caplog.messages == []


def test_a_log_is_told_now_and_then_how_far_an_index_is(
    root: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newscrawl.archive.telling.SELDOM", 0.0)
    without_index(root)
    with caplog.at_level("INFO"):
        Archive(root).close()
    told = [message for message in caplog.messages if message.startswith("The index is made again: ")]
    assert told[4] == "The index is made again: 50%, 5 lines of the journal"
    assert len(told) == 11, "and one at the end"


@pytest.mark.parametrize("killed_at", range(10))
def test_an_index_that_was_being_made_when_the_run_was_killed_is_made_anew(
    root: Path, killed_at: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = content(root)
    of_an_older_version(root)

    def kill(telling: Telling, *_: int) -> None:
        telling.count += 1
        if telling.count > killed_at:
            raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Telling, "__call__", kill)
        with pytest.raises(KeyboardInterrupt):
            Archive(root)
    Archive(root).close()
    assert content(root) == before
    assert not list(root.glob("index.db.new*"))


def test_seed_files_that_went_with_the_index_are_made_also_where_a_kill_came_between(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {path: path.read_bytes() for path in (root / "records").rglob("*.txt")}
    shutil.rmtree(root / "records")
    without_index(root)

    def kill(*_: object) -> int:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Follower, "mend", kill)
        with pytest.raises(KeyboardInterrupt):
            Archive(root)
    archive = Archive(root)
    archive.close()
    assert archive.mended == 10
    assert {path: path.read_bytes() for path in (root / "records").rglob("*.txt")} == files


def test_an_old_file_that_left_something_undone_and_is_gone_is_told_as_damage(
    root: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("newscrawl.archive.level.ENOUGH", 2)
    with closing(sqlite3.connect(root / "index.db")) as db, db:
        db.execute("UPDATE journals SET safe = 0 WHERE path = (SELECT min(path) FROM journals)")
    gone = Journal(root / "journal").files()[0]
    gone.unlink()
    Archive(root).close()
    assert f"The index knows lines that {gone.relative_to(root).as_posix()} has lost" in caplog.text
    assert any("lines that were here are lost" in damage.reason for damage in verify(root))
