"""极客公园 — https://www.geekpark.net/ (facts: sites.md B.1; the page's class: two public readers of it)"""

from newscrawl.sites.answers import JsonPage, Paths
from newscrawl.sites.base import Site
from newscrawl.sites.layouts import Selectors, SitePage
from newscrawl.sites.sources import Feed, JsonList


class AnswerPage(JsonPage):
    """What the API says of one article."""

    marker = '"published_timestamp"'
    paths = Paths(
        headline="post.title",
        body="post.content",
        published="post.published_timestamp",
        byline="post.authors.realname post.authors.nickname",
        section="post.column.title",
        description="post.abstract",
        tags="post.tags",
    )
    signatures = ("极客公园", "GeekPark")


class Page(SitePage):
    """The article page, where the site renders it."""

    marker = "article-content"
    selectors = Selectors(body="div.article-content", source="meta[property='og:site_name']::attr(content)")


SITE = Site(
    id="geekpark",
    name="极客公园",
    domains=("geekpark.net",),
    article_url=r"^https?://(?:(?:www\.)?geekpark\.net/news/(\d+)|mainssl\.geekpark\.net/api/v1/posts/(\d+))(?=[/?#]|$)",
    canonical="https://www.geekpark.net/news/{id}",
    pages=(AnswerPage, Page),
    sources=(
        JsonList(
            more="https://mainssl.geekpark.net/api/v2?page={page}",
            rows="homepage_posts.post",
            link="https://www.geekpark.net/news/{id}",
            date="published_timestamp",
        ),
        Feed(),
    ),
)
