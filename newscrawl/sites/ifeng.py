"""凤凰网 — https://www.ifeng.com/ (facts: sites.md B.3)"""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from newscrawl.extraction.content import Content, parse_fragment, read_content
from newscrawl.extraction.found import Found
from newscrawl.extraction.islands import assigned_json, dig, rows
from newscrawl.sites.base import Site
from newscrawl.sites.layouts import Selectors, SitePage
from newscrawl.sites.sources import HtmlList, JsonList
from newscrawl.text.dates import Stamp, parse_date
from newscrawl.text.names import split_names
from newscrawl.text.normalize import fold


class StatePage(SitePage):
    """The layout since 2018: the data that the page carries, then its HTML, whose class names change."""

    parser = "ifeng/state"
    route = "json"
    marker = "var allData"
    selectors = Selectors(
        headline="h1[class*='topic']",
        body="div[class*='index_main_content'], div[class^='main_content-']",
        published="span[class*='index_date'], p[class^='time-']",
    )

    @cached_property
    def doc(self) -> dict[str, Any]:
        """`docData`; empty where the page carries none."""
        return dig(assigned_json(self.html, "allData"), "docData")

    @property
    def contributed(self) -> bool:  # type: ignore[override]
        return bool(dig(self.doc, "fhhAccountDetail"))

    def _json(self, *path: str) -> Iterator[Found[str]]:
        if text := fold(str(dig(self.doc, *path[:-1]).get(path[-1]) or "")):
            yield Found(text, f"json {'.'.join(path)}", text)

    def headline(self) -> Iterator[Found[str]]:
        yield from self._json("title")
        yield from super().headline()

    def body(self) -> Iterator[Found[Content]]:
        parts = rows(dig(self.doc, "contentData").get("contentList"))
        html = "".join(str(part.get("data") or "") for part in parts if part.get("type") == "text")
        yield Found(read_content(parse_fragment(html), self.url), "json contentData.contentList")
        yield from super().body()

    def published(self) -> Iterator[Found[Stamp]]:
        for found in self._json("newsTime"):
            if stamp := parse_date(found.value, now=self.fetched):
                yield Found(stamp, found.rule, found.raw)
        yield from super().published()

    def source(self) -> Iterator[Found[str]]:
        yield from self._json("source")
        yield from self._json("subscribe", "catename")
        yield from super().source()

    def editors(self) -> Iterator[Found[tuple[str, ...]]]:
        for found in self._json("editorName"):
            yield Found(split_names(found.value), found.rule, found.raw)
        yield from super().editors()

    def description(self) -> Iterator[Found[str]]:
        yield from self._json("summary")
        yield from super().description()


class LocalPage(SitePage):
    """Local channels in the skin of before 2018."""

    parser = "ifeng/local"
    route = "html"
    marker = 'id="artical_topic"'
    selectors = Selectors(
        headline="h1#artical_topic",
        body="div#artical_real",
        published="div#artical_sth span.ss01, p#artical_sth span.ss01",
        source="div#artical_sth span.ss03, p#artical_sth span.ss03",
    )


SITE = Site(
    id="ifeng",
    name="凤凰网",
    domains=("ifeng.com",),
    article_url=re.compile(r"^https?://\w+\.ifeng\.com/(?:c/([0-9A-Za-z]{11})(?=--|[/?#]|$)|a/\d{8}/(\d+)_\d+\.shtml)"),
    pages=(StatePage, LocalPage),
    sources=(
        JsonList(route="home", island="allData", rows="hotNews1", date="newsTime"),
        JsonList(route="stream", island="allData", rows="newsstream", date="newsTime"),
        HtmlList(),
    ),
)
