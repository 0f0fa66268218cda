"""央广网 — http://www.cnr.cn/ (facts: sites.md B.2, B.6)"""

from newscrawl.sites.base import Site
from newscrawl.sites.layouts import Selectors, SitePage


class Page(SitePage):
    """TRS CMS with the ids for Baidu News."""

    marker = "TRS_Editor"
    selectors = Selectors(body="div.TRS_Editor", published="span#pubtime_baidu")


SITE = Site(
    id="cnr",
    name="央广网",
    domains=("cnr.cn",),
    article_url=r"^https?://(?:\w+\.)?cnr\.cn/(?:\w+/)+(?:\d{8}|\d{6})/t(20\d{6}_\d+)\.s?html(?=[?#]|$)",
    pages=(Page,),
)
