"""财新 — https://www.caixin.com/ (facts: sites.md B.4; the page's preview is all that is read of a paid article)"""

from newscrawl.sites.base import Site
from newscrawl.sites.layouts import Selectors, SitePage
from newscrawl.sites.sources import JsonList


class ArticlePage(SitePage):
    """The current layout."""

    marker = 'id="Main_Content_Val"'
    selectors = Selectors(
        headline="div#conTit h1",
        body="div#Main_Content_Val",
        published="span#pubtime_baidu",
        byline="span#author_baidu",
        source="span#source_baidu",
        credits="span#editor_baidu",
        wall="div#chargeWall *",
    )


SITE = Site(
    id="caixin",
    name="财新",
    domains=("caixin.com",),
    article_url=r"^https?://(?P<host>\w+)\.caixin\.com/(?:m/)?(?P<day>\d{4}-\d{2}-\d{2})/(?P<id>\d+)\.html",
    canonical="https://{host}.caixin.com/{day}/{id}.html",
    pages=(ArticlePage,),
    sources=(
        JsonList(rows="data.articleList", date="time"),
        JsonList(
            route="data",
            more="https://cxdata.caixin.com/api/dataplus/sjtPc/news?pageNum={page}&pageSize=100&showLabels=true",
            rows="data.data",
            date="time",
        ),
    ),
)
