"""Endpoints that know no form, and answers that are not quite the JSON that was asked for."""

import json

import pytest

from tests.analysis.llm.conftest import GOOD, Run, article, by_rules
from tests.analysis.llm.endpoint import Asked, Endpoint, Said, completion, fields


def test_where_json_schema_is_unknown_json_object_is_asked_for_and_remembered(run: Run) -> None:
    def script(asked: Asked) -> Said:
        return Said(b"{}", 400) if asked.form == "json_schema" else completion(GOOD)

    with Endpoint(script) as endpoint:
        tagged = run(endpoint, article(), article(headline="盘石上线"), at_once=False)
    assert [asked.form for asked in endpoint.asked] == ["json_schema", "json_object", "json_object"]
    assert {one.analysis.extractor for one in tagged.articles if one.analysis} == {"llm:small"}
    assert tagged.counts["tokens"] == 200  # a refusal costs nothing


def test_where_no_form_is_known_plain_words_will_do(run: Run) -> None:
    with Endpoint(lambda asked: completion(GOOD) if asked.form == "any" else Said(b"", 422)) as endpoint:
        assert run(endpoint).analysis.extractor == "llm:small"
    assert set(endpoint.asked[-1].payload) == {"model", "messages", "stream"}


def test_a_question_that_is_refused_in_every_form_is_given_up(ask: Run) -> None:
    tagged = ask(Said(b"too long a context", 400))
    assert by_rules(tagged)
    assert (tagged.counts["calls"], tagged.counts["fallback/refused"]) == (3, 1)


READABLE = {
    "fenced": f"好的，结果如下：\n```json\n{GOOD}\n```\n希望有帮助。",
    "truncated": GOOD[: GOOD.index("1200亿")],
    "truncated in a fence": f"```json\n{GOOD[: GOOD.index('杭州')]}",
    "after thoughts": f"<think>{{不是 JSON}} 先想想</think>{GOOD}",
    "with words behind": f"{GOOD}\n\n以上。",
    "wrong types": json.dumps(
        {
            "keywords": "盘石3.5、星河科技，李远山",
            "technologies": [{"name": "混合专家架构"}, 7, None],
            "events": {"a": []},
        }
    ),
    "other keys": json.dumps({"关键词": ["盘石3.5", "星河科技", "李远山"], "AI技术": "混合专家架构"}),
    "huge": fields(keywords=["盘石3.5", "星河科技", "李远山"], technologies=["混合专家架构"], events=["长" * 90_000]),
}


@pytest.mark.parametrize("name", READABLE)
def test_an_answer_that_is_almost_right_is_read(name: str, ask: Run) -> None:
    tagged = ask(completion(READABLE[name]))
    assert tagged.texts("keywords") == ["盘石 3.5", "星河科技", "李远山"]
    assert tagged.texts("technologies")[0] == "混合专家架构"
    assert tagged.counts["calls"] == 1


UNREADABLE = ["这篇新闻讲的是大模型。", "[1, 2]", '{"answer": 42}', "{", '{"keywords"', "[" * 5000, '{"a":' * 3000]


@pytest.mark.parametrize("words", UNREADABLE)
def test_an_answer_that_cannot_be_read_is_asked_for_once_more(words: str, ask: Run) -> None:
    mended = ask(completion(words), completion(GOOD))
    assert mended.analysis.extractor == "llm:small"
    assert mended.counts == {"calls": 2, "tokens": 200, "articles": 1, "repairs": 1}


def test_after_a_second_such_answer_the_rules_stand_in(ask: Run) -> None:
    tagged = ask(completion("这篇新闻讲的是大模型。"))
    assert by_rules(tagged)
    assert tagged.counts == {"calls": 2, "tokens": 200, "repairs": 1, "fallback/unreadable": 1}
