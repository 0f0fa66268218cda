"""Who took part in an event: also organisations and persons that stand in no vocabulary."""

import pytest

from tests.analysis.test_events import events


@pytest.mark.parametrize(
    ("clause", "actor"),
    [
        ("石溪县应急管理局通报，3间土坯房倒塌", "石溪县应急管理局"),
        ("北岭市人民法院判处罚金500万元", "北岭市人民法院"),
        ("开发区的宏泰精细化工有限公司发生爆炸，7人受伤", "宏泰精细化工有限公司"),
        ("运营方上海快达信息科技有限公司赔偿86万元", "上海快达信息科技有限公司"),
        ("赛途汽车（中国）有限公司召回汽车3万辆", "赛途汽车（中国）有限公司"),
        ("中国铁路澜江局集团有限公司增开列车12列", "中国铁路澜江局集团有限公司"),
        ("星澜汽车公布数据，交付新车4万辆", "星澜汽车"),
        ("恒岳精工董事长邵怀谦表示，年产能达100万套", "恒岳精工"),
    ],
)
def test_an_organisation_outside_the_vocabularies_is_an_actor(clause: str, actor: str) -> None:
    assert actor in events(clause, f"28日，{clause}。")[0].actors


def test_a_company_that_acts_somewhere_is_an_actor_wherever_it_stands() -> None:
    body = "28日，药监局批准康程生物的新药上市，供货200万支。\n康程生物预计，新药明年开始供货。"
    assert "康程生物" in events("新药获批上市", body)[0].actors


@pytest.mark.parametrize(
    "clause",
    [
        "国有银行宣布下调利率20个基点",
        "三家银行公布利率，下调20个基点",
        "美国大学表示扩招3000人",
        "新能源汽车交付4万辆",
        "设立一家科技有限公司，投资3亿元",
    ],
)
def test_a_kind_of_organisation_is_no_actor(clause: str) -> None:
    assert events(clause, f"28日，{clause}。")[0].actors == ()


@pytest.mark.parametrize(
    ("clause", "actor"),
    [
        ("总经理张昌武说，票价12元", "张昌武"),
        ("被告人龚兆丰有期徒刑十五年，罚金500万元，龚兆丰表示上诉", "龚兆丰"),
        ("首席执行官裘实宣布投资3亿元", "裘实"),
    ],
)
def test_a_person_behind_a_title_is_whole(clause: str, actor: str) -> None:
    assert actor in events(clause, f"28日，{clause}。")[0].actors


def test_who_speaks_in_an_interview_is_an_actor() -> None:
    body = "问：今年怎么样？\n裴若岚：今年裴若岚的团队交付了386台，回款2.1亿元。"
    assert "裴若岚" in events("专访裴若岚", body)[0].actors


def test_a_word_of_a_trade_is_no_person() -> None:
    assert events("海川卫星组网", "28日，海川的卫星表示正常，在轨卫星达到324颗。")[0].actors == ()


@pytest.mark.parametrize("name", ["姚明", "李克强", "杜琪峰"])
def test_a_person_whom_a_trade_is_known_by_is_an_actor(name: str) -> None:
    assert name in events("捐款3亿元", f"28日，{name}宣布捐款3亿元，建成希望小学12所。")[0].actors


@pytest.mark.parametrize(
    ("clause", "actor"),
    [
        ("分析师布雷特-乔希佩表示，股价下跌20%", "布雷特-乔希佩"),
        ("教授鲁里埃尔·鲁比尼表示，损失达3万亿美元", "鲁里埃尔·鲁比尼"),
    ],
)
def test_a_foreign_name_is_whole(clause: str, actor: str) -> None:
    assert events(clause, f"28日，{clause}。")[0].actors == (actor,)


def test_an_office_ends_before_what_is_held_there() -> None:
    clause = "他在石溪市担任环境科技研究所所长，管理120名研究员"
    assert all("担任" not in actor for actor in events(clause, f"28日，{clause}。")[0].actors)
