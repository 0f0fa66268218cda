"""蘋果日報 — http://www.appledaily.com.tw/ (facts: a saved page of 2014)"""

from newscrawl.sites.base import Site
from newscrawl.sites.layouts import Selectors, SitePage


class Page(SitePage):
    """The layout of 2014."""

    marker = 'class="articulum'
    cut = "div.articulum > a, div#textlink, div#teadstv, div#goldenhorse"
    selectors = Selectors(headline="h1#h1", body="div.articulum", published="div.gggs time")


SITE = Site(
    id="appledaily",
    name="蘋果日報",
    domains=("appledaily.com.tw",),
    article_url=r"^https?://(?:www\.)?appledaily\.com\.tw/(?:realtimenews|appledaily)/article/\w+/\d{8}/(\d+)(?=[/?#]|$)",
    pages=(Page,),
)
