"""Several crawls at once, and clocks that jump: each article is stored once, and all tiers agree."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from newscrawl.archive import Archive
from newscrawl.archive.current import Wanted
from newscrawl.archive.events import Kind
from newscrawl.archive.journal import Journal, read_journal
from newscrawl.archive.looking import Looking
from newscrawl.archive.verify import verify
from newscrawl.items import Article, Capture
from newscrawl.outcomes import State
from tests.archive.harness.checks import faults
from tests.archive.harness.crawls import Crawling
from tests.articles import FETCHED, article
from tests.conftest import ROOT
from tests.replica import Replica


@pytest.mark.e2e
def test_two_crawls_of_one_site_and_one_of_another_store_each_article_once(tmp_path: Path) -> None:
    with Replica(articles=40, blocked=0, seed=4) as site:
        urls = ",".join(f"https://news.example.com{path}" for path in generic(site))
        crawls = [Crawling(tmp_path, site.address), Crawling(tmp_path, site.address)]
        crawls.append(Crawling(tmp_path, site.address, "-a", f"url={urls}", spider="article"))
        lives = [crawl.end() for crawl in crawls]
    assert [life.status for life in lives] == [0, 0, 0], [life.log[-1500:] for life in lives]
    assert lives[0].stored | lives[1].stored
    assert lives[2].stored
    assert list(faults(tmp_path, set().union(*(life.stored for life in lives)))) == []


def generic(site: Replica) -> list[str]:
    return [found.url.partition("news.example.com")[2] for found in site.truth("generic")]


def seen(number: int, hours: float, **changes: object) -> Article:
    """Article *number* as it was fetched so many hours after FETCHED by the clock of the machine."""
    capture = Capture(fetched=FETCHED + timedelta(hours=hours), digest="sha256:0", parser="thepaper/next", route="json")
    return article(number, capture=capture, **changes)


def test_a_run_that_ends_takes_nothing_from_one_that_goes_on(tmp_path: Path) -> None:
    """SQLite removes a WAL when the last process closes the file, and knows the others by their locks."""
    archive = Archive(tmp_path)
    archive.add(article(1))
    with ThreadPoolExecutor(1) as pool:  # has a connection of its own
        assert pool.submit(archive.near_duplicate, article(2)).result() is None
    wal = (tmp_path / "index.db-wal").stat().st_ino
    for number in (2, 3):
        other = f"from newscrawl.archive import Archive; Archive(Path({str(tmp_path)!r})).close()"
        subprocess.run([sys.executable, "-c", f"from pathlib import Path; {other}"], cwd=ROOT, check=True)
        archive.add(article(number))
    assert (tmp_path / "index.db-wal").stat().st_ino == wal
    with closing(Looking(tmp_path)) as looking:
        assert len(list(looking.articles(Wanted()))) == 3
    archive.close()


def test_a_clock_that_jumps_back_changes_neither_order_nor_versions(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    archive.add(seen(1, 0))
    archive.add(seen(1, -50, headline="第二版"))
    archive.add(seen(2, -50))
    archive.close()
    archive = Archive(tmp_path)
    assert archive.mended == 0
    assert archive.add(seen(1, -49, headline="第二版")).state == State.UNCHANGED
    assert archive.add(seen(1, 100, headline="第三版")).state == State.REVISED
    archive.add_visit(article(2).url, "thepaper", FETCHED - timedelta(days=900), gone="HTTP 404")
    archive.close()
    texts = [line for path in Journal(tmp_path / "journal").files() for line in read_journal(path) if line.article]
    versions = [line.article.headline for line in texts if line.article and line.article.article_id == "1"]
    assert versions == ["第1号码头启用新系统", "第二版", "第三版"]
    assert [line.event.kind for line in texts].count(Kind.ARCHIVED) == 2
    assert list(verify(tmp_path)) == []
    archive = Archive(tmp_path)
    visit = archive.visit(article(1).url)
    archive.close()
    assert visit
    assert visit.is_due(FETCHED + timedelta(hours=100, days=12))
