"""新頭殼 — http://newtalk.tw/ (facts: a saved page of 2014)"""

from newscrawl.sites.base import Site
from newscrawl.sites.layouts import Selectors, SitePage


class Page(SitePage):
    """The layout of 2014: the text begins with the site's name, the day and the reporter."""

    house = "新頭殼newtalk"
    marker = "news_ctxt_area_word"
    selectors = Selectors(headline="div.news_cont_area_tit", body="div.news_ctxt_area_lt1 div.news_ctxt_area_word")


SITE = Site(
    id="newtalk",
    name="新頭殼",
    domains=("newtalk.tw",),
    article_url=r"^https?://(?:www\.)?newtalk\.tw/news/\d{4}/\d{2}/\d{2}/(\d+)\.html(?=[?#]|$)",
    pages=(Page,),
)
