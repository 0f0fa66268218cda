"""When was it, in Beijing time, given what the page says and when we read it?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from functools import lru_cache

from newscrawl.items import Precision
from newscrawl.text.dateforms import DAYS_BACK, EVENING, FULL_WIDTH, MONTHS, NIGHT, UNITS, forms
from newscrawl.text.normalize import fold
from newscrawl.text.numerals import parse_numeral

BEIJING = timezone(timedelta(hours=8), "Asia/Shanghai")

_EARLIEST = datetime(1995, 1, 1, tzinfo=BEIJING)
_AHEAD = timedelta(days=2)
_HINT = re.compile(r"[\d刚剛今昨前〇○零]")  # without one of these there is no date


@dataclass(frozen=True, slots=True)
class Stamp:
    """A point in time, how exactly the page gave it, and the words it used."""

    instant: datetime
    """Aware, at +08:00. Midnight where the page gives a day only; for hours ago, the best guess within that day."""
    precision: Precision
    raw: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text says about a time: a stamp, or why the date in it was refused, or neither."""

    stamp: Stamp | None = None
    refused: str = ""
    """The date as written and what is wrong with it, such as `2099-01-01: more than two days ahead`."""


def parse_date(text: str, *, now: datetime) -> Stamp | None:
    """The first plausible date in *text*; None where there is none.

    Without a zone it is Beijing time. Relative and incomplete dates are resolved against *now*: a date without a year
    is the latest that does not lie more than a day ahead. Refused: before 1995, and more than two days after *now*.

    >>> now = datetime(2026, 1, 2, 12, tzinfo=BEIJING)
    >>> str(parse_date("发布时间：12-31 08:05来源", now=now).instant)
    '2025-12-31 08:05:00+08:00'
    >>> parse_date("3天前", now=now).instant.day
    30
    """
    return read_date(text, now=now).stamp


@lru_cache(maxsize=2048)  # several fields ask about the same lines
def read_date(text: str, *, now: datetime) -> Reading:
    """The first plausible date in *text*, else why the first date in it was refused.

    >>> read_date("2099-01-01", now=datetime(2026, 1, 2, tzinfo=BEIJING)).refused
    '2099-01-01: more than two days ahead'
    """
    if not _HINT.search(text.translate(FULL_WIDTH)):
        return Reading()
    folded = fold(text)
    readable = folded.translate(FULL_WIDTH)
    start, refused = 0, ""
    while matches := [match for form in forms() if (match := form.search(readable, start))]:
        match = min(matches, key=re.Match.start)
        raw = folded[match.start() : match.end()].strip()
        try:
            return Reading(_read(match, raw, now.astimezone(BEIJING)))
        except (ValueError, OverflowError) as error:
            refused = refused or f"{raw}: {error}"
        start = max(match.end(), start + 1)
    return Reading(refused=refused)


def from_epoch(value: float | str, *, now: datetime) -> Stamp | None:
    """The instant of a count of seconds or milliseconds since 1970; None where it makes no plausible date.

    >>> now = datetime(2026, 6, 1, tzinfo=BEIJING)
    >>> from_epoch("1780054260000", now=now) == from_epoch(1780054260000, now=now)
    True
    >>> str(from_epoch(1780054260, now=now).instant)
    '2026-05-29 19:31:00+08:00'
    """
    return read_epoch(value, now=now).stamp


def read_epoch(value: float | str, *, now: datetime) -> Reading:
    """The same, with why a count was refused."""
    try:
        count = float(value)
        instant = datetime.fromtimestamp(count / 1000 if abs(count) >= 1e11 else count, tz=UTC).replace(microsecond=0)
        return Reading(_plausible(instant.astimezone(BEIJING), "second", str(value), now))
    except (TypeError, ValueError, OverflowError, OSError) as error:  # embedded data has any type
        return Reading(refused=f"{value}: {error}")


def _plausible(instant: datetime, precision: Precision, raw: str, now: datetime) -> Stamp:
    if instant < _EARLIEST:
        raise ValueError("before 1995")
    if instant > now + _AHEAD:
        raise ValueError("more than two days ahead")
    return Stamp(instant, precision, raw)


