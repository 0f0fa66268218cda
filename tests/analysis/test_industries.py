"""Industries follow from cues and organisations, which are their evidence."""

from newscrawl import Article, analyze
from newscrawl.items import Tag


def industries(headline: str, body: str) -> tuple[Tag, ...]:
    analysis = analyze(Article(url="u", site="s", headline=headline, body=body)).analysis
    assert analysis
    return analysis.industries


def test_the_strongest_comes_first() -> None:
    found = industries("晶圆厂投产", "新建的晶圆厂投产，光刻机就位。厂房离房地产项目不远。")
    assert found[0].text == "半导体"


def test_an_organisation_speaks_for_its_industry() -> None:
    assert industries("宁德时代公布进展", "宁德时代说，一切顺利。")[0].text in ("能源", "汽车")


def test_a_medium_is_only_quoted() -> None:
    assert all(tag.text != "传媒娱乐" for tag in industries("晶圆厂投产", "据第一财经报道，晶圆厂投产，光刻机就位。"))


def test_esports_are_games() -> None:
    body = "总决赛上，选手夺得冠军，赛事组委会颁奖。这场电子竞技比赛的玩家和战队来自各地。"
    assert industries("电竞总决赛落幕", body)[0].text == "游戏"


def test_shops_on_the_net_are_the_net() -> None:
    found = industries("跨境电商平台扩张", "跨境电商平台推出直播带货，网购的人多了，电商平台招商。")
    assert [tag.text for tag in found][:2] == ["电商", "互联网"]
    assert all(tag.evidence for tag in found)


def test_without_cues_there_is_none() -> None:
    assert industries("雨", "下了一夜的雨。") == ()
