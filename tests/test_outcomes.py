"""The ledger, and the verdict that follows from it."""

from collections import Counter

import pytest

from newscrawl.archive.runs import RouteCount, Verdict, judge
from newscrawl.outcomes import Ledger, State


def test_a_url_is_opened_once_and_ends_once() -> None:
    ledger = Ledger()
    assert ledger.open("https://a/1", "a")
    assert not ledger.open("https://a/1", "a")
    assert ledger.settle("https://a/1", State.GONE, "gone")
    assert not ledger.settle("https://a/1", State.ARCHIVED)
    assert not ledger.open("https://a/1", "a")
    assert [outcome.state for outcome in ledger] == [State.GONE]


@pytest.mark.parametrize("twin", ["https://a.example/1", "http://www.a.example/1", "http://a.example/1/"])
@pytest.mark.parametrize(("end", "shared"), [(State.ARCHIVED, State.KNOWN), (State.GONE, State.GONE)])
def test_another_spelling_is_not_asked_for_and_shares_the_end_of_the_first(
    twin: str, end: State, shared: State
) -> None:
    ledger = Ledger()
    assert ledger.open("http://a.example/1", "a")
    assert not ledger.open(twin, "a")
    assert not ledger.open(twin, "a")
    assert ledger.link(twin, "http://a.example/1") is None  # the page names its address in that spelling
    assert ledger.link("https://www.a.example/1/", "https://short.example/1") == "http://a.example/1"
    assert ledger.settle(twin, end)
    ledger.close("finished")
    told = [(outcome.url, outcome.state, outcome.reason) for outcome in ledger]
    assert told == [("http://a.example/1", end, ""), (twin, shared, "same article")]


def test_what_is_open_at_the_end_was_not_visited() -> None:
    ledger = Ledger()
    ledger.open("https://a/1", "a")
    ledger.close("shutdown")
    (outcome,) = ledger
    assert (outcome.state, outcome.reason, outcome.site) == (State.UNVISITED, "shutdown", "a")


def test_the_end_of_an_article_is_the_end_of_the_url_that_led_to_it() -> None:
    ledger = Ledger()
    ledger.open("https://short/1", "short")
    assert ledger.link("https://a/1", "https://short/1") is None
    assert ledger.link("https://a/1", "https://short/2") == "https://short/1"
    ledger.settle("https://a/1", State.ARCHIVED)
    (outcome,) = ledger
    assert (outcome.url, outcome.state) == ("https://short/1", State.ARCHIVED)


CASES = [
    ({"archived": 3}, {}, Verdict.OK),
    ({"revised": 1}, {}, Verdict.OK),
    ({"known": 9, "out_of_range": 4}, {}, Verdict.NOTHING_NEW),
    ({}, {}, Verdict.NOTHING_NEW),
    ({"archived": 9, "failed": 1}, {}, Verdict.OK),
    ({"archived": 5, "failed": 5}, {}, Verdict.PARTIAL),
    ({"failed": 5}, {}, Verdict.EMPTY),
    ({"blocked": 5, "failed": 1}, {}, Verdict.BLOCKED),
    ({"unreachable": 5}, {}, Verdict.UNREACHABLE),
    ({"archived": 5}, {"reason": "shutdown"}, Verdict.INTERRUPTED),
    ({"archived": 5}, {"reason": "memusage_exceeded"}, Verdict.INTERRUPTED),
    ({"archived": 5}, {"errors": 1}, Verdict.BROKEN),
    ({}, {"routes": {"channel": RouteCount(1, 1)}}, Verdict.UNREACHABLE),
    ({"archived": 1}, {"routes": {"channel": RouteCount(1, 1), "home": RouteCount(1)}}, Verdict.OK),
    ({"archived": 1, "gone": 1}, {"strict": True}, Verdict.PARTIAL),
    ({"refused": 1}, {"strict": True}, Verdict.REFUSED),
    ({"gone": 1}, {"strict": True}, Verdict.EMPTY),
    ({"known": 1, "archived": 1}, {"strict": True}, Verdict.OK),
]


@pytest.mark.parametrize(("states", "options", "verdict"), CASES)
def test_verdict(states: dict[str, int], options: dict[str, object], verdict: Verdict) -> None:
    given = {"reason": "finished", "strict": False} | options
    assert judge(Counter({State(name): count for name, count in states.items()}), **given) is verdict  # type: ignore[arg-type]


def test_every_verdict_but_the_good_ones_has_a_status_of_its_own() -> None:
    codes = [verdict.exit_code for verdict in Verdict if verdict.exit_code]
    assert len(codes) == len(set(codes))
    assert 1 not in codes, "1 is Scrapy's own: it could not start"
