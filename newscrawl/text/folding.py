"""How is a text spelled for the segmenter and for matching, character by character, so that places stay places?"""

import re
import unicodedata
from itertools import pairwise
from pathlib import Path

_UNPRINTABLE = "\ufffd"
LISTED = Path(__file__).parent / "traditional.txt"
"""Which simplified character stands for which traditional one."""


def _pairs() -> dict[int, str]:
    """The simplified character of each traditional one of `traditional.txt`."""
    lines = LISTED.read_text(encoding="utf-8").splitlines()
    listed = "".join(line for line in lines if not line.startswith("#"))
    return {ord(old): new for old, new in zip(listed[::2], listed[1::2], strict=True)}


class _Table(dict[int, str]):
    """A table for str.translate that computes its entries at the first question."""

    def __init__(self, *, case: bool) -> None:
        super().__init__(_SIMPLIFIED)
        self.case = case

    def __missing__(self, code: int) -> str:
        spelled = _spelled(chr(code), case=self.case)
        self[code] = spelled
        return spelled


def _spelled(character: str, *, case: bool) -> str:
    """One character for one character; those that would become several stay as they are."""
    if "\ud800" <= character <= "\udfff":
        return _UNPRINTABLE
    narrow = unicodedata.normalize("NFKC", character)
    if len(narrow) != 1:
        narrow = character
    folded = narrow.casefold()
    return folded if case and len(folded) == 1 else narrow


_SIMPLIFIED = _pairs()
_NARROW = _Table(case=False)
_FOLDED = _Table(case=True)
_WIDE_MARKS = "，：；！？（）％\u3000"
"""Marks of any Chinese text that are not in half width."""
_MARKS = "·–—‘’“”…、。《》「」【】"
_HAN = "".join(
    f"{chr(before + 1)}-{chr(after - 1)}"
    for before, after in pairwise(sorted({0x4DFF, *_SIMPLIFIED, 0xA000}))
    if after - before > 1
)
"""The characters between the traditional ones: the engine looks for one set three times as fast as for two."""
_RARE = re.compile(f"[^\x00-\x7f{_MARKS}{_HAN}]+")
"""What a simplified text in half width hardly has; without it, only Latin capitals are spelled otherwise."""
_FOLDABLE = re.compile(rf"[^\x00-@\[-\x7f{_MARKS}{_HAN}]+")
"""The same and these."""


def simplified(text: str) -> str:
    """*text* in simplified characters, each in its place, and nothing else changed.

    >>> simplified("找不到網頁（ＡＩ）")
    '找不到网页（ＡＩ）'
    """
    return text.translate(_SIMPLIFIED)


def narrow(text: str) -> str:
    """*text* in half width and simplified characters, each in its place; a lone surrogate becomes U+FFFD.

    >>> narrow("ＧＰＴ－４發布")
    'GPT-4发布'
    """
    for mark in _WIDE_MARKS:
        text = text.replace(mark, _NARROW[ord(mark)])
    return _RARE.sub(_in_half_width, text)  # for speed: a table asks for each character


def _in_half_width(rare: re.Match[str]) -> str:
    return rare[0].translate(_NARROW)


def folded(text: str) -> str:
    """The same in small letters: the form in which terms are matched.

    >>> folded("ＡＩ手机")
    'ai手机'
    """
    return _FOLDABLE.sub(_in_small, text) if _RARE.search(text) else text.lower()


def _in_small(foldable: re.Match[str]) -> str:
    return foldable[0].translate(_FOLDED)
