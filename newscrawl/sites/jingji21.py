"""21经济网 — https://www.21jingji.com/ (facts: sites.md B.4; the form of addresses from public pages that cite them)"""

from newscrawl.sites.base import Site
from newscrawl.sites.layouts import Selectors, SitePage
from newscrawl.sites.sources import JsonList


class ArticlePage(SitePage):
    """The current layout, of www and m."""

    marker = 'class="titleHead"'
    cut = "div.rela-box, div.copyright"
    selectors = Selectors(
        headline="div.titleHead h1",
        body="div.main_content, div.txtContent",
        published="div.author-infos span",
    )


SITE = Site(
    id="jingji21",
    name="21世纪经济报道",
    domains=("21jingji.com",),
    article_url=r"^https?://(?:(?:www|m)\.)?21jingji\.com/article/(\d{8}/\w+/[0-9a-f]{32})\.html",
    canonical="https://www.21jingji.com/article/{id}.html",
    pages=(ArticlePage,),
    sources=(
        JsonList(more="https://api.21jingji.com/timestream/getListweb?page={page}", rows="list", date="inputtime"),
    ),
)
