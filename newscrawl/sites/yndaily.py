"""云南日报网 — http://www.yndaily.com/ (facts: a saved page of 2022; the address is general knowledge)"""

from newscrawl.sites.base import Site
from newscrawl.sites.layouts import Selectors, SitePage


class Page(SitePage):
    """The one layout that we know."""

    marker = 'class="layer83"'
    selectors = Selectors(
        headline="div.layer81",
        body="div.layer83",
        published="div.layer82 div.fl",
        section="div.layer82 div.fl > a:last-of-type",
    )


SITE = Site(
    id="yndaily",
    name="云南日报网",
    domains=("yndaily.com",),
    article_url=r"^https?://(?:www\.)?yndaily\.com/html/(?:\w+/)+(\d{4,})\.html(?=[?#]|$)",
    pages=(Page,),
)
