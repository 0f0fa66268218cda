"""中国青年网 — https://www.youth.cn/ (facts: sites.md B.2; saved pages of 2017 and 2024)"""

from dataclasses import replace

from newscrawl.sites.base import Site
from newscrawl.sites.layouts import Selectors, SitePage
from newscrawl.sites.sources import HtmlList


class CurrentPage(SitePage):
    """Since 2024, without an `h1`."""

    marker = 'class="page_bt"'
    selectors = Selectors(
        headline="div.page_bt > p.pbt, div.page_bt h1",
        body="div.page_text",
        published="p.pwz",
        source="p.pwz > a",
        credits="span#editor_baidu",
        original_title="div.rdwz_nav",
    )


class TitlePage(SitePage):
    """Channels that kept the layout before."""

    marker = 'class="page_title"'
    selectors = Selectors(
        headline="div.page_title > h1",
        body="div#container",
        published="span#page_right",
        source="span#source_baidu > a, span#source_baidu",
        credits="span#editor_baidu",
        original_title="div.rdwz_nav",
    )


class OldPage(SitePage):
    """2017."""

    marker = 'class="l_tit"'
    selectors = replace(TitlePage.selectors, headline="div.l_tit", published="span#pubtime_baidu")


SITE = Site(
    id="youth",
    name="中国青年网",
    domains=("youth.cn",),
    article_url=r"^https?://(?:\w+\.)?youth\.cn/(?:\w+/)*\d{6}/t\d{8}_(\d+)\.htm(?=[?#]|$)",
    pages=(CurrentPage, TitlePage, OldPage),
    sources=(HtmlList(),),
)
