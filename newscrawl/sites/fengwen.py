"""观察者网风闻 — https://user.guancha.cn/ (facts: sites.md B.2)"""

from newscrawl.sites.base import Site
from newscrawl.sites.layouts import Selectors, SitePage


class Page(SitePage):
    """What readers of 观察者网 write themselves."""

    marker = "article-txt-content"
    contributed = True
    selectors = Selectors(body="div.article-txt-content")


SITE = Site(
    id="fengwen",
    name="观察者网风闻",
    domains=("user.guancha.cn",),
    article_url=r"^https?://user\.guancha\.cn/main/content\?(?:.*&)?id=(\d+)(?=[&#]|$)",
    canonical="https://user.guancha.cn/main/content?id={id}",
    pages=(Page,),
)
