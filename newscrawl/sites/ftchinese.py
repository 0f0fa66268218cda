"""FT中文网 — https://www.ftchinese.com/ (facts: sites.md B.4; the layout from RSSHub's public route)"""

from newscrawl.sites.base import Site
from newscrawl.sites.layouts import Selectors, SitePage
from newscrawl.sites.sources import Feed


class StoryPage(SitePage):
    """The current layout; a paid story ends where its preview does."""

    marker = "story-body"
    cut = "div.mpu-container-instory, div#story-action-placeholder, div.copyrightstatement-container, div.o-ads"
    selectors = Selectors(
        headline="h1.story-headline",
        body="div.story-body",
        published="span.story-time",
        byline="span.story-author",
        section="div.story-theme a",
        description="div.story-lead",
        wall="div#subscribe-now-container",
    )


SITE = Site(
    id="ftchinese",
    name="FT中文网",
    domains=("ftchinese.com",),
    article_url=r"^https?://(?:(?:www|m)\.)?ftchinese\.com/story/(\d+)(?=[/?#]|$)",
    canonical="https://www.ftchinese.com/story/{id}",
    pages=(StoryPage,),
    sources=(Feed(),),
)
