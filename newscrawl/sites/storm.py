"""風傳媒 — http://www.stormmediagroup.com/ (facts: a saved page of 2014)"""

from newscrawl.sites.base import Site
from newscrawl.sites.layouts import Selectors, SitePage


class Page(SitePage):
    """The layout of 2014; all titles name the site only."""

    marker = "innerBigNewsTitle"
    selectors = Selectors(
        headline="h3.innerBigNewsTitle",
        body="div.newsDescBlk",
        published="p.innerNewsInfo",
        byline="p.innerNewsInfo > a",
        source="a.mainLogo",
    )


SITE = Site(
    id="storm",
    name="風傳媒",
    domains=("stormmediagroup.com",),
    article_url=r"^https?://(?:www\.)?stormmediagroup\.com/opencms/news/detail/([0-9a-f]{8}-[0-9a-f-]+)(?=[/?#]|$)",
    pages=(Page,),
)
