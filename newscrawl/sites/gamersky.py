"""游民星空 — https://www.gamersky.com/ (facts: a saved page of 2019, and RSSHub 2026 for the page on www)"""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from newscrawl.extraction.content import Content
from newscrawl.extraction.page import Found
from newscrawl.sites.base import Site
from newscrawl.sites.layouts import Selectors, SitePage
from newscrawl.text.names import Byline


class Page(SitePage):
    """Either page: pictures are shown small, with the large one under a name without _S."""

    def content_of(self, container: HtmlElement) -> Content:
        for picture in container.iter("img"):
            picture.set("src", re.sub(r"_S(?=\.\w+$)", "", picture.get("src", "")))
        return super().content_of(container)

    def byline(self) -> Iterator[Found[Byline]]:
        """Its 作者 is mostly the editor once more."""
        editors = {name for found in self.editors() for name in found.value}
        yield from (found for found in super().byline() if not editors.issuperset(found.value.authors))


class WidePage(Page):
    """The page for computers."""

    marker = 'class="Mid2L_con'
    selectors = Selectors(body="div.Mid2L_con")
    cut = "div.appGameBuyCardIframe, iframe, div.GSAppButton, div.Mid2L_down, div.page_css"


class NarrowPage(Page):
    """The page for telephones, which its servers also send to others."""

    marker = "gsAreaContextArt"
    selectors = Selectors(
        headline="aside.ymw-contxt-aside h1",
        body="div.gsAreaContextArt",
        published="aside.ymw-contxt-aside > span",
        source="aside.ymw-contxt-aside > span",
    )
    patterns = {"source": r"\d\s+(\S{2,12}?)\[(?:整理|编译|原创)\]"}


SITE = Site(
    id="gamersky",
    name="游民星空",
    domains=("gamersky.com",),
    article_url=r"^https?://(?:(?:www|ol)\.)?gamersky\.com/(?:news|ent|review)/\d{6}/(\d+)\.shtml(?=[?#]|$)",
    pages=(WidePage, NarrowPage),
)
