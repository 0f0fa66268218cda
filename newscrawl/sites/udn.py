"""聯合新聞網 — https://udn.com/ (facts: saved pages of 2014 and 2020)"""

from newscrawl.sites.base import Site
from newscrawl.sites.layouts import Selectors, SitePage


class StoryPage(SitePage):
    """The layout of 2020; author and outlet stand beside the time."""

    marker = 'id="story_art_title"'
    cut = "div.before_Amnet, div.photo_pop"
    selectors = Selectors(
        headline="h2#story_art_title, h1#story_art_title",
        body="div#article_body",
        published="div.shareBar__info--author > span",
        byline="div.shareBar__info--author::text",
    )


class OldPage(SitePage):
    """The tables of 2014, in Big5."""

    marker = 'id="story_author"'
    selectors = Selectors(
        headline="div#story_title", body="div#story", published="div#story_update", byline="div#story_author"
    )


SITE = Site(
    id="udn",
    name="聯合新聞網",
    domains=("udn.com",),
    article_url=r"^https?://(?:\w+\.)?udn\.com/(?:(?:news|money)/story/\d+/(\d+)|NEWS/(?:\w+/)+(\d+)\.shtml)(?=[/?#]|$)",
    pages=(StoryPage, OldPage),
)
