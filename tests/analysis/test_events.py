"""Events are clauses of the text, with the day, the actors and the amounts that they name."""

from datetime import date, datetime
from itertools import pairwise

import msgspec
import pytest

from newscrawl import Article, analyze
from newscrawl.items import Analysis, Event
from newscrawl.text.dates import BEIJING

PUBLISHED = datetime(2023, 11, 30, 9, tzinfo=BEIJING)


def events(headline: str, body: str, published: datetime | None = PUBLISHED) -> tuple[Event, ...]:
    analysis = analyze(Article(url="u", site="s", headline=headline, body=body, date_published=published)).analysis
    assert analysis
    return analysis.events


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2022年3月4日", date(2022, 3, 4)),
        ("11月28日", date(2023, 11, 28)),
        ("12月3日", date(2023, 12, 3)),
        ("去年12月31日", date(2022, 12, 31)),
        ("29日晚", date(2023, 11, 29)),
        ("今日", date(2023, 11, 30)),
        ("昨天", date(2023, 11, 29)),
        ("前天", date(2023, 11, 28)),
        ("上月", None),
        ("2月30日", None),
        ("去年", None),
        ("上月28日", date(2023, 10, 28)),
        ("本月20日", date(2023, 11, 20)),
        ("下月3日", date(2023, 12, 3)),
        ("周三", date(2023, 11, 29)),
        ("上周五", date(2023, 11, 24)),
        ("本周一", date(2023, 11, 27)),
        ("下周二", date(2023, 12, 5)),
        ("每周三", None),
        ("将于周五", None),
        ("2023-11-02", date(2023, 11, 2)),
        ("28号", date(2023, 11, 28)),
        ("神舟5号", None),
        ("30日内", None),
        ("20日均线", None),
    ],
)
def test_days_are_resolved_by_the_day_of_publication(words: str, day: date | None) -> None:
    assert events("临江港开通新航线", f"{words}，临江港宣布开通新航线。")[0].date == day


def test_the_same_day_is_the_one_named_last() -> None:
    body = (
        "11月21日，临江港宣布停航，损失3亿元，滞留旅客2000人。\n码头上没有人，店铺都关了门，猫睡在缆绳上，灯也熄了。\n"
        "当日，青岚市启动应急响应，派出120人，投入客车40辆。"
    )
    assert [event.date for event in events("临江港停航", body)] == [date(2023, 11, 21)] * 2


def test_a_day_near_new_year_belongs_to_the_nearer_year() -> None:
    january = datetime(2024, 1, 2, tzinfo=BEIJING)
    assert events("临江港开通新航线", "12月30日，临江港宣布开通新航线。", january)[0].date == date(2023, 12, 30)


def test_without_a_day_of_publication_only_whole_dates_count() -> None:
    assert events("港口开通航线", "11月28日，临江港宣布开通新航线。", None)[0].date is None
    assert events("港口开通航线", "2023年11月28日，临江港宣布开通新航线。", None)[0].date == date(2023, 11, 28)


def test_actors_and_amounts_are_as_written() -> None:
    event = events("宁德时代投资", "宁德时代宣布投资15亿元，用工3000人，产能增长12.5%，王大山出席。")[0]
    assert event.actors[0] == "宁德时代"
    assert {"15亿元", "3000人", "12.5%"} <= set(event.amounts)


def test_lead_ins_are_cut() -> None:
    found = events(
        "临江港开通新航线", "新华社临江11月20日电（记者 王大山）临江港20日宣布开通两条新航线。此外，港区新增12台吊机。"
    )
    assert found[0].text.startswith("临江港20日")
    assert all(not event.text.startswith(("新华社", "此外")) for event in found)


