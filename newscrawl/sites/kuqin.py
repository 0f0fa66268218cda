"""酷勤网 — http://www.kuqin.com/ (facts: a saved page of 2009, GB2312)"""

from newscrawl.sites.base import Site
from newscrawl.sites.layouts import Selectors, SitePage


class Page(SitePage):
    """The layout of the archive, which collected from others: 来源：… 酷勤网收集 and a day."""

    marker = "class=post_link"
    selectors = Selectors(
        headline="div.single_title h1", body="div.content", published="p.post_link", tags="div.content p.post_link b a"
    )
    cut = "p.post_link"


SITE = Site(
    id="kuqin",
    name="酷勤网",
    domains=("kuqin.com",),
    article_url=r"^https?://(?:www\.)?kuqin\.com/[a-z]+/\d{8}/(\d+)\.html(?=[?#]|$)",
    pages=(Page,),
)
