"""界面新闻 — https://www.jiemian.com/ (facts: sites.md B.4; its films: RSSHub 2026)"""

from dataclasses import replace

from newscrawl.sites.asides import AsidePage
from newscrawl.sites.base import Site
from newscrawl.sites.layouts import Selectors
from newscrawl.sites.sources import HtmlList, JsonList


class ArticlePage(AsidePage):
    """The current layout."""

    marker = 'class="article-content"'
    cut = "p.report-view"
    aside = r"界面新闻\S{0,6}(?:记者|编辑|作者)\s*[|｜丨∣:：].*|来源：界面新闻|未经正式授权严禁转载本文.*"
    selectors = Selectors(
        headline="div.article-header h1",
        body="div.article-content",
        published="div.article-info span[data-article-publish-time]::attr(data-article-publish-time)",
        byline="div.article-info span.author a",
        description="div.article-header p",
    )


class VideoPage(ArticlePage):
    """A film: what is told beside it may be no more than the lead."""

    marker = 'id="video-player"'
    genre = "video"
    gathered = True
    selectors = replace(ArticlePage.selectors, body="div.article-header > p, div.article-content")


SITE = Site(
    id="jiemian",
    name="界面新闻",
    domains=("jiemian.com",),
    article_url=r"^https?://(?:(?:www|m)\.)?jiemian\.com/(?P<kind>article|video)/(?P<id>\w+)\.html",
    canonical="https://www.jiemian.com/{kind}/{id}.html",
    pages=(VideoPage, ArticlePage),
    sources=(
        HtmlList(
            named="https://www.jiemian.com/lists/{channel}.html",
            more="https://a.jiemian.com/index.php?m=newLists&a=loadMore&tid={channel}&page={page}&tpl=sub-card&cid={channel}kb&list_type=&callback=list",
            within=".card-list",
            html="rst",
        ),
        JsonList(
            route="flash",
            named="https://www.jiemian.com/lists/{channel}.html",
            url="https://papi.jiemian.com/page/api/kuaixun/getlistmore?cid={channel}kb&start_time={now}&page={page}&tagid={channel}",
            rows="result",
            link="https://www.jiemian.com/article/{id}.html",
            date="publishtime",
        ),
    ),
)
