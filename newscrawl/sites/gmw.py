"""光明网 — https://www.gmw.cn/ (facts: sites.md B.2; saved pages of 2017 and 2024)"""

from newscrawl.sites.base import Site
from newscrawl.sites.layouts import Selectors, SitePage
from newscrawl.sites.sources import HtmlList


class MainPage(SitePage):
    """Since 2018; the first `h1` is a label of the navigation."""

    marker = "u-mainText"
    selectors = Selectors(
        headline="h1.u-title, div.m-title-box h1",
        body="div.u-mainText",
        published="span.m-con-time",
        source="span.m-con-source, span.m-con-source > a",
        credits="span.liability",
        section="div.g-crumbs > a:last-of-type",
    )


class OldPage(SitePage):
    """Until 2018."""

    marker = 'id="contentMain"'
    selectors = Selectors(
        headline="h1#articleTitle",
        body="div#contentMain",
        published="span#pubtime_baidu, span#pubTime",
        source="span#source > a, span#source",
        credits="div#contentLiability",
    )


SITE = Site(
    id="gmw",
    name="光明网",
    domains=("gmw.cn",),
    article_url=r"^https?://(?:\w+\.)?gmw\.cn/\d{4}-\d{2}/\d{2}/content_(\d+)\.html?(?=[?#]|$)",
    pages=(MainPage, OldPage),
    sources=(HtmlList(),),
)
