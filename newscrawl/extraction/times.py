"""When does a page say that its article was published and changed?"""

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from functools import lru_cache

from newscrawl.extraction import masthead, metadata
from newscrawl.extraction.found import Found
from newscrawl.extraction.view import PageView
from newscrawl.text.dates import Reading, Stamp, read_date, read_epoch
from newscrawl.text.normalize import fold

_URL_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)[-/_]?([01]\d)(?:[-/_](?=\d\d(?!\d)))?([0-3]\d)(?!\d{1,5}(?:\D|$))")
# Dates in the state that scripts carry: JSON keys and JavaScript variables; WeChat calls it ct. They begin with a
# set of characters and heed case, since that makes the search of a large page ten times faster.
_VALUE = r"""\\?["']?\s*[:=]\s*\\?["']?(\d{13}|\d{10}|(?:19|20)\d\d[-/]\d\d?[-/]\d\d?[^"'<>,;\\]{0,16})"""
_STATE_DATE = re.compile(
    r"[pPdnc](?<!\w.)(?:ublish_?(?:[eE]d_?)?[tT]ime|ublished_?[aA]t|ublish_?[dD]ate|ub_?[tT]ime|ub_?[dD]ate|atePublished|ewsTime|time|t)"
    + _VALUE
)
_STATE_CHANGE = re.compile(
    r"[uUmdl](?<!\w.)(?:pdate_?(?:d_?)?(?:[tT]ime|[aA]t)|odif(?:y|ied)_?[tT]ime|ast_?[mM]odified(?:_?[tT]ime)?|ateModified)"
    + _VALUE
)
# What other keys of meta tags look like, whatever stands before: bytedance:published_time, cXenseParse:publishtime.
_PUBLISHED = re.compile(r"(?:publish(?:ed)?|pub|release|issued?)[_-]?(?:time|date|at|on)$")
_MODIFIED = re.compile(r"(?:updated?|modified|revised)[_-]?(?:time|date|at|on)$")
_UTC = re.compile(r"(?:Z|[+-]00:?00|GMT|UTC)$")
_MIDNIGHT = re.compile(r"(?<=[T\s日])00:00(?::00)?(?!:?\d)")  # what CMSs write that keep the day only
_AGO = re.compile(r"前$|^[刚剛]")
_BEIJING = timedelta(hours=8)
_LONGEST = 200
_FAR = timedelta(days=60)
_NEAR = 2000
"""Characters between the two in one object."""


def published(page: PageView) -> Iterator[Found[Stamp]]:
    """Candidates: of what the page says for the first day that it names, the most exact and then the earliest leads.

    The time of a change stands in only where the page gives no other, and the address no other day.
    """
    said = [*_stated(page, metadata.PUBLISHED, "datePublished", "pubDate"), *_shown(page)]
    candidates = [found for found in said if not _is_mislabelled(found, said)]
    address = list(_in_address(page))
    if address and all(_is_far(found, address[0]) for found in candidates):
        candidates = address  # what is shown is another's date, such as today's
    if candidates:  # CMSs put the time of the last change into their meta tags
        day = candidates[0].value.instant.date()
        exact = (found for found in candidates[1:] if not _AGO.search(found.value.raw))  # 刚刚: a list of others
        same = (found for found in (candidates[0], *exact) if found.value.instant.date() == day)
        yield min(same, key=_vagueness)
    yield from candidates
    changes = list(_changes_shown(page))
    days = {found.value.instant.date() for found in address}
    yield from (found for found in changes if found.value.instant.date() in days)
    yield from [*address, *changes]


def _is_mislabelled(stated: Found[Stamp], said: Iterable[Found[Stamp]]) -> bool:
    """Whether *stated* is Beijing time that a CMS wrote as UTC: the page shows the same clock without a zone."""
    if not _UTC.search(stated.value.raw):
        return False
    clock = (stated.value.instant - _BEIJING).replace(second=0)
    shown = (found.value for found in said if found.rule == "masthead" and found.value.precision != "day")
    return any(stamp.instant.replace(second=0) == clock for stamp in shown)


def _is_far(found: Found[Stamp], address: Found[Stamp]) -> bool:
    """Whether *found* is shown, and by days another date than the one in the address."""
    return found.rule == "masthead" and abs(found.value.instant - address.value.instant) > _FAR


def modified(page: PageView) -> Iterator[Found[Stamp]]:
    """Candidates for the time of the last change, which metadata give, labels such as 更新时间, and scripts."""
    yield from _stated(page, metadata.MODIFIED, "dateModified", "upDate")
    yield from _changes_shown(page)
    yield from _change_in_state(page)


def modified_beside(page: PageView, texts: Iterable[str]) -> Iterator[Found[Stamp]]:
    """The same where it is known which *texts* of the page give its times."""
    yield from _stated(page, metadata.MODIFIED, "dateModified", "upDate")
    for stamp in masthead.stamps(list(texts), page.fetched, changed=True):
        yield Found(stamp, "masthead, of a change", stamp.raw)
    yield from _change_in_state(page)


def _change_in_state(page: PageView) -> Iterator[Found[Stamp]]:
    if (state := _state(page.html)) and (
        near := _STATE_CHANGE.search(page.html, max(state[0] - _NEAR, 0), state[0] + _NEAR)
    ):
        stamp = _read(near[1], page.fetched).stamp
        yield from [Found(stamp, "script", near[1])] if stamp else []


