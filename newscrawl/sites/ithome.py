"""IT之家 — https://www.ithome.com/ (facts: sites.md B.1, B.6)"""

from newscrawl.sites.asides import AsidePage
from newscrawl.sites.base import Site
from newscrawl.sites.layouts import Selectors
from newscrawl.sites.sources import Feed, HtmlList


class Page(AsidePage):
    """The one layout, with the ids that Baidu News asked for; it ends with a note about links that are paid for."""

    marker = 'id="paragraph"'
    aside = r"广告声明\s*[:：].*"
    selectors = Selectors(
        headline="h1",
        body="div#paragraph",
        published="span#pubtime_baidu",
        byline="span#author_baidu strong, span.author_baidu > strong",
        source="span#source_baidu a",
        credits="span#editor_baidu",
    )
    cut = "p.ad-tips, a.topic-bar"


class IThome(Site):
    """The mobile address writes the number in one piece, the other in three."""

    def article_id(self, url: str) -> str | None:
        """The number without the noughts that fill it up: 894123 of /0/894/123.htm, 1009232 of /1/009/232.htm."""
        number = super().article_id(url)
        match = self.match(url)
        return "".join(filter(None, match.groups())).lstrip("0") if number and match else None

    def article_at(self, url: str) -> str | None:
        """The address on www of the article at *url*."""
        if not (article_id := self.article_id(url)):
            return None
        number = article_id.zfill(7)
        return f"https://www.ithome.com/{number[:-6]}/{number[-6:-3]}/{number[-3:]}.htm"


SITE = IThome(
    id="ithome",
    name="IT之家",
    domains=("ithome.com",),
    article_url=r"^https?://(?:(?:www\.)?ithome\.com/(\d+)/(\d{3})/(\d{3})\.htm|m\.ithome\.com/html/(\d{6,})\.htm)(?=[?#]|$)",
    pages=(Page,),
    sources=(Feed(), HtmlList(within="#list div.fl")),
)
