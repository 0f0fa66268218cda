"""Keywords are names and nouns that the article returns to; none says what another says."""

import pytest

from newscrawl import Article, analyze
from newscrawl.items import Tag


def keywords(headline: str, body: str) -> list[str]:
    return [tag.text for tag in tags(headline, body)]


def tags(headline: str, body: str) -> tuple[Tag, ...]:
    analysis = analyze(Article(url="u", site="s", headline=headline, body=body)).analysis
    assert analysis
    return analysis.keywords


def test_an_english_name_keeps_its_version() -> None:
    assert "Lumen-4.1" in keywords("Lumen-4.1发布", "新模型Lumen-4.1能读图。Lumen-4.1比上一代快一倍。")


def test_a_numbered_name_is_whole() -> None:
    assert "海燕990" in keywords("海燕990亮相", "海燕990续航一千公里，海燕990下月开售。")


def test_what_is_quoted_is_a_term() -> None:
    assert "渔火节" in keywords("小城办起“渔火节”", "“渔火节”持续三天，游客逛“渔火节”夜市。")


def test_no_keyword_contains_another() -> None:
    found = keywords("工业机器人产量创新高", "工业机器人产量增长。机器人产量居首，工业机器人出口也多，机器人企业忙。")
    assert not any(a != b and a in b for a in found for b in found)


@pytest.mark.parametrize("lead", ["新华社北京11月20日电", "本报讯 记者 王大山", "36氪获悉，"])
def test_agencies_and_reporters_are_no_keywords(lead: str) -> None:
    found = keywords("青岚市开通水上巴士", f"{lead}青岚市20日开通水上巴士，水上巴士每天往返十班。")
    assert not {"新华社", "36氪", "记者", "本报讯"} & set(found)


@pytest.mark.parametrize("word", ["Q1", "CEO", "记者", "公司", "亿元"])
def test_words_of_any_article_are_no_keywords(word: str) -> None:
    found = keywords(f"海川公司{word}", f"{word}是什么？{word}又来了，{word}还在。海川公司的灯塔亮了。")
    assert word not in found


def test_a_name_is_not_cut_behind_the_surname() -> None:
    found = keywords("马嘉禾夺冠", "马嘉禾昨天夺冠。赛后马嘉禾说，她会继续训练。")
    assert "嘉禾" not in found
    assert "马嘉禾" in found


def test_the_evidence_is_every_place() -> None:
    tag = next(tag for tag in tags("灯塔换灯", "灯塔建于清末，灯塔今换新灯。") if tag.text == "灯塔")
    assert tag.evidence == ((0, 2), (5, 7), (12, 14))


def test_what_is_in_the_headline_comes_first() -> None:
    assert keywords("盐田复产", "渔民、渔船和渔港都忙。渔港边的盐田开工。")[0].startswith("盐田")
