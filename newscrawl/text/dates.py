"""When was it, in Beijing time, given what the page says and when we read it?"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone

from newscrawl.items import Precision
from newscrawl.text.normalize import fold

BEIJING = timezone(timedelta(hours=8), "Asia/Shanghai")

_EARLIEST = datetime(1995, 1, 1, tzinfo=BEIJING)
_AHEAD = timedelta(days=2)
_MONTHS = {"jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6} | {
    "jul": 7,
    "aug": 8,
    "sep": 9,
    "oct": 10,
    "nov": 11,
    "dec": 12,
}
_NUMERALS = {
    "半": 0.5,
    "一": 1,
    "两": 2,
    "二": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
    "十": 10,
}
_UNITS = {
    "秒": 1,
    "分": 60,
    "小时": 3600,
    "小時": 3600,
    "天": 86400,
    "周": 604800,
    "星期": 604800,
    "月": 2592000,
    "年": 31536000,
}
_DAYS_BACK = {"今": 0, "昨": 1, "前": 2}
_FULL_WIDTH = str.maketrans("０１２３４５６７８９：／－．＋", "0123456789:/-.+")

_WEEKDAY = r"[(（]?(?:星期|周|週|礼拜)[一二三四五六日天][)）]?"
_CLOCK = (
    rf"(?:\s*(?:[T,，|/-]|{_WEEKDAY})?\s*(?P<half>上午|下午|晚上|晚间|中午|凌晨|早上|[AaPp][Mm])?\s*"
    r"(?P<H>\d{1,2})\s*[:时時点點]\s*(?P<M>\d{2})(?:\s*[:分]\s*(?P<S>\d{2})(?:[.,]\d+)?秒?)?分?(?:\s?(?P<half_after>[AaPp][Mm]))?"
    r"(?:\s*(?P<zone>Z|GMT|UTC|[+-]\d{2}:?\d{2})(?!\d))?)"
)
_YEAR = r"(?<![\d.])(?P<y>(?:19|20)\d{2})"
_DAY = r"(?P<d>\d{2}(?=\d{2}:\d{2})|\d{1,2}(?!\d))"  # the first where a day and a clock are glued together
_MONTH_NAME = r"(?P<name>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"

# The forms that Chinese sites write. Earlier ones win where two start together.
_FORMS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_YEAR}\s*(?:[-/.]|年)\s*(?P<m>\d{{1,2}})\s*(?:[-/.]|月)\s*{_DAY}\s*[日号號]?{_CLOCK}?",
        rf"{_YEAR}\s+(?P<m>\d{{1,2}})\s?[-/.]\s?{_DAY}{_CLOCK}?",  # 2024 04/24 18:57:03, from spans of their own
        rf"{_YEAR}(?P<m>\d{{2}})(?P<d>\d{{2}})(?:(?P<H>\d{{2}})(?P<M>\d{{2}})(?P<S>\d{{2}}))?(?!\d)",
        rf"(?<!\d)(?P<m>0?\d|1[012])/(?P<d>\d{{1,2}})/(?P<y>(?:19|20)\d{{2}})(?!\d){_CLOCK}?",
        rf"(?<!\d)(?P<d>1[3-9]|2\d|3[01])/(?P<m>\d{{1,2}})/(?P<y>(?:19|20)\d{{2}})(?!\d){_CLOCK}?",
        rf"(?<!\d)(?P<d>\d{{2}})\s(?P<m>\d{{2}})\s(?P<y>(?:19|20)\d{{2}})(?!\d){_CLOCK}",
        rf"(?<!\d)(?P<d>\d{{1,2}})[\s-]{_MONTH_NAME}[\s,-]+(?P<y>\d{{4}}){_CLOCK}?",
        rf"\b{_MONTH_NAME}\s(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<y>\d{{4}}){_CLOCK}?",
        rf"民[国國]\s?(?P<minguo>\d{{2,3}})\s?年\s?(?P<m>\d{{1,2}})\s?月\s?(?P<d>\d{{1,2}})\s?日{_CLOCK}?",
        rf"(?<!\d)(?P<m>\d{{1,2}})\s?月\s?(?P<d>\d{{1,2}})\s?[日号號]{_CLOCK}?",
        rf"(?<![\d./-])(?P<m>\d{{1,2}})[-/](?P<d>\d{{1,2}})(?=\s){_CLOCK}",
        r"^(?P<m>\d{1,2})[-/](?P<d>\d{1,2})$",
        rf"(?P<back>今|昨|前)[天日](?:{_CLOCK})?",
        r"(?P<just>刚刚|刚才|剛剛)",
        r"(?P<count>\d+|[半一两二三四五六七八九十])\s?个?(?P<unit>秒|分|小时|小時|天|周|星期|月|年)[钟鐘]?(?:以)?前",
        rf"^\D{{0,8}}?(?P<today>){_CLOCK}$",
    )
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A point in time, how exactly the page gave it, and the words it used."""

    instant: datetime
    """Aware, at +08:00. Midnight where the page gives a day only."""
    precision: Precision
    raw: str


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
    folded = fold(text)
    readable = folded.translate(_FULL_WIDTH)
    now = now.astimezone(BEIJING)
    start = 0
    while matches := [match for form in _FORMS if (match := form.search(readable, start))]:
        match = min(matches, key=re.Match.start)
        if stamp := _read(match, folded[match.start() : match.end()].strip(), now):
            return stamp
        start = max(match.end(), start + 1)
    return None


