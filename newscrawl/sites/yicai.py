"""第一财经 — https://www.yicai.com/ (facts: sites.md B.4)"""

import re

from newscrawl.sites.base import Site
from newscrawl.sites.layouts import Selectors, SitePage


class NewsPage(SitePage):
    """Articles and flashes; those under /vip/ are paid for."""

    parser = "yicai/news"
    route = "html"
    cut = "div.u-btn6, div.m-smallshare, div.topic-hot, div.m-share"
    selectors = Selectors(
        headline="div.title h1", body="div#multi-text, div.multiText, div.txt, div.m-txt", published="div.title p"
    )

    @property
    def is_accessible_for_free(self) -> bool:  # type: ignore[override]
        return "/vip/" not in self.url


SITE = Site(
    id="yicai",
    name="第一财经",
    domains=("yicai.com",),
    article_url=re.compile(r"^https?://(?:www|m)\.yicai\.com/(?:news|brief|vip/news)/(\d+)\.html"),
    pages=(NewsPage,),
)
