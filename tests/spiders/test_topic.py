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


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"topic": "cooking"}, "is none of ai, technology"),
        ({"sites": "ithom"}, "ithome"),
        ({"routes": "rss"}, "feed"),
        ({"sites": "rfi", "topic": "ai"}, "no channel about that"),
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
        ("ithome", {"keyword": "芯片"}, "no search"),
        ("ithome", {"channels": "体育"}, "there are"),
        ("ithome", {"nodes": "体育"}, "no such node"),
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
