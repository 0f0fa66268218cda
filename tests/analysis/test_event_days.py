"""On which day was an event? The day that the text names for it, resolved by the day of publication."""

from datetime import UTC, date, datetime

import pytest

from newscrawl.text.dates import BEIJING
from tests.analysis.test_events import events


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
        ("大前天", date(2023, 11, 27)),
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


def test_a_time_of_another_zone_is_a_day_in_beijing() -> None:
    late = datetime(2023, 11, 29, 20, tzinfo=UTC)
    assert events("临江港开通新航线", "今日，临江港宣布开通新航线。", late)[0].date == date(2023, 11, 30)


def test_the_same_day_is_the_one_named_last() -> None:
    body = (
        "11月21日，临江港宣布停航，损失3亿元，滞留旅客2000人。\n码头上没有人，店铺都关了门，猫睡在缆绳上，灯也熄了。\n"
        "当日，青岚市启动应急响应，派出120人，投入客车40辆。"
    )
    assert [event.date for event in events("临江港停航", body)] == [date(2023, 11, 21)] * 2


def test_a_day_near_new_year_belongs_to_the_nearer_year() -> None:
    january = datetime(2024, 1, 2, tzinfo=BEIJING)
    assert events("临江港开通新航线", "12月30日，临江港宣布开通新航线。", january)[0].date == date(2023, 12, 30)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("新规将于9月30日起施行", date(2024, 9, 30)),
        ("新规9月30日起施行", date(2023, 9, 30)),
        ("新规将于2月1日起施行", date(2024, 2, 1)),
    ],
)
def test_a_day_that_is_to_come_is_not_in_the_past(words: str, day: date) -> None:
    march = datetime(2024, 3, 1, tzinfo=BEIJING)
    assert events("临江港发布新规", f"临江港发布{words}，涉及船舶300艘。", march)[0].date == day


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("将于8日", date(2026, 10, 8)),
        ("拟于20日", date(2026, 9, 20)),
        ("周四将", date(2026, 9, 17)),
        ("周四", date(2026, 9, 10)),
        ("自3月5日起", date(2026, 3, 5)),
    ],
)
def test_what_a_body_will_do_is_on_the_next_such_day(words: str, day: date) -> None:
    september = datetime(2026, 9, 11, tzinfo=BEIJING)
    assert events("临江港开通新航线", f"临江港{words}开通新航线，投资3亿元。", september)[0].date == day


def test_a_day_to_compare_with_is_not_the_day() -> None:
    assert events("临江港运量上升", "临江港运量比上周五上升3%，达到300万吨。")[0].date is None


def test_without_a_day_of_publication_only_whole_dates_count() -> None:
    assert events("港口开通航线", "11月28日，临江港宣布开通新航线。", None)[0].date is None
    assert events("港口开通航线", "2023年11月28日，临江港宣布开通新航线。", None)[0].date == date(2023, 11, 28)


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("临江港宣布停航三天，港长说“明天再谈”，滞留旅客2000人", None),
        ("临江港宣布开通新航线，滞留旅客2000人均在当天离港", None),
        ("今日（11月18日），临江港宣布开通新航线", date(2023, 11, 18)),
        ("11月20日，临江港宣布禁止夜航7年，直到2030年3月13日", date(2023, 11, 20)),
        ("临江港宣布禁止夜航7年，直到2030年3月13日", None),
        ("截至11月27日，临江港新航线运送旅客2000人", None),
        ("临江港宣布开通新航线，12月20日前可免费乘船", None),
        ("临江港宣布停航，到12月5日为止，损失3亿元", None),
        ("临江港船队11月20日前往海川，宣布开通新航线", date(2023, 11, 20)),
    ],
    ids=["quoted", "same", "brackets", "both", "until", "as-of", "before", "end", "leaves"],
)
def test_a_day_that_is_said_or_ends_something_is_not_the_day(sentence: str, day: date | None) -> None:
    assert events("临江港宣布开通新航线", sentence + "。")[0].date == day


def test_the_same_day_is_not_a_day_of_a_quotation() -> None:
    body = "港长王大山说：“明天再谈。”\n临江港停航，滞留旅客2000人均在当天离港，损失3亿元。"
    assert events("临江港停航", body)[-1].date is None


def test_a_day_counts_within_the_quotation_that_is_the_event() -> None:
    assert events("临江港", "王大山说：“海风不小。新航线20日开通，投资3亿元。”")[0].date == date(2023, 11, 20)
