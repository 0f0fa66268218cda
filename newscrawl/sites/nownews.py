"""NOWnews 今日新聞 — http://www.nownews.com/ (facts: a saved page of 2014)"""

from newscrawl.sites.base import Site
from newscrawl.sites.layouts import Selectors, SitePage


class Page(SitePage):
    """The layout of 2014; it names newsrooms, no reporters."""

    house = "NOWnews 今日新聞"
    marker = 'class="story_content"'
    cut = "p.bzkeyword"
    selectors = Selectors(
        headline="div.news_story > h1",
        body="div.story_content",
    )


SITE = Site(
    id="nownews",
    name="NOWnews 今日新聞",
    domains=("nownews.com",),
    article_url=r"^https?://(?:www\.)?nownews\.com/[np]/\d{4}/\d{2}/\d{2}/(\d+)(?=[/?#]|$)",
    pages=(Page,),
)
