"""观察者网 — https://www.guancha.cn/ (facts: sites.md B.2; saved pages of 2019)"""

from collections.abc import Iterator

from newscrawl.extraction import bylines
from newscrawl.extraction.page import Found
from newscrawl.sites.base import Site
from newscrawl.sites.layouts import Selectors, SitePage
from newscrawl.sites.sources import HtmlList, JsonList
from newscrawl.text.names import Byline


class Page(SitePage):
    """The one layout of the newsroom; it has no `h1`, and `author` among its meta tags is a dummy."""

    marker = "all-txt"
    cut = "div.share-box"
    selectors = Selectors(
        headline="li.left-main > h3",
        body="div.all-txt",
        published="div.time > span:first-child",
        source="div.time > span",
        byline="ul.author div.author-intro p > a",
        credits="ul.article-other li",
        original_title="ul.article-other li",
    )

    def byline(self) -> Iterator[Found[Byline]]:
        """The card that columnists have; else how the newsroom signs before the text: （文/观察者网 张三）."""
        yield from super().byline()
        for found in self.body():
            paragraphs = found.value.paragraphs or ("",)
            yield from (Found(byline, "dateline", byline.raw) for byline in bylines.in_text(paragraphs[0], ()))


SITE = Site(
    id="guancha",
    name="观察者网",
    domains=("guancha.cn",),
    article_url=r"^https?://(?:(?:www|m)\.)?guancha\.cn/([A-Za-z0-9-]+/\d{4}_\d{2}_\d{2}_\d+)(?:_s)?(?:_\d+)?\.shtml(?=[?#]|$)",
    canonical="https://www.guancha.cn/{id}_s.shtml",  # all pages of the article on one
    pages=(Page,),
    sources=(
        HtmlList(within=".headline-list, .module-news-main, .img-List, .fengwen-list"),
        JsonList(rows="items", link="HTTP_URL", title="TITLE"),
    ),
)
