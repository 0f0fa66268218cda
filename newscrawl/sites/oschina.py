"""开源中国 — https://www.oschina.net/ (facts: RSSHub's reader of the page)"""

from newscrawl.sites.base import Site
from newscrawl.sites.layouts import Selectors, SitePage
from newscrawl.sites.sources import Feed


class Page(SitePage):
    """The one layout that we know; who posted it comes first in the line of its facts."""

    marker = "article-detail"
    selectors = Selectors(
        headline="h1.article-box__title, div.article-box h1",
        body="div.article-detail",
        byline="div.article-box__meta div.item:first-child, div.article-box__meta span.item:first-child",
    )
    cut = "div.ad-wrap"


SITE = Site(
    id="oschina",
    name="开源中国",
    domains=("oschina.net",),
    article_url=r"^https?://(?:www\.)?oschina\.net/news/(\d+)(?=[/?#]|$)",
    canonical="https://www.oschina.net/news/{id}",
    pages=(Page,),
    sources=(Feed(),),
)
