"""`scrapy crawl thepaper`, as a user runs it, over the replica."""

import hashlib
import json
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from newscrawl.archive.pages import newest_pages
from newscrawl.cleaning import RULE
from newscrawl.explaining import explain
from newscrawl.items import Article
from newscrawl.records import read_file
from newscrawl.sites import all_sites, canonical
from tests.conftest import IN_A_HURRY, ROOT, UNTAGGED, Crawl, Crawled, crawler_into, scrapy
from tests.replica import Article as Truth
from tests.replica import Replica
from tests.replica.article import UNREADABLE

pytestmark = pytest.mark.e2e
HTML_ONLY = {"no-island", "broken-island"}


@pytest.fixture
def crawl(tmp_path: Path, replica: Replica) -> Crawl:
    return crawler_into(tmp_path / "output", replica, *UNTAGGED)


@pytest.fixture(scope="module")
def everything(replica: Replica, tmp_path_factory: pytest.TempPathFactory) -> Crawled:
    """One crawl of all that the replica has, by a Python that starts for it; those of others are forked."""
    output = tmp_path_factory.mktemp("all")
    words = ["scrapy", "crawl", "thepaper", "-a", "since=2000-01-01", *IN_A_HURRY]
    words += ["-s", f"ROUTE_ALL_TO={replica.address}", "-s", f"OUTPUT_DIR={output}"]
    done = subprocess.run([sys.executable, "-m", *words], cwd=ROOT, capture_output=True, text=True, check=False)
    return Crawled(done.returncode, done.stdout, done.stderr, output)


@pytest.fixture(scope="module")
def pairs(everything: Crawled, replica: Replica) -> list[tuple[Article, Truth]]:
    """Every archived article beside what the replica made its page from."""
    truth = {article.id: article for article in replica.truth()}
    return [(article, truth[article.article_id]) for article in everything.articles()]


def test_it_ends_well(everything: Crawled) -> None:
    assert (everything.exit_code, everything.run["verdict"]) == (0, "ok")


def test_every_readable_article_is_archived_once(everything: Crawled, replica: Replica) -> None:
    wanted = {a.id for a in replica.truth() if a.kind not in UNREADABLE and not a.disallowed}
    assert sorted(a.article_id for a in everything.articles()) == sorted(wanted)


def test_there_is_one_seed_record_for_each_article(everything: Crawled) -> None:
    titles = {record.title for path in everything.records() for record in read_file(path).records}
    assert len(everything.records()) == len(everything.articles())
    assert titles == {article.headline for article in everything.articles()}


FIELDS: dict[str, Callable[[Truth], object]] = {
    "headline": lambda t: t.headline,
    "authors": lambda t: t.authors,
    "source": lambda t: t.source or outlet(t.byline),
    "section": lambda t: t.section,
    "original_title": lambda t: t.original_title,
    "contributed": lambda t: t.contributed,
    "genre": lambda t: t.genre,
    "editors": lambda t: t.editors,
    "proofreaders": lambda t: t.proofreaders,
    "tags": lambda t: t.tags,
    "date_published": lambda t: t.published,
    "body": lambda t: "\n".join(t.paragraphs),
    "images": lambda t: tuple((picture.url, picture.caption or None) for picture in t.images),
}


def outlet(byline: str) -> str:
    """The medium that a byline names, which old pages without 来源 come from."""
    return "新华社" if byline == "新华社" else byline.partition("/")[2].removeprefix("@") or "澎湃新闻"


@pytest.mark.parametrize("field", FIELDS)
def test_field_is_what_the_page_was_made_from(field: str, pairs: list[tuple[Article, Truth]]) -> None:
    wrong = {}
    for article, truth in pairs:
        got, want = getattr(article, field), FIELDS[field](truth)
        if field == "images":
            got = tuple((image.url, image.caption) for image in got)
        if isinstance(want, datetime) and article.date_precision == "minute":
            want = want.replace(second=0, microsecond=0)
        if got != want:
            wrong[truth.kind, article.article_id] = (got, want)
    assert not wrong


