"""中国日报网 — https://cn.chinadaily.com.cn/ (facts: sites.md B.2; a saved page of 2023)"""

from newscrawl.sites.base import Site
from newscrawl.sites.layouts import Selectors, SitePage


class Page(SitePage):
    """The layout of the Chinese edition; a hidden copy of the headline comes first."""

    marker = 'class="dabiaoti"'
    selectors = Selectors(
        headline="h1.dabiaoti",
        body="div#Content",
        published="div.fenx div.xinf-le:not(:first-child)",
        source="div.xinf-le a",
    )


SITE = Site(
    id="chinadaily",
    name="中国日报网",
    domains=("chinadaily.com.cn",),
    article_url=r"^https?://(?:\w+\.)?chinadaily\.com\.cn/a/\d{6}/\d{2}/(WS[0-9a-f]+)(?:_\d+)?\.html(?=[?#]|$)",
    pages=(Page,),
)
