"""Events may spell a number in another way than the text, but not tell another number."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscrawl.records.numbers import foreign_numbers, numbers

WAYS = [
    ("3.50", "3.5"),
    ("10%", "１０.０％"),
    ("7%", "百分之七"),
    ("0.5%", "千分之五"),
    ("100%", "百分之百"),
    ("12%", "12个百分点"),
    ("20%", "两成"),
    ("25%", "二成五"),
    ("1200", "一千二百"),
    ("30,000", "3万"),
    ("30000人", "3 万人"),
    ("1.2亿元", "12000万元"),
    ("120000000元", "1.2亿元"),
    ("7.5亿", "七点五亿"),
    ("第1、2名", "第1,2名"),
    ("5G", "５G"),
    ("3千克", "3公斤"),
    ("12家", "十二家"),
    ("3-5万人", "3万至5万人"),
    ("10-20%", "10%到20%"),
    ("2023年", "二〇二三年"),
    ("2023-11-08", "2023年11月8日"),
    ("1/3", "三分之一"),
]


@pytest.mark.parametrize(("event", "text"), [*WAYS, *((text, event) for event, text in WAYS)])
def test_a_number_may_be_spelt_in_another_way(event: str, text: str) -> None:
    assert foreign_numbers((f"共{event}。",), f"其中{text}。") == ()


@pytest.mark.parametrize(
    ("event", "text"),
    [
        ("2023年11月28日", "11月28日发布"),
        ("2023年11月28日", "28日上午"),
        ("2023年9月", "截至今年9月30日"),
        ("2023年", "今年以来"),
        ("2023-11-28", "11月28日"),
    ],
)
def test_what_a_date_has_from_the_day_of_publication_is_not_missed(event: str, text: str) -> None:
    assert foreign_numbers((event,), text) == ()


@pytest.mark.parametrize(
    ("event", "text"),
    [
        ("35人", "53人"),
        ("3万", "3亿"),
        ("三万", "三亿"),
        ("12%", "1.2%"),
        ("12%", "12人"),
        ("百分之七", "百分之八"),
        ("一千二百", "一千三百"),
        ("1,200", "1,201"),
        ("七点五亿", "75亿"),
        ("两成", "三成"),
        ("5万", "3-4万"),
        ("十二", "二十"),
        ("11月28日", "11月29日"),
        ("2023年11月28日", "2022年11月28日"),
        ("2023年", "2022年"),
    ],
)
def test_another_number_is_told(event: str, text: str) -> None:
    assert foreign_numbers((event,), text)


@pytest.mark.parametrize(
    "event", ["统一标准", "万一下雨", "十几万人", "三四名", "数十亿", "他十分高兴", "百姓", "成立"]
)
def test_words_and_rough_numbers_are_not_looked_for(event: str) -> None:
    assert foreign_numbers((event,), "别的") == ()


def test_the_numbering_of_events_does_not_count_but_a_fraction_is_none() -> None:
    events = "1. 增长3.5亿元\n3.5亿元入账\n3.2023年完工\n4、共5人"
    assert foreign_numbers(events, "增长3.5亿元，2023年完工，共5人") == ()
    assert foreign_numbers(events, "增长3亿元，2023年完工，共5人") == ("3.5亿",)
    assert foreign_numbers(None, "7") == ()


def test_a_unit_of_measure_a_time_and_the_start_of_a_word_are_no_part_of_a_number() -> None:
    found = {number.text: set(number.values) for number in numbers("5千瓦，三点五十分，2023成立，三四十人")}
    assert found["5"] == {Decimal(5)}
    assert found["2023"] == {Decimal(2023)}
    assert Decimal("3.5") not in set().union(*found.values())


TEXTS = st.lists(
    st.sampled_from(
        [
            "2023年",
            "9月",
            "28日",
            "三",
            "四十",
            "5万",
            "%",
            "百分之",
            "成",
            "3.5",
            ",",
            "-",
            "至",
            "点",
            "数",
            "今年",
            "\n",
            "1. ",
        ]
    )
    | st.text(max_size=3),
    max_size=12,
).map("".join)


@given(TEXTS)
def test_an_event_that_is_the_text_lacks_nothing(text: str) -> None:
    assert foreign_numbers((f"{text} ",), text) == ()  # not word for word, or nothing would be compared
    assert foreign_numbers(text, text) == ()


def test_a_numeral_before_a_date_is_read_alike_on_both_sides() -> None:
    assert foreign_numbers(("今年四十2023年 ",), "今年四十2023年") == ()
