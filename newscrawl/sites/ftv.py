"""民視新聞 — http://news.ftv.com.tw/ (facts: a saved page of 2014)"""

import re
from collections.abc import Iterator

from newscrawl.extraction.page import Found
from newscrawl.sites.base import Site
from newscrawl.sites.layouts import Selectors, SitePage
from newscrawl.text.names import Byline, split_names

_REPORTERS = re.compile(r"[（(]民視新聞[／/ ]?(?P<names>[\u4e00-\u9fff、 ]+?)(?:\s*[\u4e00-\u9fff]{2}報導)[）)]\s*$")


class Page(SitePage):
    """The layout of 2014: the last words name newsroom, reporters and town."""

    house = "民視新聞"
    marker = 'id="newscontent"'
    selectors = Selectors(headline="span#h1", body="span#newscontent", published="span.ndate")

    def byline(self) -> Iterator[Found[Byline]]:
        for found in self.texts("body"):
            if match := _REPORTERS.search(found.value):
                yield Found(Byline(authors=split_names(match["names"]), outlet="民視新聞"), "last line", match[0])


SITE = Site(
    id="ftv",
    name="民視新聞",
    domains=("ftv.com.tw",),
    article_url=r"^https?://news\.ftv\.com\.tw/(?:NewsContent|\w+_news)\.aspx\?(?:.*&)?sno=(\w+)(?=[&#]|$)",
    pages=(Page,),
)
