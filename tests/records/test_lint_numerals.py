"""Numerals in figures, in Chinese and in both have the value that a reader gives them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscrawl.text.numerals import LONGEST, parse_numeral

DIGITS = "零一二三四五六七八九"


def four(number: int) -> str:
    """*number*, below 10000, in Chinese, as it is taught at school; nothing for 0."""
    said = ""
    for size, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // size % 10
        if digit:
            said += DIGITS[digit] + unit
        elif said and not said.endswith("零") and number % size:
            said += "零"
    return said


def chinese(number: int) -> str:
    """*number*, below 10**12, in Chinese."""
    said = ""
    for size, unit in ((10**8, "亿"), (10**4, "万"), (1, "")):
        part = number // size % 10**4
        if said and part and part < 1000 and not said.endswith("零"):
            said += "零"
        said += four(part) + unit if part else ""
    return said or "零"


@given(st.integers(0, 10**12 - 1) | st.integers(0, 10**5))
def test_what_is_written_in_chinese_is_read_as_the_same_number(number: int) -> None:
    said = chinese(number)
    assert parse_numeral(said) == (number if len(said) <= LONGEST else None)
    if said.startswith("一十"):
        assert parse_numeral(said[1:]) == number


@given(st.integers(1, 9999), st.integers(0, 9999), st.sampled_from([("万", 10**4), ("亿", 10**8)]))
def test_figures_may_carry_a_unit_and_a_fraction(whole: int, part: int, unit: tuple[str, int]) -> None:
    mark, size = unit
    assert parse_numeral(f"{whole}.{part:04}{mark}") == Decimal(f"{whole}.{part:04}") * size
    assert parse_numeral(f"{whole:,}{mark}") == whole * size


@given(st.integers(0, 999), st.text("0123456789", min_size=1, max_size=4))
def test_a_fraction_is_read_out_digit_by_digit(whole: int, part: str) -> None:
    said = f"{chinese(whole)}点{''.join(DIGITS[int(digit)] for digit in part)}"
    assert parse_numeral(said) == Decimal(f"{whole}.{part}")


@given(st.text("零〇一二两三五九十百千万亿点0159,.", max_size=24))
def test_any_run_of_their_characters_is_a_number_or_none(text: str) -> None:
    value = parse_numeral(text)
    assert value is None or value >= 0


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("三万五", 35000),
        ("两千三", 2300),
        ("一百五", 150),
        ("一百零五", 105),
        ("十", 10),
        ("百万", 10**6),
        ("一万亿", 10**12),
        ("3万5千", 35000),
        ("1亿2000万", 120_000_000),
        ("３．５萬", 35000),
        ("二〇二三", 2023),
        ("零八", 8),
        ("007", 7),
    ],
)
def test_the_usual_ways_to_say_a_number(text: str, value: int) -> None:
    assert parse_numeral(text) == value


@pytest.mark.parametrize(
    "text", ["", "三四", "三四十", "万一", "几百", "十百", "亿亿", "一千五百千", "点五", "1.2.3", "1,2"]
)
def test_what_is_no_numeral_or_a_rough_one_has_no_value(text: str) -> None:
    assert parse_numeral(text) is None
