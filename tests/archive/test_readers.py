"""Looking things up in an archive from many threads at once, while one writes."""

import random
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Barrier

import pytest

from newscrawl.archive import Archive
from newscrawl.archive.index import Index
from newscrawl.errors import ArchiveError
from newscrawl.items import Article
from tests.articles import FETCHED, article

COUNT, THREADS, ROUNDS = 12, 8, 25


def told(number: int) -> Article:
    """An article with a text that is like no other."""
    dice = random.Random(number)
    return article(number, body="".join(chr(dice.randrange(0x4E00, 0x9FA5)) for _ in range(400)))


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    kept = Archive(tmp_path)
    for number in range(COUNT):
        kept.add(told(number))
    yield kept
    kept.close()


def test_look_ups_of_many_threads_give_each_its_own_answer(archive: Archive) -> None:
    begin = Barrier(THREADS + 1)

    def ask(thread: int) -> list[tuple[object, ...]]:
        begin.wait()
        asked = [told((thread + turn) % COUNT) for turn in range(ROUNDS)]
        copies = [replace(one, url=f"https://www.thepaper.cn/newsDetail_forward_9{one.article_id}") for one in asked]
        answers: list[tuple[object, ...]] = []
        for one, copy in zip(asked, copies, strict=True):
            visit, copied = archive.visit(one.url), archive.near_duplicate(replace(copy, article_id="x"))
            answers.append((archive.knows(one.url), visit and visit.url == one.url, copied == one.url))
            answers.append((not archive.knows(copy.url), archive.visit(copy.url) is None, True))
        return answers

    with ThreadPoolExecutor(THREADS) as pool:
        found = [pool.submit(ask, thread) for thread in range(THREADS)]
        begin.wait()
        for number in range(COUNT, 2 * COUNT):
            archive.add(told(number))
            archive.add_listing("https://www.thepaper.cn/", "thepaper", FETCHED, since=FETCHED, news=number)
            assert archive.listing("https://www.thepaper.cn/")
        assert {answer for one in found for answer in one.result()} == {(True, True, True)}


def test_a_closed_index_says_so(tmp_path: Path) -> None:
    index = Index(tmp_path / "index.db")
    index.close()
    with pytest.raises(ArchiveError, match=r"index\.db: cannot be asked \(Cannot operate on a closed database"):
        index.get(article().url)


def test_a_closed_archive_is_not_asked_and_makes_no_index_anew(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    archive.add(article())
    archive.close()
    (tmp_path / "index.db").unlink()
    with ThreadPoolExecutor(1) as pool, pytest.raises(ArchiveError, match="after the archive was closed"):
        pool.submit(archive.knows, article().url).result()
    with pytest.raises(ArchiveError, match="after the archive was closed"):
        archive.knows(article().url)
    assert not (tmp_path / "index.db").exists()
