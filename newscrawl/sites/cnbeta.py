"""cnBeta — https://www.cnbeta.com.tw/ (facts: sites.md B.1)"""

from newscrawl.sites.base import Site
from newscrawl.sites.layouts import Selectors, SitePage
from newscrawl.sites.sources import HtmlList


class Page(SitePage):
    """The one layout. The first paragraph stands in a box of its own, the summary."""

    marker = "article-summary"
    gathered = True
    selectors = Selectors(
        headline="header.title h1",
        body="div.article-summary, div.article-content",
        published="header.title div.meta span",
        source="header.title div.meta span.source",
    )
    cut = "div.topic, div.article-topic, div.article-global"


SITE = Site(
    id="cnbeta",
    name="cnBeta",
    domains=("cnbeta.com.tw",),
    article_url=r"^https?://(?:(?:www\.)?cnbeta\.com\.tw/articles/(?:[a-z]+/)?(\d+)\.htm|m\.cnbeta\.com\.tw/wap/view/(\d+)\.htm)(?=[?#]|$)",
    canonical="https://www.cnbeta.com.tw/articles/{id}.htm",
    pages=(Page,),
    sources=(HtmlList(),),
)
