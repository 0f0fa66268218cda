"""Solidot — https://www.solidot.org/ (facts: sites.md B.1, RSSHub's reader of the page)"""

from newscrawl.sites.base import Site
from newscrawl.sites.layouts import Selectors, SitePage
from newscrawl.sites.sources import Feed, HtmlList


class Page(SitePage):
    """The one layout. It is signed by who posted it, and by a jocular department that is no section."""

    marker = 'class="block_m'
    selectors = Selectors(
        headline="div.block_m div.bg_htit h2",
        body="div.block_m div.p_mainnew, div.block_m",
        published="div.talk_time",
        byline="div.talk_time",
        source="meta[property='og:site_name']::attr(content)",
        section="div.icon_float > a::attr(title)",
    )
    patterns = {"byline": r"^(\S{1,30}?)\s*(?:[(（]\d+[)）]\s*)?发表于"}
    cut = "div.ct_tittle, div.talk_time, div.icon_float"


SITE = Site(
    id="solidot",
    name="Solidot",
    domains=("solidot.org",),
    article_url=r"^https?://(?:[a-z]+\.)?solidot\.org/story\?(?:.*&)?sid=(\d+)(?=[&#]|$)",
    canonical="https://www.solidot.org/story?sid={id}",
    pages=(Page,),
    sources=(
        Feed(),
        HtmlList(within=".block_m .bg_htit"),
    ),
)
