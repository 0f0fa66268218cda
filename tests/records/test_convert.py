"""What an article keeps as a record, and a record as an article."""

from typing import Any

import pytest

from newscrawl.items import Analysis, Article, Event, Image, Tag
from newscrawl.records import Record, from_article, parse, to_article, write
from newscrawl.records.lint import Linter

WHOLE = ((0, 1),)


def tag(text: str) -> Tag:
    return Tag(text=text, evidence=WHOLE)


def test_an_article_as_a_record() -> None:
    article = Article(
        url="https://news.example.cn/8.html",
        site="example",
        headline="风电场\u2028并网",
        body="第一段。\r\n　　第二段  有空格。\n第三段。",
        analysis=Analysis(
            version="1",
            keywords=(tag("风电,并网"), tag("海上")),
            events=(Event(text="风电场\n并网。", evidence=WHOLE),),
        ),
    )
    assert from_article(article) == Record(
        title="风电场 并网",
        url="https://news.example.cn/8.html",
        summary="第一段。第二段 有空格。第三段。",
        keywords=("风电，并网", "海上"),
        events=("风电场 并网。",),
    )


PICTURES = (
    Image(url="https://news.example.cn/1.jpg", caption="示例社记者 图"),
    Image(url="https://news.example.cn/2.jpg", caption="渔船回港。"),
    Image(url="https://news.example.cn/3.jpg"),
)


@pytest.mark.parametrize(
    ("more", "summary"),
    [
        ({"description": "两周的海上见闻。", "images": PICTURES}, "两周的海上见闻。"),
        ({"images": PICTURES}, "渔船回港。"),
        ({"images": PICTURES[:1]}, "开渔"),
        ({"body": "正文。", "images": PICTURES}, "正文。"),
    ],
    ids=["description", "captions", "headline", "body"],
)
def test_a_gallery_has_a_summary_and_the_linter_nothing_to_say(more: dict[str, Any], summary: str) -> None:
    given: dict[str, Any] = {"url": "https://news.example.cn/9.html", "site": "s", "headline": "开渔", "body": ""}
    record = from_article(Article(**(given | more), genre="gallery"))
    assert record.summary == summary
    assert not list(Linter().findings(parse(write([record])).entries, "a.txt"))


def test_an_article_without_analysis_has_no_events_field() -> None:
    article = Article(url="u", site="s", headline="甲", body="乙")
    assert from_article(article) == Record(title="甲", url="u", summary="乙")


def test_evidence_is_every_place_of_the_words() -> None:
    record = Record(title="ai芯片量产", summary="AI芯片降价。", technologies=("AI芯片", "机器人"))
    analysis = to_article(record).analysis
    assert analysis
    found, missing = analysis.technologies
    assert (found.evidence, found.score) == (((0, 4), (7, 11)), 1.0)
    assert (missing.evidence, missing.score, missing.rule) == (((0, 14),), 0.0, "seed/whole")


def test_an_events_block_of_another_shape_survives() -> None:
    record = Record(title="甲", events="一句。\n\n又一句。")
    assert from_article(to_article(record)) == record


@pytest.mark.parametrize(
    ("url", "site"),
    [("https://News.example.cn:8080/1", "news.example.cn"), ("没有地址", ""), ("http://[::bad", ""), ("", "")],
)
def test_the_site_is_the_host(url: str, site: str) -> None:
    assert to_article(Record(url=url)).site == site
