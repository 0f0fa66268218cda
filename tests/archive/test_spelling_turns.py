"""Which spelling of an address is asked for in a run? The first that is met, and the next where that brings nothing."""

from collections import Counter
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from newscrawl.archive.past import steps
from newscrawl.archive.verify import verify
from newscrawl.ledger import FRUITLESS, Ledger
from newscrawl.outcomes import State
from tests.conftest import IN_A_HURRY, ROOT, UNTAGGED, Crawled, crawler_into, scrapy
from tests.replica import Replica

FIRST, SECOND, THIRD = (f"{start}a.example/1" for start in ("http://", "https://", "https://www."))
LISTED = "www.qbitai.com/2026/11/446076.html"
PAPER = ROOT / "tests/sites/thepaper/article-index/page.html"
PAGE = ROOT / "tests/sites/qbitai/article/page.html"


def ends(done: Crawled) -> list[tuple[str, str]]:
    return [(outcome["url"], outcome["state"]) for outcome in done.run["outcomes"]]


@pytest.mark.e2e
@pytest.mark.parametrize("dead", ["https://{}/", "https://www.{}"])
def test_a_spelling_that_is_dead_hides_no_other_and_withdraws_nothing(tmp_path: Path, dead: str) -> None:
    with Replica(articles=5) as own:
        url = own.truth("generic")[0].url
        bare = url.removeprefix("https://")
        twin, other = dead.format(bare), f"http://{bare}"
        crawl = crawler_into(tmp_path, own, *UNTAGGED)
        first = crawl("article", "-a", f"url={twin},{url},{other}")
        assert ends(first) == [(twin, "gone"), (url, "archived"), (other, "known")]
        assert ends(crawl("article", "-a", f"url={twin}")) == [(twin, "gone"), (url, "unchanged")]
    assert [step.kind for step in steps(tmp_path, url)] == ["archived"]
    assert list(verify(tmp_path)) == []


class _Site(BaseHTTPRequestHandler):
    """A list that names an article in two spellings, the first of which brings nothing; and a dead mobile host."""

    asked: Counter[str] = Counter()

    def do_GET(self) -> None:
        self.asked[self.path] += 1
        body, kind = b"", "text/html; charset=utf-8"
        if self.path == "/feed":
            items = "".join(f"<item><title>a</title><link>{s}://{LISTED}</link></item>" for s in ("http", "https"))
            body, kind = f"<rss version='2.0'><channel>{items}</channel></rss>".encode(), "application/rss+xml"
        elif self.path.endswith(".html") and self.asked[self.path] > 1:
            body = PAGE.read_bytes()
        elif self.headers["Host"] == "www.thepaper.cn":
            body = PAPER.read_bytes()
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the base class's name)
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[str]:
    _Site.asked.clear()
    with ThreadingHTTPServer(("127.0.0.1", 0), _Site) as running:
        Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()


@pytest.mark.e2e
def test_of_two_spellings_in_a_list_the_second_is_asked_where_the_first_is_dead(server: str, tmp_path: Path) -> None:
    routed = ["-s", f"ROUTE_ALL_TO={server}", "-s", f"OUTPUT_DIR={tmp_path}", *IN_A_HURRY, *UNTAGGED]

    def crawled() -> Crawled:
        done = scrapy("crawl", "qbitai", "-a", "routes=feed", "-a", "since=2026-01-01", "-a", "listings=all", *routed)
        return Crawled(done.returncode, done.stdout, done.stderr, tmp_path)

    assert ends(crawled()) == [(f"http://{LISTED}", "gone"), (f"https://{LISTED}", "archived")]
    assert ends(crawled()) == [(f"http://{LISTED}", "known"), (f"https://{LISTED}", "known")]
    assert list(verify(tmp_path)) == []


