"""中国新闻网 — https://www.chinanews.com.cn/ (facts: sites.md B.2)"""

from newscrawl.sites.base import Site
from newscrawl.sites.layouts import Selectors, SitePage
from newscrawl.sites.sources import Feed, HtmlList, Sitemap


class TextPage(SitePage):
    """Text, the usual layout; `left-time` is its older name for the line of the date."""

    marker = 'class="left_zw"'
    cut = "div.adInContent, div.adEditor"
    selectors = Selectors(headline="h1", body="div.left_zw", published="div.left-t, div.left-time")


class MediaPage(SitePage):
    """A video or photo report."""

    marker = 'class="content_desc"'
    selectors = Selectors(headline="h1", body="div.content_desc", published="div.left p")


class GalleryPage(SitePage):
    """A gallery: one caption below the pictures."""

    marker = 'class="t3"'
    genre = "gallery"
    selectors = Selectors(headline="h1", body="div.t3", published="div[style='text-align:right;font-size:12px;']")


SITE = Site(
    id="chinanews",
    name="中国新闻网",
    domains=("chinanews.com.cn", "chinanews.com"),
    article_url=r"^https?://[\w.]*chinanews\.com(?:\.cn)?/(?:\w+/)+\d{4}/\d{2}-\d{2}/(\d+)\.shtml(?=[?#]|$)",
    twins={r"^https?://(?:www\.)?chinanews\.com(?:\.cn)?/": "https://www.chinanews.com.cn/"},
    pages=(TextPage, MediaPage, GalleryPage),
    sources=(
        Feed(),
        HtmlList(more="https://www.chinanews.com.cn/scroll-news/news{page}.html", within=".dd_bt", most=10),
        Sitemap(),
    ),
)
