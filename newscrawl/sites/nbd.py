"""每日经济新闻 — https://www.nbd.com.cn/ (facts: sites.md B.4)"""

from newscrawl.sites.asides import AsidePage
from newscrawl.sites.base import Site
from newscrawl.sites.layouts import Selectors
from newscrawl.sites.sources import HtmlList


class ArticlePage(AsidePage):
    """The current layout, whose text begins with 每经记者｜… 每经编辑｜…"""

    marker = "g-articl-text"
    aside = (
        r"每经(?:特约)?(?:记者|编辑|评论员)\s*[|｜丨∣:：].*"
        r"|如需转载请与《每日经济新闻》.*|未经《每日经济新闻》.*|封面图片来源.*"
    )
    selectors = Selectors(headline="div.g-article-top h1, h1", body="div.g-articl-text", source="span.source")


SITE = Site(
    id="nbd",
    name="每日经济新闻",
    domains=("nbd.com.cn",),
    article_url=r"^https?://(?:(?:www|m)\.)?nbd\.com\.cn/articles/(?P<day>\d{4}-\d{2}-\d{2})/(?P<id>\d+)\.html",
    canonical="https://www.nbd.com.cn/articles/{day}/{id}.html",
    pages=(ArticlePage,),
    sources=(HtmlList(within=".u-news-title"),),
)