def test_the_html_route_stands_in_where_the_data_is_missing(pairs: list[tuple[Article, Truth]]) -> None:
    routes: dict[str, str] = {truth.kind: article.capture.route for article, truth in pairs if article.capture}
    assert {kind: routes[kind] for kind in HTML_ONLY} == dict.fromkeys(HTML_ONLY, "html")
    assert routes["article"] == "json"


def test_forwards_are_recorded_and_not_fetched(everything: Crawled, replica: Replica) -> None:
    forwards = {a.url for a in replica.truth() if a.kind == "forward"}
    assert forwards
    assert set(everything.outcomes("forwarded")) == forwards
    hosts = {request["host"] for request in replica.requests()}
    assert all(host.partition(":")[0].endswith(("thepaper.cn", "127.0.0.1", "example.com")) for host in hosts)


def test_removed_articles_are_gone_in_every_form(everything: Crawled, replica: Replica) -> None:
    gone = {a.url for a in replica.truth() if a.kind in UNREADABLE and a.kind != "forward"}
    assert gone
    assert set(everything.outcomes("gone")) == gone


def test_robots_txt_is_obeyed(everything: Crawled, replica: Replica) -> None:
    disallowed = {a.url for a in replica.truth() if a.disallowed and a.kind != "forward"}
    assert disallowed
    assert set(everything.outcomes("robots")) == disallowed


def test_every_url_has_one_end(everything: Crawled) -> None:
    urls = [outcome["url"] for outcome in everything.run["outcomes"]]
    assert len(urls) == len(set(urls)) == sum(everything.states.values())


def test_several_routes_find_articles(everything: Crawled) -> None:
    routes = everything.run["routes"]
    assert {"home", "sidebar", "sitemap", "channel"} <= set(routes)
    assert all(route["articles"] and not route["failures"] for route in routes.values())


def test_every_page_is_kept_as_evidence(everything: Crawled) -> None:
    digests = {article.capture.digest for article in everything.articles() if article.capture}
    assert digests <= {digest for path in everything.output.rglob("*.warc.gz") for digest in bodies(path)}


def bodies(path: Path) -> Iterator[str]:
    """The digests of the bodies in a WARC file, each checked against the body."""
    with path.open("rb") as file:
        for record in ArchiveIterator(file):
            if record.rec_type == "response":
                named = record.rec_headers.get_header("WARC-Payload-Digest")
                assert named == f"sha256:{hashlib.sha256(record.content_stream().read()).hexdigest()}"
                yield named


def test_a_second_run_archives_nothing_new_and_says_so(crawl: Crawl) -> None:
    first = crawl("thepaper", "-a", "channels=科技")
    second = crawl("thepaper", "-a", "channels=119908")
    assert first.exit_code == second.exit_code == 0
    assert "archived" not in second.states
    assert second.run["verdict"] == "nothing new"
    assert "nothing new" in second.stderr
    assert len(second.articles()) == len({article.url for article in second.articles()})


def test_an_incremental_run_archives_just_the_news(tmp_path: Path) -> None:
    with Replica(articles=60, blocked=0, seed=3) as own:
        crawl = crawler_into(tmp_path, own, *UNTAGGED)
        crawl("thepaper")
        news = own.grow(5)
        second = crawl("thepaper")
    assert set(second.outcomes("archived")) == {article.url for article in news}


def test_since_and_until_choose_by_time(crawl: Crawl, replica: Replica) -> None:
    now = max(article.published for article in replica.truth())
    since, until = now - timedelta(hours=12), now - timedelta(hours=4)
    done = crawl("thepaper", "-a", f"since={since:%Y-%m-%dT%H:%M}", "-a", f"until={until:%Y-%m-%dT%H:%M}")
    times = [article.date_published for article in done.articles()]
    assert times
    assert all(time and since.replace(second=0, microsecond=0) <= time < until for time in times)


