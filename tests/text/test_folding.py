"""Matching sees one spelling, and every place stays where it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscrawl.text.folding import folded, narrow


@pytest.mark.parametrize(
    ("text", "small"),
    [("ＧＰＴ－４Ｏ", "gpt-4o"), ("ＡＩ手机", "ai手机"), ("（５Ｇ）", "(5g)"), ("臺積電", "台积电"), ("", "")],
)
def test_width_and_case_are_folded(text: str, small: str) -> None:
    assert folded(text) == small


def test_half_width_keeps_capitals() -> None:
    assert narrow("ＧＰＴ") == "GPT"


def test_a_lone_surrogate_becomes_printable() -> None:
    assert narrow("甲\ud800乙") == "甲\ufffd乙"


@given(st.text(alphabet=st.characters()))
def test_no_character_moves(text: str) -> None:
    assert len(narrow(text)) == len(folded(text)) == len(text)


@given(st.text(alphabet=st.sampled_from("甲ＡＢab臺（），。！1Σς·—  ") | st.characters()))
def test_common_characters_are_spelled_as_beside_a_rare_one(text: str) -> None:
    assert narrow(text) == narrow(text + "Ａ")[:-1]
    assert folded(text) == folded(text + "Ａ")[:-1]
