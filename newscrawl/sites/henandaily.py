"""河南日报网 — https://www.henandaily.cn/ (facts: a saved page of 2022)"""

from newscrawl.sites.base import Site
from newscrawl.sites.layouts import Selectors, SitePage


class Page(SitePage):
    """The one layout that we know."""

    marker = 'class="content-content"'
    selectors = Selectors(
        headline="h1.content-title",
        body="div.content-content",
        published="span.content-time",
        source="span.content-source",
    )


SITE = Site(
    id="henandaily",
    name="河南日报网",
    domains=("henandaily.cn",),
    article_url=r"^https?://(?:www\.)?henandaily\.cn/(?:content/)?\d{4}/\d{2}-?\d{2}/(\d+)\.html(?=[?#]|$)",
    pages=(Page,),
)
