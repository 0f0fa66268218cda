"""What does a sitemap or a feed list?"""

import re
import zlib
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urljoin

from lxml import etree

from newscrawl.errors import ListingError
from newscrawl.extraction.decode import decode
from newscrawl.text.dates import Stamp, parse_date
from newscrawl.text.normalize import fold

_MAX = 60_000_000  # bytes unpacked; the protocol allows sitemaps of 50 MB
_TOLD = re.compile(r"<(description|summary|content(?::encoded)?)(?:\s[^<>]*+)?(?<!/)>\s*+(<!\[CDATA\[)?")
"""Where the text of an entry begins, which is most of many feeds and says nothing of where the article is."""
_DATES = ("pubDate", "published", "date", "issued", "updated", "modified")


@dataclass(frozen=True, slots=True)
class SitemapEntry:
    """One address of a sitemap; *is_index* where it leads to another sitemap."""

    url: str
    lastmod: Stamp | None = None
    is_index: bool = False
    title: str = ""
    published: Stamp | None = None
    """Of news sitemaps only, as the title."""


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One item of a feed. A missing or implausible date stays None."""

    url: str
    title: str
    published: Stamp | None = None


def read_sitemap(body: bytes, url: str, *, now: datetime) -> tuple[SitemapEntry, ...]:
    """The entries of the sitemap or sitemap index at *url*, gzipped or not. Raises ListingError where it is neither."""
    root = _root(decode(_unpacked(body, url)), url, ("urlset", "sitemapindex"))
    is_index = _name(root) == "sitemapindex"
    return tuple(
        SitemapEntry(_absolute(url, loc), parse_date(_text(parts, "lastmod"), now=now), is_index, *_news(parts, now))
        for parts in map(_parts, root.iterchildren("{*}url", "{*}sitemap"))
        if (loc := _text(parts, "loc"))
    )


def _news(parts: dict[str, list[etree._Element]], now: datetime) -> tuple[str, Stamp | None]:
    """Title and time in the `news:news` of a sitemap's entry."""
    if not (found := parts.get("news")):
        return "", None
    news = _parts(found[0])
    return _text(news, "title"), parse_date(_text(news, "publication_date"), now=now)


def read_feed(body: bytes, url: str, *, now: datetime) -> tuple[FeedEntry, ...]:
    """The items of the RSS, RDF or Atom feed at *url* that have an address. Raises ListingError where it is none."""
    root = _root(_bare(decode(_unpacked(body, url))), url, ("rss", "feed", "RDF"))
    items = [_parts(node) for node in root.iter("{*}item", "{*}entry")]
    links = ((parts, _link(parts)) for parts in items)
    return tuple(
        FeedEntry(_absolute(url, link), _text(parts, "title"), _published(parts, now)) for parts, link in links if link
    )


def _absolute(base: str, link: str) -> str:
    """*link* as the feed at *base* means it; nearly all are whole."""
    return link if link.startswith(("https://", "http://")) else urljoin(base, link)


def _bare(feed: str) -> str:
    """*feed* without the texts of its entries: what is not parsed costs nothing."""
    parts, place = [], 0
    for start in _TOLD.finditer(feed):
        if start.start() < place:  # inside of the text before; to look for its end again would take forever
            continue
        end = feed.find("]]>" if start[2] else "<", start.end())
        if end < 0:
            break
        if start[2] or feed.startswith(f"</{start[1]}", end):  # else markup in a title
            parts.append(feed[place : start.end()])
            place = end
    return "".join((*parts, feed[place:]))


def _root(text: str, url: str, names: tuple[str, ...]) -> etree._Element:
    # Entities and the network stay untouched: a feed is a stranger's document.
    parser = etree.XMLParser(encoding="utf-8", recover=True, resolve_entities=False, no_network=True, huge_tree=True)
    try:
        root = _maybe(etree.fromstring(text.lstrip().encode("utf-8", "replace"), parser))
    except etree.XMLSyntaxError as error:
        raise ListingError(url, f"no XML: {error}") from error
    if root is None or _name(root) not in names:
        found = "nothing" if root is None else f"<{_name(root)}>"
        raise ListingError(url, f"{found} where <{'> or <'.join(names)}> was expected")
    return root


def _maybe(root: etree._Element | None) -> etree._Element | None:
    return root  # a recovering parser returns None where nothing can be saved, whatever its types promise


def _unpacked(body: bytes, url: str) -> bytes:
    if not body.startswith(b"\x1f\x8b"):
        return body
    try:
        unpacked = zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(body, _MAX)
    except zlib.error as error:
        raise ListingError(url, f"broken gzip: {error}") from error
    if len(unpacked) >= _MAX:
        raise ListingError(url, f"more than {_MAX} bytes unpacked")
    return unpacked


def _name(node: etree._Element) -> str:
    return str(node.tag).rpartition("}")[2]


def _parts(node: etree._Element) -> dict[str, list[etree._Element]]:
    """The children of *node* by their names."""
    found: dict[str, list[etree._Element]] = {}
    for child in node:
        found.setdefault(_name(child), []).append(child)
    return found


def _text(parts: dict[str, list[etree._Element]], name: str) -> str:
    return next(filter(None, (fold(_inside(part)) for part in parts.get(name, ()))), "")


def _inside(part: etree._Element) -> str:
    """All text in *part*, at a third of the price where that is one piece."""
    return "".join(map(str, part.itertext())) if len(part) else part.text or ""


def _link(parts: dict[str, list[etree._Element]]) -> str:
    """RSS writes the address between the tags, Atom into an attribute; an RSS guid may be the address."""
    for part in parts.get("link", ()):
        if part.get("rel", "alternate") == "alternate" and (link := fold(part.get("href") or part.text or "")):
            return link
    guid = _text(parts, "guid")
    return guid if guid.startswith("http") else ""


def _published(parts: dict[str, list[etree._Element]], now: datetime) -> Stamp | None:
    return next((stamp for name in _DATES if (stamp := parse_date(_text(parts, name), now=now))), None)
