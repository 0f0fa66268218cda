"""`scrapy crawl <site>` and `scrapy crawl news`, as a user runs them, over the replica's newsrooms."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from newscrawl.seeds import read_seeds
from newscrawl.sites import all_sites, canonical
from tests.conftest import UNTAGGED, Crawl, Crawled, crawler_into
from tests.replica import Replica
from tests.replica.press import GOLDEN, papers
from tests.replica.siblings import issue

pytestmark = pytest.mark.e2e
EVER = ["-a", "since=2000-01-01", "-s", "RETRY_TIMES=0"]
SITES = sorted(papers())
HTML_FOR_XML = {"36kr": {"feed"}}
"""Routes that answer HTML where XML should be."""
CASES = sorted(
    path.parent
    for path in GOLDEN.glob("*/*/page.html")
    if path.parts[-3] != "thepaper" and not path.read_bytes().lstrip().startswith(b"{")
)
"""Pages in every layout; thepaper has a replica of its own, and answers of APIs come where lists lead to them."""


@pytest.fixture(scope="module")
def newsrooms() -> Iterator[Replica]:
    with Replica(articles=20, blocked=0) as running:
        yield running


@pytest.fixture
def crawl(newsrooms: Replica, tmp_path: Path) -> Crawl:
    return crawler_into(tmp_path / "output", newsrooms, *UNTAGGED)


@pytest.fixture(scope="module")
def every_case(newsrooms: Replica, tmp_path_factory: pytest.TempPathFactory) -> Crawled:
    """One crawl of the pages of all golden cases."""
    folder = tmp_path_factory.mktemp("cases")
    folder.joinpath("urls.txt").write_text("\n".join(address(case) for case in CASES), encoding="utf-8")
    return crawler_into(folder / "output", newsrooms, *UNTAGGED)("article", "-a", f"urls_file={folder}/urls.txt")


def address(case: Path) -> str:
    return str(json.loads((case / "meta.json").read_bytes())["url"])


def headlines(site: str) -> list[str]:
    """Of the articles that a newsroom has, newest first."""
    return [paper.headline for paper in issue(papers()[site])]


def ends(done: Crawled, site: str) -> list[str]:
    """What became of them: state and reason."""
    found = {outcome["url"]: f"{outcome['state']} {outcome['reason']}".strip() for outcome in done.run["outcomes"]}
    return [found[canonical(paper.link)] for paper in issue(papers()[site])]


def routes_of(site: str) -> set[str]:
    return {seed.kind for seed in read_seeds() if seed.site == site and not seed.on_request}


def test_every_site_with_sources_has_a_newsroom() -> None:
    assert {site.id for site in all_sites().values() if site.sources} == set(SITES)


@pytest.mark.parametrize("site", SITES)
def test_a_site_is_crawled(site: str, crawl: Crawl) -> None:
    done = crawl(site, *EVER)
    assert sorted(article.headline for article in done.articles()) == sorted(headlines(site))
    assert {article.site for article in done.articles()} == {site}
    assert (done.exit_code, len(done.records())) == (0, 3)
    routes = done.run["routes"]
    assert routes.keys() == routes_of(site)
    failing = HTML_FOR_XML.get(site, set())
    assert {name: route["errors"] for name, route in routes.items() if route["failures"]}.keys() == failing
    assert {name for name, route in routes.items() if not route["articles"]} == failing


@pytest.mark.parametrize("site", ["ithome", "sina", "netease"])
def test_an_article_is_not_visited_that_the_list_says_is_too_old(site: str, crawl: Crawl) -> None:
    done = crawl(site, "-a", "since=30h", "-a", "routes=feed" if site == "ithome" else "routes=api")
    assert ends(done, site) == ["out_of_range published", "out_of_range published", "out_of_range listed"]


@pytest.mark.parametrize("site", ["ithome", "sina", "people"])
def test_the_first_articles_of_a_list_are_those_that_are_fetched(site: str, crawl: Crawl) -> None:
    done = crawl(site, *EVER, "-a", "max_items=2")
    assert [end.partition(" ")[0] for end in ends(done, site)] == ["archived", "archived", "unvisited"]
    assert {article.headline for article in done.articles()} == set(headlines(site)[:2])


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}/{case.name}")
def test_every_layout_is_crawled(case: Path, every_case: Crawled) -> None:
    archived = {(article.headline, article.capture and article.capture.parser) for article in every_case.articles()}
    wanted = json.loads((case / "article.json").read_bytes())
    assert (wanted["headline"], wanted["capture"]["parser"]) in archived


@pytest.mark.parametrize("site", ["huxiu", "infoq"])
def test_an_article_that_is_posted_for_is_archived_at_its_own_address(
    site: str, crawl: Crawl, newsrooms: Replica
) -> None:
    newsrooms.clear_requests()
    done = crawl("article", "-a", f"url={papers()[site].link}")
    assert [(article.url, article.headline) for article in done.articles()] == [
        (papers()[site].link, headlines(site)[0])
    ]
    asked = [request for request in newsrooms.requests() if request["path"] != "/robots.txt"]
    assert [(request["method"], request["host"] + request["path"]) for request in asked] == [
        ("POST", papers()[site].article.removeprefix("https://"))
    ]


@pytest.mark.parametrize(("route", "free"), [("api", False), ("depth", True)], ids=["marked", "unmarked"])
def test_an_article_is_paid_where_only_the_row_of_a_list_says_so(route: str, free: bool, crawl: Crawl) -> None:  # noqa: FBT001 (a parameter)
    article = crawl("cls", "-a", f"routes={route}", *EVER).articles()[0]
    said = article.capture.provenance.get("is_accessible_for_free") if article.capture else None
    assert (article.is_accessible_for_free, said) == (free, None if free else "list")


def test_html_where_a_feed_should_be_is_a_failure_of_that_route(crawl: Crawl) -> None:
    feed = crawl("36kr", "-a", "routes=feed,page", *EVER).run["routes"]["feed"]
    assert feed["failures"] == feed["requests"]
    assert "<html> where <rss>" in feed["errors"][0]


def test_routes_are_compared(crawl: Crawl) -> None:
    routes = crawl("news", "-a", "sites=sina,oschina", *EVER).run["routes"]
    assert (routes["sina/api"]["shared"], routes["sina/api"]["only"]) == (3, 0)
    assert (routes["oschina/feed"]["shared"], routes["oschina/feed"]["only"]) == (0, 3)


def test_a_stale_feed_is_reported_and_another_route_stands_in(crawl: Crawl) -> None:
    done = crawl("people", "-a", "routes=feed,page", *EVER)
    feed = done.run["routes"]["feed"]
    assert (feed["stale"], feed["failures"], feed["articles"]) == (2, 2, 0)
    assert "stale: newest entry of 2021-" in feed["errors"][0]
    assert {article.headline for article in done.articles()} == set(headlines("people"))


def test_a_word_is_searched_for(crawl: Crawl) -> None:
    done = crawl("people", "-a", "keyword=机器人", *EVER)
    assert done.run["routes"].keys() == {"search"}
    assert {article.headline for article in done.articles()} == set(headlines("people"))


def test_a_packed_sitemap_below_an_index_is_read(crawl: Crawl) -> None:
    done = crawl("ifanr", "-a", "routes=sitemap", *EVER)
    assert (done.run["routes"]["sitemap"]["requests"], len(done.articles())) == (2, 3)


@pytest.mark.parametrize(("site", "home"), [("toutiao", "www.toutiao.com"), ("weixin", "mp.weixin.qq.com")])
def test_what_we_do_not_read_ends_as_unsupported_with_the_reason(
    site: str, home: str, crawl: Crawl, newsrooms: Replica
) -> None:
    newsrooms.clear_requests()
    done = crawl(site)
    assert (done.exit_code, done.run["verdict"]) == (9, "unsupported")
    assert f"https://{home}/ {all_sites()[site].unsupported}" in done.stderr
    assert not [request for request in newsrooms.requests() if home.partition(".")[2] in request["host"]]


def test_a_topic_is_crawled_over_all_its_sites(crawl: Crawl) -> None:
    done = crawl("news", "-a", "topic=ai", *EVER)
    marked = {seed.site for seed in read_seeds() if "ai" in seed.topics}
    assert {name.partition("/")[0] for name in done.run["routes"]} == marked
    assert len(marked) >= 10
    assert {article.site for article in done.articles()} >= {"qbitai", "ithome", "leiphone"}


def test_seeds_are_of_routes_that_their_sites_have() -> None:
    sources = {site.id: {source.route for source in site.sources} for site in all_sites().values() if site.sources}
    assert not [seed for seed in read_seeds() if seed.site in sources and seed.kind not in sources[seed.site]]
