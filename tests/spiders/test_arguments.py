"""What spider arguments mean."""

from datetime import UTC, datetime, timedelta

import pytest

from newscrawl.errors import ArgumentError
from newscrawl.seeds import Seed, read_seeds
from newscrawl.sites.listings import Plan
from newscrawl.spiders.arguments import parse_plan
from newscrawl.text.dates import BEIJING

NOW = datetime(2026, 11, 22, 1, 30, tzinfo=UTC)  # 09:30 in Beijing


def plan(**given: str) -> Plan:
    return parse_plan(given, [seed for seed in read_seeds() if seed.site == "thepaper"], now=NOW)


def beijing(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=BEIJING)


SINCE = {
    "30m": beijing(2026, 11, 22, 9, 0),
    "12h": beijing(2026, 11, 21, 21, 30),
    "1d": beijing(2026, 11, 21, 9, 30),
    "2w": beijing(2026, 11, 8, 9, 30),
    "today": beijing(2026, 11, 22),
    "yesterday": beijing(2026, 11, 21),
    "2026-11-20": beijing(2026, 11, 20),
    "2026-11-20T08:15": beijing(2026, 11, 20, 8, 15),
    "2026-11-20T08:15:00Z": datetime(2026, 11, 20, 8, 15, tzinfo=UTC),
}


@pytest.mark.parametrize(("text", "moment"), SINCE.items())
def test_since(text: str, moment: datetime) -> None:
    assert plan(since=text).since == moment


@pytest.mark.parametrize(
    ("text", "moment"),
    [("2026-11-20", beijing(2026, 11, 21)), ("yesterday", beijing(2026, 11, 22)), ("2h", NOW - timedelta(hours=2))],
)
def test_until_counts_to_the_end_of_a_day(text: str, moment: datetime) -> None:
    assert plan(since="2026-11-01", until=text).until == moment


def test_without_since_a_day_is_looked_at() -> None:
    assert plan().since == NOW - timedelta(days=1)
    assert plan(until="2024-05-01").since == beijing(2024, 5, 1)


def test_channels_and_nodes_go_by_name_part_of_a_name_or_id() -> None:
    chosen = plan(channels="科技, 25951、要闻", nodes="10%公司").seeds
    assert [seed.url.rpartition("_")[2] for seed in chosen] == ["119908", "25951", "25949", "25434"]


def test_an_id_that_nobody_has_named_is_taken() -> None:
    (seed,) = plan(channels="-8").seeds
    assert (seed.kind, seed.url) == ("channel", "https://www.thepaper.cn/channel_-8")


def test_by_default_all_channels_are_looked_at_and_no_column() -> None:
    kinds = [seed.kind for seed in plan().seeds]
    assert {"home", "sidebar", "sitemap", "channel"} == set(kinds)
    assert kinds.count("channel") >= 10


def test_a_keyword_stands_alone_unless_channels_are_named() -> None:
    assert plan(keyword="机器人").seeds == ()
    assert plan(keyword="机器人", channels="科技").seeds


def test_the_error_names_what_is_close() -> None:
    with pytest.raises(ArgumentError, match="科技"):
        plan(channels="科枝")


def test_a_plan_wants_what_lies_between_and_what_has_no_time() -> None:
    wanted = plan(since="2026-11-20", until="2026-11-20")
    times = [beijing(2026, 11, 19, 23, 59), beijing(2026, 11, 20), beijing(2026, 11, 20, 23, 59), beijing(2026, 11, 21)]
    assert [wanted.wants(time) for time in (*times, None)] == [False, True, True, False, True]


@pytest.mark.parametrize("channels", ["科技", "排行,科技"])
def test_a_channel_that_no_route_leads_to_is_named(channels: str) -> None:
    seeds = [Seed("sina", "api", "https://a.cn/1", "科技"), Seed("sina", "rank", "https://a.cn/2", "排行")]
    with pytest.raises(ArgumentError, match="argument routes=rank: none leads to channels=科技"):
        parse_plan({"channels": channels, "routes": "rank"}, seeds, now=NOW, searches=False)


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"channels": "nope"}, "no such channel; its channels: 要闻, 科技"),
        ({"nodes": "1"}, "this site has no nodes; its channels: 要闻, 科技"),
    ],
)
def test_what_a_site_has_is_named_once(given: dict[str, str], reason: str) -> None:
    seeds = [Seed("x", kind, f"https://x.cn/{kind}{n}", "要闻/科技") for kind in ("api", "page") for n in (1, 2)]
    with pytest.raises(ArgumentError, match=f"{reason}$"):
        parse_plan(given, seeds, now=NOW)


def test_names_are_found_in_either_case_and_between_blanks() -> None:
    seeds = [Seed("x", kind, f"https://x.cn/{kind}", section) for kind, section in (("api", "AI"), ("page", "科技"))]
    assert parse_plan({"channels": "ai"}, seeds, now=NOW).seeds == (seeds[0],)
    assert parse_plan({"channels": "PAGE"}, seeds, now=NOW).seeds == (seeds[1],)
    assert parse_plan({"routes": " api ,\u3000page "}, seeds, now=NOW).seeds == tuple(seeds)


def test_a_site_without_lists_says_so_of_routes() -> None:
    with pytest.raises(ArgumentError, match=r"no such route; nor any list: see scrapy crawl article$"):
        parse_plan({"routes": "feed"}, [], now=NOW, searches=False)
