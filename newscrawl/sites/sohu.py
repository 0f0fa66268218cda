"""搜狐 — https://www.sohu.com/ (facts: sites.md B.3)"""

import re
from collections.abc import Iterator

from newscrawl.extraction.found import Found
from newscrawl.sites.base import Site
from newscrawl.sites.layouts import Selectors, SitePage
from newscrawl.sites.sources import HtmlList
from newscrawl.text.normalize import fold


class ArticlePage(SitePage):
    """The layout since 2023, of 搜狐号 and of the newsroom."""

    parser = "sohu/article"
    route = "html"
    marker = 'id="mp-editor"'
    cut = "a#backsohucom, div.lookall-box"
    selectors = Selectors(
        headline="div.text-title h1",
        body="article#mp-editor",
        published="span#news-time",
        credits="p[data-role='editor-name']",
    )

    @property
    def contributed(self) -> bool:  # type: ignore[override]
        return any("搜狐号" in statement.text_content() for statement in self.select("div.statement"))

    def original_title(self) -> Iterator[Found[str]]:
        """The page carries it as a hidden paragraph, 原标题：…"""
        for element in self.select("p[data-role='original-title']"):
            yield Found(fold(element.text_content()).partition("：")[2], "css p[data-role='original-title']")


SITE = Site(
    id="sohu",
    name="搜狐",
    domains=("sohu.com",),
    article_url=re.compile(r"^https?://(?:www|m)\.sohu\.com/a/(\d+_\d+)(?=[/?#]|$)"),
    canonical="https://www.sohu.com/a/{id}",
    pages=(ArticlePage,),
    sources=(HtmlList(),),
)
