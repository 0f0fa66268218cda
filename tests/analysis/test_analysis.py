"""Tags follow from the text, and each names the places that speak for it."""

import subprocess
import sys
from random import Random

import pytest

from newscrawl import analyze
from newscrawl.items import Analysis, Article, Tag
from newscrawl.text.resemblance import simhash
from tests.conftest import ROOT

HEADLINE = "海川机器人发布首款人形机器人，售价9.9万元"
BODY = (
    "海川机器人19日在宁波发布首款人形机器人“阿潮”，售价9.9万元，首批交付300台。\n"
    "“阿潮”搭载公司自研的多模态大模型，能听懂方言。工厂里的生产线已经试用了五台，次品率下降12%。\n"
    "海川机器人成立于2019年，去年完成了4亿元的B轮融资。公司创始人说，具身智能的难处不在算力，在数据。\n"
    "观众觉得机器人走路的样子有点像刚上岸的水手。"
)


@pytest.fixture(scope="module")
def analysis() -> Analysis:
    found = analyze(Article(url="https://a.example/1", site="a", headline=HEADLINE, body=BODY)).analysis
    assert found
    return found


def texts(tags: tuple[Tag, ...]) -> list[str]:
    return [tag.text for tag in tags]


def test_the_subject_is_a_keyword(analysis: Analysis) -> None:
    assert any("机器人" in text for text in texts(analysis.keywords))


def test_technologies_are_spelled_as_in_the_text(analysis: Analysis) -> None:
    assert {"人形机器人", "具身智能"} <= set(texts(analysis.technologies))


def test_the_industry_is_named(analysis: Analysis) -> None:
    assert texts(analysis.industries)[0] == "机器人"


def test_an_event_is_a_sentence_of_the_text(analysis: Analysis) -> None:
    assert analysis.events
    assert all(text in BODY for text in texts(analysis.events))
    assert "发布" in analysis.events[0].text


def test_every_tag_has_evidence(analysis: Analysis) -> None:
    text = f"{HEADLINE}\n{BODY}"
    for tag in (*analysis.keywords, *analysis.technologies, *analysis.events):
        assert {text[start:end] for start, end in tag.evidence} == {tag.text}
    assert all(text[start:end] for tag in analysis.industries for start, end in tag.evidence)
    assert all(tag.evidence for tag in analysis.industries)


@pytest.mark.parametrize("body", ["", "。", "\n\n", "a" * 5000, "😀" * 50, "ﬃİ" * 30])
def test_strange_texts_are_no_trouble(body: str) -> None:
    assert analyze(Article(url="https://a.example/1", site="a", headline="", body=body)).analysis


def test_the_answer_does_not_depend_on_the_hash_seed() -> None:
    code = (
        "from newscrawl import analyze, Article; from tests.analysis.test_analysis import *\n"
        "print(analyze(Article(url='u', site='a', headline=HEADLINE, body=BODY)))"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, env={"PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(said) == 1


def test_what_is_known_of_duplicates_stays() -> None:
    before = Analysis(version="", simhash=5, duplicate_of="https://b.example/")
    after = analyze(Article(url="u", site="a", headline=HEADLINE, body=BODY, analysis=before)).analysis
    assert after
    assert (after.simhash, after.duplicate_of) == (5, "https://b.example/")


def test_a_reprint_is_near_and_another_article_is_far() -> None:
    roll = Random(1)
    text, other = (
        "，".join("".join(map(chr, roll.choices(range(0x4E00, 0x9000), k=12))) for _ in range(80)) for _ in "ab"
    )
    mark, reprint, far = simhash(text), simhash(text.replace("，", ", ") + "（完）"), simhash(other)
    assert mark is not None
    assert reprint is not None
    assert far is not None
    assert (mark ^ reprint).bit_count() <= 3
    assert (mark ^ far).bit_count() >= 8


def test_a_text_too_short_to_tell_has_no_fingerprint() -> None:
    assert simhash("短讯一则。") is None
