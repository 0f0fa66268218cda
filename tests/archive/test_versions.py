"""What readers would notice makes a version; noise makes none."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from newscrawl.archive.difference import edits
from newscrawl.archive.events import Kind, Materiality
from newscrawl.archive.versions import compare, fingerprint
from newscrawl.items import Analysis, Image
from tests.articles import BODY, PUBLISHED, article

PICTURE = Image(url="https://img1.example.cn/a/b.jpg?sign=1", caption="码头")


def changed(**changes: Any) -> Any:
    return compare(article(images=(PICTURE,)), article(**{"images": (PICTURE,), **changes}))


@pytest.mark.parametrize(
    "noise",
    [
        {"body": BODY.replace("\n", "\n\n ") + "\u200b "},
        {"body": BODY.replace("\n", "")},
        {"headline": "第1号码头 启用新系统"},
        {"images": (Image(url="https://img2.example.cn/a/b.jpg!w640?sign=2", caption="码头 "),)},
        {"tags": ("港口",), "section": "财经", "description": "新的摘要"},
        {"analysis": Analysis(version="x")},
        {"date_modified": PUBLISHED},
        {"date_published": PUBLISHED + timedelta(seconds=7), "date_precision": "minute"},
    ],
    ids=["blank lines", "no lines", "blanks", "CDN", "fields", "analysis", "modified", "rougher time"],
)
def test_noise_is_no_change(noise: dict[str, Any]) -> None:
    assert changed(**noise) is None


@pytest.mark.parametrize(
    ("field", "value", "kind", "materiality"),
    [
        ("body", BODY.replace("，", "；", 1), Kind.CORRECTED, Materiality.PUNCTUATION),
        ("body", BODY.replace("少等了", "少待了"), Kind.CORRECTED, Materiality.WORDING),
        ("body", BODY.replace("六个小时", "八个小时"), Kind.CORRECTED, Materiality.NUMBER_OR_NAME),
        ("body", BODY.replace("二百一十二万", "二百二十一万"), Kind.CORRECTED, Materiality.NUMBER_OR_NAME),
        ("body", BODY + "\n记者从海关获悉，当月进出口货值也创下新高。", Kind.CORRECTED, Materiality.PARAGRAPH),
        ("body", BODY.splitlines()[0], Kind.CORRECTED, Materiality.PARAGRAPH),
        ("headline", "第2号码头启用新系统", Kind.RETITLED, Materiality.HEADLINE),
        ("headline", "第1号码头，启用新系统", Kind.RETITLED, Materiality.PUNCTUATION),
        ("authors", ("张伟",), Kind.CORRECTED, Materiality.NUMBER_OR_NAME),
        ("source", "新华社", Kind.CORRECTED, Materiality.NUMBER_OR_NAME),
        ("date_published", PUBLISHED + timedelta(days=1), Kind.CORRECTED, Materiality.NUMBER_OR_NAME),
        ("images", (), Kind.CORRECTED, Materiality.WORDING),
        ("url", "https://www.thepaper.cn/newsDetail_forward_9", Kind.MOVED, None),
    ],
)
def test_a_change_is_named_and_weighed(field: str, value: Any, kind: Kind, materiality: Materiality | None) -> None:
    change = changed(**{field: value})
    assert (change.kind, change.fields, change.materiality) == (kind, (field,), materiality)


def test_the_weightiest_change_counts() -> None:
    change = changed(headline="新标题", body=BODY.replace("，", "；", 1))
    assert (change.kind, change.fields) == (Kind.RETITLED, ("headline", "body"))
    assert change.materiality is Materiality.HEADLINE


def test_the_day_alone_counts_where_a_page_gives_no_more() -> None:
    day = replace(article(), date_precision="day", date_published=PUBLISHED.replace(hour=0, minute=0))
    assert compare(article(), day) is None
    assert compare(article(), replace(day, date_published=PUBLISHED - timedelta(days=1)))


def test_edits_are_words() -> None:
    made = edits("港口今天启用新系统。天气晴朗。", "港口昨天启用新系统。天气晴朗。")
    assert [(edit.before, edit.after) for edit in made] == [("今天", "昨天")]


def test_spelling_a_number_otherwise_is_wording() -> None:
    (edit,) = edits("船舶少等了十八个小时。", "船舶少等了18个小时。")
    assert edit.materiality is Materiality.WORDING


def test_a_paragraph_that_flows_otherwise_is_no_edit() -> None:
    assert edits("第一句。第二句。", "第一句。\n第二句。") == ()


def test_a_very_long_sentence_is_compared_as_a_whole() -> None:
    (edit,) = edits("长" * 3000 + "甲", "长" * 3000 + "乙")
    assert len(edit.before) == 3001


def test_equal_fingerprints_are_one_version() -> None:
    assert fingerprint(article()) == fingerprint(article(body=BODY.replace("\n", "\n\n")))
    assert fingerprint(article()) != fingerprint(article(headline="别的"))
