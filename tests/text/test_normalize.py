import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscrawl.text.normalize import fold, matching_key, paragraphs


@pytest.mark.parametrize("blank", [" ", "\t", "\n", "\xa0", "\u3000", "\u2003", "\u2028", "\u2029", "\x85", "  \r\n "])
def test_every_white_space_becomes_a_blank(blank: str) -> None:
    assert fold(f"{blank}甲{blank}{blank}乙{blank}") == "甲 乙"


@pytest.mark.parametrize("char", ["\u200b", "\ufeff", "\u200e", "\xad", "\x00", "\x1b", "\x7f", "\ud83d", "\u2060"])
def test_invisible_characters_go(char: str) -> None:
    assert fold(f"甲{char}乙") == "甲乙"


@given(st.text(alphabet=st.characters(codec=None)))
def test_all_three_are_idempotent(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert matching_key(matching_key(text)) == matching_key(text)
    assert paragraphs("\n".join(paragraphs(text))) == paragraphs(text)
    fold(text).encode()


@pytest.mark.parametrize(
    ("one", "other"),
    [("A—B", "a――b"), ("ＡＢＣ", "abc"), ("张三・李四", "张三·李四"), ("甲 乙", "甲\u3000乙"), ("“引文”１", "“引文”1")],
)
def test_keys_forget_what_encodings_and_editors_change(one: str, other: str) -> None:
    assert matching_key(one) == matching_key(other)


def test_keys_keep_what_differs() -> None:
    assert matching_key("第一季度增长5%") != matching_key("第一季度增长6%")
