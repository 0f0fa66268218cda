"""中時電子報 — http://www.chinatimes.com/ (facts: a saved page of 2014)"""

from newscrawl.sites.base import Site
from newscrawl.sites.layouts import Selectors, SitePage


class Page(SitePage):
    """The layout of 2014: the paper that printed it is the source."""

    marker = 'class="article_info'
    selectors = Selectors(
        headline="article > header > h1",
        body="article > article",
        published="div.reporter > time",
        byline="div.rp_name cite a",
        source="div.reporter > a",
    )


SITE = Site(
    id="chinatimes",
    name="中時電子報",
    domains=("chinatimes.com",),
    article_url=r"^https?://(?:www\.)?chinatimes\.com/(?:newspapers|realtimenews)/(\d{14}-\d{6})(?=[/?#]|$)",
    pages=(Page,),
)
