"""百家号 — https://baijiahao.baidu.com/ (facts: sites.md B.3; the current skin is left to the generic rules)"""

from newscrawl.sites.base import Site
from newscrawl.sites.layouts import Selectors, SitePage


class OldPage(SitePage):
    """The skin until 2020. What it shows of the time lacks the year."""

    marker = 'class="article-source'
    contributed = True
    selectors = Selectors(
        headline="div.article-title h2",
        body="div.article-content",
        published="meta[itemprop='dateUpdate']::attr(content)",
        source="p.author-name, div.author-name, span.author-name, a.author-name",
    )


SITE = Site(
    id="baijiahao",
    name="百家号",
    domains=("baijiahao.baidu.com",),
    article_url=r"/s\?(?:.*&)?id=(\d+)",
    canonical="https://baijiahao.baidu.com/s?id={id}",
    pages=(OldPage,),
    unsupported="a security check stands before every list; single addresses: scrapy crawl article",
)
