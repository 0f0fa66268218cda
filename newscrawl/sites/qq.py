"""腾讯新闻 — https://news.qq.com/ (facts: sites.md B.3)"""

import re
from collections.abc import Iterator
from copy import deepcopy
from functools import cached_property
from typing import Any

from newscrawl.extraction.content import Content, parse_fragment, read_content
from newscrawl.extraction.found import Found
from newscrawl.extraction.islands import assigned_json, dig
from newscrawl.extraction.metadata import keywords
from newscrawl.sites.base import Site
from newscrawl.sites.layouts import Selectors, SitePage
from newscrawl.sites.sources import JsonList
from newscrawl.text.dates import Stamp, parse_date
from newscrawl.text.normalize import fold


class StatePage(SitePage):
    """The layout since 2019: the data that the page carries, and its HTML, which alone has the pictures."""

    parser = "qq/state"
    route = "html"
    marker = "window.DATA"
    cut = "div.image-carousel, div.article-status, div#Status"
    selectors = Selectors(
        headline="div.content-article h1, div.LEFT > h1",
        body="div.content-article",
        published="p.media-meta span, meta[name='apub:time']::attr(content)",
        source="p.media-name, a.author > div:first-child",
    )

    @cached_property
    def data(self) -> dict[str, Any]:
        """What the page says of its article; empty where it says nothing."""
        return dig(assigned_json(self.html, "window.DATA"))

    @property
    def is_accessible_for_free(self) -> bool:  # type: ignore[override]
        return self.data.get("article_is_pay") not in (True, 1, "1")

    def _json(self, key: str) -> Iterator[Found[str]]:
        if text := fold(str(self.data.get(key) or "")):
            yield Found(text, f"json {key}", text)

    def headline(self) -> Iterator[Found[str]]:
        yield from self._json("title")
        yield from super().headline()

    def body(self) -> Iterator[Found[Content]]:
        for container in self.select("div#ArticleContent"):
            yield Found(self.content_of(deepcopy(container)), "css div#ArticleContent")
        html = str(dig(self.data, "originContent").get("text") or "")
        yield Found(read_content(parse_fragment(html), self.url), "json originContent.text")
        yield from super().body()

    def published(self) -> Iterator[Found[Stamp]]:
        for found in self._json("pubtime"):
            if stamp := parse_date(found.value, now=self.fetched):
                yield Found(stamp, found.rule, found.raw)
        yield from super().published()

    def source(self) -> Iterator[Found[str]]:
        yield from self._json("media")
        yield from super().source()

    def tags(self) -> Iterator[Found[tuple[str, ...]]]:
        for found in self._json("tags"):
            yield Found(keywords(found.value), found.rule, found.raw)
        yield from super().tags()

    def description(self) -> Iterator[Found[str]]:
        yield from self._json("introduction")
        yield from super().description()


SITE = Site(
    id="qq",
    name="腾讯新闻",
    domains=("news.qq.com", "new.qq.com", "view.inews.qq.com"),
    article_url=re.compile(r"/(?:rain/a|omn(?:/\d{8})?|[ak])/(\d{8}[AV]\w+)(?:\.html)?(?=[/?#]|$)"),
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
