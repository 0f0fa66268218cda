"""雷峰网 — https://www.leiphone.com/ (facts: sites.md B.1)"""

from newscrawl.sites.base import Site
from newscrawl.sites.layouts import Selectors, SitePage
from newscrawl.sites.sources import Feed, HtmlList, JsonList


class Page(SitePage):
    """The one layout that we know. The lead above the text is the page's description."""

    marker = "lph-article-comView"
    selectors = Selectors(
        headline="h1.headTit",
        body="div.lph-article-comView",
        published="td.time, div.time, span.time",
        byline="td.aut > a, div.aut > a, span.aut > a",
    )


SITE = Site(
    id="leiphone",
    name="雷峰网",
    domains=("leiphone.com",),
    article_url=r"^https?://(?:www\.)?leiphone\.com/(?:category/[A-Za-z]+|news/\d{6})/([A-Za-z0-9]+)\.html(?=[?#]|$)",
    pages=(Page,),
    sources=(
        Feed(),
        HtmlList(within=".word h3"),
        JsonList(route="flash", rows="article", date="public_time"),
    ),
)
