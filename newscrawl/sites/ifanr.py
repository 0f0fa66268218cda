"""爱范儿 — https://www.ifanr.com/ (facts: sites.md B.1; the page's classes: four public readers of it agree)"""

from newscrawl.sites.answers import JsonPage, Paths
from newscrawl.sites.base import Site
from newscrawl.sites.layouts import Selectors, SitePage
from newscrawl.sites.sources import Feed, JsonList, Sitemap


class AnswerPage(JsonPage):
    """What the API says of one article."""

    marker = '"post_content"'
    paths = Paths(
        headline="objects.post_title",
        body="objects.post_content",
        published="objects.published_at objects.created_at",
        byline="objects.created_by.name",
    )
    signatures = ("爱范儿", "ifanr")


class Page(SitePage):
    """The article page; the time stands in an attribute, beside words such as 3 小时前."""

    marker = "c-article-content"
    selectors = Selectors(
        headline="h1.c-single-normal__title",
        body="article.c-article-content",
        published="p.c-article-header-meta__time::attr(data-timestamp),"
        " span.c-article-header-meta__time::attr(data-timestamp)",
        byline="p.c-card-author__name, div.c-card-author__name, span.c-card-author__name",
        source="meta[property='og:site_name']::attr(content)",
        section="p.c-article-header-meta__category, span.c-article-header-meta__category",
    )


SITE = Site(
    id="ifanr",
    name="爱范儿",
    domains=("ifanr.com",),
    article_url=r"^https?://(?:(?:www\.)?ifanr\.com/(\d+)(?=[/?#]|$)|sso\.ifanr\.com/api/v5/wp/article/\?(?:.*&)?post_id=(\d+))",
    canonical="https://www.ifanr.com/{id}",
    pages=(AnswerPage, Page),
    sources=(
        JsonList(
            more="https://sso.ifanr.com/api/v5/wp/web-feed/?limit=20&offset={page}",
            first=0,
            step=20,
            rows="objects",
            link="post_url",
            title="post_title",
            date="created_at",
        ),
        Feed(),
        Sitemap(),
    ),
)
