"""How much two texts share, and a fingerprint that is stored: what it was yesterday it is today."""

import pytest

from newscrawl.text.resemblance import resemblance, simhash

TEXT = (
    "港区昨夜启用新的调度系统，货轮等候时间由十二小时减为六小时。" * 2 + "码头工人说，夜里不再排队；𠀀号泊位明年改造。"
)


def grams(text: str) -> set[str]:
    letters = "".join(filter(str.isalnum, text))
    return {letters[start : start + 3] for start in range(len(letters) - 2)}


@pytest.mark.parametrize(
    "other",
    [TEXT, TEXT[:40], TEXT[30:] + "另一句话。", "毫不相干的一段话", "短"],
    ids=["same", "head", "tail", "other", "short"],
)
def test_it_is_the_share_of_all_three_grams(other: str) -> None:
    expected = len(grams(TEXT) & grams(other)) / len(grams(TEXT) | grams(other))
    assert resemblance(TEXT, other) == pytest.approx(expected, abs=0.02)  # 𠀀 counts as two


@pytest.mark.parametrize("text", ["", "短", "，。"], ids=["empty", "one", "marks"])
def test_what_has_no_three_letters_resembles_nothing(text: str) -> None:
    assert resemblance(text, TEXT) == resemblance(text, text) == 0.0


def test_fingerprints_stay_what_they_are_in_archives() -> None:
    assert simhash(TEXT) == 0x10AC101153A22535
    assert simhash("太短") is None
