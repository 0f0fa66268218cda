"""A whole crawl of the replica with a language model over the rules, as a user switches it on."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.analysis.llm.conftest import KEY
from tests.analysis.llm.endpoint import Asked, Endpoint, Said, completion, fields
from tests.conftest import ROOT, Crawl, Crawled
from tests.replica import Replica

pytestmark = pytest.mark.e2e


def first_words(headline: str) -> str:
    """The first characters of a headline, without a number: half of one is not in the text."""
    words = re.search("[\u4e00-\u9fff]{2,6}", headline)
    assert words, headline
    return words[0]


def told(asked: Asked) -> Said:
    """A model that names the first characters of the headline and of the body, and something of its own."""
    _, headline, body, *_ = asked.news.splitlines()
    keywords = [first_words(headline), "月球基地上的面包店"]
    return completion(fields(keywords=keywords, events=[body.split("。")[0]]), tokens=500)


@pytest.fixture
def addresses(replica: Replica) -> list[str]:
    """Of articles that can be read: which ones a run over lists comes to first depends on which list answers first."""
    return [found.url for found in replica.truth() if found.kind == "article" and not found.disallowed][:5]


def with_model(crawl: Crawl, endpoint: Endpoint, urls: list[str], *words: str) -> Crawled:
    model = ["-s", f"LLM_ENDPOINT={endpoint.address}", "-s", "LLM_MODEL=small"]
    return crawl("article", "-a", f"url={','.join(urls)}", *model, *words)


def everything_written(crawled: Crawled) -> bytes:
    files = (path for path in crawled.output.rglob("*") if path.is_file())
    return b"".join(path.read_bytes() for path in files) + (crawled.stdout + crawled.stderr).encode()


@pytest.fixture(autouse=True)
def key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSCRAWL_LLM_API_KEY", KEY)


def test_a_crawl_archives_what_the_model_says_and_the_text_bears_out(
    crawl: Crawl, addresses: list[str], tmp_path: Path
) -> None:
    (tmp_path / "industries.tsv").write_text("月球烘焙\t面包店:2\n", encoding="utf-8")
    with Endpoint(told) as endpoint:
        crawled = with_model(crawl, endpoint, addresses, "-L", "DEBUG", "-s", f"VOCABULARIES={tmp_path}")
    articles = crawled.articles()
    assert crawled.exit_code == 0
    assert len(endpoint.asked) == len(articles) == 5
    for article in articles:
        assert article.analysis
        assert article.analysis.extractor == "llm:small"
        assert [tag.text for tag in article.analysis.keywords] == [first_words(article.headline)]
    count = len(articles)
    assert crawled.run["llm"].items() >= {"calls": count, "tokens": 500 * count, "articles": count}.items()
    assert crawled.run["llm"]["ungrounded"] >= count
    assert all("月球烘焙" in str(asked.payload["messages"]) for asked in endpoint.asked), (
        "an industry of the user's own"
    )
    assert {asked.headers["authorization"] for asked in endpoint.asked} == {f"Bearer {KEY}"}
    assert KEY.encode() not in everything_written(crawled)


def test_a_crawl_that_may_not_ask_goes_on_with_the_rules(crawl: Crawl, addresses: list[str]) -> None:
    with Endpoint(Said(f"no such key: {KEY}".encode(), 401)) as endpoint:
        crawled = with_model(crawl, endpoint, addresses)
    assert crawled.exit_code == 0
    assert {a.analysis.extractor for a in crawled.articles() if a.analysis} == {"rules"}
    assert crawled.stderr.count("check NEWSCRAWL_LLM_API_KEY") == 1
    assert crawled.run["llm"]["fallback/key"] == len(crawled.articles())
    assert KEY.encode() not in everything_written(crawled)


@pytest.mark.parametrize(
    ("option", "advice"), [("LLM_ENDPOINT=localhost:1", "is no http address"), ("LLM_MODEL=", "names no model")]
)
def test_a_wrong_setting_is_said_before_anything_is_fetched(
    option: str, advice: str, crawl: Crawl, addresses: list[str]
) -> None:
    with Endpoint(told) as endpoint:
        crawled = with_model(crawl, endpoint, addresses[:1], "-s", option)
    (line,) = crawled.stderr.splitlines()
    assert (crawled.exit_code, len(endpoint.asked)) == (2, 0)
    assert advice in line
    assert not crawled.output.exists()


def test_the_summary_says_how_many_articles_the_model_did_not_tag(crawl: Crawl, addresses: list[str]) -> None:
    nowhere = ["-s", "LLM_ENDPOINT=http://127.0.0.1:1/v1", "-s", "LLM_MODEL=x"]
    crawled = crawl("article", "-a", f"url={','.join(addresses[:2])}", *nowhere)
    assert "  2 of 2 articles tagged by the rules: model unreachable" in crawled.stderr


def test_what_was_asked_once_is_not_asked_by_the_next_run(crawl: Crawl, addresses: list[str]) -> None:
    with Endpoint(told) as endpoint:
        with_model(crawl, endpoint, addresses[:2])
        crawled = with_model(crawl, endpoint, addresses[:1])
    assert (len(endpoint.asked), crawled.run["llm"]["cache_hits"]) == (2, 1)


def test_without_an_endpoint_no_client_is_loaded() -> None:
    code = "import sys, newscrawl, pipelines.analyze; sys.exit('httpx' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
