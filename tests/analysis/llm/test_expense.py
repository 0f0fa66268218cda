"""What was asked once is not asked again, and no more is asked than may be spent."""

from dataclasses import replace
from pathlib import Path

from tests.analysis.llm.conftest import GOOD, Run, article, by_rules
from tests.analysis.llm.endpoint import Endpoint, completion


def test_an_answer_is_kept_for_the_next_run(run: Run) -> None:
    with Endpoint(completion(GOOD)) as endpoint:
        first, second = run(endpoint), run(endpoint)
        other = run(endpoint, model="large")
    assert first.analysis == second.analysis
    assert second.counts == {"cache_hits": 1, "articles": 1}
    assert (len(endpoint.asked), other.analysis.extractor) == (2, "llm:large")


def test_a_cache_that_cannot_be_opened_costs_no_article(ask: Run, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where a folder should be")
    tagged = ask(completion(GOOD))
    assert by_rules(tagged)
    assert tagged.counts == {"fallback/cache": 1}


def test_a_damaged_cache_costs_no_article(ask: Run, tmp_path: Path) -> None:
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / "answers.db").write_text("no database" * 100)
    assert ask(completion(GOOD)).counts == {"fallback/cache": 1}


def test_the_budget_of_a_run_is_kept(run: Run) -> None:
    with Endpoint(completion(GOOD, tokens=3000)) as endpoint:
        tagged = run(endpoint, *(article(headline=f"新闻{n}") for n in range(4)), tokens_per_run=6000, at_once=False)
    assert len(endpoint.asked) == 2
    assert (tagged.counts["tokens"], tagged.counts["fallback/budget"]) == (6000, 2)


def test_the_budget_of_a_day_is_kept_over_runs(run: Run) -> None:
    with Endpoint(completion(GOOD, tokens=3000)) as endpoint:
        first = run(endpoint, tokens_per_day=4000)
        second = run(endpoint, article(headline="盘石上线"), tokens_per_day=4000)
        again = run(endpoint, tokens_per_day=4000)
    assert [one.analysis.extractor for one in (first, second, again)] == ["llm:small", "rules", "llm:small"]
    assert second.counts["fallback/budget"] == again.counts["cache_hits"] == 1


def test_the_budget_holds_for_questions_at_once(run: Run) -> None:
    with Endpoint(replace(completion(GOOD, tokens=None), delay=0.2)) as endpoint:
        tagged = run(endpoint, *(article(headline=f"新闻{n}") for n in range(6)), tokens_per_run=6000, concurrency=6)
    assert len(endpoint.asked) == 6000 // (tagged.counts["tokens"] // len(endpoint.asked))
    assert tagged.counts["tokens"] <= 6000


def test_no_more_questions_at_once_than_allowed(run: Run) -> None:
    with Endpoint(replace(completion(GOOD), delay=0.1)) as endpoint:
        run(endpoint, *(article(headline=f"新闻{n}") for n in range(6)), concurrency=2)
    assert (len(endpoint.asked), endpoint.most_at_once) == (6, 2)
