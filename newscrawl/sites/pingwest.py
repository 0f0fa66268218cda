"""品玩 — https://www.pingwest.com/ (facts: sites.md B.1)"""

from newscrawl.sites.base import Site
from newscrawl.sites.layouts import Selectors, SitePage
from newscrawl.sites.sources import HtmlList


class Page(SitePage):
    """The layout of articles (/a/) and short news (/w/). Only its text is known by a name."""

    marker = "article-style"
    selectors = Selectors(
        body="section div.article-style, section.article-style, article.article-style",
        source="meta[property='og:site_name']::attr(content)",
    )


SITE = Site(
    id="pingwest",
    name="品玩",
    domains=("pingwest.com",),
    article_url=r"^https?://(?:www\.)?pingwest\.com/[aw]/(\d+)(?=[/?#]|$)",
    pages=(Page,),
    sources=(
        HtmlList(route="api", more="https://www.pingwest.com/api/state/list?page={page}", html="data.list"),
        HtmlList(),
    ),
)
