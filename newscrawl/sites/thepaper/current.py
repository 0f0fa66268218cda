"""The current layout of thepaper.cn's article pages: Next.js, since 2022 (sites.md A.2)."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from typing import Any

from newscrawl.extraction.content import Content, parse_fragment, read_content
from newscrawl.extraction.islands import dig, rows, script_json
from newscrawl.extraction.page import Found
from newscrawl.items import Genre, Image, Route
from newscrawl.sites.layouts import Selectors, SitePage
from newscrawl.text.dates import Stamp, from_epoch, parse_date
from newscrawl.text.names import Byline, parse_byline, split_names
from newscrawl.text.normalize import fold, paragraphs

PLATFORM = "澎湃新闻·澎湃号"
GENRES: dict[str, Genre] = {"8": "live", "9": "video"}
"""By `contType`; everything else is an article."""


class NextPage(SitePage):
    """The Next.js layout since 2022: the JSON that the page carries, then its HTML, in either build's class names."""

    marker = 'id="__next"'
    selectors = Selectors(
        headline="h1[class*='title__'], h2[class*='header_title__']",
        body="div[class*='cententWrap__'], p[class*='header_desc__']",
        published="div[class*='left__']",
        byline="div[class*='left__'] > div:first-child",
        source="div[class*='left__'] div.ant-space-item",
        credits="div[class*='copyrightBox'] div.ant-space-item, div[class*='header_source__']",
        tags="div[class*='tags__'] a span",
    )

    @cached_property
    def detail(self) -> dict[str, Any]:
        """`contentDetail`, `liveDetail` or `specialInfo`; empty when the page carries none."""
        places = (("contentDetail",), ("liveDetail",), ("specialDetail", "specialInfo"))
        return next(filter(None, (dig(self._detail_data, *place) for place in places)), {})

    @cached_property
    def _detail_data(self) -> dict[str, Any]:
        return dig(script_json(self.html, "__NEXT_DATA__"), "props", "pageProps", "detailData")

    @property
    def route(self) -> Route:  # type: ignore[override]  # the page decides
        return "json" if self.detail else "html"

    @property
    def genre(self) -> Genre:  # type: ignore[override]
        if self._detail_data.get("specialDetail"):
            return "special"
        if self._detail_data.get("liveDetail"):
            return "live"
        if genre := GENRES.get(str(self.detail.get("contType"))):
            return genre
        return "gallery" if self._json_content.images and not self._json_content.paragraphs else "article"

    @property
    def contributed(self) -> bool:  # type: ignore[override]
        return bool(self.detail.get("authorInfo"))

    @property
    def is_accessible_for_free(self) -> bool:
        return self.detail.get("paywalled") not in (True, "1", "true")

    def refusal(self) -> str | None:
        """A removed article comes with status 200 and neither data nor text (A.1.1)."""
        return None if self.detail or self.select(self.selectors.body) else "gone"

    def _json(self, *keys: str) -> Iterator[Found[str]]:
        for key in keys:
            if text := fold(str(self.detail.get(key) or "")):
                yield Found(text, f"json {key}", text)

    def headline(self) -> Iterator[Found[str]]:
        yield from self._json("name", "shareName")
        yield from super().headline()

    def body(self) -> Iterator[Found[Content]]:
        content = self._json_content
        if content.paragraphs:
            yield Found(content, "json content")
        for key in ("summary", "desc"):
            if text := self.detail.get(key):
                texts = paragraphs(re.sub(r"<[^>]+>", "\n", str(text)))
                yield Found(Content(texts, content.images), f"json {key}")
        yield Found(content, "json images")
        yield from super().body()

    @cached_property
    def _json_content(self) -> Content:
        html = str(self.detail.get("content") or "")
        content = read_content(parse_fragment(html), self.url) if html.strip() else Content()
        listed = rows(self.detail.get("images"))
        described = {_original(row): fold(str(row.get("description") or "")) for row in listed if _original(row)}
        if not content.images:
            return replace(
                content, images=tuple(Image(url=url, caption=text or None) for url, text in described.items())
            )
        images = (replace(image, caption=image.caption or described.get(image.url) or None) for image in content.images)
        return replace(content, images=tuple(images))

    def published(self) -> Iterator[Found[Stamp]]:
        for key in ("publishTime", "pubTimeLong"):
            if stamp := self._epoch(key):
                yield stamp
        for found in self._json("publishTime", "pubTime"):
            if stamped := parse_date(found.value, now=self.fetched):
                yield Found(stamped, found.rule, found.raw)
        yield from super().published()

    def modified(self) -> Iterator[Found[Stamp]]:
        if stamp := self._epoch("updateTime"):
            yield stamp

    def _epoch(self, key: str) -> Found[Stamp] | None:
        value = self.detail.get(key)
        stamp = from_epoch(value, now=self.fetched) if value else None
        return Found(stamp, f"json {key}", str(value)) if stamp else None

    def byline(self) -> Iterator[Found[Byline]]:
        for found in self._json("author"):
            yield Found(parse_byline(found.value), found.rule, found.raw)
        if account := fold(str(dig(self.detail, "authorInfo").get("sname") or "")):
            yield Found(Byline(authors=(account,)), "json authorInfo.sname", account)
        if not self.detail:
            yield from super().byline()

    def source(self) -> Iterator[Found[str]]:
        if self.contributed:
            place = self._place_in_title
            yield Found(f"澎湃新闻·{place}" if place.startswith("澎湃号") else PLATFORM, "title")
        yield from self._json("source")
        yield from super().source()

    def editors(self) -> Iterator[Found[tuple[str, ...]]]:
        named = list(self._json("responEditor", "imageEditor"))
        if named:
            names = dict.fromkeys(name for found in named for name in split_names(found.value))
            yield Found(tuple(names), "json responEditor, imageEditor", " ".join(found.raw for found in named))
        elif not self.detail:
            yield from super().editors()

    def section(self) -> Iterator[Found[str]]:
        if name := fold(str(dig(self.detail, "nodeInfo").get("name") or "")):
            yield Found(name, "json nodeInfo.name", name)
        yield Found(self._place_in_title, "title", self._place_in_title)
        yield from super().section()

    @cached_property
    def _place_in_title(self) -> str:
        """What stands between headline and site name in `<title>`: the column, or 澎湃号·媒体 and the like."""
        match = re.search(r"<title[^>]*>[^<]*_([^<_]+)_澎湃新闻", self.html[:8192])
        return fold(match[1]) if match else ""

    def description(self) -> Iterator[Found[str]]:
        yield from self._json("summary", "desc")
        yield from super().description()

    def tags(self) -> Iterator[Found[tuple[str, ...]]]:
        listed = [fold(str(row.get("tag") or "")) for row in rows(self.detail.get("tagList"))]
        yield Found(tuple(dict.fromkeys(tag for tag in listed if tag)), "json tagList")
        for found in self._json("tags"):
            yield Found(tuple(dict.fromkeys(re.split(r"[,，、\s]+", found.value))), found.rule, found.raw)
        yield from super().tags()


def _original(image: dict[str, Any]) -> str:
    """The address of a row of `images[]`, without the service's resizing."""
    url = str(image.get("src") or image.get("url") or "")
    return url.partition("?x-oss-process")[0]
