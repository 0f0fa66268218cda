"""Which numbers of the events does the text lack, whatever the spelling?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from newscrawl.text.numerals import DIGITS, FIGURES, LONGEST, UNITS, parse_numeral, unified

_UNIT = "".join(UNITS)
# 千克 and 百帕 are units of measure, no thousand and no hundred; 三点五十分 is a time.
_RUN = (
    rf"(?:{FIGURES}|[{DIGITS}十万亿]|[百千](?![克米瓦卡赫帕伏安焦])|"
    rf"(?<=[{DIGITS}{_UNIT}])点(?=[{DIGITS}](?![十分刻])))+"
)
_TENTHS = "(?![不为立员功本果绩交都长品年效])"  # 三成员, 一成立: there 成 begins the next word
_NUMBER = re.compile(
    rf"(?P<of>[百千万]分之)?(?P<numeral>{_RUN})(?P<mark>[%％‰]|个?百分点|成{_TENTHS}(?P<tenth>[一二三四五六七八九](?![{_UNIT}]))?)?"
)
_OF = {"百分之": 100, "千分之": 1000, "万分之": 10000, "%": 100, "％": 100, "‰": 1000, "百分点": 100, "个百分点": 100}
_TO = re.compile(r"\s*(?:[-~～—–－至到、]+|%\s*[-~～—–－至到]+)\s*")

_ORDINAL = re.compile(r"^\s*\d{1,3}\s*(?:[、)）]|[.．](?=(?:19|20)\d\d年|[^\d]|$))\s*", re.MULTILINE)
_ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
_BLANK = re.compile(r"(?<=\d)[ \u3000]+(?=[年月日号百千万亿%％])|(?<=[年月第])[ \u3000]+(?=\d)")
_NOUGHT = re.compile(r"(?<!\d)0(?=\d[月日号])")
_DATE = re.compile(
    r"(?<!\d)(?=\d)(?:(?P<year>(?:19|20)\d\d)年)?(?:(?P<month>\d{1,2})月)?(?:(?P<day>\d{1,2})[日号])?(?<=[年月日号])"
)
_SOME_YEAR = re.compile("今年|本年|去年|上年|前年|明年|次年")


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it stands in a text, and the values that it may mean.

    *sure* is false where its characters may be part of a word: 一 of 统一, 万 of 万一, 三 of 三四十.
    """

    text: str
    values: frozenset[Decimal]
    sure: bool


def foreign_numbers(events: tuple[str, ...] | str | None, text: str) -> tuple[str, ...]:
    """The numbers of *events* that *text* lacks, in any spelling.

    How the events themselves are numbered does not count, nor what a date only has from the day of publication:
    the year or month that the text leaves open.

    >>> foreign_numbers(("营收６,８８４万元，增长7%",), "营收0.6884亿元，增长九成")
    ('7%',)
    """
    listed = [_ORDINAL.sub("", events)] if isinstance(events, str) else events or ()
    block = _plain("\n".join(event for event in listed if event not in text))  # a sentence of the text lacks nothing
    if not block:
        return ()
    plain = _plain(text)
    left_open = _left_open(plain)
    stated = partial(_DATE.sub, lambda date: _stated(date, left_open))
    wanted = [number for number in numbers(stated(block)) if number.sure]
    # also as the block is read: what stands before a date may look like a part of its year
    known = {value for spelled in {plain, stated(plain)} for number in numbers(spelled) for value in number.values}
    return tuple(dict.fromkeys(number.text for number in wanted if known.isdisjoint(number.values)))


def numbers(text: str) -> tuple[Number, ...]:
    """The numbers of *text*, in order. A range shares what stands behind its end: the 3 of 3-5万 may be 30000.

    >>> [(number.text, sorted(map(str, number.values))) for number in numbers("3-5万人占两成")]
    [('3', ['3', '30000']), ('5万', ['50000']), ('两成', ['0.2'])]
    """
    found: list[Number] = []
    after: re.Match[str] | None = None
    for match in reversed(list(_NUMBER.finditer(text))):
        shared = after if after and _TO.fullmatch(text[match.end() : after.start()]) else None
        found.extend(reversed(list(_read(match, shared))))
        after = match
    return tuple(reversed(found))


