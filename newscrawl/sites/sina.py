"""新浪 — https://news.sina.com.cn/ (facts: sites.md B.3)"""

from collections.abc import Iterator

from newscrawl.extraction.found import Found
from newscrawl.sites.base import Site
from newscrawl.sites.layouts import Selectors, SitePage
from newscrawl.sites.sources import JsonList
from newscrawl.text.dates import Stamp


class DesktopPage(SitePage):
    """News, finance and technology since 2016; the first `h1` may be a logo."""

    marker = 'class="main-title"'
    cut = "div#left_hzh_ad, div.appendQr_wrap, div.app-kaihu-qr, div.tech-quotation, div.article-notice, p.page"
    selectors = Selectors(
        headline="h1.main-title",
        body="div#article, div#artibody",
        published="div.date-source span.date",
        source="div.date-source span.source, div.date-source a.source",
        credits="p.show_author",
        tags="div#keywords a",
    )

    def published(self) -> Iterator[Found[Stamp]]:
        """What the page shows, to the second where a meta tag names the same minute: some name the last change."""
        found = list(super().published())
        for other in found[1:]:
            if other.value.precision == "second" and other.value.instant.replace(second=0) == found[0].value.instant:
                yield other
        yield from found


class ArtibodyPage(SitePage):
    """Finance 2016 and technology 2019."""

    marker = 'id="artibodyTitle"'
    cut = DesktopPage.cut
    selectors = Selectors(
        headline="h1#artibodyTitle",
        body="div#artibody",
        published="span#pub_date, div#pub_date, span.time-source",
        source="span#media_name, span.time-source a, span.time-source > span",
        credits="p.article-editor, p.show_author",
    )


class MobilePage(SitePage):
    """sina.cn."""

    marker = "art_tit_h1"
    selectors = Selectors(headline="h1.art_tit_h1", body="section.art_content, div.art_content", published="time")


SITE = Site(
    id="sina",
    name="新浪",
    domains=("sina.com.cn", "sina.cn"),
    article_url=(
        r"^https?://(?!(?:video|slide)\.)(?:[a-z]+\.(?:[a-z]+\.)?sina\.(?:com\.)?cn/(?:[\w/-]+/)?(?:detail|doc)-(i[a-z0-9]+)\.(?:s?html|d\.html)"
        r"|k\.sina\.(?:com\.)?cn/article_(\d+_\w+)\.html)"
    ),
    twins={r"^(https?://k)\.sina\.cn/": r"\1.sina.com.cn/"},
    pages=(DesktopPage, ArtibodyPage, MobilePage),
    sources=(
        JsonList(
            more="https://feed.mix.sina.com.cn/api/roll/get?pageid={set}&lid={channel}&k=&num=50&page={page}",
            rows="result.data",
            date="ctime intime",
            most=50,
        ),
        JsonList(
            route="flash",
            more="https://app.cj.sina.com.cn/api/news/pc?page={page}&size=50&tag={channel}",
            rows="result.data.feed.list",
            link="docurl",
            title="rich_text",
            date="create_time",
        ),
        JsonList(
            route="rank",
            url="https://top.{set}.sina.com.cn/ws/GetTopDataList.php?top_type=day&top_cat={channel}&top_time={today:%Y%m%d}&top_show_num=50",
            rows="data",
            date="create_date",
        ),
        JsonList(
            route="hot",
            url="https://newsapp.sina.cn/api/hotlist?newsId=HB-1-snhs%2Ftop_news_list-{channel}",
            rows="data.hotList",
            link="base.base.url",
            title="info.title",
        ),
    ),
)
