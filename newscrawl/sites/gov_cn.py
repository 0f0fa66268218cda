"""政府网站 — https://www.gov.cn/ (facts: sites.md B.2; saved pages of 内蒙古, 山西, 浙江)"""

from newscrawl.sites.base import Site
from newscrawl.sites.layouts import Selectors, SitePage


class TaggedPage(SitePage):
    """The tags that all government sites have since 2017."""

    marker = 'name="ArticleTitle"'
    selectors = Selectors(
        headline="meta[name='ArticleTitle']::attr(content)",
        body="div.TRS_Editor, div.TRS_UEDITOR, div.trs_editor_view, div#zoom",
        published="meta[name='PubDate']::attr(content)",
        source="meta[name='ContentSource']::attr(content), meta[name='contentSource']::attr(content)",
        section="meta[name='ColumnName']::attr(content)",
    )


class StatePage(SitePage):
    """www.gov.cn: dates with a hyphen before the clock."""

    marker = 'name="firstpublishedtime"'
    selectors = Selectors(
        body="div#UCAP-CONTENT, div.pages_content", published="meta[name='firstpublishedtime']::attr(content)"
    )


SITE = Site(
    id="gov_cn",
    name="政府网站",
    domains=("gov.cn",),
    article_url=r"^https?://(?:[\w.-]+\.)?gov\.cn/(?:[\w-]+/)*(?:\d{6}/(t20\d{6}_\d+)\.s?html?|(art_\d+_\d+)\.html|(content_\d+)\.html?)(?=[?#]|$)",
    pages=(TaggedPage, StatePage),
)
