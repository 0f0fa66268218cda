"""台視新聞 — http://www.ttv.com.tw/ (facts: a saved page of 2014)"""

from collections.abc import Iterator

from newscrawl.extraction.content import Content, read_content
from newscrawl.extraction.page import Found
from newscrawl.sites.base import Site
from newscrawl.sites.layouts import Selectors, SitePage


class Page(SitePage):
    """The layout of 2014, in Big5: what the studio says, then what the reporter says."""

    house = "台視新聞"
    marker = 'id="VarTxt'
    selectors = Selectors(body="div[id^='VarTxt']", published="span.small", section="ul#breadcrumb > li:last-child > a")

    def body(self) -> Iterator[Found[Content]]:
        parts = [read_content(part, self.url) for part in self.select(self.selectors.body)]
        texts = tuple(text for part in parts for text in part.paragraphs)
        yield Found(Content(texts, tuple(image for part in parts for image in part.images)), "css div[id^='VarTxt']")
        yield from super().body()


SITE = Site(
    id="ttv",
    name="台視新聞",
    domains=("ttv.com.tw",),
    article_url=r"^https?://(?:www\.)?ttv\.com\.tw/\d{3}/\d{2}/\d{7}/(\w+)\.htm(?=[?#]|$)",
    pages=(Page,),
)
