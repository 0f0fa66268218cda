"""華視新聞網 — http://news.cts.com.tw/ (facts: a saved page of 2014)"""

from newscrawl.sites.base import Site
from newscrawl.sites.layouts import Selectors, SitePage


class Page(SitePage):
    """The layout of 2014."""

    marker = "newsbigtitle"
    selectors = Selectors(
        headline="div.newsbigtitle", body="div.newscontents", published="div.datenews", source="div.newscontents > a"
    )


SITE = Site(
    id="cts",
    name="華視新聞網",
    domains=("cts.com.tw",),
    article_url=r"^https?://news\.cts\.com\.tw/\w+/\w+/\d{6}/(\d+)\.html(?=[?#]|$)",
    pages=(Page,),
)
