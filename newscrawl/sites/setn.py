"""三立新聞網 — http://www.setn.com/ (facts: a saved page of 2014)"""

from newscrawl.sites.base import Site
from newscrawl.sites.layouts import Selectors, SitePage


class Page(SitePage):
    """The layout of 2014."""

    house = "三立新聞網"
    marker = 'id="ckuse"'
    selectors = Selectors(
        headline="div.title > h1",
        body="div#Content1",
        published="div.date > h2",
        section="div#toptitle a:last-of-type",
    )


SITE = Site(
    id="setn",
    name="三立新聞網",
    domains=("setn.com", "setnews.net"),
    article_url=r"^https?://(?:www\.)?set(?:n\.com|news\.net)/(?:E/)?(?:Column|Mv)?[Nn]ews\.aspx\?(?:.*&)?NewsID=(\d+)(?=[&#]|$)",
    pages=(Page,),
)
