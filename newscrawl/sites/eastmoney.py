"""东方财富网 — https://www.eastmoney.com/ (facts: sites.md B.4)"""

from newscrawl.sites.base import Site
from newscrawl.sites.layouts import Selectors, SitePage
from newscrawl.sites.sources import HtmlList, JsonList


class TopboxPage(SitePage):
    """The current layout: headline, then time, source and author, in the boxes above the text."""

    marker = 'id="topbox"'
    cut = "div.abstract, div.reading"
    selectors = Selectors(
        headline="div#topbox > div:first-child",
        body="div#ContentBody",
        published="div#topbox > div:nth-child(3)",
    )


class OldPage(SitePage):
    """The layout until about 2020."""

    marker = 'class="time-source"'
    cut = "div.abstract, div.b-review, div.reading"
    selectors = Selectors(
        headline="div.newsContent h1, h1",
        body="div#ContentBody, div.Body",
        published="div.time-source div.time, div.time-source span.time",
        source="div.data-source::attr(data-source), span.data-source::attr(data-source), div.data-source",
        credits="p.res-edit, div.res-edit",
    )


SITE = Site(
    id="eastmoney",
    name="东方财富网",
    domains=("eastmoney.com",),
    article_url=r"^https?://(?:\w+\.)?eastmoney\.com/a/(20\d{12,20})\.html",
    canonical="https://finance.eastmoney.com/a/{id}.html",  # where the flash list has no address of its own
    pages=(TopboxPage, OldPage),
    sources=(
        JsonList(
            more="https://np-listapi.eastmoney.com/comm/web/getNewsByColumns?client=web&biz=web_news_col&column={channel}&order=1&needInteractData=0&page_index={page}&page_size=20&req_trace=newscrawl",
            rows="data.list",
            date="showTime",
        ),
        JsonList(
            route="flash",
            more="https://np-listapi.eastmoney.com/comm/web/getFastNewsList?client=web&biz=web_724&fastColumn={channel}&sortEnd={cursor}&pageSize=50&req_trace=newscrawl",
            rows="data.fastNewsList",
            link="https://finance.eastmoney.com/a/{code}.html",
            date="showTime",
            cursor="data.sortEnd",
        ),
        HtmlList(within="#newsListContent"),
    ),
)
