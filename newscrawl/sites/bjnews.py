"""新京报 — https://www.bjnews.com.cn/ (facts: sites.md B.4)"""

from newscrawl.sites.base import Site
from newscrawl.sites.layouts import Selectors, SitePage
from newscrawl.sites.sources import HtmlList, JsonList


class Page(SitePage):
    """The one layout that we know."""

    house = "新京报"
    marker = 'id="contentStr"'
    selectors = Selectors(body="div#contentStr", published="div.left-info span.timer, div.left-info div.timer")


SITE = Site(
    id="bjnews",
    name="新京报",
    domains=("bjnews.com.cn",),
    article_url=r"^https?://(?:(?:www|m)\.)?bjnews\.com\.cn/(?:detail/(\d+)\.html|\w+/\d{4}/\d{2}/\d{2}/(\d+)\.html)(?=[?#]|$)",
    pages=(Page,),
    sources=(
        HtmlList(within="#waterfall-container"),
        JsonList(
            more="https://api.bjnews.com.cn/api/v101/news/column_news.php?column_id={channel}",
            rows="data",
            link="https://www.bjnews.com.cn/detail/{uuid}.html",
            title="row.title",
            date="row.publish_time row.update_time",
        ),
    ),
)
