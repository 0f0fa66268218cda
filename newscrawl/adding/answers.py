"""What is it that an address of a new site answers: a feed, a sitemap, a list of links, an article?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path

from newscrawl.errors import ArgumentError, ExtractionError, ListingError
from newscrawl.extraction.decode import decode
from newscrawl.extraction.page import ArticlePage
from newscrawl.sites.discovery import kind_of
from newscrawl.sites.listings import Link, Listing
from newscrawl.sites.sources import HtmlList, Source
from newscrawl.sites.templates import joined
from newscrawl.text.normalize import fold
from newscrawl.urls import canonicalize, host_of

_CANONICAL = "//link[@rel='canonical']/@href | //meta[@property='og:url']/@content"
_FEEDS = "//link[contains(@type, 'rss') or contains(@type, 'atom')]/@href | //a[contains(@href, 'rss')]/@href"
_SEPARATOR = re.compile(r"\s*[-_|—–,，·]+\s*")


@dataclass(frozen=True)
class Answer:
    """What came from *url*, at the time *fetched*."""

    url: str
    body: bytes
    fetched: datetime

    @cached_property
    def source(self) -> Source:
        """How it is read where it is a list."""
        return kind_of(self.body) or HtmlList()

    @cached_property
    def page(self) -> ArticlePage:
        """It as a page, by the generic rules."""
        return ArticlePage(canonicalize(self.url), decode(self.body), site=host_of(self.url), fetched=self.fetched)

    @cached_property
    def is_article(self) -> bool:
        """Whether the generic rules read an article from it."""
        if self.source.route != "page":
            return False
        try:
            self.page.to_article()
        except ExtractionError:
            return False
        return True

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Whatever it names, in the order of the page; nothing where it cannot be read."""
        try:
            return self.source.said(Listing(route=self.source.route, url=self.url), self.body, self.fetched).links
        except ListingError:
            return ()

    def feeds(self) -> Iterator[str]:
        """The feeds that a page names."""
        found = (joined(self.url, str(href)) for href in self.page.tree.xpath(_FEEDS))
        yield from dict.fromkeys(url for url in found if host_of(url))

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The words of its title, between the separators that titles have."""
        title = re.search(r"<title[^>]*>(?:\s*<!\[CDATA\[)?(.*?)(?:\]\]>\s*)?</title>", decode(self.body), re.DOTALL)
        return tuple(word for word in _SEPARATOR.split(fold(title[1])) if word) if title else ()


def saved(word: str, fetched: datetime) -> Answer | None:
    """What a file holds, given as FILE or FILE=URL; None where *word* names no file.

    Raises ArgumentError where it cannot be read, or does not say which address it is from.
    """
    name, _, url = word.partition("=")
    if "://" in name or not Path(name).exists():
        return None
    try:
        body = Path(name).read_bytes()
    except OSError as error:
        raise ArgumentError("URL", name, f"cannot be read: {error.strerror}") from error
    found = url or next(iter(Answer("", body, fetched).page.tree.xpath(_CANONICAL)), "")
    if not host_of(str(found)):
        raise ArgumentError("URL", name, f"does not say where it is from; write {name}=https://…")
    return Answer(str(found), body, fetched)
