"""Where is the JSON in an answer, and what time does a value in it say?"""

import re
from datetime import datetime
from typing import Any

import msgspec

from newscrawl.errors import ListingError
from newscrawl.extraction.islands import assigned_json, script_json
from newscrawl.text.dates import Stamp, from_epoch, parse_date

_EPOCH = re.compile(r"\d{10}(?:\d{3})?(?:\.0+)?")


def json_in(text: str, url: str, island: str = "") -> Any:
    """The JSON in *text*, bare or JSONP, or in the script or variable *island* of a page; raises ListingError.

    >>> json_in('data_callback([{"a": 1}, ]);', "https://news.example.com/")
    [{'a': 1}]
    """
    if island:
        if (data := state_in(text, island)) is None:
            raise ListingError(url, f"no {island} in the page")
        return data
    if text.lstrip()[:1] == "<":
        raise ListingError(url, "HTML where JSON was expected")
    start = re.search(r"[\[{]", text)
    end = max(text.rfind("]"), text.rfind("}")) + 1
    found = text[start.start() : end] if start else ""
    try:
        return _decoded(found)
    except (msgspec.DecodeError, UnicodeEncodeError, RecursionError) as error:
        raise ListingError(url, f"not JSON: {error}") from error


def state_in(html: str, island: str) -> Any:
    """The JSON in the script with the id *island*, such as `__NEXT_DATA__`, or in the variable; None without it."""
    return script_json(html, island) if island.startswith("__") else assigned_json(html, island)


def _decoded(text: str) -> Any:
    """JSON, also with commas at the end of lists."""
    try:
        return msgspec.json.decode(text)
    except msgspec.DecodeError:
        return msgspec.json.decode(re.sub(r",(?=\s*[\]}])", "", text))


def stamp_in(value: object, now: datetime) -> Stamp | None:
    """The time that a number or a text says; None where it says none.

    >>> from datetime import UTC
    >>> str(stamp_in("1795319531000", datetime(2026, 11, 22, tzinfo=UTC)).instant)
    '2026-11-22 11:52:11+08:00'
    """
    text = str(value).strip()
    return from_epoch(text, now=now) if _EPOCH.fullmatch(text) else parse_date(text, now=now)
