"""联合早报 — https://www.zaobao.com/ (facts: sites.md B.5)"""

from newscrawl.sites.base import Site
from newscrawl.sites.layouts import Selectors
from newscrawl.sites.linked import LinkedPage
from newscrawl.sites.sources import HtmlList


class StoryPage(LinkedPage):
    """The current layout; premium stories end after their first paragraphs."""

    cut = (
        "div.bff-google-ad, div.bff-recommend-article, div.bff-inline-image-expand-icon, button.cursor-pointer,"
        " astro-island, div.further-reading, div.read-on-app-cover"
    )
    selectors = Selectors(body="div.articleBody, article.articleBody, div.article-body")


SITE = Site(
    id="zaobao",
    name="联合早报",
    domains=("zaobao.com", "zaobao.com.sg"),
    article_url=r"^https?://(?:www\.)?zaobao\.com(?:\.sg)?/(?P<path>(?:realtime|news|finance|lifestyle|forum)/(?:[\w-]+/)*)story(?P<id>\d{8}-\d+)(?=[/?#]|$)",
    canonical="https://www.zaobao.com/{path}story{id}",  # where its lists are
    pages=(StoryPage,),
    sources=(HtmlList(within=".card-listing .card, [data-testid='article-list']"),),
)
