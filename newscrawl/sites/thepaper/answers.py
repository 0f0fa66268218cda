"""What thepaper.cn's lists say: API answers, server-rendered pages, sitemaps (sites.md A.4)."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import msgspec

from newscrawl.errors import ListingError
from newscrawl.extraction.decode import decode
from newscrawl.extraction.feeds import read_sitemap
from newscrawl.extraction.islands import dig, script_json
from newscrawl.sites.anchors import anchors_of
from newscrawl.sites.listings import Link, Listing, ListingPage
from newscrawl.text.dates import from_epoch, parse_date
from newscrawl.text.normalize import fold

DAY = timedelta(days=1)
"""What `lastmod` may be short of: it is often only a date."""
ARTICLE = "https://www.thepaper.cn/newsDetail_forward_{}"
_ID = re.compile(r"newsDetail_forward_(\d+)")
CODES = {200: "ok", 10000: "wrong kind of id", 10001: "no search word", 99998: "system busy, or the wrong content type"}


def read_listing(listing: Listing, body: bytes, fetched: datetime) -> ListingPage:
    """The articles in an answer of any kind, and where the list goes on; raises ListingError."""
    start = body.lstrip()[:1]
    if start == b"{":
        return _read_api(listing, body, fetched)
    if body[:2] == b"\x1f\x8b" or body.lstrip()[:9].lower().startswith((b"<?xml", b"<urlset", b"<sitemap")):
        return _read_sitemap(listing, body, fetched)
    return _read_page(listing, decode(body), fetched)


def _read_api(listing: Listing, body: bytes, fetched: datetime) -> ListingPage:
    try:
        answer = msgspec.json.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ListingError(listing.url, f"not JSON: {error}") from error
    if not isinstance(answer, dict):
        raise ListingError(listing.url, "no answer of the API")
    code: Any = answer.get("code", 200 if answer.get("resultCode") == 1 else answer.get("resultCode"))
    data = answer.get("data")
    if code != 200 or not isinstance(data, dict):
        raise ListingError(
            listing.url, f"code {code!r:.20} ({CODES.get(code) if isinstance(code, int) else answer.get('desc')!r:.80})"
        )
    links, unlinked = _links(data, fetched)
    reached = _reached(listing, data, links, fetched)
    return ListingPage(links=links, more=_next(listing, data, links), unlinked=unlinked, reached=reached)


def _reached(listing: Listing, data: dict[str, Any], links: tuple[Link, ...], fetched: datetime) -> datetime | None:
    """The cursor's time, since rows that an editor pinned are out of order; the search has no such rows."""
    if listing.route == "search":
        return max((link.published for link in links if link.published), default=None)
    cursor = data.get("startTime") and from_epoch(data["startTime"], now=fetched)
    return cursor.instant if cursor else None


def _next(listing: Listing, data: dict[str, Any], links: tuple[Link, ...]) -> tuple[Listing, ...]:
    """The list goes on from the cursor `startTime`; only the search counts pages (A.4, Paging)."""
    if listing.payload is None or not links or data.get("hasNext") is False:
        return ()
    payload = dict(listing.payload)
    payload["pageNum"] += 1
    if listing.route != "search":
        cursor = data.get("startTime")
        if not cursor or cursor == payload.get("startTime"):
            return ()
        payload["startTime"] = cursor
        if listing.depth == 1:  # else the rows that an editor pinned come again on every page
            payload["excludeContIds"] = [int(link.url.rpartition("_")[2]) for link in links]
    return (replace(listing, payload=payload, fallback=None, depth=listing.depth + 1),)


def _read_sitemap(listing: Listing, body: bytes, fetched: datetime) -> ListingPage:
    entries = read_sitemap(body, listing.url, now=fetched)
    links = (
        Link(url=ARTICLE.format(match[1]), not_after=entry.lastmod.instant + DAY if entry.lastmod else None)
        for entry in entries
        if (match := _ID.search(entry.url))
    )
    more = tuple(replace(listing, url=entry.url, depth=listing.depth + 1) for entry in entries if entry.is_index)
    return ListingPage(links=tuple(links), more=more)


