"""南方网 — https://www.southcn.com/ (facts: sites.md B.2, B.6; the address is general knowledge)"""

from newscrawl.sites.base import Site
from newscrawl.sites.layouts import Selectors, SitePage


class Page(SitePage):
    """The one layout that we know: the ids for Baidu News."""

    marker = 'id="pubtime_baidu"'
    selectors = Selectors(body="div#content", published="span#pubtime_baidu, div#pubtime_baidu")


SITE = Site(
    id="southcn",
    name="南方网",
    domains=("southcn.com",),
    article_url=r"^https?://(?:\w+\.)?southcn\.com/node_[0-9a-f]+/([0-9a-f]{8,})\.s?html(?=[?#]|$)",
    pages=(Page,),
)
