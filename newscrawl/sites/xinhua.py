"""新华网 — http://www.news.cn/ (facts: sites.md B.2)"""

from newscrawl.sites.base import Site
from newscrawl.sites.layouts import Selectors, SitePage
from newscrawl.sites.sources import Feed, HtmlList, JsonList


class DetailPage(SitePage):
    """Since 2021. The head for phones has the whole date, that for computers has it in pieces; provinces have one."""

    marker = 'id="detail"'
    cut = "div#articleEdit, span#articleEdit"
    selectors = Selectors(
        headline="div.head-line h1 span.title, div.mheader h1 span.title, div#wxtitle",
        body="div#detail",
        published="div.info",
        description="meta[name='description']::attr(content)",
    )
    patterns = {"description": "(?:.*---)?(.+)"}  # the headline stands before the lead


class OldPage(SitePage):
    """2017 to 2020; its `h1` is empty."""

    marker = 'id="p-detail"'
    selectors = Selectors(headline="div.h-title", body="div#p-detail", published="span.h-time, div.h-time")


SITE = Site(
    id="xinhua",
    name="新华网",
    domains=("news.cn", "xinhuanet.com"),
    article_url=(
        r"^https?://(?:[a-z]+\.)?(?:news\.cn|xinhuanet\.com)/(?:\w+/)*"
        r"(?:20\d{6}/([0-9a-f]{32})/c\.html|\d{4}-\d{2}/\d{2}/c_(\d+)\.html?)(?=[?#]|$)"
    ),
    twins={r"^https?://(?:www\.)?xinhuanet\.com/(?=(?:\w+/)*202[1-9])": "http://www.news.cn/"},  # the name since 2021
    pages=(DetailPage, OldPage),
    sources=(
        HtmlList(),
        JsonList(
            named="http://www.news.cn/{channel}.htm",
            lead=r"datasource:([0-9a-f]{32})",
            more="http://www.news.cn/ds_{cursor}.json",
            rows="datasource",
            link="publishUrl",
            date="publishTime",
        ),
        Feed(),
    ),
)
