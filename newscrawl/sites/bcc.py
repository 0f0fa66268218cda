"""中國廣播公司 — http://www.bcc.com.tw/ (facts: a saved page of 2014)"""

from newscrawl.sites.base import Site
from newscrawl.sites.layouts import Selectors, SitePage


class Page(SitePage):
    """The layout of 2014; every page has the same title."""

    house = "中國廣播公司"
    marker = 'class="tt27"'
    cut = "div.ft"
    selectors = Selectors(headline="div.tt26", body="div.ma7", published="div.tt27")


SITE = Site(
    id="bcc",
    name="中國廣播公司",
    domains=("bcc.com.tw",),
    article_url=r"^https?://(?:www\.)?bcc\.com\.tw/newsView\.(\d+)(?=[?#]|$)",
    pages=(Page,),
)
