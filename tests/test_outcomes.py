"""The ledger, and the verdict that follows from it."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

from newscrawl.archive.runs import RouteCount, Run, Verdict, judge
from newscrawl.ledger import Ledger
from newscrawl.outcomes import Outcome, State, is_lost


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


def test_what_turned_out_to_be_the_same_article_is_not_asked_for_again() -> None:
    ledger = Ledger()
    first, other = "https://example.com/a", "https://example.com/share?id=a"
    assert ledger.open(first, "example")
    assert ledger.open(other, "example")
    assert ledger.link(first, first) is None
    assert ledger.link(first, other) == first
    assert not ledger.open(other, "example")
    ledger.settle(first, State.ARCHIVED)
    assert not ledger.open(other, "example")
    ledger.close("finished")
    assert [(end.url, end.site, end.state, end.reason) for end in ledger] == [
        (first, "example", State.ARCHIVED, ""),
        (other, "example", State.KNOWN, "same article"),
    ]


def test_what_one_listing_passed_over_is_told_unless_another_led_there() -> None:
    ledger = Ledger()
    ledger.pass_over(Outcome("https://a/1", "a", State.OUT_OF_RANGE, "listed"))
    ledger.pass_over(Outcome("https://a/2", "a", State.OUT_OF_RANGE, "listed"))
    assert ledger.open("https://a/2", "a")
    assert ledger.settle("https://a/2", State.ARCHIVED)
    assert ledger.get("https://a/1") is None
    ledger.close("finished")
    ledger.close("finished")
    assert [(outcome.url, outcome.state) for outcome in ledger] == [
        ("https://a/1", State.OUT_OF_RANGE),
        ("https://a/2", State.ARCHIVED),
    ]
    assert ledger.counts == {("a", State.OUT_OF_RANGE, "listed"): 1, ("a", State.ARCHIVED, ""): 1}
    assert ledger.get("https://a/1") is State.OUT_OF_RANGE


def test_twins_share_the_end_of_the_first_that_has_one_in_whatever_order_they_were_found() -> None:
    ledger = Ledger()
    for name in ("a", "b", "c", "d", "e"):
        ledger.open(f"https://{name}/1", name)
    assert ledger.link("https://x/1", "https://c/1") is None
    assert ledger.link("https://x/1", "https://b/1") == "https://c/1"
    assert ledger.link("https://y/1", "https://b/1") is None
    assert ledger.link("https://y/1", "https://a/1") == "https://b/1"
    for first, second in [("d", "e"), ("e", "d")]:  # each says that it is the other
        assert ledger.link(f"https://{first}{second}/1", f"https://{first}/1") is None
        assert ledger.link(f"https://{first}{second}/1", f"https://{second}/1") == f"https://{first}/1"
    ledger.settle("https://x/1", State.ARCHIVED)
    ledger.close("shutdown")
    ends = {outcome.url: outcome.state for outcome in ledger}
    assert ends["https://a/1"] is ends["https://b/1"] is State.KNOWN
    assert State.UNVISITED in {ends["https://d/1"], ends["https://e/1"]}


@pytest.mark.parametrize("count", [0, 1, 3])
def test_a_report_is_the_same_written_piece_by_piece(count: int, tmp_path: Path) -> None:
    ledger = Ledger()
    for number in range(count):
        ledger.settle(f"https://a/{number}", State.FAILED, "甲", 'a "quoted"\nline')
    now = datetime(2026, 1, 2, tzinfo=UTC)
    run = Run(
        spider="a",
        arguments={},
        started=now,
        finished=now,
        reason="finished",
        verdict="ok",
        exit_code=0,
        states={},
        reasons={},
        routes={"home": RouteCount()},
        outcomes=ledger,
    )
    whole = msgspec.json.format(msgspec.json.encode(replace(run, outcomes=tuple(ledger))), indent=1)
    assert run.write(tmp_path / "runs").read_bytes() == whole
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["20260102T000000.000000Z-a.json"]


@pytest.mark.parametrize(
    ("state", "reason"), [(State.GONE, "HTTP 404"), (State.NOT_ARTICLE, "redirected"), (State.NOT_ARTICLE, "empty")]
)
def test_what_was_asked_for_and_led_nowhere_is_lost(state: State, reason: str) -> None:
    assert is_lost(state, reason)


@pytest.mark.parametrize(
    ("state", "reason"),
    [(State.GONE, "gone before"), (State.NOT_ARTICLE, "film"), (State.KNOWN, "archived before")],
)
def test_what_was_not_asked_for_or_is_a_film_is_not_lost(state: State, reason: str) -> None:
    assert not is_lost(state, reason)


CASES = [
    ({"archived": 3}, {}, Verdict.OK),
    ({"revised": 1}, {}, Verdict.OK),
    ({"known": 9, "out_of_range": 4}, {}, Verdict.NOTHING_NEW),
    ({}, {}, Verdict.NOTHING_NEW),
    ({"archived": 9, "failed": 1}, {}, Verdict.OK),
    ({"archived": 9, "unreachable": 1}, {"given_up": True}, Verdict.PARTIAL),
    ({"archived": 5, "failed": 5}, {}, Verdict.PARTIAL),
    ({"failed": 5}, {}, Verdict.EMPTY),
    ({"blocked": 5, "failed": 1}, {}, Verdict.BLOCKED),
    ({"unreachable": 5}, {}, Verdict.UNREACHABLE),
    ({"gone": 17, "out_of_range": 4}, {}, Verdict.NOTHING_NEW),  # gone before, and not asked for
    ({"gone": 9}, {"lost": 9}, Verdict.NOTHING_NEW),
    ({"gone": 10}, {"lost": 10}, Verdict.EMPTY),
    ({"not_article": 58, "known": 1}, {"lost": 58}, Verdict.PARTIAL),
    ({"not_article": 41, "archived": 10}, {"lost": 41}, Verdict.PARTIAL),
    ({"not_article": 40, "archived": 10}, {"lost": 40}, Verdict.OK),
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
