"""Where the endpoint gives no answer, the rules stand in, patiently and without a word of the key."""

import logging
from dataclasses import replace

import pytest

from tests.analysis.llm.conftest import GOOD, KEY, Run, article, by_rules
from tests.analysis.llm.endpoint import Endpoint, Said, completion

NO_ANSWERS = {
    "empty": Said(b'{"choices": []}'),
    "strange": Said(b"<html>Welcome</html>"),
    "too long": Said(b" " * 1_100_000),
    "address": Said(status=404),
    "key": Said(status=401),
    "quota": Said(status=402),
    "server": Said(status=500),
    "throttled": Said(status=429),
}


@pytest.mark.parametrize("reason", NO_ANSWERS)
def test_where_no_answer_comes_the_rules_stand_in(reason: str, ask: Run) -> None:
    tagged = ask(NO_ANSWERS[reason])
    assert by_rules(tagged)
    assert tagged.counts[f"fallback/{reason}"] == 1


@pytest.mark.parametrize("said", [completion("\ud83d"), Said(b'{"a":' * 5000), Said(b"\xff"), Said(b'{"choices": 3}')])
def test_what_is_no_completion_is_no_answer(said: Said, ask: Run) -> None:
    assert ask(said).counts["fallback/strange"] == 1


@pytest.mark.parametrize("body", [b'{"choices": [{"message": {"content": null}}]}', b'{"error": {"code": 1}}'])
def test_a_choice_without_words_is_no_answer(body: bytes, ask: Run) -> None:
    assert ask(Said(body)).counts["fallback/empty"] == 1


def test_a_redirect_is_not_followed(ask: Run) -> None:
    elsewhere = Said(status=307, headers={"Location": "http://127.0.0.1:9/v1/chat/completions"})
    assert ask(elsewhere).counts["fallback/address"] == 1


def test_a_time_out_ends_a_question(ask: Run) -> None:
    tagged = ask(replace(completion(GOOD), delay=1.0), timeout=0.2)
    assert by_rules(tagged)
    assert tagged.counts["fallback/time-out"] == 1
    assert tagged.counts["tokens"] > 1000  # the model may have written it all the same


def test_nobody_at_home_is_asked_three_times(run: Run) -> None:
    with Endpoint(completion(GOOD)) as endpoint:
        address = endpoint.address
    tagged = run(address)
    assert by_rules(tagged)
    assert tagged.counts == {"calls": 3, "fallback/unreachable": 1}


def test_retry_after_is_waited_for(run: Run) -> None:
    with Endpoint(Said(status=429, headers={"Retry-After": "1"}), completion(GOOD)) as endpoint:
        tagged = run(endpoint)
    assert tagged.analysis.extractor == "llm:small"
    assert endpoint.asked[1].at - endpoint.asked[0].at >= 1


def test_a_long_retry_after_is_not_waited_for(run: Run) -> None:
    with Endpoint(Said(status=429, headers={"Retry-After": "3600"}), completion(GOOD)) as endpoint:
        tagged = run(endpoint, article(), article(headline="盘石上线"), at_once=False)
    assert len(endpoint.asked) == 1
    assert tagged.counts == {"calls": 1, "fallback/resting": 2}


def test_tries_after_errors_are_bounded(ask: Run) -> None:
    assert ask(Said(status=503)).counts["calls"] == 3


def test_an_endpoint_that_fails_again_and_again_is_left_alone(run: Run) -> None:
    with Endpoint(Said(status=500)) as endpoint:
        tagged = run(endpoint, *(article(headline=f"新闻{n}") for n in range(8)), at_once=False, patience=0.5)
    assert len(endpoint.asked) == 9
    assert tagged.counts["fallback/resting"] == 5


def test_a_wrong_key_is_said_once_with_what_to_do_and_not_tried_again(
    run: Run, caplog: pytest.LogCaptureFixture
) -> None:
    with Endpoint(Said(status=401)) as endpoint:
        tagged = run(endpoint, *(article(headline=f"新闻{n}") for n in range(5)), at_once=False)
    assert by_rules(tagged)
    assert len(endpoint.asked) == 1
    assert tagged.counts["fallback/key"] == 5
    assert [record.getMessage().count("NEWSCRAWL_LLM_API_KEY") for record in caplog.records] == [1]


def test_articles_that_wait_for_their_turn_do_not_try_a_wrong_key_either(run: Run) -> None:
    with Endpoint(Said(status=401)) as endpoint:
        tagged = run(endpoint, *(article(headline=f"新闻{n}") for n in range(5)), concurrency=1)
    assert by_rules(tagged)
    assert len(endpoint.asked) == 1
    assert tagged.counts == {"calls": 1, "fallback/key": 5}


@pytest.mark.parametrize("said", [completion(GOOD), Said(f"wrong key {KEY}".encode(), 401), Said(status=500)])
def test_the_key_is_never_logged(said: Said, run: Run, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG), Endpoint(said) as endpoint:
        run(endpoint)
    assert KEY not in caplog.text
    assert KEY in endpoint.asked[0].headers["authorization"]
