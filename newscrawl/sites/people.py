"""人民网 — http://www.people.com.cn/ (facts: sites.md B.2; saved pages of 2009, 2019, 2022 and 2024)"""

from collections.abc import Iterator

from newscrawl.extraction.page import Found
from newscrawl.sites.base import Site
from newscrawl.sites.layouts import Selectors, SitePage
from newscrawl.sites.sources import Feed, HtmlList, JsonList, Sitemap
from newscrawl.text.names import Byline, parse_byline
from newscrawl.text.normalize import fold


class PeoplePage(SitePage):
    """What the layouts share: buttons for the other pages of an article are pictures."""

    cut = (
        "div.bza, div.tjewm, div.edit, p.paper_num, span#paper_num, div#rwb_tjyd, div.page_n, div.zdfy, "
        "div.bshare-more, table.bianji, div#p_content > b > a, img[src$='/next_page.jpg'], img[src$='/prev_page.jpg']"
    )


class TextPage(PeoplePage):
    """Since 2021; the first `h1` is empty."""

    marker = "rm_txt_con"
    selectors = Selectors(
        headline="div.rm_txt div.col-1 > h1",
        body="div.rm_txt_con",
        published="div.channel div.col-1-1",
        credits="div.rm_txt_con div.edit",
        section="div#rwb_navpath > a + a:last-of-type",
    )


class BoxPage(PeoplePage):
    """Until 2020."""

    marker = 'id="rwb_zw"'
    selectors = Selectors(
        headline="div.text_title > h1",
        body="div#rwb_zw",
        published="div.box01 > div.fl",
        credits="div#rwb_zw div.edit",
        section="span#rwb_navpath > a + a:last-of-type",
    )


class ChannelPage(PeoplePage):
    """Channels with a skin of their own, such as health.people.com.cn; they have no `h1`."""

    marker = 'class="artDet"'
    selectors = Selectors(
        headline="div.articleCont > div.title > h2",
        body="div.artDet",
        published="div.artOri",
        credits="div.articleCont div.editor",
    )


class PaperPage(PeoplePage):
    """人民日报 as it was printed (paper.people.com.cn)."""

    house = "人民日报"
    marker = 'id="ozoom"'
    selectors = Selectors(
        headline="div.article > h1",
        body="div#ozoom",
        published="div.article div.sec, div.article p.sec, div.article span.newstime",
    )

    def byline(self) -> Iterator[Found[Byline]]:
        for text in self.select("div.article .sec::text"):
            yield Found(parse_byline(text), "css div.article .sec::text", fold(text))
        yield from super().byline()


class OldPage(PeoplePage):
    """The tables of 2009."""

    marker = "p_publishtime"
    selectors = Selectors(
        headline="div#p_title",
        body="div#p_content",
        published="span#p_publishtime",
        source="span#p_origin > a, span#p_origin",
        credits="div#p_editor",
    )


SITE = Site(
    id="people",
    name="人民网",
    domains=("people.com.cn", "people.cn"),
    article_url=(
        r"^https?://[a-z0-9]+\.people\.(?:com\.)?cn/(?:n1?/\d{4}/\d{4}/c\d+-(\d+)\.html|n2/\d{4}/\d{4}/(c\d+-\d+)\.html"
        r"|GB/(?:\d+/)+(\d+)\.html|rmrb/(?:html|pc/content)/(?:\d{4}-\d{2}/\d{2}|\d{6}/\d{2})/(?:nw\.D110000renmrb_|content_)(\d[\d_-]+)\.html?)(?=[?#]|$)"
    ),
    twins={r"^(https?://[a-z0-9]+)\.people\.cn/": r"\1.people.com.cn/"},
    pages=(TextPage, BoxPage, ChannelPage, PaperPage, OldPage),
    sources=(
        HtmlList(),
        Feed(),
        Sitemap(),
        JsonList(
            route="search",
            url="http://search.people.cn/search-platform/front/search",
            payload={
                "key": "{keyword}",
                "page": "{page}",
                "limit": 20,
                "hasTitle": True,
                "hasContent": True,
                "isFuzzy": True,
                "type": 0,
                "sortType": 2,
                "startTime": 0,
                "endTime": 0,
            },
            rows="data.records",
            date="displayTime inputTime",
        ),
    ),
)