def _read(match: re.Match[str], after: re.Match[str] | None) -> Iterator[Number]:
    """The numbers of one *match*: one, or several where its numerals make none together, such as 三四十."""
    *before, (last, value) = _pieces(match["numeral"])
    yield from (Number(piece, frozenset({part}), sure=_is_sure(piece)) for piece, part in before if part is not None)
    if value is None:
        return
    told = _fraction(value, match)
    values = {told, value} if match["mark"] in ("百分点", "个百分点") else {told}
    if after and not _scale(last):
        values |= _in_range(value, after)
    text = match[0] if not before else f"{last}{match['mark'] or ''}"
    yield Number(text, frozenset(values), sure=_counts(match, last))


def _pieces(numeral: str) -> list[tuple[str, Decimal | None]]:
    """*numeral* cut into the longest pieces that have a value, with their values."""
    pieces: list[tuple[str, Decimal | None]] = []
    while numeral:
        ends = range(min(len(numeral), LONGEST), 0, -1)
        value, end = next(((v, e) for e in ends if (v := parse_numeral(numeral[:e])) is not None), (None, 1))
        pieces.append((numeral[:end], value))
        numeral = numeral[end:]
    return pieces


def _fraction(value: Decimal, match: re.Match[str]) -> Decimal:
    """*value* in the hundredths or tenths that *match* says: 7% is 0.07, 两成五 is 0.25."""
    mark = match["mark"] or ""
    if mark.startswith("成"):
        return (value + (parse_numeral(match["tenth"]) or 0) / Decimal(10) if match["tenth"] else value) / 10
    return value / _OF.get(mark or match["of"] or "", 1)


def _in_range(value: Decimal, after: re.Match[str]) -> set[Decimal]:
    """What *value* is with the unit and the mark of the number *after* it."""
    return {_fraction(value * (parse_numeral(_scale(after["numeral"])) or 1), after)}


def _scale(numeral: str) -> str:
    """The units that *numeral* ends in."""
    return numeral[len(numeral.rstrip("百千万亿")) :]


def _counts(match: re.Match[str], numeral: str) -> bool:
    rough = match.start() and match.string[match.start() - 1] in "数几"
    return bool(match["mark"] or match["of"] or (_is_sure(numeral) and not rough))


def _is_sure(numeral: str) -> bool:
    """Figures always say a number; Chinese characters do with a digit and a unit, or as a year."""
    if any(figure in "0123456789" for figure in numeral):
        return True
    return any(digit in DIGITS for digit in numeral) and (any(unit in _UNIT for unit in numeral) or len(numeral) == 4)


def _plain(text: str) -> str:
    """*text* with its figures in one width and its dates in one form."""
    return _NOUGHT.sub("", _BLANK.sub("", _ISO.sub(r"\1年\3月\4日", unified(text))))


def _left_open(text: str) -> set[tuple[str, str]]:
    """The dates of *text*, as month and day, that lack a year: no month either where there is none."""
    found = {("", "")} if _SOME_YEAR.search(text) else set()
    for date in _DATE.finditer(text):
        if not date["year"]:
            month, day = date["month"] or "", date["day"] or ""
            found |= {(month, day), (month, "")} if month else {("", day)}
    return found


def _stated(date: re.Match[str], left_open: set[tuple[str, str]]) -> str:
    """*date* without the year and the month that the text leaves open there."""
    year, month, day = date["year"] or "", date["month"] or "", date["day"] or ""
    if month and day and ("", day) in left_open:
        return f" {day}日"
    if year and (month, day) in left_open and (month or not day):
        return f" {date[0].removeprefix(f'{year}年')}"
    return date[0]