def test_a_long_sentence_is_cut_at_a_clause() -> None:
    sentence = "临江港宣布开通新航线，" + "航线连接东西两岸的十个港口并配备新船，" * 6 + "票价12元。"
    assert all(len(event.text) <= 78 for event in events("临江港开通新航线", sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "临江港宣布“双港计划，两岸同建，三年完工”启动，投资3亿元，首批用工3000人，明年开通十条新航线，新增吊机12台",
        "临江港（原名临江码头，建于清末）宣布投资68，000万元，新增吊机12台，开通十条新航线，配备新船二十艘，用工3000人",
        "临江港队在决赛中以3：1战胜海川队，夺得冠军，奖金12万元，全场观众2.4万人，比去年多三成，门票收入300万元",
    ],
    ids=["quote", "brackets", "score"],
)
def test_quotes_brackets_and_numbers_stay_whole(sentence: str) -> None:
    for event in events("临江港开通新航线", sentence + "。"):
        for opening, closing in ("“”", "（）"):
            assert event.text.count(opening) == event.text.count(closing)
        assert ("3：1" in event.text) == ("决赛" in event.text)
        assert not event.text.endswith("68")


def test_a_speech_over_several_sentences_leaves_no_open_quotation_mark() -> None:
    body = "港长王大山说：“新航线20日开通，投资3亿元。吊机新增12台，用工3000人。”"
    for event in events("临江港开通新航线", body):
        assert event.text.count("“") == event.text.count("”")


def test_a_long_clause_is_not_cut_between_a_number_and_its_unit() -> None:
    clause = "临江港宣布" + "在东西两岸十个港口的老旧码头和仓库以及道路" * 3 + "上投资12345678亿元"
    assert not any(event.text[-1].isdigit() for event in events("临江港宣布投资", clause + "建设新航线和新码头。"))


def test_a_rich_lead_does_not_silence_the_rest() -> None:
    body = (
        "临江港开通新航线，12月3日首航，投资3亿元，配备新船20艘，用工3000人，王大山、李海川出席。\n"
        "海川公司与望潮大学签署培训协议，三年培训水手200名，已经毕业80名，投入经费500万元。"
    )
    assert len(events("临江港开通新航线，12月3日首航，投资3亿元", body)) > 1


def test_opinions_are_no_events() -> None:
    body = "临江港28日宣布开通新航线，投资3亿元。\n我们认为这可能会带来什么变化？大家觉得应该支持，希望如此。"
    assert len(events("临江港开通新航线", body)) == 1


def test_nothing_is_told_twice() -> None:
    body = "临江港28日宣布开通新航线，投资3亿元。\n" * 5
    assert len(events("临江港开通新航线", body)) == 1


def test_events_of_a_long_article_are_spread_over_it() -> None:
    filler = "老街的早点铺坐着街坊，聊天气和菜价，猫在台阶上晒太阳，谁也不着急走开。"
    facts = [
        "临江港宣布开通新航线，投资3亿元。",
        "青岚市20日启动无人公交，首批6辆车上路。",
        "海川机器人推出搬运机器人，售价9万元。",
        "盐田公司签署供货协议，每年出口2000吨。",
        "望潮大学获得风洞专利12项，同比增长40%。",
        "云岭乡建成水库，灌溉农田8000亩。",
    ]
    body = "\n".join(fact + filler * 8 for fact in facts)
    starts = [event.evidence[0][0] for event in events("各地投资", body)]
    assert len(starts) >= 4
    assert all(later - earlier > 100 for earlier, later in pairwise(starts))


def test_an_event_of_an_older_journal_is_read() -> None:
    old = b'{"version":"rules/1","events":[{"text":"a","evidence":[[0,1]],"score":1.0,"rule":"event sentence"}]}'
    assert msgspec.json.decode(old, type=Analysis).events == (
        Event(text="a", evidence=((0, 1),), score=1.0, rule="event sentence"),
    )


def test_an_event_survives_the_journal() -> None:
    found = events("临江港开通新航线", "11月28日，临江港宣布开通新航线，投资3亿元。")
    analysis = Analysis(version="", events=found)
    assert msgspec.json.decode(msgspec.json.encode(analysis), type=Analysis) == analysis