def refused(page: PageView) -> Iterator[Found[str]]:
    """The dates that the page gives as those of its publication and that were refused, each with the reason."""
    values = [page.linked_data.get(name) for name in ("datePublished", "pubDate")]
    values += map(page.meta.get, metadata.PUBLISHED)
    readings = [read_date(str(value), now=page.fetched) for value in values if value]
    readings += [reading for reading, _ in masthead.readings([*page.above, *page.below], page.fetched)]
    if state := _state(page.html):
        readings.append(_read(state[1], page.fetched))
    yield from (Found(reading.refused, f"refused {reading.refused}") for reading in readings if reading.refused)


def _stated(page: PageView, keys: Iterable[str], *properties: str) -> Iterator[Found[Stamp]]:
    for name in properties:
        if stamp := _read(str(page.linked_data.get(name) or ""), page.fetched).stamp:
            yield Found(stamp, f"json-ld {name}", stamp.raw)
    for key in keys:
        if stamp := _read(page.meta.get(key, ""), page.fetched).stamp:
            yield Found(stamp, f"meta {key}", stamp.raw)
    shape = _PUBLISHED if keys is metadata.PUBLISHED else _MODIFIED
    for key in (key for key in page.meta if key not in keys and shape.search(key)):
        if stamp := _read(page.meta[key], page.fetched).stamp:
            yield Found(stamp, f"meta {key}", stamp.raw)


def _shown(page: PageView) -> Iterator[Found[Stamp]]:
    before, after = _around_headline(page)
    above = [stamp for lines in (after, before) for stamp in masthead.stamps(lines, page.fetched)]
    below = list(masthead.stamps([*page.opening, *masthead.foot(page.lines, page.found_body)], page.fetched))
    yield from (Found(stamp, "masthead", stamp.raw) for stamp in above if masthead.states_year(stamp))
    if (state := _state(page.html)) and (stamp := _read(state[1], page.fetched).stamp):
        yield Found(stamp, "script", state[1])
    yield from _in_time_element(page)
    clocks = [stamp for stamp in above if not masthead.states_year(stamp) and stamp.precision != "day"]
    dated = [stamp for stamp in below if masthead.states_year(stamp)]
    rest = (stamp for stamp in (*above, *below) if not masthead.states_year(stamp) and stamp not in clocks)
    yield from (Found(stamp, "masthead", stamp.raw) for stamp in (*clocks, *dated, *rest))


def _around_headline(page: PageView) -> tuple[list[str], list[str]]:
    """The lines above the text that stand before and after the headline: before it may be other articles' dates."""
    near = page.lines_above
    known = set(map(id, near))
    start = next((i for i, line in enumerate(page.lines) if near and line is near[0]), 0)
    between = (i for i, line in enumerate(page.lines[start:]) if line.text and id(line) not in known)
    place = next(between, 0)  # the headline is what is missing among them
    later = set(map(id, page.lines[start + place :]))
    texts = [(id(line) in later, line.spaced or line.text) for line in near]
    return [text for is_later, text in texts if not is_later], [text for is_later, text in texts if is_later]


def _changes_shown(page: PageView) -> Iterator[Found[Stamp]]:
    for stamp in masthead.stamps([*page.above, *page.below], page.fetched, changed=True):
        yield Found(stamp, "masthead, of a change", stamp.raw)


@lru_cache(maxsize=2)  # asked for by every field of the page
def _state(html: str) -> tuple[int, str] | None:
    """Where the scripts of *html* give a date of publication, and what they write."""
    match = _STATE_DATE.search(html)
    return (match.start(), match[1]) if match else None


def _in_time_element(page: PageView) -> Iterator[Found[Stamp]]:
    """`<time datetime>`, or microdata, of what the page shows above the text; other articles' lists have such too."""
    marked = page.tree.xpath("//time[@datetime] | //*[@itemprop='datePublished']")
    for element in marked:
        text = fold(element.text_content())
        stamp = _read(element.get("datetime") or element.get("content") or "", page.fetched).stamp
        if stamp and (len(marked) == 1 or (text and any(text in line for line in page.above))):
            yield Found(stamp, "time element", stamp.raw)


def _in_address(page: PageView) -> Iterator[Found[Stamp]]:
    match = _URL_DATE.search(page.url)
    stamp = _read("-".join(match.groups()), page.fetched).stamp if match else None
    if match and stamp:
        yield Found(stamp, "url", match[0])


def day_in_address(url: str) -> date | None:
    """The day that *url* names; None where it names none.

    >>> str(day_in_address("https://news.example.cn/2026/0528/c1.html"))
    '2026-05-28'
    """
    match = _URL_DATE.search(url)
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:  # an id
        return None


def _read(text: str, now: datetime) -> Reading:
    text = text[:_LONGEST]
    is_count = text.isascii() and text.isdigit() and len(text) in (10, 13)
    return read_epoch(text, now=now) if is_count else read_date(text, now=now)


def _vagueness(found: Found[Stamp]) -> tuple[int, bool, datetime]:
    is_day = found.value.precision == "day" or _MIDNIGHT.search(found.value.raw)
    return (
        2 if is_day else ("second", "minute").index(found.value.precision),
        found.rule == "script",
        found.value.instant,
    )
