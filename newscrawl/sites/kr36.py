"""36氪 — https://www.36kr.com/ (facts: sites.md B.1; the plain state: a public reader of July 2026)"""

from newscrawl.sites.answers import JsonPage, Paths
from newscrawl.sites.base import Site
from newscrawl.sites.layouts import Selectors, SitePage
from newscrawl.sites.sources import Feed, HtmlList, JsonList

_CUT = "span.article-title-icon, i.article-title-icon, p.article-footer-txt, div.article-footer-txt"


class StatePage(JsonPage):
    """A page whose state is not encrypted: the article stands in it, and mostly in the HTML as well."""

    parser = "36kr/state"
    island = "window.initialState"
    root = "articleDetail.articleDetailData.data"
    paths = Paths(
        headline="widgetTitle",
        body="widgetContent",
        published="publishTime",
        byline="author",
        description="summary",
    )
    signatures = ("36氪", "36Kr")
    marker = '"widgetContent"'
    cut = _CUT
    selectors = Selectors(headline="h1.article-title", body="div.articleDetailContent")


class Page(SitePage):
    """A page whose text the server wrote into the HTML, or which keeps it encrypted: that is respected, and named.

    Newsflashes have no class that we know, and are read by the generic rules.
    """

    parser = "36kr/page"
    selectors = Selectors(
        headline="h1.article-title",
        body="div.articleDetailContent",
        source="meta[property='og:site_name']::attr(content)",
    )
    cut = _CUT

    @classmethod
    def fits(cls, html: str) -> bool:
        return "articleDetailContent" in html or '"isEncrypt":true' in html

    def refusal(self) -> str | None:
        """An article without text whose state is encrypted shows it only to its own scripts."""
        if '"isEncrypt":true' in self.html and "/p/" in self.url and not self.select(self.selectors.body):
            return "encrypted"
        return super().refusal()


SITE = Site(
    id="36kr",
    name="36氪",
    domains=("36kr.com",),
    article_url=r"^https?://(?:(?:www|m)\.)?36kr\.com/(?P<kind>p|newsflashes)/(?P<id>\d+)(?:\.html|/)?(?=[?#]|$)",
    canonical="https://www.36kr.com/{kind}/{id}",  # articles and newsflashes are counted apart
    pages=(StatePage, Page),
    sources=(
        Feed(),
        HtmlList(),
        JsonList(
            route="rank",
            payload={"partner_id": "wap", "param": {"siteId": 1, "platformId": 2}},
            rows="data.hotRankList",
            link="https://www.36kr.com/p/{itemId}",
            title="templateMaterial.widgetTitle",
            date="publishTime templateMaterial.publishTime",
        ),
    ),
)
