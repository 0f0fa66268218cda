"""中国经济网 — http://www.ce.cn/ (facts: sites.md B.2)"""

from newscrawl.sites.base import Site
from newscrawl.sites.layouts import Selectors, SitePage
from newscrawl.sites.sources import HtmlList


class Page(SitePage):
    """TRS CMS, GBK where it is old."""

    marker = "TRS_Editor"
    selectors = Selectors(body="div.TRS_Editor, div#articleText")


SITE = Site(
    id="ce_cn",
    name="中国经济网",
    domains=("ce.cn",),
    article_url=r"^https?://(?:\w+\.)?ce\.cn/(?:\w+/)+\d{6}/t(20\d{6}_\d+)\.s?html(?=[?#]|$)",
    pages=(Page,),
    sources=(HtmlList(),),
)
