"""快资讯 — https://www.360kuai.com/ (facts: two saved pages of 2024)"""

from collections.abc import Iterator

from newscrawl.extraction.found import Found
from newscrawl.sites.base import Site
from newscrawl.sites.layouts import Selectors, SitePage


class ArticlePage(SitePage):
    """The layout of 2024, of accounts and of the media that the site takes from. More articles follow the first."""

    marker = 'id="article__content"'
    cut = "a.article__content__textgg, a.article__content__yyconfig"
    selectors = Selectors(
        headline="span.article__title",
        body="div#article__content",
        published="meta[name='og:release_date']::attr(content)",
        source="a.author-info__name, div.author-info--simple__name",
        account="a.author-info__name",
    )

    def tags(self) -> Iterator[Found[tuple[str, ...]]]:
        """None: its keywords are the site's, and the same on every page."""
        yield from ()


SITE = Site(
    id="kuaizixun",
    name="快资讯",
    domains=("360kuai.com",),
    article_url=r"^https?://(?:www\.)?360kuai\.com/([0-9a-f]{17})(?=[/?#]|$)",
    canonical="https://www.360kuai.com/{id}",
    pages=(ArticlePage,),
)