def test_max_items_is_a_limit(crawl: Crawl) -> None:
    done = crawl("thepaper", "-a", "max_items=7", "-a", "channels=时事")
    assert 0 < len(done.articles()) <= 7
    assert done.exit_code == 0


def test_what_robots_txt_forbids_takes_no_place_from_others(replica: Replica, tmp_path: Path) -> None:
    forbidden = next(a for a in replica.truth() if a.disallowed)
    column = ("-a", f"nodes={forbidden.section}", "-a", "since=2000-01-01")
    whole = crawler_into(tmp_path / "whole", replica, *UNTAGGED)("thepaper", *column)
    assert set(whole.outcomes("robots")) == {forbidden.url}
    visits = sum(outcome["state"] not in {"robots", "out_of_range"} for outcome in whole.run["outcomes"])
    done = crawler_into(tmp_path / "all_but_one", replica, *UNTAGGED)("thepaper", *column, "-a", f"max_items={visits}")
    assert {a.url for a in done.articles()} == {a.url for a in whole.articles()}


def test_a_column_can_be_crawled(crawl: Crawl, replica: Replica) -> None:
    section = next(a.section for a in replica.truth() if a.kind == "article")
    done = crawl("thepaper", "-a", f"nodes={section}", "-a", "since=2000-01-01")
    assert {article.section for article in done.articles()} == {section}


def test_a_keyword_is_searched_for(crawl: Crawl, replica: Replica) -> None:
    word = next(tag for a in replica.truth() if a.kind == "article" for tag in a.tags)
    done = crawl("thepaper", "-a", f"keyword={word}", "-a", "since=30d")
    assert done.run["routes"].keys() == {"search"}
    assert done.articles()


def test_pages_stand_in_when_the_api_is_down(tmp_path: Path) -> None:
    with Replica(articles=60, blocked=0) as own:
        own.fault("api-down")
        done = crawler_into(tmp_path, own, *UNTAGGED)("thepaper", "-a", "channels=科技,财经", "-s", "RETRY_TIMES=0")
    routes = done.run["routes"]
    assert routes["channel"]["failures"] == 2
    assert routes["channel-page"]["articles"] > 0
    assert done.articles()


def test_a_wall_ends_as_blocked_and_never_as_a_record(tmp_path: Path) -> None:
    with Replica(articles=20, blocked=0) as own:
        own.fault("waf-all")
        done = crawler_into(tmp_path, own, *UNTAGGED)("thepaper", "-a", "channels=科技")
    assert (done.exit_code, done.run["verdict"]) == (6, "blocked")
    assert not done.articles()
    assert all(reason == "waf" for reason in done.outcomes("blocked").values())


def test_random_walls_pass_on_a_retry(tmp_path: Path) -> None:
    with Replica(articles=40, blocked=0.5) as own:
        done = crawler_into(tmp_path, own, *UNTAGGED)("thepaper")
        statuses = [request["status"] for request in own.requests()]
    assert statuses.count(403) > 5
    assert done.exit_code == 0
    assert "blocked" not in done.states


def test_broken_article_pages_are_reported(tmp_path: Path) -> None:
    with Replica(articles=20, blocked=0) as own:
        own.fault("articles-down")
        done = crawler_into(tmp_path, own, *UNTAGGED)("thepaper", "-s", "RETRY_TIMES=0")
    assert done.exit_code == 3
    assert set(done.outcomes("unreachable").values()) == {"HTTP 500"}


def test_a_site_that_has_lost_all_its_articles_is_no_quiet_day(tmp_path: Path) -> None:
    with Replica(articles=40, blocked=0) as own:
        own.fault("articles-gone")
        done = crawler_into(tmp_path, own, *UNTAGGED)("thepaper")
    assert done.states["gone"] > 10
    assert (done.exit_code, done.run["verdict"]) == (5, "empty")
    sites = json.loads(scrapy("sites", "--json", "-s", f"OUTPUT_DIR={tmp_path}").stdout)
    assert next(row["health"] for row in sites if row["site"] == "thepaper") == "empty"


