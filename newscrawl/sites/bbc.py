"""BBC 中文 — https://www.bbc.com/zhongwen/simp (facts: sites.md B.5; the old layout from a saved page)"""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from newscrawl.extraction.content import Content
from newscrawl.extraction.found import Found
from newscrawl.extraction.islands import dig, rows
from newscrawl.items import Image
from newscrawl.sites.answers import JsonPage, Paths, values
from newscrawl.sites.base import Site
from newscrawl.sites.layouts import Selectors, SitePage
from newscrawl.sites.sources import Feed, JsonList
from newscrawl.text.dates import Stamp, parse_date
from newscrawl.text.names import Byline, split_names
from newscrawl.text.normalize import fold

_ASIDE = {"headline", "timestamp", "byline", "image", "video", "relatedContent", "links", "mpu", "wsoj", "embed"}
_PARAGRAPH = {"paragraph", "subheadline", "listItem"}


class BlocksPage(JsonPage):
    """The layout of bbc.com: a tree of typed blocks."""

    marker = 'id="__NEXT_DATA__"'
    island = "__NEXT_DATA__"
    root = "props.pageProps.pageData"
    paths = Paths(published="metadata.firstPublished", modified="metadata.lastPublished")

    @cached_property
    def blocks(self) -> list[dict[str, Any]]:
        """The blocks of the article, outermost first."""
        return rows(dig(self.data, "content", "model").get("blocks"))

    def headline(self) -> Iterator[Found[str]]:
        yield from (Found(_text(block), "json headline") for block in _of_type(self.blocks, {"headline"}))
        yield from super().headline()

    def body(self) -> Iterator[Found[Content]]:
        told = [block for block in self.blocks if block.get("type") not in _ASIDE]
        texts = tuple(filter(None, map(_text, _of_type(told, _PARAGRAPH))))
        images = tuple(filter(None, map(_image, _of_type(self.blocks, {"image"}))))
        yield Found(Content(texts, images), "json blocks")
        yield from super().body()

    def byline(self) -> Iterator[Found[Byline]]:
        names = [_text(name) for byline in _of_type(self.blocks, {"byline"}) for name in _of_type([byline], {"name"})]
        yield Found(Byline(authors=split_names("、".join(names))), "json byline", "、".join(names))

    def tags(self) -> Iterator[Found[tuple[str, ...]]]:
        """Of both lists: neither has all."""
        paths = ("metadata.tags.about.thingLabel", "metadata.topics.topicName")
        names = (str(name) for path in paths for name in values(self.data, path))
        yield Found(tuple(dict.fromkeys(names)), "json metadata.tags")


class OldPage(SitePage):
    """The layout of bbc.co.uk until about 2014. What it shows is when the page was last changed, in Greenwich time."""

    house = "BBC中文网"
    marker = 'class="datestamp"'
    selectors = Selectors(
        headline="div#blq-content h1",
        body="div.bodytext",
        published="meta[name='dcterms.created']::attr(content)",
    )

    def modified(self) -> Iterator[Found[Stamp]]:
        for shown in self.select("div.datestamp"):
            text = fold(shown.text_content())
            match = re.search(r"(\d{4})年(\d\d?)月(\d\d?)日.*格林尼治标准时间(\d\d?:\d\d)", text)
            if match and (stamp := parse_date("{}-{}-{}T{}Z".format(*match.groups()), now=self.fetched)):
                yield Found(stamp, "css div.datestamp", text)


def _of_type(blocks: list[dict[str, Any]], types: set[str]) -> Iterator[dict[str, Any]]:
    """The outermost blocks of *types*, in order."""
    for block in blocks:
        if block.get("type") in types:
            yield block
        else:
            yield from _of_type(rows(dig(block, "model").get("blocks")), types)


def _text(block: dict[str, Any]) -> str:
    fragments = [str(dig(part, "model").get("text") or "") for part in _of_type([block], {"fragment"})]
    return fold("".join(fragments) or str(dig(block, "model").get("text") or ""))


def _image(block: dict[str, Any]) -> Image | None:
    raw = next((dig(part, "model") for part in _of_type(rows(dig(block, "model").get("blocks")), {"rawImage"})), {})
    caption = " ".join(map(_text, _of_type(rows(dig(block, "model").get("blocks")), {"caption"})))
    if not raw.get("locator") or not raw.get("originCode"):
        return None
    url = f"https://ichef.bbci.co.uk/news/1536/{raw['originCode']}/{raw['locator']}"
    return Image(url=url, caption=caption or None)


SITE = Site(
    id="bbc",
    name="BBC News 中文",
    domains=("bbc.com", "bbc.co.uk"),
    article_url=(
        r"/zhongwen/(?:articles/(c[0-9a-z]{10,12})(?=[/?#]|$)|(?:simp|trad)/(?:([a-z_-]+-\d+)(?=[?#]|$)"
        r"|\w+/\d{4}/\d\d/(\d{6}_\w+)\.shtml))"
    ),
    twins={r"^https?://(?:www\.)?bbc\.co\.uk/(?=zhongwen/(?:articles/|\w+/[\w-]+$))": "https://www.bbc.com/"},
    pages=(BlocksPage, OldPage),
    sources=(
        Feed(),
        JsonList(
            route="topic",
            island="__NEXT_DATA__",
            rows="props.pageProps.pageData.curations.summaries",
            link="link",
            date="firstPublished",
        ),
    ),
)