def from_epoch(value: float | str, *, now: datetime) -> Stamp | None:
    """The instant of a count of seconds or milliseconds since 1970; None where it makes no plausible date.

    >>> now = datetime(2026, 6, 1, tzinfo=BEIJING)
    >>> from_epoch("1780054260000", now=now) == from_epoch(1780054260000, now=now)
    True
    >>> str(from_epoch(1780054260, now=now).instant)
    '2026-05-29 19:31:00+08:00'
    """
    try:
        count = float(value)
        instant = datetime.fromtimestamp(count / 1000 if abs(count) >= 1e11 else count, tz=UTC).replace(microsecond=0)
    except (TypeError, ValueError, OverflowError, OSError):  # embedded data has any type
        return None
    return _plausible(instant.astimezone(BEIJING), "second", str(value), now)


def _plausible(instant: datetime, precision: Precision, raw: str, now: datetime) -> Stamp | None:
    return Stamp(instant, precision, raw) if _EARLIEST <= instant <= now + _AHEAD else None


def _read(match: re.Match[str], raw: str, now: datetime) -> Stamp | None:
    part = {name: value for name, value in match.groupdict().items() if value is not None}
    try:
        if "unit" in part:
            return _ago(part, raw, now)
        if "just" in part:
            return Stamp(now.replace(second=0, microsecond=0), "minute", raw)
        day = _day(part, now)
        instant = day + _since_midnight(part)
    except (ValueError, OverflowError, StopIteration):
        return None
    if zone := part.get("zone"):
        instant = instant.replace(tzinfo=_zone(zone)).astimezone(BEIJING)
    if "today" in part and instant > now + timedelta(minutes=5):  # servers' clocks differ a little
        instant -= timedelta(days=1)
    return _plausible(instant, "second" if "S" in part else "minute" if "H" in part else "day", raw, now)


def _ago(part: dict[str, str], raw: str, now: datetime) -> Stamp | None:
    count, unit = part["count"], part["unit"]
    instant = now.replace(microsecond=0) - timedelta(seconds=_UNITS[unit] * (_NUMERALS.get(count) or int(count)))
    if unit in ("秒", "分"):
        return _plausible(instant, "second" if unit == "秒" else "minute", raw, now)
    # Hours ago are rounded: the hour is kept for sorting, but only the day is claimed.
    floor = {"minute": 0, "second": 0} if unit in ("小时", "小時") else {"hour": 0, "minute": 0, "second": 0}
    return _plausible(instant.replace(**floor), "day", raw, now)  # type: ignore[arg-type]


def _day(part: dict[str, str], now: datetime) -> datetime:
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    if "today" in part or "back" in part:
        return midnight - timedelta(days=_DAYS_BACK[part.get("back", "今")])
    month = _MONTHS[part["name"][:3].lower()] if "name" in part else int(part["m"])
    day = int(part["d"])
    year = int(part["minguo"]) + 1911 if "minguo" in part else int(part.get("y", now.year))
    if "y" in part or "minguo" in part:
        return datetime(year, month, day, tzinfo=BEIJING)
    years = (candidate for candidate in range(year + 1, year - 5, -1) if month != 2 or day < 29 or candidate % 4 == 0)
    return next(d for y in years if (d := datetime(y, month, day, tzinfo=BEIJING)) <= now + timedelta(days=1))


def _since_midnight(part: dict[str, str]) -> timedelta:
    hour, minute, second = (int(part.get(name, 0)) for name in "HMS")
    half = (part.get("half") or part.get("half_after") or "").lower()
    if half in ("下午", "晚上", "晚间", "pm") and hour < 12:
        hour += 12
    if half in ("凌晨", "am") and hour == 12:
        hour = 0
    if hour > 24 or minute > 59 or second > 60:
        raise ValueError(part)
    return timedelta(hours=hour, minutes=minute, seconds=second)


def _zone(name: str) -> timezone:
    if name.upper() in ("Z", "GMT", "UTC"):
        return UTC
    sign = -1 if name[0] == "-" else 1
    return timezone(sign * timedelta(hours=int(name[1:3]), minutes=int(name[-2:])))
