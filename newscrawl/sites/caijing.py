"""财经网 — https://www.caijing.com.cn/ (facts: sites.md B.4)"""

from newscrawl.sites.base import Site
from newscrawl.sites.layouts import Selectors, SitePage
from newscrawl.sites.sources import JsonList


class ContentPage(SitePage):
    """The layout of 2024."""

    marker = 'id="cont_title"'
    cut = "div.ar_keywords"
    selectors = Selectors(
        headline="h2#cont_title",
        body="div#the_content",
        published="span#pubtime_baidu",
        source="span#source_baidu",
        credits="span#editor_baidu",
    )


SITE = Site(
    id="caijing",
    name="财经网",
    domains=("caijing.com.cn",),
    article_url=r"^https?://(?:\w+\.)?caijing\.com\.cn/\d{8}/(\d+)\.shtml",
    pages=(ContentPage,),
    sources=(JsonList(more="https://roll.caijing.com.cn/json/lists{page}.json", date="published"),),
)
