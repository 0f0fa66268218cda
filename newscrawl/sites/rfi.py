"""法国国际广播电台 — https://www.rfi.fr/cn/ (facts: sites.md B.5; the layout from public spiders, 2026)"""

from newscrawl.sites.base import Site
from newscrawl.sites.layouts import Selectors, SitePage
from newscrawl.sites.sources import Feed


class ArticlePage(SitePage):
    """The current layout: JSON-LD, which has time and people, beside the text."""

    marker = "t-content__body"
    cut = "div.m-interstitial, div.o-self-promo, aside.o-self-promo, p.t-copyright"
    selectors = Selectors(
        headline="h1[class*='t-content__title'], h1.a-page-title",
        body="div.t-content__body",
    )


SITE = Site(
    id="rfi",
    name="法国国际广播电台",
    domains=("rfi.fr",),
    article_url=r"^https?://(?:www\.)?rfi\.fr/(?:cn|tw)/(?:[^/?#]+/)?(\d{8}-[^/?#]+)(?=[?#]|$)",
    pages=(ArticlePage,),
    sources=(Feed(),),
)
