"""When does a page say that its article was published and changed?"""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime

from newscrawl.extraction import masthead, metadata
from newscrawl.extraction.found import Found
from newscrawl.extraction.view import PageView
from newscrawl.text.dates import Stamp, from_epoch, parse_date

_URL_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)[-/_]?([01]\d)[-/_]?([0-3]\d)(?!\d{1,5}(?:\D|$))")
# Dates in the state that scripts carry: JSON keys and JavaScript variables; WeChat calls it ct.
_STATE_DATE = re.compile(
    r"""["']?\b(?:publish_?(?:ed_?)?time|publish_?date|pub_?time|pub_?date|datePublished|newsTime|ptime|ct)["']?\s*[:=]\s*"""
    r"""["']?(\d{13}|\d{10}|(?:19|20)\d\d[-/]\d\d?[-/]\d\d?[^"'<>,;]{0,16})""",
    re.IGNORECASE,
)


def published(page: PageView) -> Iterator[Found[Stamp]]:
    """Candidates: of what the page says for the first day that it names, the most exact and then the earliest leads."""
    candidates = [*_stated(page, metadata.PUBLISHED, "datePublished", "pubDate"), *_shown(page)]
    if candidates:  # CMSs put the time of the last change into their meta tags
        day = candidates[0].value.instant.date()
        yield min((found for found in candidates if found.value.instant.date() == day), key=_vagueness)
    yield from candidates


def modified(page: PageView) -> Iterator[Found[Stamp]]:
    """Candidates for the time of the last change, which only metadata give."""
    yield from _stated(page, metadata.MODIFIED, "dateModified", "upDate")


def _stated(page: PageView, keys: Iterable[str], *properties: str) -> Iterator[Found[Stamp]]:
    for name in properties:
        if stamp := parse_date(str(page.linked_data.get(name) or ""), now=page.fetched):
            yield Found(stamp, f"json-ld {name}", stamp.raw)
    for key in keys:
        if stamp := parse_date(page.meta.get(key, ""), now=page.fetched):
            yield Found(stamp, f"meta {key}", stamp.raw)


def _shown(page: PageView) -> Iterator[Found[Stamp]]:
    stamps = list(masthead.stamps([*page.above, *page.opening, *page.below], page.fetched))
    yield from (Found(stamp, "masthead", stamp.raw) for stamp in stamps if masthead.states_year(stamp))
    if (match := _STATE_DATE.search(page.html)) and (stamp := _from_state(match[1], page.fetched)):
        yield Found(stamp, "script", match[1])
    yield from (Found(stamp, "masthead", stamp.raw) for stamp in stamps if not masthead.states_year(stamp))
    if (match := _URL_DATE.search(page.url)) and (stamp := parse_date("-".join(match.groups()), now=page.fetched)):
        yield Found(stamp, "url", match[0])


def _from_state(text: str, now: datetime) -> Stamp | None:
    return from_epoch(text, now=now) if text.isdigit() else parse_date(text, now=now)


def _vagueness(found: Found[Stamp]) -> tuple[int, bool, datetime]:
    return ("second", "minute", "day").index(found.value.precision), found.rule == "script", found.value.instant