def _read_page(listing: Listing, html: str, fetched: datetime) -> ListingPage:
    """A home, channel or column page: the rows of its `__NEXT_DATA__`, then its anchors, each article once."""
    island = script_json(html, "__NEXT_DATA__")
    _check_identity(listing.url, island)
    rows, unlinked = _links(island, fetched)
    by_url = {row.url: row for row in rows}
    for href, _ in anchors_of(html, _ID.search):
        if match := _ID.search(href):
            by_url.setdefault(ARTICLE.format(match[1]), Link(url=ARTICLE.format(match[1])))
    if not by_url:
        raise ListingError(listing.url, "no article in it")
    return ListingPage(links=tuple(by_url.values()), unlinked=unlinked)


def _check_identity(url: str, island: Any) -> None:
    """A wrong kind of id is answered with the home page; the id inside tells (A.1.1)."""
    asked = re.search(r"(?:channel|list)[_/](-?\d+)$", url)
    if not asked or not isinstance(island, dict):
        return
    said = dig(island, "props", "pageProps").get("id") or dig(island, "query").get("id")
    if str(said) != asked[1]:
        raise ListingError(url, f"answered with the page of {said or 'another list'}")


def _links(data: Any, fetched: datetime) -> tuple[tuple[Link, ...], int]:
    """The articles among the rows anywhere in *data*, each once, and the number of rows that are none."""
    rows = list(_rows(data))
    links: dict[str, Link] = {}
    for row in rows:
        if link := _link(row, fetched):
            links.setdefault(link.url, link)
    return tuple(links.values()), sum(not _cont_id(row) for row in rows)


def _rows(data: Any) -> Iterator[dict[str, Any]]:
    """Rows are the objects that have a name and either an id or a place in a list of such (A.4, List row)."""
    if isinstance(data, list):
        for value in data:
            yield from _rows(value)
    elif isinstance(data, dict):
        if "contId" in data or ("name" in data and "cardMode" in data):
            yield data
        else:
            for value in data.values():
                yield from _rows(value)


def _cont_id(row: dict[str, Any]) -> str | None:
    text = str(row.get("contId") or row.get("originalContId") or "")
    return text if text.isdecimal() and text != "0" else None


def _link(row: dict[str, Any], fetched: datetime) -> Link | None:
    if not (cont_id := _cont_id(row)):
        return None
    return Link(
        url=ARTICLE.format(cont_id),
        headline=fold(re.sub(r"<[^>]+>", "", str(row.get("name") or ""))),
        published=_published(row, fetched),
        target=str(row["link"]) if row.get("link") and _forwards(row) else None,
        paid=row.get("paywalled") in (True, 1, "1", "true"),
        fault=_fault(row),
    )


def _published(row: dict[str, Any], fetched: datetime) -> datetime | None:
    """In the order of trust of A.4; relative forms count from the response."""
    for key in ("pubTimeLong", "trackPublishTime"):
        if row.get(key) and (stamp := from_epoch(row[key], now=fetched)):
            return stamp.instant
    for key in ("publishTime", "pubTimeNew", "pubTime"):
        if row.get(key) and (stamp := parse_date(str(row[key]), now=fetched)):
            return stamp.instant
    return None


def _flags(row: dict[str, Any]) -> set[str]:
    """The values of the flag and of its misspelt twin."""
    return {str(row[key]) for key in ("isOutForward", "isOutForword") if row.get(key) not in (None, "")}


def _forwards(row: dict[str, Any]) -> bool:
    return "1" in _flags(row) or str(row.get("forwardType")) == "4"


def _fault(row: dict[str, Any]) -> str:
    return "isOutForward and isOutForword disagree" if len(_flags(row)) > 1 else ""
