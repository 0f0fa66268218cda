"""少数派 — https://sspai.com/ (facts: sites.md B.1; the page's classes: three public readers of it)"""

from html import escape

from newscrawl.extraction.islands import dig, rows
from newscrawl.sites.answers import JsonPage, Paths
from newscrawl.sites.base import Site
from newscrawl.sites.layouts import Selectors, SitePage
from newscrawl.sites.sources import Feed, JsonList


class AnswerPage(JsonPage):
    """What the API says of one article; longer ones have further chapters."""

    marker = '"body_extends"'
    paths = Paths(
        headline="data.title",
        body="data.body",
        published="data.released_time",
        byline="data.author.nickname",
        description="data.summary",
        tags="data.tags.title data.tags",
    )
    signatures = ("少数派编辑部", "少数派")

    def html_of_body(self) -> str:
        chapters = rows(dig(self.data, "data").get("body_extends"))
        more = (f"<h2>{escape(str(row.get('title') or ''))}</h2>{row.get('body') or ''}" for row in chapters)
        return "\n".join((super().html_of_body(), *more))


class Page(SitePage):
    """The article page, where the site renders it."""

    marker = "wangEditor-txt"
    selectors = Selectors(
        body="div.article__main__content, div.article-body div.wangEditor-txt, div.wangEditor-txt",
        source="meta[property='og:site_name']::attr(content)",
    )
    cut = "div.article__footer, div.article__share, div.article__charge, div.article__directory"


SITE = Site(
    id="sspai",
    name="少数派",
    domains=("sspai.com",),
    article_url=r"^https?://(?:www\.)?sspai\.com/(?:post/(\d+)(?=[/?#]|$)|api/v1/article/info/get\?(?:.*&)?id=(\d+)(?=[&#]|$))",
    canonical="https://sspai.com/post/{id}",
    pages=(AnswerPage, Page),
    sources=(
        JsonList(
            more="https://sspai.com/api/v1/article/index/page/get?limit=10&offset={page}&created_at=0",
            first=0,
            step=10,
            rows="data",
            link="https://sspai.com/post/{id}",
            date="released_time",
        ),
        Feed(),
    ),
)
