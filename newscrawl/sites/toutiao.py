"""今日头条 — https://www.toutiao.com/ (facts: sites.md B.3)

Read where the page itself comes; without the site's cookies it answers with a script, which is no article.
"""

from newscrawl.sites.base import Site
from newscrawl.sites.layouts import Selectors, SitePage


class ArticlePage(SitePage):
    """The layouts of 2020 and 2024."""

    marker = "<article"
    contributed = True
    selectors = Selectors(
        headline="div.article-content h1, h1",
        body="article",
        published="div.article-meta span, div.article-sub span",
        source="div.article-meta span.name a, div.article-sub span.name a",
    )


SITE = Site(
    id="toutiao",
    name="今日头条",
    domains=("toutiao.com",),
    article_url=r"^https?://(?:(?:www|m)\.)?toutiao\.com/(?:article/|group/|[ai])(\d{19})(?=[/?#]|$)",
    canonical="https://www.toutiao.com/article/{id}/",
    pages=(ArticlePage,),
    unsupported="a page of scripts that sets cookies stands before every list and article",
)
