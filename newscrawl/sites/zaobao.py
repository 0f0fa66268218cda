"""联合早报 — https://www.zaobao.com.sg/ (facts: sites.md B.5)"""

import re
from collections.abc import Iterator

from newscrawl.extraction.found import Found
from newscrawl.extraction.metadata import keywords, names_of
from newscrawl.sites.base import Site
from newscrawl.sites.layouts import Selectors, SitePage
from newscrawl.sites.sources import HtmlList
from newscrawl.text.names import Byline, parse_byline
from newscrawl.text.normalize import fold


class StoryPage(SitePage):
    """The current layout: JSON-LD beside the text."""

    parser = "zaobao/story"
    cut = (
        "div.bff-google-ad, div.bff-recommend-article, div.bff-inline-image-expand-icon, button.cursor-pointer,"
        " astro-island, div.further-reading, div.read-on-app-cover"
    )
    selectors = Selectors(body="div.articleBody, article.articleBody, div.article-body")

    def headline(self) -> Iterator[Found[str]]:
        yield Found(fold(str(self.linked_data.get("headline") or "")), "json-ld headline")
        yield from super().headline()

    def byline(self) -> Iterator[Found[Byline]]:
        names = names_of(self.linked_data.get("author"))
        yield Found(parse_byline(names), "json-ld author", names)
        yield from super().byline()

    def tags(self) -> Iterator[Found[tuple[str, ...]]]:
        said = self.linked_data.get("keywords")
        yield Found(
            keywords(",".join(map(str, said)) if isinstance(said, list) else str(said or "")), "json-ld keywords"
        )
        yield from super().tags()


SITE = Site(
    id="zaobao",
    name="联合早报",
    domains=("zaobao.com", "zaobao.com.sg"),
    article_url=re.compile(
        r"^https?://www\.zaobao\.com(?:\.sg)?/(?:realtime|news|finance|lifestyle|forum)/(?:[\w-]+/)*story(\d{8}-\d+)(?=[/?#]|$)"
    ),
    pages=(StoryPage,),
    sources=(HtmlList(within=".card-listing .card, [data-testid='article-list']"),),
)
