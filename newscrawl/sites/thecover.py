"""封面新闻 — https://www.thecover.cn/ (facts: sites.md B.4)"""

from collections.abc import Iterator

from newscrawl.extraction.page import Found
from newscrawl.sites.base import Site
from newscrawl.sites.layouts import Selectors, SitePage
from newscrawl.sites.sources import HtmlList


class Page(SitePage):
    """The one layout that we know: author and time below the headline."""

    marker = "props-of-title"
    selectors = Selectors(
        headline=".main-article h1",
        body="section.article-content",
        published=".props-of-title span",
        byline=".props-of-title span:first-child",
    )

    def source(self) -> Iterator[Found[str]]:
        """What a label or the byline says; else its own newsroom."""
        yield from (found for found in super().source() if found.rule.startswith("source label"))
        yield from (Found(found.value.outlet or "", found.rule, found.raw) for found in self.byline())
        yield Found("封面新闻", "site")


SITE = Site(
    id="thecover",
    name="封面新闻",
    domains=("thecover.cn",),
    article_url=r"^https?://(?:www\.)?thecover\.cn/news/([\w=+%-]+(?:/[\w=+%-]+)*)(?=[?#]|$)",
    canonical="https://www.thecover.cn/news/{id}",
    pages=(Page,),
    sources=(HtmlList(within="a.link-to-article"),),
)
