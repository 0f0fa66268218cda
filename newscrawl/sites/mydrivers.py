"""快科技 — https://news.mydrivers.com/ (facts: sites.md B.1 and a saved page of 2020)"""

from collections.abc import Iterator

from newscrawl.extraction.page import Found
from newscrawl.sites.base import Site
from newscrawl.sites.layouts import Selectors, SitePage
from newscrawl.sites.sources import HtmlList
from newscrawl.text.names import Byline


class Page(SitePage):
    """The one layout. Its 作者 is mostly the editor once more."""

    marker = 'id="thread_subject"'
    selectors = Selectors(
        headline="div#thread_subject",
        body="div.news_info",
        published="div.news_bt1_left",
        credits="div.news_info p.url span",
    )
    cut = "p.end, p.zhuanzai, p.bqian, p.url"

    def byline(self) -> Iterator[Found[Byline]]:
        editors = {name for found in self.editors() for name in found.value}
        yield from (found for found in super().byline() if not editors.issuperset(found.value.authors))


SITE = Site(
    id="mydrivers",
    name="快科技",
    domains=("mydrivers.com",),
    article_url=r"^https?://news\.mydrivers\.com/1/\d{3,4}/(\d+)\.htm(?=[?#]|$)",
    pages=(Page,),
    sources=(HtmlList(),),
)
