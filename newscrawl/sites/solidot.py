"""Solidot — https://www.solidot.org/ (facts: sites.md B.1, RSSHub's reader of the page)"""

import re
from collections.abc import Iterator

from newscrawl.extraction.page import Found
from newscrawl.sites.base import Site
from newscrawl.sites.layouts import Selectors, SitePage
from newscrawl.sites.sources import Feed, HtmlList
from newscrawl.text.names import Byline, parse_byline

_POSTED = re.compile(r"(?P<name>\S{1,30}?)\s*(?:[(（]\d+[)）]\s*)?发表于")


class Page(SitePage):
    """The one layout. It is signed by who posted it, and by a jocular department that is no section."""

    parser = "solidot/page"
    marker = 'class="block_m'
    selectors = Selectors(
        headline="div.block_m div.bg_htit h2",
        body="div.block_m div.p_mainnew, div.block_m",
        published="div.talk_time",
        source="meta[property='og:site_name']::attr(content)",
        section="div.icon_float > a::attr(title)",
    )
    cut = "div.ct_tittle, div.talk_time, div.icon_float"

    def byline(self) -> Iterator[Found[Byline]]:
        """Who stands before 发表于."""
        for found in self.texts("published"):
            if match := _POSTED.match(found.value):
                yield Found(parse_byline(match["name"]), found.rule, found.raw)


SITE = Site(
    id="solidot",
    name="Solidot",
    domains=("solidot.org",),
    article_url=re.compile(r"^https?://[a-z]+\.solidot\.org/story\?(?:.*&)?sid=(\d+)(?=[&#]|$)"),
    canonical="https://www.solidot.org/story?sid={id}",
    pages=(Page,),
    sources=(
        Feed(),
        HtmlList(within=".block_m .bg_htit"),
    ),
)
