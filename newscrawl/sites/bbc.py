"""BBC 中文 — https://www.bbc.com/zhongwen/simp (facts: sites.md B.5; the old layout from a saved page)"""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from newscrawl.extraction.content import Content
from newscrawl.extraction.found import Found
from newscrawl.extraction.islands import dig, rows, script_json
from newscrawl.items import Image
from newscrawl.sites.base import Site
from newscrawl.sites.layouts import Selectors, SitePage
from newscrawl.sites.sources import Feed, JsonList
from newscrawl.text.dates import Stamp, from_epoch, parse_date
from newscrawl.text.names import Byline, split_names
from newscrawl.text.normalize import fold

_ASIDE = {"headline", "timestamp", "byline", "image", "video", "relatedContent", "links", "mpu", "wsoj", "embed"}
_PARAGRAPH = {"paragraph", "subheadline", "listItem"}


class BlocksPage(SitePage):
    """The layout of bbc.com: a tree of typed blocks."""

    route = "json"
    marker = 'id="__NEXT_DATA__"'

    @cached_property
    def data(self) -> dict[str, Any]:
        """`pageData`; empty where the page carries none."""
        return dig(script_json(self.html, "__NEXT_DATA__"), "props", "pageProps", "pageData")

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

    def published(self) -> Iterator[Found[Stamp]]:
        yield from self._stamp("firstPublished")
        yield from super().published()

    def modified(self) -> Iterator[Found[Stamp]]:
        yield from self._stamp("lastPublished")

    def _stamp(self, key: str) -> Iterator[Found[Stamp]]:
        value = dig(self.data, "metadata").get(key)
        read = from_epoch if isinstance(value, int) else parse_date
        if stamp := read(str(value or ""), now=self.fetched):
            yield Found(stamp, f"json metadata.{key}", str(value))

    def byline(self) -> Iterator[Found[Byline]]:
        names = [_text(name) for byline in _of_type(self.blocks, {"byline"}) for name in _of_type([byline], {"name"})]
        yield Found(Byline(authors=split_names("、".join(names))), "json byline", "、".join(names))

    def tags(self) -> Iterator[Found[tuple[str, ...]]]:
        about = rows(dig(self.data, "metadata", "tags").get("about"))
        topics = rows(dig(self.data, "metadata").get("topics"))
        names = [str(row.get("thingLabel") or row.get("topicName") or "") for row in (*about, *topics)]
        yield Found(tuple(dict.fromkeys(filter(None, names))), "json metadata.tags")


class OldPage(SitePage):
    """The layout of bbc.co.uk until about 2014. What it shows is when the page was last changed, in Greenwich time."""

    marker = 'class="datestamp"'
    selectors = Selectors(
        headline="div#blq-content h1",
        body="div.bodytext",
        published="meta[name='dcterms.created']::attr(content)",
    )

    def source(self) -> Iterator[Found[str]]:
        """The page names it only in its title, before the column."""
        yield Found("BBC中文网", "layout")

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
