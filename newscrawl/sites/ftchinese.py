"""FT中文网 — https://www.ftchinese.com/ (facts: sites.md B.4; the layout from RSSHub's public route)"""

import re
from collections.abc import Iterator

from newscrawl.extraction.found import Found
from newscrawl.sites.base import Site
from newscrawl.sites.layouts import Selectors, SitePage
from newscrawl.sites.sources import Feed
from newscrawl.text.normalize import fold


class StoryPage(SitePage):
    """The current layout; a paid story ends where its preview does."""

    parser = "ftchinese/story"
    route = "html"
    marker = "story-body"
    cut = "div.mpu-container-instory, div#story-action-placeholder, div.copyrightstatement-container, div.o-ads"
    selectors = Selectors(
        headline="h1.story-headline",
        body="div.story-body",
        published="span.story-time",
        byline="span.story-author",
        section="div.story-theme a",
    )

    @property
    def is_accessible_for_free(self) -> bool:  # type: ignore[override]
        return not self.select("div#subscribe-now-container")

    def description(self) -> Iterator[Found[str]]:
        """导语."""
        yield from (Found(fold(lead.text_content()), "css div.story-lead") for lead in self.select("div.story-lead"))
        yield from super().description()


SITE = Site(
    id="ftchinese",
    name="FT中文网",
    domains=("ftchinese.com",),
    article_url=re.compile(r"^https?://(?:www|m)\.ftchinese\.com/story/(\d+)(?=[/?#]|$)"),
    canonical="https://www.ftchinese.com/story/{id}",
    pages=(StoryPage,),
    sources=(Feed(),),
)
