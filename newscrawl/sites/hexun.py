"""和讯网 — https://www.hexun.com/ (facts: sites.md B.4)"""

from newscrawl.sites.base import Site
from newscrawl.sites.layouts import Selectors, SitePage
from newscrawl.sites.sources import JsonList


class ArticlePage(SitePage):
    """The layout of 2019, in gb18030."""

    marker = 'class="art_contextBox"'
    selectors = Selectors(
        headline="div.articleName h1",
        body="div.art_contextBox",
        published="div.tip span.pr20",
        source="div.tip a",
    )


SITE = Site(
    id="hexun",
    name="和讯网",
    domains=("hexun.com",),
    article_url=r"^https?://(?:\w+\.)?hexun\.com/\d{4}-\d{2}-\d{2}/(\d+)\.html",
    pages=(ArticlePage,),
    sources=(
        JsonList(
            more="https://opentool.hexun.com/MongodbNewsService/getNewsListByJson.jsp?id={channel}&s=20&cp={page}&callback=list",
            rows="result",
            link="entityurl",
            date="entitytime",
        ),
    ),
)
