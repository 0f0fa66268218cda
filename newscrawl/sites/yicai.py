"""第一财经 — https://www.yicai.com/ (facts: sites.md B.4)"""

from newscrawl.sites.base import Site
from newscrawl.sites.layouts import Selectors, SitePage
from newscrawl.sites.sources import JsonList


class NewsPage(SitePage):
    """Articles, flashes, films and galleries; those under /vip/ are paid for."""

    paid_at = "/vip/"
    genres = {"/video/": "video", "/image/": "gallery"}
    cut = "div.u-btn6, div.m-smallshare, div.topic-hot, div.m-share"
    selectors = Selectors(
        headline="div.title h1", body="div#multi-text, div.multiText, div.txt, div.m-txt", published="div.title p"
    )


SITE = Site(
    id="yicai",
    name="第一财经",
    domains=("yicai.com",),
    article_url=r"^https?://(?:(?:www|m)\.)?yicai\.com/(?P<kind>news|brief|video|image|vip/news)/(?P<id>\d+)\.html",
    canonical="https://www.yicai.com/{kind}/{id}.html",
    pages=(NewsPage,),
    sources=(
        JsonList(
            more="https://www.yicai.com/api/ajax/getlatest?page={page}&pagesize=30",
            title="NewsTitle",
            date="CreateDate",
        ),
        JsonList(
            route="news",
            more="https://www.yicai.com/api/ajax/getjuhelist?action={channel}&page={page}&pagesize=30",
            title="NewsTitle",
            date="CreateDate",
        ),
        JsonList(
            route="brief",
            more="https://www.yicai.com/api/ajax/getbrieflist?page={page}&pagesize=20&type=0&id=0",
            title="indexTitle",
            date="CreateDate",
        ),
    ),
)
