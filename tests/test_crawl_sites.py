"""`scrapy crawl <site>` and `scrapy crawl news`, as a user runs them, over the replica's newsrooms."""

from collections.abc import Iterator

import pytest

from newscrawl.seeds import read_seeds
from newscrawl.sites import all_sites
from tests.conftest import Crawl, Crawled, crawler_into
from tests.replica import Replica
from tests.replica.press import papers

pytestmark = pytest.mark.e2e
EVER = ["-a", "since=2000-01-01", "-s", "RETRY_TIMES=0"]
SITES = sorted(papers())
ALONE = ["ithome", "netease"]
HTML_FOR_XML = {"36kr/feed"}


@pytest.fixture(scope="module")
def newsrooms() -> Iterator[Replica]:
    with Replica(articles=20, blocked=0) as running:
        yield running


@pytest.fixture(scope="module")
def everything(newsrooms: Replica, tmp_path_factory: pytest.TempPathFactory) -> Crawled:
    """One crawl of all these sites."""
    crawl = crawler_into(tmp_path_factory.mktemp("news"), newsrooms)
    return crawl("news", "-a", f"sites={','.join(SITES)}", *EVER)


@pytest.fixture
def single(newsrooms: Replica, tmp_path_factory: pytest.TempPathFactory) -> Crawl:
    return crawler_into(tmp_path_factory.mktemp("single"), newsrooms)


def headline(site: str) -> str:
    found: str = papers()[site].headline
    return found


def test_every_site_with_sources_has_a_newsroom() -> None:
    assert {site.id for site in all_sites().values() if site.sources} == set(SITES)


@pytest.mark.parametrize("site", SITES)
def test_the_article_of_a_site_is_archived(site: str, everything: Crawled) -> None:
    archived = {article.site: article.headline for article in everything.articles()}
    assert archived.get(site) == headline(site)


@pytest.mark.parametrize("site", SITES)
def test_every_route_of_a_site_finds_it(site: str, everything: Crawled) -> None:
    wanted = {f"{site}/{seed.kind}" for seed in read_seeds() if seed.site == site and not seed.on_request}
    routes = {name: route for name, route in everything.run["routes"].items() if name.startswith(f"{site}/")}
    assert routes.keys() == wanted
    failed = {name: route["errors"] for name, route in routes.items() if route["failures"]}
    assert failed.keys() <= HTML_FOR_XML, failed
    assert all(route["articles"] for name, route in routes.items() if name not in HTML_FOR_XML)


def test_html_where_a_feed_should_be_is_a_failure_of_that_route(everything: Crawled) -> None:
    feed = everything.run["routes"]["36kr/feed"]
    assert feed["failures"] == feed["requests"]
    assert "<html> where <rss>" in feed["errors"][0]


def test_routes_are_compared(everything: Crawled) -> None:
    routes = everything.run["routes"]
    assert (routes["sina/api"]["shared"], routes["sina/api"]["only"]) == (1, 0)
    assert (routes["oschina/feed"]["shared"], routes["oschina/feed"]["only"]) == (0, 1)


@pytest.mark.parametrize("site", ALONE)
def test_a_site_is_crawled_alone(site: str, single: Crawl) -> None:
    done = single(site, *EVER)
    assert (done.exit_code, [article.headline for article in done.articles()]) == (0, [headline(site)])
    assert set(done.run["routes"]) == {seed.kind for seed in read_seeds() if seed.site == site and not seed.on_request}


def test_a_stale_feed_is_reported_and_another_route_stands_in(single: Crawl) -> None:
    done = single("people", "-a", "routes=feed,page", *EVER)
    feed = done.run["routes"]["feed"]
    assert (feed["stale"], feed["failures"], feed["articles"]) == (2, 2, 0)
    assert "stale: newest entry of 2021-" in feed["errors"][0]
    assert [article.headline for article in done.articles()] == [headline("people")]


def test_a_word_is_searched_for(single: Crawl) -> None:
    done = single("people", "-a", "keyword=机器人", *EVER)
    assert done.run["routes"].keys() == {"search"}
    assert [article.headline for article in done.articles()] == [headline("people")]


def test_a_packed_sitemap_below_an_index_is_read(single: Crawl) -> None:
    done = single("ifanr", "-a", "routes=sitemap", *EVER)
    assert (done.run["routes"]["sitemap"]["requests"], len(done.articles())) == (2, 1)


def test_what_we_do_not_read_ends_as_unsupported_with_the_reason(single: Crawl, newsrooms: Replica) -> None:
    done = single("toutiao")
    assert (done.exit_code, done.run["verdict"]) == (9, "unsupported")
    assert all_sites()["toutiao"].unsupported in done.stderr
    assert not [request for request in newsrooms.requests() if "toutiao" in request["host"]]


def test_a_topic_is_crawled_over_all_its_sites(single: Crawl) -> None:
    done = single("news", "-a", "topic=ai", *EVER)
    marked = {seed.site for seed in read_seeds() if "ai" in seed.topics}
    assert {name.partition("/")[0] for name in done.run["routes"]} == marked
    assert len(marked) >= 10
    assert {article.site for article in done.articles()} >= {"qbitai", "ithome", "leiphone"}


def test_seeds_are_of_routes_that_their_sites_have() -> None:
    sources = {site.id: {source.route for source in site.sources} for site in all_sites().values() if site.sources}
    assert not [seed for seed in read_seeds() if seed.site in sources and seed.kind not in sources[seed.site]]
