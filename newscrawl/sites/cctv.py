"""央视网 — https://news.cctv.com/ (facts: sites.md B.2)"""

from newscrawl.sites.base import Site
from newscrawl.sites.layouts import Selectors, SitePage
from newscrawl.sites.sources import JsonList


class CctvPage(SitePage):
    """What the layouts share: addresses name their kind."""

    genres = {"/PHOA": "gallery"}


class ContentPage(CctvPage):
    """The current layout."""

    marker = 'id="content_area"'
    cut = "div.zebian"
    selectors = Selectors(
        headline="h1", body="div#content_area", published="div.info, div.info1", credits="div.zebian, div.zebian > span"
    )


class TextPage(CctvPage):
    """Channels with the skin before."""

    marker = 'id="text_area"'
    selectors = Selectors(headline="h1", body="div#text_area", published="div.info, div.info1")


class OldPage(CctvPage):
    """Until 2022."""

    marker = 'class="cnt_bd"'
    selectors = Selectors(headline="div.cnt_bd > h1, h1", body="div.cnt_bd", published="div.info, div.info1")


SITE = Site(
    id="cctv",
    name="央视网",
    domains=("cctv.com",),
    article_url=r"^https?://(?:\w+\.)?cctv\.com/\d{4}/\d{2}/\d{2}/((?:ARTI|PHOA)\w+)\.shtml(?=[?#]|$)",
    pages=(ContentPage, TextPage, OldPage),
    sources=(
        JsonList(
            more="https://news.cctv.com/2019/07/gaiban/cmsdatainterface/page/{channel}_{page}.jsonp?cb={channel}",
            rows="data.list",
            date="focus_date",
            most=7,
        ),
    ),
)