def test_a_killed_run_is_completed_by_the_next(tmp_path: Path) -> None:
    with Replica(articles=80, blocked=0, seed=5) as own:
        command = [sys.executable, "-m", "scrapy", "crawl", "thepaper", *IN_A_HURRY]
        command += ["-s", f"ROUTE_ALL_TO={own.address}", "-s", f"OUTPUT_DIR={tmp_path}", "-s", "DOWNLOAD_DELAY=0.02"]
        with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE) as process:
            while not any(tmp_path.rglob("*.txt")):
                assert process.poll() is None
                time.sleep(0.002)
            process.send_signal(signal.SIGKILL)
            process.wait()
        done = crawler_into(tmp_path, own)("thepaper")
        recent = datetime.now(timezone(timedelta(hours=8))) - timedelta(hours=23)
        wanted = {a.url for a in own.truth() if a.kind not in UNREADABLE and not a.disallowed and a.published > recent}
    urls = [article.url for article in done.articles()]
    assert len(urls) == len(set(urls))
    assert wanted <= set(urls)
    assert len(done.records()) == len(urls)


def test_a_disk_that_is_full_ends_the_run_and_costs_nothing_that_was_stored(tmp_path: Path) -> None:
    with Replica(articles=120, blocked=0, seed=9) as own:
        stored = set(crawler_into(tmp_path, own)("thepaper", "-a", "max_items=5").outcomes("archived"))
        assert stored
        words = ["scrapy", "crawl", "thepaper", *IN_A_HURRY]
        words += ["-s", f"ROUTE_ALL_TO={own.address}", "-s", f"OUTPUT_DIR={tmp_path}"]
        limited = [
            "bash",
            "-c",
            f"unset COVERAGE_PROCESS_CONFIG; ulimit -f 320; exec {shlex.join([sys.executable, '-m', *words])}",
        ]
        done = subprocess.run(limited, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
        full = Crawled(done.returncode, done.stdout, done.stderr, tmp_path)
        assert (full.exit_code, full.run["verdict"], full.run["reason"]) == (4, "broken", "archive_failed")
        assert "Traceback" not in full.stderr
        stored |= set(full.outcomes("archived"))  # none where its pages came in faster than they were read
        assert stored <= {article.url for article in full.articles()}
        after = crawler_into(tmp_path, own)("thepaper")
    urls = [article.url for article in after.articles()]
    assert stored <= set(urls)
    assert len(urls) == len(set(urls)) == len(after.records())


def test_the_kept_page_gives_every_field_again_by_the_rule_that_is_named(everything: Crawled) -> None:
    articles = {article.url: article for article in everything.articles()}
    pages = newest_pages(everything.output / "pages", list(articles)[:40], canonical)
    for url, page in pages.items():
        told = explain(page)
        chosen = {one.field: one.rule for one in told.candidates if one.chosen}
        capture = articles[url].capture
        assert capture is not None
        assert chosen == {name: rule for name, rule in capture.provenance.items() if rule != RULE}


def test_every_site_whose_articles_can_be_found_has_a_spider() -> None:
    found = {site.id for site in all_sites().values() if site.discovery}
    assert set(scrapy("list").stdout.split()) == {"article", "news", *found}


@pytest.mark.parametrize("command", ["parse", "fetch"])
def test_what_looks_at_one_page_ends_without_an_error_and_counts_as_no_run(
    command: str, replica: Replica, tmp_path: Path
) -> None:
    address = next(truth.url for truth in replica.truth() if truth.kind == "article" and not truth.disallowed)
    routed = ["-s", f"ROUTE_ALL_TO={replica.address}", "-s", f"OUTPUT_DIR={tmp_path}"]
    done = scrapy(command, "--spider=thepaper", *routed, address)
    assert done.returncode == 0
    assert "Traceback" not in done.stderr
    assert "] ERROR: " not in done.stderr
    assert not (tmp_path / "runs").exists()
