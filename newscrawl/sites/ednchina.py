"""EDN 电子技术设计 — https://www.ednchina.com/ (facts: a saved page of 2019)"""

from newscrawl.sites.base import Site
from newscrawl.sites.layouts import Selectors, SitePage


class Page(SitePage):
    """The one layout that we know; it has no first heading, but a fourth one."""

    marker = "article_text"
    selectors = Selectors(
        headline="div.cover-text h4",
        body="div.article_text",
        published="div.cover-text span",
        byline="div.cover-text span:nth-of-type(2)",
        source="meta[property='og:site_name']::attr(content)",
    )


SITE = Site(
    id="ednchina",
    name="EDN 电子技术设计",
    domains=("ednchina.com",),
    article_url=r"^https?://(?:www\.)?ednchina\.com/(?:news|technews)/(\d+)\.html(?=[?#]|$)",
    pages=(Page,),
)
