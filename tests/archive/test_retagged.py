"""Other tags, finished where they were made: what is written in one go, and what a kill in between leaves of it."""

import shutil
from collections import Counter
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from newscrawl.analysis import analyze
from newscrawl.archive import Archive
from newscrawl.archive.current import Wanted
from newscrawl.archive.index import Index
from newscrawl.archive.journal import Journal
from newscrawl.archive.replay import Examined, redo, stale
from newscrawl.archive.retagged import Retagged, retagged
from newscrawl.archive.verify import verify
from newscrawl.errors import ArchiveError
from newscrawl.items import Article
from tests.articles import FETCHED, article

COUNT = 6


def told(number: int) -> Article:
    """Every other one has an id that gives the file name of the one before, so that its seed file has a digest."""
    one = article(number, headline=f"第{number}号港口启用固态电池", body=f"第{number}号港口启用了固态电池。")
    return replace(
        one, article_id=f"{number // 2}{'/_'[number % 2]}a", date_published=article(number // 2).date_published
    )


def made() -> list[Retagged]:
    return [retagged(analyze(told(number))) for number in range(COUNT)]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An archive of articles that no rules have seen."""
    with closing(Archive(tmp_path / "output")) as archive:
        for number in range(COUNT):
            archive.add(told(number))
    return tmp_path / "output"


def records(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in (root / "records").rglob("*.txt")}


def entries(root: Path) -> list[object]:
    with closing(Index(root / "index.db")) as index:
        return [list(index.entries()), list(index.files())]


@pytest.mark.parametrize("written", [0, 3, COUNT], ids=str)
def test_what_a_kill_leaves_is_made_up_to_the_very_same(root: Path, tmp_path: Path, written: int) -> None:
    killed = shutil.copytree(root, tmp_path / "killed")
    with closing(Archive(root)) as archive:
        assert archive.reanalyse(made(), FETCHED) == COUNT
    assert list(verify(root)) == []
    (path,) = Journal(root / "journal").files()
    shutil.copy(path, killed / path.relative_to(root))  # the lines are on disk, and so many seed files
    for name, content in sorted(records(root).items())[:written]:
        (killed / name).write_bytes(content)
    Archive(killed).close()
    assert (records(killed), entries(killed)) == (records(root), entries(root))
    assert list(verify(killed)) == []


def test_what_is_no_longer_current_or_has_moved_is_left_as_it_is(root: Path) -> None:
    moved = replace(told(5), url="https://www.thepaper.cn/newsDetail_forward_50", article_id="50")
    with closing(Archive(root)) as archive:
        archive.add(moved, asked=told(5).url)
        archive.add(replace(told(0), headline="第0号港口停用固态电池"))
        before = records(root)
        assert archive.reanalyse([made()[0], made()[5]], FETCHED) == 0
    assert records(root) == before
    assert list(verify(root)) == []


def test_a_line_that_is_damaged_meanwhile_is_told_and_costs_no_other(root: Path) -> None:
    with closing(Examined(root, "of today", keep=False)) as examined:
        places = list(stale(root, Wanted(), examined, Counter()))
    (path,) = Journal(root / "journal").files()
    path.write_bytes(path.read_bytes().replace("第2号港口启用了".encode(), "第9号港口启用了".encode()))
    damages: list[ArchiveError] = []
    found = list(redo(places, tell=damages.append))
    assert [one.url for one in found] == [told(number).url for number in range(COUNT) if number != 2]
    (damage,) = damages
    assert (damage.path, "its checksum does not fit" in damage.reason) == (str(path), True)
    with pytest.raises(ArchiveError, match="checksum"):
        list(redo(places))


def test_of_two_that_analyse_at_once_the_second_stores_nothing_again(root: Path) -> None:
    with closing(Archive(root)) as first, closing(Archive(root)) as second:
        assert first.reanalyse(made()[:4], FETCHED) == 4
        assert second.reanalyse(made(), FETCHED) == COUNT - 4
        assert first.reanalyse(made(), FETCHED) == 0
    (path,) = Journal(root / "journal").files()
    assert path.read_bytes().count(b'"analysed"') == COUNT
    assert list(verify(root)) == []