@pytest.mark.e2e
def test_a_mobile_address_that_is_dead_withdraws_nothing_either(server: str, tmp_path: Path) -> None:
    url, mobile = (f"https://{host}.thepaper.cn/newsDetail_forward_34530272" for host in ("www", "m"))
    routed = ["-s", f"ROUTE_ALL_TO={server}", "-s", f"OUTPUT_DIR={tmp_path}", *IN_A_HURRY, *UNTAGGED]
    for asked, told in ((url, [(url, "archived")]), (mobile, [(mobile, "gone"), (url, "unchanged")])):
        done = scrapy("crawl", "article", "-a", f"url={asked}", *routed)
        assert ends(Crawled(done.returncode, done.stdout, done.stderr, tmp_path)) == told
    assert [step.kind for step in steps(tmp_path, url)] == ["archived"]


@pytest.mark.e2e
def test_of_two_addresses_of_one_article_the_second_is_asked_where_the_first_is_dead(
    server: str, tmp_path: Path
) -> None:
    url, mobile = (f"https://{host}.thepaper.cn/newsDetail_forward_34530272" for host in ("www", "m"))
    routed = ["-s", f"ROUTE_ALL_TO={server}", "-s", f"OUTPUT_DIR={tmp_path}", *IN_A_HURRY, *UNTAGGED]
    done = scrapy("crawl", "article", "-a", f"url={mobile},{url}", *routed)
    assert ends(Crawled(done.returncode, done.stdout, done.stderr, tmp_path)) == [(mobile, "gone"), (url, "archived")]
    assert list(verify(tmp_path)) == []


@pytest.mark.parametrize("end", FRUITLESS)
def test_whoever_waits_for_a_dead_spelling_has_its_turn_one_after_the_other(end: State) -> None:
    ledger = Ledger()
    assert [ledger.open(url, "a") for url in (FIRST, SECOND, THIRD)] == [True, False, False]
    assert ledger.another(FIRST) is None, "it may still bring the article"
    ledger.settle(FIRST, end)
    assert ledger.another(FIRST) == SECOND
    assert ledger.another(FIRST) is None
    assert not ledger.open(THIRD, "a")
    ledger.settle(SECOND, end)
    assert ledger.another(SECOND) == THIRD
    assert ledger.link(THIRD, THIRD) is None
    ledger.settle(THIRD, State.ARCHIVED)
    assert not ledger.open(f"{FIRST}/", "a")
    ledger.close("finished")
    states = [State(outcome.state) for outcome in ledger]
    assert states == [end, end, State.ARCHIVED, State.KNOWN]


def test_a_spelling_that_is_met_after_a_dead_one_is_asked_and_speaks_for_the_rest() -> None:
    ledger = Ledger()
    assert ledger.open(FIRST, "a")
    assert ledger.link(FIRST, FIRST) is None  # the site says so, before it is asked
    ledger.settle(FIRST, State.GONE)
    assert ledger.open(SECOND, "a")
    assert not ledger.open(THIRD, "a")
    assert ledger.link(FIRST, SECOND) is None  # the page names its address so
    ledger.settle(FIRST, State.ARCHIVED)
    ledger.close("finished")
    told = [(outcome.url, outcome.state, outcome.detail) for outcome in ledger]
    assert told == [(FIRST, State.GONE, ""), (SECOND, State.ARCHIVED, ""), (THIRD, State.KNOWN, SECOND)]


@pytest.mark.parametrize("asked", [("www", "m"), ("m", "www")])
def test_an_address_that_waited_for_another_of_its_article_has_its_turn_and_once_only(asked: tuple[str, str]) -> None:
    first, other = (f"https://{host}.a.example/1" for host in asked)
    canonical, ledger = "https://www.a.example/1", Ledger()
    for url in (first, other):
        assert ledger.open(url, "a")
        ledger.link(canonical, url)
    ledger.settle(first, State.GONE)
    assert ledger.another(first) == other
    assert ledger.another(first) is None
    assert not ledger.open(other, "a")
    assert ledger.link(canonical, other) is None
    ledger.settle(canonical, State.ARCHIVED)
    ledger.close("finished")
    assert [(outcome.url, outcome.state) for outcome in ledger] == [(first, State.GONE), (other, State.ARCHIVED)]
