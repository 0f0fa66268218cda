"""Whatever the text: no error, and every tag stands in it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newscrawl import Article, analyze
from newscrawl.items import Analysis
from newscrawl.text.words import Segmenter

WORDS = st.sampled_from(
    [
        *(
            "宁德时代",
            "发布",
            "ＧＰＴ－４",
            "AI",
            "芯片",
            "大模型",
            "11月28日",
            "29日",
            "3亿元",
            "12.5%",
            "记者",
            "马",
            "嘉禾",
        ),
        *("人形机器人", "雷内·舒斯特尔", "Gemini", "2.5", "Pro", "7纳米", "臺積電", "5G+工业互联网", "昨天", "麒麟990"),
        *(
            "，",
            "。",
            "、",
            "“",
            "”",
            "《",
            "》",
            "（",
            "）",
            "?",
            " ",
            "\n",
            "·",
            "😀",
            "İ",
            "ﬃ",
            "\ud800",
            "\u3000",
            "\x00",
        ),
    ]
)
TEXTS = st.one_of(st.text(alphabet=st.characters(), max_size=80), st.lists(WORDS, max_size=40).map("".join))


def analysis(headline: str, body: str, segmenter: Segmenter = "rjieba") -> Analysis:
    found = analyze(Article(url="u", site="s", headline=headline, body=body), segmenter=segmenter).analysis
    assert found
    return found


@settings(deadline=None)
@given(TEXTS, TEXTS)
def test_every_tag_stands_in_the_text(headline: str, body: str) -> None:
    text = f"{headline}\n{body}"
    found = analysis(headline, body)
    for tag in (*found.keywords, *found.technologies, *found.events):
        assert tag.evidence
        assert {text[start:end] for start, end in tag.evidence} == {tag.text}
    for tag in found.industries:
        assert tag.evidence
        assert all(0 <= start < end <= len(text) for start, end in tag.evidence)
    assert len(found.keywords) <= 5
    assert len(found.technologies) <= 5
    assert len(found.industries) <= 3
    assert len(found.events) <= 6


@settings(deadline=None)
@given(TEXTS, TEXTS)
def test_the_same_text_gets_the_same_tags(headline: str, body: str) -> None:
    assert analysis(headline, body) == analysis(headline, body)


ENDLESS = {
    "digits": "1",
    "wide digits": "１",
    "digits and commas": "1,",
    "digits and points": "1.",
    "quotations": "“好",
}


@pytest.mark.parametrize("name", ENDLESS)
def test_a_long_text_of_one_thing_ends(name: str) -> None:
    """Hours, were it not linear; seconds otherwise."""
    said = ENDLESS[name]
    assert analysis("华为", said * (200_000 // len(said)) + "。11月28日，华为发布芯片，营收12亿元。").version


@pytest.mark.parametrize("text", ["", "。", "\n\n", "a" * 5000, "😀" * 50, "ﬃİ" * 30, "\ud800\udfff", "\x00", "“" * 99])
def test_strange_texts_are_no_trouble(text: str) -> None:
    assert analysis(text, text).version
    assert analysis("", text, "jieba").version
