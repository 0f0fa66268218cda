"""From the bytes of a page to an article: the site's page object where a site claims it, the generic one otherwise."""

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

from newscrawl.cleaning import clean
from newscrawl.errors import ArgumentError, BlockedError, NotAnArticleError
from newscrawl.extraction.challenges import challenge, gone
from newscrawl.extraction.content import Content
from newscrawl.extraction.decode import decode
from newscrawl.extraction.found import first
from newscrawl.extraction.joining import same_headline
from newscrawl.extraction.markup import bounded
from newscrawl.extraction.page import ArticlePage
from newscrawl.items import Article
from newscrawl.sites import site_for
from newscrawl.urls import canonicalize, host_of, is_web_address, visible


def extract(
    html: bytes | str,
    url: str,
    *,
    content_type: str | None = None,
    fetched: datetime | None = None,
    generic: bool = False,
) -> Article:
    """The article on a page that came from *url* at *fetched* (aware; now when None), cleaned.

    *content_type* is the HTTP header of that name. With *generic* no site module is asked.
    Raises ExtractionError(url, field) where there is no article, BlockedError for challenge pages, and ArgumentError
    for a *url* that is no http address.
    """
    if not is_web_address(url):
        raise ArgumentError("url", visible(url), "is no http address")
    return clean(read_page(html, url, content_type=content_type, fetched=fetched, generic=generic))


def read_page(  # noqa: PLR0913 (what is known of an HTTP response)
    html: bytes | str,
    url: str,
    *,
    content_type: str | None = None,
    fetched: datetime | None = None,
    generic: bool = False,
    status: int = 200,
) -> Article:
    """Like `extract`, before cleaning."""
    page = open_page(html, url, content_type=content_type, fetched=fetched, generic=generic, status=status)
    return page.to_article(digest=digest_of(html), status=status)


def open_page(  # noqa: PLR0913 (what is known of an HTTP response)
    html: bytes | str,
    url: str,
    *,
    content_type: str | None = None,
    fetched: datetime | None = None,
    generic: bool = False,
    status: int = 200,
) -> ArticlePage:
    """The page object that will read *html*; raises BlockedError for challenge pages.

    Of a page that is longer than any real one (`markup.LONGEST`), only the beginning is read.
    """
    text = bounded(html if isinstance(html, str) else decode(html, content_type=content_type))
    if wall := challenge(status, text, url):
        raise BlockedError(url, wall)
    return _page(text, url, fetched or datetime.now(UTC), generic=generic)


def content_type_in(headers: Iterable[tuple[str, str]]) -> str | None:
    """The `Content-Type` among the *headers* of a kept page, however it is spelt."""
    return next((value for name, value in headers if name.lower() == "content-type"), None)


def digest_of(html: bytes | str) -> str:
    """`sha256:` and the hexadecimal digest of a page as it came."""
    body = html.encode("utf-8", "surrogatepass") if isinstance(html, str) else html
    return f"sha256:{hashlib.sha256(body).hexdigest()}"


def read_more(page: ArticlePage, headline: str, url: str) -> Content:
    """The text of a later page of the article with *headline*, which came from *url* in the end.

    Raises NotAnArticleError where it is something else, or a page of another article.
    """
    if kind := gone(page.html, url):
        raise NotAnArticleError(url, kind)
    found = first(page.headline())
    if not same_headline(headline, [*page.titles, *([found.value] if found else [])]):
        raise NotAnArticleError(url, "another article")
    content = first(page.body())
    if not content:
        raise NotAnArticleError(url, "empty")
    return content.value


def _page(text: str, url: str, fetched: datetime, *, generic: bool) -> ArticlePage:
    site = None if generic else site_for(url)
    if site:
        return site.page(url, text, fetched=fetched)
    return ArticlePage(canonicalize(url), text, site=host_of(url), fetched=fetched)


def as_paid(article: Article) -> Article:
    """*article* with the mark of the list that led to it: it has to be paid for, though its page may not say so."""
    capture = article.capture
    said = capture and replace(capture, provenance={**capture.provenance, "is_accessible_for_free": "list"})
    return replace(article, is_accessible_for_free=False, capture=said)
