"""From the bytes of a page to an article: the site's page object where a site claims it, the generic one otherwise."""

import hashlib
from datetime import UTC, datetime

from newscrawl.cleaning import clean
from newscrawl.errors import BlockedError
from newscrawl.extraction.challenges import challenge
from newscrawl.extraction.decode import decode
from newscrawl.extraction.page import ArticlePage
from newscrawl.items import Article
from newscrawl.sites import site_for
from newscrawl.urls import canonicalize, host_of


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
    Raises ExtractionError(url, field) where there is no article and BlockedError for challenge pages.
    """
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
    """Like `extract`, before cleaning: what the crawler calls, whose pipelines clean."""
    body = html.encode("utf-8", "surrogatepass") if isinstance(html, str) else html
    text = html if isinstance(html, str) else decode(html, content_type=content_type)
    if wall := challenge(status, text, url):
        raise BlockedError(url, wall)
    page = _page(text, url, fetched or datetime.now(UTC), generic=generic)
    return page.to_article(digest=f"sha256:{hashlib.sha256(body).hexdigest()}", status=status)


def _page(text: str, url: str, fetched: datetime, *, generic: bool) -> ArticlePage:
    site = None if generic else site_for(url)
    if site:
        return site.page(url, text, fetched=fetched)
    return ArticlePage(canonicalize(url), text, site=host_of(url), fetched=fetched)
