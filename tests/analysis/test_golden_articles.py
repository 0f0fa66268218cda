"""Our own golden articles hold together, and the analysis reads them no worse than it did."""

from collections.abc import Mapping

import pytest

from newscrawl.analysis.vocabulary_files import load
from tests.analysis.scores import Answer, Counts, Gold, KeySentence, alike, micro_f1, set_figures, tells
from tests.evaluate_golden import answer, below, golden, read_floors

ARTICLES = golden()
PERFECT = 0.98
"""What the gold itself scores at least: a few key sentences are longer than the part of an event that is judged."""


def empty(articles: Mapping[str, Gold]) -> dict[str, Answer]:
    return dict.fromkeys(articles, Answer())


def own(gold: Gold) -> Answer:
    """The gold as an answer."""
    return Answer(
        keywords=[slot[0] for slot in gold.keywords],
        technologies=[slot[0] for slot in gold.technologies],
        industries=gold.industries,
        events=[key.sentence for key in gold.events],
    )


def test_there_are_enough_of_them() -> None:
    assert len(ARTICLES) >= 40
    assert sum(not gold.technologies for gold in ARTICLES.values()) >= 12
    assert sum(len(gold.body) >= 2000 for gold in ARTICLES.values()) >= 3


@pytest.mark.parametrize("name", ARTICLES)
def test_the_gold_stands_in_the_text(name: str) -> None:
    gold = ARTICLES[name]
    text = f"{gold.headline}\n{gold.body}"
    assert len(gold.keywords) == 3
    assert len(gold.technologies) <= 5
    assert all(any(accepted in text for accepted in slot) for slot in (*gold.keywords, *gold.technologies))
    assert 1 <= len(gold.events) <= 6
    assert all(key.sentence in text and "。" not in key.sentence for key in gold.events)
    assert all(anchor in key.sentence for key in gold.events for anchor in key.anchors)
    assert all(2 <= len(key.anchors) <= 4 for key in gold.events)


def test_every_industry_is_a_label_of_the_vocabulary_and_every_label_is_used() -> None:
    used = {label for gold in ARTICLES.values() for label in gold.industries}
    assert used == set(load().industries)


def test_no_figure_is_below_its_floor() -> None:
    figures = set_figures(ARTICLES, {name: answer(name, gold) for name, gold in ARTICLES.items()})
    assert set(figures) == set(read_floors())
    assert below(figures, read_floors()) == []


def test_a_figure_below_its_floor_is_named() -> None:
    assert below({"total": 0.61, "industries_f1": 0.8}, {"total": 0.62, "industries_f1": 0.8}) == ["total"]


def test_the_gold_scores_near_one_and_silence_near_nothing() -> None:
    best = set_figures(ARTICLES, {name: own(gold) for name, gold in ARTICLES.items()})
    assert min(best.values()) >= PERFECT
    none = set_figures(ARTICLES, empty(ARTICLES))
    assert none["keywords_lenient_f1"] == none["industries_f1"] == none["events_score"] == 0
    assert none["technologies_micro_f1"] == 0


def test_a_name_matches_leniently_from_a_third_of_the_other() -> None:
    assert alike("大模型", "多模态大模型")
    assert alike("GPT-4.1", "ｇｐｔ 4.1")
    assert not alike("电", "电池")
    assert not alike("芯片", "车规级芯片供应商")


def test_an_event_tells_a_sentence_by_its_anchors_or_by_half_of_its_words() -> None:
    key = KeySentence("海川19日在宁波发布首款人形机器人，售价9.9万元", ["海川", "发布"])
    assert tells("昨天海川又要发布新品", key)
    assert tells("在宁波发布首款人形机器人，售价9.9万元", key)
    assert not tells("海川的机器人走得慢", key)


def test_articles_without_technologies_weigh_nothing_in_the_micro_figure() -> None:
    assert micro_f1([Counts(1, 1, 1), Counts(0, 0, 0)]) == 1
    assert micro_f1([Counts(1, 1, 1), Counts(0, 2, 0)]) == 0.5
