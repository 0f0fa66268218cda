"""腾讯新闻 — https://news.qq.com/ (facts: sites.md B.3)"""

from collections.abc import Iterator
from copy import deepcopy

from newscrawl.extraction.content import Content
from newscrawl.extraction.found import Found
from newscrawl.sites.answers import JsonPage, Paths
from newscrawl.sites.base import Site
from newscrawl.sites.layouts import Selectors
from newscrawl.sites.sources import JsonList


class StatePage(JsonPage):
    """The layout since 2019: the data that the page carries, and its HTML, which alone has the pictures."""

    route = "html"
    island = marker = "window.DATA"
    paths = Paths(
        headline="title",
        body="originContent.text",
        published="pubtime",
        source="media",
        description="introduction",
        tags="tags",
        paid="article_is_pay",
    )
    cut = "div.image-carousel, div.article-status, div#Status"
    selectors = Selectors(
        headline="div.content-article h1, div.LEFT > h1",
        body="div.content-article",
        published="p.media-meta span, meta[name='apub:time']::attr(content)",
        source="p.media-name, a.author > div:first-child",
    )

    def body(self) -> Iterator[Found[Content]]:
        for container in self.select("div#ArticleContent"):
            yield Found(self.content_of(deepcopy(container)), "css div#ArticleContent")
        yield from super().body()


SITE = Site(
    id="qq",
    name="腾讯新闻",
    domains=("news.qq.com", "new.qq.com", "view.inews.qq.com"),
    article_url=r"/(?:rain/a|omn(?:/\d{8})?|[ak])/(\d{8}[AV]\w+)(?:\.html)?(?=[/?#]|$)",
    canonical="https://news.qq.com/rain/a/{id}",
    pages=(StatePage,),
    sources=(
        JsonList(
            named="https://news.qq.com/ch/{channel}",
            url="https://i.news.qq.com/web_feed/getPCList",
            payload={
                "base_req": {"from": "pc"},
                "forward": "1",
                "qimei36": "0" * 36,
                "device_id": "0" * 36,
                "flush_num": "{page}",
                "channel_id": "news_news_{channel}",
                "item_count": 20,
                "is_local_chlid": "0",
            },
            headers={"Origin": "https://news.qq.com", "Referer": "https://news.qq.com/"},
            rows="data",
            link="link_info.url",
            date="publish_time",
        ),
        JsonList(route="hot", rows="idlist.newslist", link="https://news.qq.com/rain/a/{id}", date="timestamp"),
    ),
)
