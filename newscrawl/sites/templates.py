"""Addresses with places for a channel, a page or a word: filled, and recognised."""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import cache, lru_cache
from typing import Any
from urllib.parse import urljoin

from newscrawl.text.dates import BEIJING

_PLACE = re.compile(r"\{(\w+)[^}]*\}")
_SIMPLE = re.compile(r"(?!(?:[^?]*/)?\.|[^?]*//|[^/?]*:)[^?#;\\\x00-\x20][^#;\\\x00-\x20]*(?<!\?)")
"""What `urljoin` only puts behind a host or a folder, at ten times the price."""
_DAY = re.compile(r"(?<!\d)(20\d\d)([-_/]?)(0[1-9]|1[0-2])[-_/]?([0-2]\d|3[01])(?!\d)")


@cache
def shape(template: str) -> re.Pattern[str]:
    """What matches the addresses that *template* can give, with a group for each place.

    >>> shape("https://a.cn/{channel}/list_{page}.json").fullmatch("https://a.cn/tech/list_1.json")["channel"]
    'tech'
    """
    parts, seen = _PLACE.split(template), set[str]()
    pattern = ""
    for number, part in enumerate(parts):
        if number % 2 == 0:
            pattern += re.escape(part)
        else:
            pattern += f"(?P={part})" if part in seen else f"(?P<{part}>[^&?]*?)"
            seen.add(part)
    return re.compile(pattern)


def filled(value: Any, given: Mapping[str, Any]) -> Any:
    """*value* with its texts filled in; a text that is nothing but a place becomes what is given, a number too.

    >>> filled({"page": "{page}", "of": ["{channel}"]}, {"page": 2, "channel": "tech"})
    {'page': 2, 'of': ['tech']}
    """
    if isinstance(value, Mapping):
        return {key: filled(part, given) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [filled(part, given) for part in value]
    if not isinstance(value, str):
        return value
    whole = _PLACE.fullmatch(value)
    return given[whole[1]] if whole else _PLACE.sub(lambda place: str(given[place[1]]), value)


def joined(base: str, url: str) -> str:
    """*url* as the page at *base* means it; "" where it is none.

    >>> joined("https://a.cn/b/", "../c"), joined("https://a.cn/b/", "/c?d"), joined("https://a.cn/", "//[")
    ('https://a.cn/c', 'https://a.cn/c?d', '')
    """
    url = url.strip()
    if url.startswith(("https://", "http://")):
        return url
    try:
        return f"{_start(base, url[0])}{url}" if _SIMPLE.fullmatch(url) else urljoin(base, url)
    except ValueError:  # no address at all
        return ""


@lru_cache(maxsize=256)
def _start(base: str, first: str) -> str:
    """What stands before an address that begins with *first*: the host of *base*, or its folder."""
    return urljoin(base, "/").removesuffix("/") if first == "/" else urljoin(base, ".")


def day_in(url: str, now: datetime) -> datetime | None:
    """The end of the day that an address names, in Beijing; None where it names none, or one that is ahead of *now*.

    >>> str(day_in("https://www.example.cn/gn/2026/11-20/1234.shtml", datetime(2026, 11, 22, tzinfo=BEIJING)))
    '2026-11-21 00:00:00+08:00'
    """
    match = _DAY.search(url.partition("?")[0])
    start = _start_of(match[1], match[3], match[4]) if match else None
    return start + timedelta(days=1) if start and start <= now else None


@lru_cache(maxsize=4096)
def _start_of(year: str, month: str, day: str) -> datetime | None:
    """The start of a day in Beijing; None where there is no such day, as the 31st of February."""
    try:
        return datetime(int(year), int(month), int(day), tzinfo=BEIJING)
    except ValueError:
        return None
