"""证券时报网 — https://www.stcn.com/ (facts: sites.md B.4)"""

from newscrawl.sites.base import Site
from newscrawl.sites.layouts import Selectors, SitePage
from newscrawl.sites.sources import HtmlList


class DetailPage(SitePage):
    """The current layout."""

    marker = 'class="detail-title"'
    selectors = Selectors(
        headline="div.detail-title",
        body="div.detail-content",
        published="div.detail-info span:last-child",
        source="div.detail-info span:first-child",
    )


class OldPage(SitePage):
    """The layout of 2019."""

    marker = 'class="intal_tit"'
    selectors = Selectors(
        headline="div.intal_tit h2",
        body="div#ctrlfscont",
        published="div.intal_tit div.info",
        byline="div.intal_tit div.info span:nth-child(2)",
        source="div.intal_tit div.info span:nth-child(1)",
    )


SITE = Site(
    id="stcn",
    name="证券时报网",
    domains=("stcn.com",),
    article_url=r"^https?://(?:\w+\.)?stcn\.com/(?:article/detail/(\d+)\.html|\d{4}/\d{4}/(\d+)\.shtml)",
    pages=(DetailPage, OldPage),
    sources=(
        HtmlList(within="ul.infinite-list"),
        HtmlList(route="flash", html="data", headers={"X-Requested-With": "XMLHttpRequest"}),
    ),
)
