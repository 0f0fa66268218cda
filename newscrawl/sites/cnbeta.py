"""cnBeta — https://www.cnbeta.com.tw/ (facts: sites.md B.1)"""

import re
from collections.abc import Iterator
from itertools import chain

from newscrawl.extraction.content import Content
from newscrawl.extraction.page import Found
from newscrawl.sites.base import Site
from newscrawl.sites.layouts import Selectors, SitePage
from newscrawl.sites.sources import HtmlList


class Page(SitePage):
    """The one layout. The first paragraph stands in a box of its own, the summary."""

    parser = "cnbeta/page"
    marker = "article-summary"
    selectors = Selectors(
        headline="header.title h1",
        body="div.article-summary, div.article-content",
        published="header.title div.meta span",
        source="header.title div.meta span.source",
    )
    cut = "div.topic, div.article-topic, div.article-global"

    def body(self) -> Iterator[Found[Content]]:
        found = list(super().body())
        boxes = [box.value for box in found if box.rule.startswith("css")]
        texts = dict.fromkeys(chain.from_iterable(box.paragraphs for box in boxes))
        images = tuple(chain.from_iterable(box.images for box in boxes))
        yield Found(Content(tuple(texts), images), f"css {self.selectors.body}")
        yield from found


SITE = Site(
    id="cnbeta",
    name="cnBeta",
    domains=("cnbeta.com.tw",),
    article_url=re.compile(
        r"^https?://(?:www\.cnbeta\.com\.tw/articles/(?:[a-z]+/)?(\d+)\.htm|m\.cnbeta\.com\.tw/wap/view/(\d+)\.htm)(?=[?#]|$)"
    ),
    canonical="https://www.cnbeta.com.tw/articles/{id}.htm",
    pages=(Page,),
    sources=(HtmlList(),),
)
