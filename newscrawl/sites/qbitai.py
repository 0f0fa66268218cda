"""量子位 — https://www.qbitai.com/ (facts: sites.md B.1)"""

import re
from collections.abc import Iterator
from dataclasses import replace

from newscrawl.extraction.content import Content
from newscrawl.extraction.page import Found
from newscrawl.sites.base import Site
from newscrawl.sites.layouts import Selectors, SitePage
from newscrawl.sites.sources import Feed, JsonList
from newscrawl.text.names import Byline, parse_byline

_STATIONED = re.compile(r"\S.{0,30}\s发自\s\S{2,12}")
_SIGNATURE = re.compile(r"量子位\s*[|｜]\s*公众号\s*QbitAI")


class Page(SitePage):
    """WordPress. The text begins with two lines that sign it: 张三 发自 凹非寺, and the newsroom's own name."""

    parser = "qbitai/page"
    route = "html"
    marker = 'class="article'
    selectors = Selectors(headline="div.article h1", body="div.article-content, div.article")
    cut = "h1, div.article_info, div.zhaiyao, div.line_font, div.person_box, div.xiangguan, div.tags"

    def body(self) -> Iterator[Found[Content]]:
        for found in super().body():
            texts = (text for text in found.value.paragraphs if not _STATIONED.fullmatch(text))
            kept = tuple(text for text in texts if not _SIGNATURE.fullmatch(text))
            yield replace(found, value=replace(found.value, paragraphs=kept))

    def byline(self) -> Iterator[Found[Byline]]:
        for text in self.opening:
            if _STATIONED.fullmatch(text):
                yield Found(parse_byline(text), "发自", text)
        yield from super().byline()


SITE = Site(
    id="qbitai",
    name="量子位",
    domains=("qbitai.com",),
    article_url=re.compile(r"^https?://www\.qbitai\.com/\d{4}/\d{2}/(\d+)\.html(?=[?#]|$)"),
    pages=(Page,),
    sources=(
        Feed(),
        JsonList(
            more="https://www.qbitai.com/wp-json/wp/v2/posts?per_page=20&page={page}",
            link="link",
            title="title.rendered",
            date="date",
        ),
    ),
)