def _read(match: re.Match[str], raw: str, now: datetime) -> Stamp:
    """The time of a match; raises ValueError where there is no such time."""
    part = {name: _figures(name, value) for name, value in match.groupdict().items() if value is not None}
    if "unit" in part:
        return _ago(part, raw, now)
    if "just" in part:
        return Stamp(now.replace(second=0, microsecond=0), "minute", raw)
    clock = _since_midnight(part)
    instant = next((day + clock for day in _days(part, now) if _fits(day + clock, part, now)), None)
    if instant is None:
        raise ValueError("no such day in recent years")
    if zone := "GMT" if "gmt" in part else part.get("zone"):
        instant = instant.replace(tzinfo=_zone(zone)).astimezone(BEIJING)
    return _plausible(instant, "second" if "S" in part else "minute" if "M" in part else "day", raw, now)


def _figures(name: str, value: str) -> str:
    """二〇二六 as 2026, where a year, month or day is spelt."""
    number = parse_numeral(value) if name in "ymd" and not value.isdigit() else None
    return value if number is None else str(number)


def _fits(instant: datetime, part: dict[str, str], now: datetime) -> bool:
    """Whether a day that had to be guessed makes sense; what the page states is not for us to change."""
    if "today" in part:
        return instant <= now + timedelta(minutes=5)  # servers' clocks differ a little
    return "back" in part or "y" in part or "minguo" in part or instant <= now + timedelta(days=1)


def _ago(part: dict[str, str], raw: str, now: datetime) -> Stamp:
    unit = part["unit"]
    count = _count(part["count"]) + (0.5 if "more" in part else 0)
    instant = now.replace(microsecond=0) - timedelta(seconds=UNITS[unit] * count, hours=int(part.get("hours", 0)))
    if unit == "秒":
        return _plausible(instant, "second", raw, now)
    if unit == "分":
        return _plausible(instant.replace(second=0), "minute", raw, now)
    # Hours ago are rounded: the hour is kept for sorting, but only the day is claimed.
    floor = {"second": 0} if UNITS[unit] * count < UNITS["天"] else {"hour": 0, "minute": 0, "second": 0}
    return _plausible(instant.replace(**floor), "day", raw, now)  # type: ignore[arg-type]


def _count(text: str) -> float:
    """The number of 3, 1.5, 半, 三 or 二十五; raises ValueError for a rough one, as in 两三天前."""
    number = 0.5 if text == "半" else parse_numeral(text)
    if number is None:
        raise ValueError("a rough count")
    return float(number)


def _days(part: dict[str, str], now: datetime) -> Iterator[datetime]:
    """The days that are meant, the likeliest first: several only where the page leaves the year or the day open."""
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    if "today" in part:
        yield from (midnight, midnight - timedelta(days=1))
    elif "back" in part:
        yield midnight - timedelta(days=DAYS_BACK[part["back"]])
    else:
        month = MONTHS.index(part["name"][:3].lower()) + 1 if "name" in part else int(part["m"])
        for year in _years(part, now, leap=(month, int(part["d"])) == (2, 29)):
            yield datetime(year, month, int(part["d"]), tzinfo=BEIJING)


def _years(part: dict[str, str], now: datetime, *, leap: bool) -> Iterator[int]:
    if "minguo" in part:
        yield int(part["minguo"]) + 1911
    elif "y" in part:
        yield int(part["y"]) + (2000 if len(part["y"]) == 2 else 0)
    else:
        yield from (year for year in range(now.year + 1, now.year - 5, -1) if not leap or year % 4 == 0)


def _since_midnight(part: dict[str, str]) -> timedelta:
    hour, minute, second = (int(part.get(name, 0)) for name in "HMS")
    half = (part.get("half") or part.get("half_after") or "").lower()
    if (half in EVENING and hour < 12) or (half in NIGHT and hour == 12) or (half == "中午" and hour < 3):
        hour += 12
    if half in ("凌晨", "am") and hour == 12:
        hour = 0
    if hour > 24 or minute > 59 or second > 60:
        raise ValueError("no such time of day")
    return timedelta(hours=hour, minutes=minute, seconds=second)


def _zone(name: str) -> timezone:
    """The zone of Z, GMT, CST (China's), +08:00, -0500 or GMT+8."""
    offset = name.upper().removeprefix("GMT").removeprefix("UTC")
    if offset in ("", "Z"):
        return UTC
    if offset == "CST":
        return BEIJING
    digits = offset[1:].replace(":", "")
    hours, minutes = (int(digits), 0) if len(digits) < 3 else (int(digits[:2]), int(digits[2:]))
    return timezone((-1 if offset[0] == "-" else 1) * timedelta(hours=hours, minutes=minutes))
