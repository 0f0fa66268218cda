"""Which channels a run over several sites asks, and which arguments a site's spider refuses."""

import pytest

from newscrawl.errors import ArgumentError
from newscrawl.seeds import read_seeds
from newscrawl.sites import all_sites
from newscrawl.spiders.news import NewsSpider
from newscrawl.spiders.topic import TopicSpider


def spider(name: str) -> type[NewsSpider]:
    return type("Spider", (NewsSpider,), {"name": name, "site": all_sites()[name]})


def test_a_topic_takes_the_channels_that_are_marked() -> None:
    plans = TopicSpider.check_arguments({"topic": "ai"})
    seeds = [seed for plan in plans.values() for seed in plan.seeds]
    assert set(seeds) == {seed for seed in read_seeds() if "ai" in seed.topics}
    assert {"thepaper", "qbitai", "ithome", "36kr"} <= plans.keys()


def test_sites_and_routes_narrow_it() -> None:
    plans = TopicSpider.check_arguments({"sites": "ithome,leiphone", "routes": "feed", "max_items": "5"})
    assert {seed.kind for plan in plans.values() for seed in plan.seeds} == {"feed"}
    assert {plan.max_items for plan in plans.values()} == {5}
    assert plans.keys() == {"ithome", "leiphone"}


def test_sites_go_between_blanks_and_topics_in_either_case() -> None:
    plans = TopicSpider.check_arguments({"sites": "ithome ,leiphone", "topic": "AI "})
    assert plans.keys() == {"ithome", "leiphone"}
    assert all("ai" in seed.topics for plan in plans.values() for seed in plan.seeds)


def test_columns_are_asked_where_their_route_is_named() -> None:
    (plan,) = TopicSpider.check_arguments({"routes": "node"}).values()
    assert {seed.kind for seed in plan.seeds} == {"node"}
    assert plan.seeds == spider("thepaper").check_arguments({"routes": "node"})["thepaper"].seeds


def test_rows_on_request_are_asked_where_their_route_is_named() -> None:
    assert "api" not in {seed.kind for seed in TopicSpider.check_arguments({})["bjnews"].seeds}
    assert {seed.kind for seed in TopicSpider.check_arguments({"routes": "api"})["bjnews"].seeds} == {"api"}


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"topic": "cooking"}, "is none of ai, technology"),
        ({"sites": "ithom"}, r"no site with lists; did you mean ithome \(IT之家\)\?"),
        ({"sites": "澎湃新闻"}, "did you mean thepaper"),
        ({"sites": "toutiao"}, "scrapy crawl article -a url=… reads its articles"),
        ({"sites": "nosuch"}, "no site with lists; scrapy list names them all"),
        ({"routes": "rss"}, "feed"),
        ({"sites": "qbitai,rfi", "topic": "ai"}, "argument sites=rfi: has no list of ai"),
        ({"sites": "rfi,sina", "routes": "feed"}, "argument sites=sina: has no list of feed"),
        ({"topic": "ai", "routes": "sitemap"}, "there is no list of ai of sitemap"),
        ({"channels": "科技"}, "no such argument"),
    ],
)
def test_a_run_over_sites_refuses(given: dict[str, str], told: str) -> None:
    with pytest.raises(ArgumentError, match=told):
        TopicSpider.check_arguments(given)


@pytest.mark.parametrize(
    ("site", "given", "told"),
    [
        ("ithome", {"routes": "rss"}, "there are feed, page"),
        ("ithome", {"routes": "search"}, "there are feed, page"),
        ("ithome", {"keyword": "芯片"}, "no search of this site; its channels: 资讯, 最新, 智能时代$"),
        ("ithome", {"channels": "体育"}, "no such channel; its channels: 资讯, 最新, 智能时代$"),
        ("ithome", {"nodes": "体育"}, "this site has no nodes; its channels: 资讯, 最新, 智能时代$"),
        ("toutiao", {"channels": "体育"}, "this site has no channels; nor any list: see scrapy crawl article$"),
        ("thepaper", {"channels": "体育运动"}, r"no such channel; its channels: .+ and \d+ more \(seeds/seeds.csv\)$"),
        ("thepaper", {"nodes": "厨艺"}, r"no such node; its nodes: .+ and \d+ more \(seeds/seeds.csv\)$"),
        ("thepaper", {"channels": "10%公司"}, "no such channel; it is a node: nodes=10%公司$"),
        ("people", {"routes": "search"}, "needs a keyword"),
    ],
)
def test_a_site_refuses(site: str, given: dict[str, str], told: str) -> None:
    with pytest.raises(ArgumentError, match=told):
        spider(site).check_arguments(given)


def test_channels_go_by_name_or_by_what_their_address_has() -> None:
    by_name = spider("sina").check_arguments({"channels": "科技"})["sina"].seeds
    assert [seed.url.partition("lid=")[2][:4] for seed in by_name] == ["2515", "1795"]
    assert spider("sina").check_arguments({"channels": "2515"})["sina"].seeds == by_name[:1]


def test_what_is_on_request_is_asked_where_its_route_is_named() -> None:
    assert "feed" not in {seed.kind for seed in spider("people").check_arguments({})["people"].seeds}
    assert {seed.kind for seed in spider("people").check_arguments({"routes": "feed"})["people"].seeds} == {"feed"}
