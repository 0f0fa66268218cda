"""中国青年网 — https://www.youth.cn/ (facts: sites.md B.2; saved pages of 2017 and 2024)"""

import re
from collections.abc import Iterator

from newscrawl.extraction.page import Found
from newscrawl.sites.base import Site
from newscrawl.sites.layouts import Selectors, SitePage
from newscrawl.sites.sources import HtmlList


class YouthPage(SitePage):
    """What the layouts share: the original title in a line below the text."""

    def original_title(self) -> Iterator[Found[str]]:
        for line in self.select("div.rdwz_nav"):
            label, colon, title = line.text_content().strip().partition(":")
            if label == "原标题" and colon:
                yield Found(title.strip(), "css div.rdwz_nav", title)


class CurrentPage(YouthPage):
    """Since 2024, without an `h1`."""

    parser = "youth/current"
    route = "html"
    marker = 'class="page_bt"'
    selectors = Selectors(
        headline="div.page_bt > p.pbt, div.page_bt h1",
        body="div.page_text",
        published="p.pwz",
        source="p.pwz > a",
        credits="span#editor_baidu",
    )


class TitlePage(YouthPage):
    """Channels that kept the layout before."""

    parser = "youth/title"
    route = "html"
    marker = 'class="page_title"'
    selectors = Selectors(
        headline="div.page_title > h1",
        body="div#container",
        published="span#page_right",
        source="span#source_baidu > a, span#source_baidu",
        credits="span#editor_baidu",
    )


class OldPage(YouthPage):
    """2017."""

    parser = "youth/old"
    route = "html"
    marker = 'class="l_tit"'
    selectors = Selectors(
        headline="div.l_tit",
        body="div#container",
        published="span#pubtime_baidu",
        source="span#source_baidu > a, span#source_baidu",
        credits="span#editor_baidu",
    )


SITE = Site(
    id="youth",
    name="中国青年网",
    domains=("youth.cn",),
    article_url=re.compile(r"^https?://\w+\.youth\.cn/(?:\w+/)*\d{6}/t\d{8}_(\d+)\.htm(?=[?#]|$)"),
    pages=(CurrentPage, TitlePage, OldPage),
    sources=(HtmlList(),),
)
