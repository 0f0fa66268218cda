"""`scrapy crawl article -a url=…`: reads single addresses of any site, by its module where one claims the address."""

import re
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any, ClassVar

from scrapy import Request
from scrapy.http import Response, TextResponse

from newscrawl.errors import ArgumentError, RefusedError
from newscrawl.extraction.decode import decode
from newscrawl.extraction.markup import bounded
from newscrawl.extraction.pagination import first_page
from newscrawl.extraction.tree import parse_page
from newscrawl.fetchable import check_fetchable
from newscrawl.headers import header
from newscrawl.items import Article
from newscrawl.sites import site_for
from newscrawl.spiders.arguments import ARTICLE, Argument, check_names
from newscrawl.spiders.visits import VisitSpider
from newscrawl.threads import in_thread
from newscrawl.urls import host_of, redact, visible

_BETWEEN = re.compile(r"[,，、](?=\s*[a-z][a-z0-9+.-]*:)", re.IGNORECASE)
"""A comma before a scheme: other commas belong to an address."""

_NUMBERED = re.compile(r"\D\d{1,2}/?(?:\.\w{2,5})?(?:$|[?#])|[?&]\w+=\d{1,2}(?:$|[&#])")
"""What addresses of later pages look like; others need not be parsed for a pager."""


class ArticleSpider(VisitSpider):
    """Visits the addresses that it is given, each of which ends in one outcome; a bad one stops no other."""

    name = "article"
    strict = True
    takes: ClassVar[tuple[Argument, ...]] = ARTICLE

    def __init__(self, name: str | None = None, **arguments: Any) -> None:
        super().__init__(name)
        self.arguments: dict[str, str] = arguments
        self.check_arguments(arguments)

    @classmethod
    def check_arguments(cls, arguments: dict[str, str]) -> None:
        """Raise ArgumentError unless *arguments* name addresses."""
        check_names(arguments, ARTICLE)
        for name, value in arguments.items():
            if not value.isprintable() and any("\ud800" <= character <= "\udfff" for character in value):
                raise ArgumentError(name, ascii(value), "is not UTF-8")
        path = arguments.get("urls_file", "")
        if not arguments.get("url", "").strip() and not path:
            raise ArgumentError("url", "", "is missing; give -a url=https://… or -a urls_file=FILE")
        named = _addresses(arguments.get("url", ""))
        if named and not path and not any("://" in url for url in named):
            raise ArgumentError("url", named[0], "is no address; write it as https://…")
        if path not in {"", "-"} and not _addresses(_read(path)) and not named:
            raise ArgumentError("urls_file", path, "names no address")

    async def start(self) -> AsyncIterator[Any]:
        private = self.settings.getbool("ALLOW_PRIVATE_HOSTS")
        for url in self._named():
            shown, site = visible(redact(url)), site_for(url)
            if not self.ledger.open(shown, site.id if site else host_of(url)):
                continue
            try:
                check_fetchable(url, allow_private=private)
            except RefusedError as error:
                await self.settle_error(shown, error)
                continue
            if not (site and self.ledger.link(site.canonical_url(url), url)):
                yield self.visit(url, site=site.id if site else None, revisit=True)

    def _named(self) -> list[str]:
        """The addresses of both arguments; standard input, which only now is read, may hold none."""
        file = self.arguments.get("urls_file", "")
        try:
            return _addresses(self.arguments.get("url", "")) + (_addresses(_read(file)) if file else [])
        except ArgumentError as error:
            self.logger.error("%s", error)  # noqa: TRY400 (a user's mistake)
            return []

    async def parse_article(self, response: Response) -> AsyncIterator[Article | Request]:
        """The article on the page; of a later page, the request for the first, with which the article begins."""
        first = None if "page" in response.meta else await in_thread(_first_page, response)
        if first:
            site = site_for(first)
            request = self.visit(first, site=site.id if site else None, revisit=True)
            request.meta.update(article=response.meta.get("article", response.url), page=response.url)
            yield request
        else:
            async for found in super().parse_article(response):
                yield found

    parse = parse_article


def _first_page(response: Response) -> str | None:
    """Where the article begins of which *response* is a later page."""
    if response.status != 200 or not isinstance(response, TextResponse) or not _NUMBERED.search(response.url):
        return None
    html = bounded(decode(response.body, content_type=header(response, "Content-Type") or None))
    return first_page(parse_page(html), response.url)


def _read(path: str) -> str:
    """The text of a file, or of standard input for `-`; ArgumentError for what is no UTF-8 text."""
    try:
        body = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    except (OSError, AttributeError) as error:  # without a standard input, sys.stdin is None
        reason = getattr(error, "strerror", None) or "there is none"
        raise ArgumentError("urls_file", path, f"cannot be read: {reason}") from error
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = body.count(b"\n", 0, error.start) + 1
        raise ArgumentError("urls_file", path, f"is no UTF-8 text: line {line}") from error
    if "\0" in text:
        raise ArgumentError("urls_file", path, "is no text: it holds null characters")
    return text


def _addresses(text: str) -> list[str]:
    """The addresses in *text*, in order: one or more a line, between commas, without comments."""
    lines = (line for line in text.splitlines() if not line.lstrip().startswith("#"))
    found = (url.strip() for line in lines for url in _BETWEEN.split(line))
    return [url for url in found if url]
