"""robots.txt and the sitemaps, one of them compressed."""

import gzip
from html import escape

from tests.replica.exchange import Reply
from tests.replica.newsroom import Newsroom

ROOT = "https://www.thepaper.cn/sitemap/"
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
SHARE = 100
"""Articles in one child."""


def robots(newsroom: Newsroom, host: str) -> str:
    """www names a few single articles, as if they were taken down."""
    if host != "www.thepaper.cn":
        return "User-agent: *\nAllow: /\n"
    lines = [f"Disallow: /newsDetail_forward_{article.id}" for article in newsroom.articles if article.disallowed]
    return "\n".join(["User-agent: *", *lines, "", f"Sitemap: {ROOT}sitemap.xml", ""])


def _children(newsroom: Newsroom) -> dict[str, str]:
    """File names and contents; the last child is compressed."""
    starts = range(0, max(len(newsroom.articles), 1), SHARE)
    names = [f"newsDetail-{n}.xml" for n in range(1, len(starts) + 1)]
    return dict(zip([*names[:-1], f"{names[-1]}.gz"], (_urls(newsroom, start) for start in starts), strict=True))


def _urls(newsroom: Newsroom, start: int) -> str:
    entries = "".join(
        f"<url><loc>{escape(article.url)}</loc><lastmod>{article.modified.isoformat()}</lastmod></url>"
        for article in newsroom.articles[start : start + SHARE]
    )
    return f'<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="{NAMESPACE}">{entries}</urlset>'


def sitemap(newsroom: Newsroom, name: str) -> Reply | None:
    """The index or one of its children; None if there is no such file."""
    children = _children(newsroom)
    if name == "sitemap.xml":
        stamp = newsroom.now.isoformat()
        entries = "".join(f"<sitemap><loc>{ROOT}{c}</loc><lastmod>{stamp}</lastmod></sitemap>" for c in children)
        text = f'<?xml version="1.0" encoding="UTF-8"?><sitemapindex xmlns="{NAMESPACE}">{entries}</sitemapindex>'
        return Reply.text(text, kind="application/xml; charset=utf-8")
    if name not in children:
        return None
    if name.endswith(".gz"):
        packed = gzip.compress(children[name].encode(), mtime=0)
        return Reply(headers={"Content-Type": "application/gzip"}, body=packed)
    return Reply.text(children[name], kind="application/xml; charset=utf-8")
