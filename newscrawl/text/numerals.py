"""Which number does a numeral say, in figures, in Chinese or in both?"""

import re
from decimal import Decimal
from functools import lru_cache

DIGITS = "零〇○一二两三四五六七八九"
UNITS = {"亿": 10**8, "万": 10**4, "千": 1000, "百": 100, "十": 10}
"""From the largest to the smallest."""
LONGEST = 20
"""Characters of a numeral at most; so every value fits Decimal's 28 places exactly."""
FIGURES = r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)"
"""Arabic figures, with separators of thousands or without."""

_VALUES = dict(zip(DIGITS, (0, 0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
_ARABIC = re.compile(FIGURES)
_SPELT = re.compile(r"[零〇○一二三四五六七八九]+")
_FRACTION = re.compile(rf"(?P<whole>[^点]+)点(?P<part>[{DIGITS}]+)")
_SPELLINGS = str.maketrans("０１２３４５６７８９．萬億兩", "0123456789.万亿两")


def unified(text: str) -> str:
    """*text* with figures of one width, and simplified 萬, 億 and 兩; each character stays in its place."""
    return text.translate(_SPELLINGS)


@lru_cache(maxsize=4096)  # few numerals make up most of a text
def parse_numeral(text: str) -> Decimal | None:
    """The value of *text* where all of it is one numeral; None where it is none, or only a rough one such as 三四十.

    >>> [str(parse_numeral(text)) for text in ("一千二百零五", "1.2亿", "3万5千", "二〇二三", "七点五", "三四十")]
    ['1205', '120000000.0', '35000', '2023', '7.5', 'None']
    """
    return _value(unified(text)) if len(text) <= LONGEST else None


def _value(text: str) -> Decimal | None:
    if _ARABIC.fullmatch(text):
        return Decimal(text.replace(",", ""))
    if match := _FRACTION.fullmatch(text):
        whole = _value(match["whole"])
        return None if whole is None or whole % 1 else Decimal(f"{whole}.{_spelt(match['part'])}")
    for unit in UNITS:
        head, mark, tail = text.rpartition(unit)
        if mark:
            return _sum(head, unit, tail)
    if len(text) == 1:
        return Decimal(_VALUES[text]) if text in _VALUES else None
    # 三四 alone is "three or four"; figures read out one by one are longer, or have a nought.
    read_out = _SPELT.fullmatch(text) and (len(text) > 2 or "〇" in text or "零" in text)
    return Decimal(_spelt(text)) if read_out else None


def _sum(head: str, unit: str, tail: str) -> Decimal | None:
    """The value of *head*, *unit* and *tail*: 三, 万 and 五千."""
    size = UNITS[unit]
    left = None if unit in head else _times(head, unit, alone=not tail)
    right = _rest(tail, size)
    return None if left is None or right is None else left * size + right


def _times(head: str, unit: str, *, alone: bool) -> Decimal | None:
    """How many of *unit*; 十 says by itself that it is one, the others where nothing follows: 百 and 百万."""
    if not head:
        return Decimal(1) if unit == "十" or alone else None
    if unit in "十百千" and not (head in _VALUES or _ARABIC.fullmatch(head)):
        return None
    times = _value(head)
    return times if times and times < UNITS["亿"] else None


def _rest(tail: str, size: int) -> Decimal | None:
    """What follows a unit of *size*: 五 behind 万 are five thousand, 零五 are five."""
    if len(tail) == 1 and tail in _VALUES:
        return Decimal(_VALUES[tail] * size // 10)
    noughts = len(tail) - len(tail.lstrip("零〇○"))
    rest = _value(tail[noughts:]) if tail else Decimal(0)
    return rest if rest is not None and rest < (size / 10 if noughts else size) else None


def _spelt(text: str) -> str:
    return "".join(str(_VALUES[digit]) for digit in text)
