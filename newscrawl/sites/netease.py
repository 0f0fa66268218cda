"""网易 — https://www.163.com/ (facts: sites.md B.3)"""

from newscrawl.sites.base import Site
from newscrawl.sites.layouts import Selectors, SitePage
from newscrawl.sites.sources import HtmlList, JsonList


class PostPage(SitePage):
    """The layout since 2021, of newsroom and 网易号."""

    marker = 'class="post_title"'
    cut = "div.ad_module"
    selectors = Selectors(
        headline="h1.post_title",
        body="div.post_body",
        published="div.post_info",
        source="div.post_info > a:first-of-type",
        credits="div.post_author, div.creative_statement",
        account="div.post_statement",
    )


class EndTextPage(SitePage):
    """Newsroom pages of 2015 to 2020."""

    marker = 'id="ne_article_source"'
    cut = (
        "div.ad_module, div.special_tag_wrap, div.related_article, div.video-wrapper, div.biaoqian, div.biaoqian + div"
    )
    selectors = Selectors(
        headline="h1#h1title, div#epContentLeft > h1",
        body="div#endText",
        published="div.post_time_source, div.ep-time-soure",
        source="a#ne_article_source",
        credits="span.ep-editor",
    )


class AccountPage(SitePage):
    """网易号 of 2019."""

    marker = 'class="article_title"'
    contributed = True
    cut = "div.ad_module"
    selectors = Selectors(
        headline="div.article_title h2",
        body="div#content",
        published="div.article_title p.time",
        source="div.article_title p.time span:last-child",
    )


SITE = Site(
    id="netease",
    name="网易",
    domains=("163.com",),
    article_url=r"^https?://(?:\w+\.)*163\.com/(?:(?:\w+/)?article/([A-Z0-9]{16})|\d\d/\d{4}/\d\d/([A-Z0-9]{16}))(?:_\d+)?\.html",
    twins={r"^https?://(?:(?:www|m|3g)\.)?163\.com/(?=\w+/article/)": "https://www.163.com/"},  # older hosts have none
    pages=(PostPage, EndTextPage, AccountPage),
    sources=(
        JsonList(
            named="https://news.163.com/special/cm_{channel}20200213/?callback=data_callback",
            more="https://news.163.com/special/cm_{channel}20200213_{page:02d}/?callback=data_callback",
            link="docurl",
            date="time",
            most=10,
        ),
        JsonList(
            route="tech",
            named="https://tech.163.com/special/00097UHL/tech_datalist.js?callback=data_callback",
            more="https://tech.163.com/special/00097UHL/tech_datalist_{page:02d}.js?callback=data_callback",
            link="docurl",
            date="time",
            most=10,
        ),
        JsonList(route="hot", rows="data.list", link="https://www.163.com/dy/article/{docid}.html", date="ptime"),
        HtmlList(),
    ),
)
