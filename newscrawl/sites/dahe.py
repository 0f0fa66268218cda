"""大河网数字报 — http://newpaper.dahe.cn/ (facts: a saved page of 2022)"""

from newscrawl.sites.base import Site
from newscrawl.sites.layouts import Selectors, SitePage


class PaperPage(SitePage):
    """The papers of Henan as they were printed; the list of the page stands beside."""

    marker = 'class="dTit2"'
    selectors = Selectors(headline="div.dTit2 td.font01", body="div#ozoom", published="div.dSearch > strong")


SITE = Site(
    id="dahe",
    name="大河网数字报",
    domains=("dahe.cn",),
    article_url=r"^https?://newpaper\.dahe\.cn/\w+/html/\d{4}-\d{2}/\d{2}/content_(\d+)\.htm(?=[?#]|$)",
    pages=(PaperPage,),
)
