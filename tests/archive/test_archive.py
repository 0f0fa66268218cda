"""The archive keeps what it was given, whatever happens to the process."""

import json
import multiprocessing
import shutil
import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from newscrawl.archive import Archive, check_writable
from newscrawl.archive.journal import SCHEMA, encode_line, read_lines
from newscrawl.archive.verify import verify
from newscrawl.errors import ArchiveError
from newscrawl.items import Analysis, Article
from newscrawl.outcomes import State
from newscrawl.records import from_article, read_file
from tests.articles import PUBLISHED, article


def lines(root: Path) -> list[Article]:
    return [found for path in sorted((root / "journal").rglob("*.jsonl")) for found, _ in read_lines(path)]


def test_new_then_unchanged_then_revised(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    versions = article(), article(), article(headline="第一号码头停用旧系统")
    states = [archive.add(version).state for version in versions]
    archive.close()
    assert states == [State.ARCHIVED, State.UNCHANGED, State.REVISED]
    assert [found.headline for found in lines(tmp_path)] == ["第1号码头启用新系统", "第一号码头停用旧系统"]


def test_a_journal_line_is_the_article_and_its_schema(tmp_path: Path) -> None:
    line = encode_line(article())
    assert json.loads(line)["schema"] == SCHEMA
    path = tmp_path / "a.jsonl"
    path.write_bytes(line)
    assert [found for found, _ in read_lines(path)] == [article()]


def test_the_seed_file_is_filed_by_its_first_date_and_never_moves(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    archive.add(article())
    later = article(headline="改了日期", date_published=PUBLISHED.replace(day=20))
    archive.add(later)
    archive.close()
    (path,) = (tmp_path / "records").rglob("*.txt")
    assert path.relative_to(tmp_path).as_posix() == "records/thepaper/2026/11/18/1.txt"
    assert read_file(path).records == (from_article(later),)


def test_an_article_without_a_date_is_filed_by_its_fetch(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    archive.add(article(date_published=None))
    archive.close()
    assert (tmp_path / "records/thepaper/2026/11/18/1.txt").exists()


def test_what_analysis_adds_makes_no_version(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    archive.add(article())
    state = archive.add(replace(article(), analysis=Analysis(version="x"))).state
    archive.close()
    assert state == State.UNCHANGED


def test_a_torn_last_line_is_cut_and_the_rest_stays(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    archive.add(article(1))
    archive.close()
    (path,) = (tmp_path / "journal").rglob("*.jsonl")
    whole = path.read_bytes()
    path.write_bytes(whole + encode_line(article(2))[:100])
    archive = Archive(tmp_path)
    archive.add(article(3))
    archive.close()
    assert path.read_bytes().startswith(whole)
    assert [found.article_id for found in lines(tmp_path)] == ["1", "3"]


@pytest.mark.parametrize("lost", ["records", "index.db"])
def test_a_lost_tier_is_made_again_from_the_journal(tmp_path: Path, lost: str) -> None:
    archive = Archive(tmp_path)
    for number in range(5):
        archive.add(article(number))
    archive.add(article(2, headline="第二版"))
    archive.close()
    before = {path: path.read_bytes() for path in (tmp_path / "records").rglob("*.txt")}
    shutil.rmtree(tmp_path / "records")
    for path in tmp_path.glob("index.db*"):
        path.unlink()
    archive = Archive(tmp_path)
    assert archive.mended == 5
    assert archive.index.count() == 5
    assert archive.add(article(2, headline="第二版")).state == State.UNCHANGED
    archive.close()
    assert {path: path.read_bytes() for path in (tmp_path / "records").rglob("*.txt")} == before


def test_a_damaged_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(encode_line(article()) + b'{"schema":1}\n')
    with pytest.raises(ArchiveError, match=r"a\.jsonl: the line that ends at byte"):
        list(read_lines(path))


def test_a_damaged_index_is_moved_aside_and_made_again(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    archive.add(article())
    archive.close()
    (tmp_path / "index.db").write_bytes(b"no database" * 1000)
    archive = Archive(tmp_path)
    assert archive.add(article()).state == State.UNCHANGED
    archive.close()
    assert (tmp_path / "index.db.damaged").exists()


def test_an_index_with_a_damaged_page_is_made_again(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    for number in range(60):
        archive.add(article(number))
    archive.close()
    with (tmp_path / "index.db").open("r+b") as file:
        file.seek(4096)
        file.write(b"\xa5" * 20 * 4096)
    archive = Archive(tmp_path)
    assert [archive.add(article(number)).state for number in range(60)] == [State.UNCHANGED] * 60
    archive.close()


def test_an_index_that_knows_more_than_the_journal_is_made_again(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    for number in range(6):
        archive.add(article(number))
    archive.close()
    (path,) = (tmp_path / "journal").rglob("*.jsonl")
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:3]))
    archive = Archive(tmp_path)
    assert [archive.knows(article(number).url) for number in (2, 3)] == [True, False]
    assert archive.add(article(3)).state == State.ARCHIVED
    archive.close()


def test_a_damaged_line_is_counted_and_costs_no_other(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    archive.add(article(1))
    archive.close()
    (path,) = (tmp_path / "journal").rglob("*.jsonl")
    path.write_bytes(path.read_bytes() + b"garbage\n" + encode_line(article(2)))
    archive = Archive(tmp_path)
    assert archive.damaged == 1
    assert archive.knows(article(2).url)
    archive.close()


def test_an_index_in_use_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newscrawl.archive.database.BUSY", 0.1)
    Archive(tmp_path).close()
    other = sqlite3.connect(tmp_path / "index.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    archive = Archive(tmp_path)
    with pytest.raises(ArchiveError, match="locked"):
        archive.add(article())
    other.execute("ROLLBACK")
    other.close()
    assert archive.add(article()).state == State.UNCHANGED, "its journal line was written, and entered now"
    archive.close()
    assert not list(tmp_path.glob("*.damaged"))


def test_a_folder_that_cannot_be_written_is_named() -> None:
    with pytest.raises(ArchiveError, match="/proc/nowhere: cannot be written"):
        check_writable(Path("/proc/nowhere"))


def add_many(root: Path, numbers: range) -> None:
    archive = Archive(root)
    for number in numbers:
        archive.add(article(number))
    archive.close()


def test_two_processes_store_each_article_once(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    workers = [context.Process(target=add_many, args=(tmp_path, range(40))) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert [worker.exitcode for worker in workers] == [0, 0]
    assert sorted(int(found.article_id) for found in lines(tmp_path)) == list(range(40))
    assert len(list((tmp_path / "records").rglob("*.txt"))) == 40


def test_opening_an_archive_loads_nothing_of_the_analysis() -> None:
    code = (
        "import sys, newscrawl.archive; print([name for name in sys.modules if 'analysis' in name or 'jieba' in name])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_a_version_after_one_that_is_damaged_is_stored(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    archive.add(article(1))
    archive.add(article(2))
    archive.close()
    (path,) = (tmp_path / "journal").rglob("*.jsonl")
    path.write_bytes(path.read_bytes().replace("第1号码头启用".encode(), "第1号码头停用".encode(), 1))
    archive = Archive(tmp_path)
    told = archive.add(article(1, headline="另一个标题"))
    archive.close()
    assert (told.state, told.detail) == (State.REVISED, "corrected")
    assert len([damage for damage in verify(tmp_path) if damage.tier == "journal"]) == 1
