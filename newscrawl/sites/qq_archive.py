"""腾讯网 until 2019 — https://finance.qq.com/ (facts: sites.md B.3; the layout of 2016 from a saved page)"""

from newscrawl.sites.base import Site
from newscrawl.sites.layouts import Selectors, SitePage


class ChannelPage(SitePage):
    """Pages of the channels, in gb2312."""

    marker = 'id="Cnt-Main-Article-QQ"'
    cut = "div.mbArticleSharePic, div.rv-root-v2, a#backqqcom, div#Status"
    selectors = Selectors(
        headline="div.qq_article h1, div#C-Main-Article-QQ h1",
        body="div#Cnt-Main-Article-QQ",
        published="span.a_time, span.pubTime",
        source="span.a_source, span.where",
        credits="div.qq_editor, div.QQeditor",
        section="span.a_catalog",
    )


SITE = Site(
    id="qq_archive",
    name="腾讯网",
    domains=("qq.com",),
    article_url=r"^https?://(?!mp\.weixin\.)\w+\.qq\.com/(?:\w+/)?(?:a|cmsn)/(\d{8}/\d+)\.html?(?=[?#]|$)",
    pages=(ChannelPage,),
)
