"""What stands around a text becomes fields: one test a field, over whole pages in four templates."""

from datetime import datetime
from functools import cache

import pytest
from _pytest.mark import ParameterSet

from newscrawl import extract
from newscrawl.errors import NotAnArticleError
from newscrawl.items import Article
from newscrawl.text.dates import BEIJING
from tests.extraction.credit_letters import LETTERS
from tests.extraction.credit_mixed import MIXED
from tests.extraction.credit_pages import Case, page
from tests.extraction.credit_people import PEOPLE
from tests.extraction.credit_rare import RARE
from tests.extraction.credit_shapes import SHAPES
from tests.extraction.credit_sources import SOURCES
from tests.extraction.credit_times import TIMES

FETCHED = datetime(2026, 6, 1, 12, tzinfo=BEIJING)
CASES = (*TIMES, *PEOPLE, *SOURCES, *MIXED, *SHAPES, *RARE, *LETTERS)
PRECISE = {"day": "%Y-%m-%d", "minute": "%Y-%m-%d %H:%M", "second": "%Y-%m-%d %H:%M:%S"}
LENGTHS = {10: "day", 16: "minute", 19: "second"}


@cache
def article_of(case: Case) -> Article:
    return extract(page(case), case.url, fetched=FETCHED, generic=True)


def asking(*fields: str) -> list[ParameterSet]:
    """The cases that expect something of one of the *fields*, each with the field."""
    asked = ((case, name) for case in CASES for name in fields if name in case.expected)
    return [pytest.param(case, name, id=f"{case.id}-{name}") for case, name in asked]


def written(instant: datetime | None, wanted: str | None) -> str:
    return instant.strftime(PRECISE[LENGTHS.get(len(wanted or ""), "second")]) if instant else ""


@pytest.mark.parametrize(("case", "name"), asking("date"))
def test_the_time_of_publication(case: Case, name: str) -> None:
    article = article_of(case)
    wanted = case.expected[name] or ""
    assert written(article.date_published, wanted) == wanted
    assert bool(article.date_raw) == bool(wanted)
    if wanted:
        assert article.date_precision == LENGTHS[len(wanted)]


@pytest.mark.parametrize(("case", "name"), asking("modified"))
def test_the_time_of_the_last_change(case: Case, name: str) -> None:
    assert written(article_of(case).date_modified, case.expected[name]) == case.expected[name]


@pytest.mark.parametrize(("case", "name"), asking("authors"))
def test_who_wrote(case: Case, name: str) -> None:
    assert ",".join(article_of(case).authors) == case.expected[name]


@pytest.mark.parametrize(("case", "name"), asking("editors", "proofreaders", "photographers", "correspondents"))
def test_who_else_had_a_hand_in_it(case: Case, name: str) -> None:
    assert ",".join(getattr(article_of(case), name)) == case.expected[name]


@pytest.mark.parametrize(("case", "name"), asking("source", "republisher", "original_title"))
def test_where_it_comes_from(case: Case, name: str) -> None:
    assert (getattr(article_of(case), name) or "") == case.expected[name]


@pytest.mark.parametrize(("case", "name"), asking("headline"))
def test_the_headline(case: Case, name: str) -> None:
    assert article_of(case).headline == case.expected[name]


def test_a_refused_date_leaves_its_reason() -> None:
    case = next(case for case in TIMES if case.id == "trap-future")
    capture = article_of(case).capture
    assert capture is not None
    assert "more than two days ahead" in capture.provenance["date_published"]


LINKS = "".join(
    f'<li><a href="/show/{n}.html">江城的第{n}座旧码头今天开门迎客</a> 2026-05-{n}</li>' for n in range(10, 29)
)
ITEMS = "".join(
    f'<div><h3><a href="/show/{n}.html">江城的第{n}座旧码头今天开门迎客</a></h3>'
    f"<p>第{n}座码头的灯亮了，附近的{n}位居民终于等来了自己的图书馆，周末一直开到晚上…</p><span>2026-05-{n}</span></div>"
    for n in range(10, 29)
)


@pytest.mark.parametrize("body", [f"<ul>{LINKS}</ul>", ITEMS], ids=["links", "summaries"])
@pytest.mark.parametrize("name", ["社会", "看江城"])
def test_a_section_with_a_short_heading_is_no_article(name: str, body: str) -> None:
    html = f"<html><head><title>{name}_江城观察</title></head><body><h1>{name}</h1>{body}</body></html>"
    with pytest.raises(NotAnArticleError):
        extract(html, "https://www.jiangcheng-news.example/sh/", fetched=FETCHED, generic=True)
