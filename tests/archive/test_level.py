"""Opening looks at the newest journal files, and at all that may have left something undone; no further."""

from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from newscrawl.archive import Archive
from newscrawl.archive.follower import Follower
from newscrawl.archive.index import Index
from newscrawl.archive.journal import Journal, encode_line
from newscrawl.archive.level import behind
from newscrawl.archive.verify import verify
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
