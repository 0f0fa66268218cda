"""量子位 — https://www.qbitai.com/ (facts: sites.md B.1)"""

from newscrawl.sites.asides import AsidePage
from newscrawl.sites.base import Site
from newscrawl.sites.layouts import Selectors
from newscrawl.sites.sources import Feed, JsonList


class Page(AsidePage):
    """WordPress. The text begins with two lines that sign it: 张三 发自 凹非寺, and the newsroom's own name."""

    marker = 'class="article'
    aside = r"\S.{0,30}\s发自\s\S{2,12}|量子位\s*[|｜]\s*公众号\s*QbitAI"
    selectors = Selectors(headline="div.article h1", body="div.article-content, div.article")
    cut = "h1, div.article_info, div.zhaiyao, div.line_font, div.person_box, div.xiangguan, div.tags"


SITE = Site(
    id="qbitai",
    name="量子位",
    domains=("qbitai.com",),
    article_url=r"^https?://(?:www\.)?qbitai\.com/\d{4}/\d{2}/(\d+)\.html(?=[?#]|$)",
    pages=(Page,),
    sources=(
        Feed(),
        JsonList(
            more="https://www.qbitai.com/wp-json/wp/v2/posts?per_page=20&page={page}",
            link="link",
            title="title.rendered",
            date="date",
        ),
    ),
)
