"""搜狐 — https://www.sohu.com/ (facts: sites.md B.3)"""

import re
from functools import cached_property

from lxml.html import HtmlElement

from newscrawl.sites.base import Site
from newscrawl.sites.layouts import Selectors, SitePage
from newscrawl.sites.sources import HtmlList

_LISTED = re.compile(r"imgsList[\"']?\s*[:=]\s*\[(.*?)\]", re.DOTALL)
_ADDRESS = re.compile(r"[\"']?\burl[\"']?\s*:\s*[\"']((?:https?:)?//[^\"']+)")


class ArticlePage(SitePage):
    """The layout since 2023, of 搜狐号 and of the newsroom."""

    marker = 'id="mp-editor"'
    cut = "a#backsohucom, div.lookall-box"
    selectors = Selectors(
        headline="div.text-title h1",
        body="article#mp-editor",
        published="span#news-time",
        credits="p[data-role='editor-name']",
        original_title="p[data-role='original-title']",
    )

    @cached_property
    def tree(self) -> HtmlElement:
        """The page; pictures whose address is encrypted have the one that a script lists plainly, in their order."""
        tree = super().tree
        listed = _LISTED.search(self.html)
        addresses = _ADDRESS.findall(listed[1]) if listed else []
        pictures = tree.xpath("//article[@id='mp-editor']//img")
        if len(addresses) == len(pictures):
            for picture, address in zip(pictures, addresses, strict=True):
                if not re.match(r"(?:https?:)?//", picture.get("data-src") or picture.get("src") or "//"):
                    picture.attrib.pop("data-src", None)
                    picture.set("src", address)
        return tree

    @property
    def contributed(self) -> bool:  # type: ignore[override]
        return any("搜狐号" in statement.text_content() for statement in self.select("div.statement"))


SITE = Site(
    id="sohu",
    name="搜狐",
    domains=("sohu.com",),
    article_url=r"^https?://(?:(?:www|m)\.)?sohu\.com/a/(\d+_\d+)(?=[/?#]|$)",
    canonical="https://www.sohu.com/a/{id}",
    pages=(ArticlePage,),
    sources=(HtmlList(),),
)
