"""凤凰网 — https://www.ifeng.com/ (facts: sites.md B.3)"""

from newscrawl.sites.answers import JsonPage, Paths
from newscrawl.sites.base import Site
from newscrawl.sites.layouts import Selectors, SitePage
from newscrawl.sites.sources import HtmlList, JsonList


class StatePage(JsonPage):
    """The layout since 2018: the data that the page carries, then its HTML, whose class names change."""

    marker = "var allData"
    island = "allData"
    root = "docData"
    paths = Paths(
        headline="title",
        body="contentData.contentList.data",
        published="newsTime",
        source="source subscribe.catename",
        description="summary",
        editors="editorName",
        account="fhhAccountDetail",
    )
    selectors = Selectors(
        headline="h1[class*='topic']",
        body="div[class*='index_main_content'], div[class^='main_content-']",
        published="span[class*='index_date'], p[class^='time-']",
    )


class LocalPage(SitePage):
    """Local channels in the skin of before 2018."""

    marker = 'id="artical_topic"'
    selectors = Selectors(
        headline="h1#artical_topic",
        body="div#artical_real",
        published="div#artical_sth span.ss01, p#artical_sth span.ss01",
        source="div#artical_sth span.ss03, p#artical_sth span.ss03",
    )


SITE = Site(
    id="ifeng",
    name="凤凰网",
    domains=("ifeng.com",),
    article_url=r"^https?://(?:\w+\.)?ifeng\.com/(?:c/([0-9A-Za-z]{11})(?=--|[/?#]|$)|a/\d{8}/(\d+)_\d+\.shtml)",
    twins={r"(?<=/c/\w{11})--[^/?#]+": ""},
    pages=(StatePage, LocalPage),
    sources=(
        JsonList(route="home", island="allData", rows="hotNews1", date="newsTime"),
        JsonList(route="stream", island="allData", rows="newsstream", date="newsTime"),
        HtmlList(),
    ),
)
