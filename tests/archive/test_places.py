"""A seed file whose place somebody else has taken costs that seed file: no article, no other, and no run."""

import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from newscrawl.archive import Archive
from newscrawl.archive.current import newest
from newscrawl.archive.seedfiles import record_path
from newscrawl.archive.verify import verify
from newscrawl.outcomes import State
from tests.articles import FETCHED, article
from tests.conftest import IN_A_HURRY, ROOT, UNTAGGED, crawler_into, scrapy
from tests.replica import Replica


def file_for_folder(place: Path) -> Path:
    place.parent.parent.mkdir(parents=True)
    place.parent.touch()
    return place.parent


def folder_for_file(place: Path) -> Path:
    place.mkdir(parents=True)
    return place


@pytest.mark.parametrize("take", [folder_for_file, file_for_folder])
def test_it_is_told_and_costs_no_article_and_no_run(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, take: Callable[[Path], Path]
) -> None:
    taken = take(tmp_path / record_path(article(1)))
    with closing(Archive(tmp_path)) as archive:
        assert archive.add(article(1)).state == State.ARCHIVED
        assert (
            archive.add(article(2, article_id="二", date_published=FETCHED - timedelta(days=9))).state == State.ARCHIVED
        )
    (told,) = [record.getMessage() for record in caplog.records]
    assert str(taken) in told
    assert told.endswith("remove what is in its place, then: scrapy archive rebuild records")
    with closing(Archive(tmp_path)) as archive:
        assert archive.add(replace(article(1), headline="另一个标题")).state == State.REVISED
    assert {found.article_id for _, found in newest(tmp_path)} == {"1", "二"}
    assert {damage.tier for damage in verify(tmp_path)} == {"records"}
    other = tmp_path / record_path(article(2, article_id="二", date_published=FETCHED - timedelta(days=9)))
    other.unlink()
    rebuild = ("archive", "rebuild", "records", "-s", f"OUTPUT_DIR={tmp_path}")
    partly = scrapy(*rebuild)
    assert (partly.returncode, other.is_file(), str(taken) in partly.stderr) == (1, True, True)
    taken.rmdir() if taken.is_dir() else taken.unlink()
    assert scrapy(*rebuild).returncode == 0
    assert list(verify(tmp_path)) == []


def test_a_link_that_leads_nowhere_keeps_gc_from_nothing(tmp_path: Path) -> None:
    with closing(Archive(tmp_path)) as archive:
        archive.add(article(1))
    place, empty = tmp_path / record_path(article(1)), tmp_path / "records/thepaper/2026/empty.txt"
    place.unlink()
    place.symlink_to("nowhere")
    empty.touch()
    assert scrapy("archive", "gc", "-s", f"OUTPUT_DIR={tmp_path}").returncode == 0
    assert not empty.exists()
    assert place.is_symlink()


@pytest.mark.e2e
def test_a_crawl_goes_on(tmp_path: Path) -> None:
    with Replica(articles=5) as own:
        urls = ",".join(found.url for found in own.truth("generic"))
        crawl = crawler_into(tmp_path, own, *UNTAGGED)
        first = crawl("article", "-a", f"url={urls}")
        taken, *others = first.records()
        assert len(others) > 1
        for path in (taken, *others):
            path.unlink()
        taken.mkdir()
        for path in (tmp_path / "journal").rglob("*.jsonl"):
            path.unlink()
        for path in tmp_path.glob("index.db*"):
            path.unlink()
        again = crawl("article", "-a", f"url={urls}")
    assert (again.exit_code, again.states) == (first.exit_code, first.states)
    assert again.stderr.count("No seed file: ") == 1
    assert all(path.is_file() for path in others)


@pytest.mark.parametrize(("folder", "status"), [("output", 5), ("file", 4)])
def test_the_exit_status_is_right_where_the_log_has_no_room(folder: str, status: int, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with Replica(articles=5) as own, Path("/dev/full").open("w") as full:
        words = ["crawl", "article", "-a", "url=https://nobody.example.com/", "-s", f"ROUTE_ALL_TO={own.address}"]
        command = [sys.executable, "-m", "scrapy", *words, "-s", f"OUTPUT_DIR={tmp_path / folder}", *IN_A_HURRY]
        assert subprocess.run(command, cwd=ROOT, stderr=full, check=False).returncode == status


@pytest.mark.e2e
def test_a_run_without_a_report_is_broken_and_its_articles_are_kept(tmp_path: Path) -> None:
    (tmp_path / "runs").touch()
    with Replica(articles=5) as own:
        done = crawler_into(tmp_path, own, *UNTAGGED)("article", "-a", f"url={own.truth('generic')[0].url}")
    assert done.exit_code == 4
    assert "article: broken (exit status 4)" in done.stderr
    assert "report: could not be written" in done.stderr
    assert len(done.articles()) == 1
