"""长江网 — http://www.cjn.cn/ (facts: a saved page of 2020)"""

from newscrawl.sites.base import Site
from newscrawl.sites.layouts import Selectors, SitePage


class Page(SitePage):
    """The one layout that we know."""

    marker = 'class="art-title"'
    selectors = Selectors(
        headline="h1.art-title",
        body="div.art-main",
        published="span.pub-time",
        source="span.sour",
        section="div.map-index h2 a:last-of-type",
    )


SITE = Site(
    id="cjn",
    name="长江网",
    domains=("cjn.cn",),
    article_url=r"^https?://(?:\w+\.)?cjn\.cn/(?:\w+/)+\d{6}/t(\d+)\.html?(?=[?#]|$)",
    pages=(Page,),
)
