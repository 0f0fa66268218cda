"""What sources make of answers, and where they go on."""

import gzip
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from newscrawl.errors import ListingError, SeedError, StaleError
from newscrawl.seeds import Seed, read_seeds
from newscrawl.sites import all_sites
from newscrawl.sites.discovery import read_source
from newscrawl.sites.listings import Listing, ListingPage, Plan
from newscrawl.sites.sources import Feed, HtmlList, JsonList, Sitemap, Source
from newscrawl.text.dates import BEIJING

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
CHINANEWS = all_sites()["chinanews"]
ARTICLE = "https://www.chinanews.com.cn/cj/2026/11-20/10600001.shtml"
NEWS_SITEMAP = (
    f"<urlset xmlns:n='urn:n'><url><loc>{ARTICLE}</loc><n:news>"
    "<n:publication_date>2026-11-22</n:publication_date></n:news></url></urlset>"
)


def read(source: Source, body: str | bytes, *, depth: int = 1) -> ListingPage:
    listing = Listing(route=source.route, url="https://www.chinanews.com.cn/x", depth=depth)
    return read_source(CHINANEWS, source, listing, body.encode() if isinstance(body, str) else body, NOW)


def rss(date: str) -> str:
    item = f"<item><title>标题</title><link>{ARTICLE}?f=rss</link><pubDate>{date}</pubDate></item>"
    return f"<rss><channel>{item}</channel></rss>"


def test_a_feed_names_articles_by_their_canonical_address() -> None:
    (link,) = read(Feed(), rss("Fri, 20 Nov 2026 00:05:00 GMT")).links
    assert (link.url, link.headline) == (ARTICLE, "标题")
    assert link.published == datetime(2026, 11, 20, 0, 5, tzinfo=UTC)


def test_a_feed_that_nobody_writes_is_stale() -> None:
    with pytest.raises(StaleError, match="stale: newest entry of 2019-11-20"):
        read(Feed(), rss("Wed, 20 Nov 2019 00:05:00 GMT"))


def test_a_later_page_of_an_old_list_is_not_stale() -> None:
    assert read(Feed(), rss("Wed, 20 Nov 2019 00:05:00 GMT"), depth=2).links


@pytest.mark.parametrize(
    ("source", "body", "told"),
    [
        (Feed(), "<!DOCTYPE html><html><body>36kr</body></html>", "<html> where <rss>"),
        (JsonList(), "<!DOCTYPE html><html><body>36kr</body></html>", "HTML where JSON"),
        (JsonList(rows="data"), '{"errno": 10012, "msg": "sign error"}', "no rows at data.*sign error"),
        (JsonList(island="allData"), "<html><script>var other = {}</script></html>", "no allData"),
        (HtmlList(), "<html><a href='/about.html'>关于</a></html>", "no article"),
    ],
)
def test_an_answer_that_is_something_else_is_an_error(source: Source, body: str, told: str) -> None:
    with pytest.raises(ListingError, match=told):
        read(source, body)


DATES: dict[str, Any] = {
    "seconds": 1795176300,
    "a count as text": "1795176300",
    "milliseconds": 1795176300000,
    "a date": "2026-11-20 20:05:00",
    "month first": "11/20/2026 20:05:00",
    "ISO 8601": "2026-11-20T20:05:00+08:00",
}


@pytest.mark.parametrize("form", DATES)
def test_a_row_is_dated_in_any_form(form: str) -> None:
    value = DATES[form] if isinstance(DATES[form], int) else f'"{DATES[form]}"'
    body = f'[{{"url": "{ARTICLE}", "title": "<em>标</em>题", "t": {value}}}, {{"url": "https://ad.example/"}}]'
    page = read(JsonList(date="t"), body)
    assert page.links[0].published == datetime(2026, 11, 20, 20, 5, tzinfo=BEIJING)
    assert (page.links[0].headline, page.unlinked) == ("标题", 1)


@pytest.mark.parametrize(
    ("source", "body"),
    [
        (JsonList(date="date"), f'[{{"url": "{ARTICLE}", "date": "2026-11-22"}}]'),
        (Feed(), rss("2026-11-22")),
        (Sitemap(), NEWS_SITEMAP),
    ],
    ids=["json", "feed", "sitemap"],
)
def test_a_row_with_a_day_alone_is_wanted_until_the_day_ends(source: Source, body: str) -> None:
    (link,) = read(source, body).links
    assert (link.published, link.not_after) == (None, datetime(2026, 11, 23, tzinfo=BEIJING))
    assert Plan(since=datetime(2026, 11, 22, 14, tzinfo=BEIJING)).wants(link.published, link.not_after)


def test_a_list_with_days_alone_is_stale_when_they_are_old() -> None:
    with pytest.raises(StaleError, match="stale: newest entry of 2019-11-"):
        read(JsonList(date="date"), f'[{{"url": "{ARTICLE}", "date": "2019-11-20"}}]')


def test_a_page_goes_back_as_far_as_the_days_in_its_addresses() -> None:
    page = read(HtmlList(), f"<a href='{ARTICLE}'>标题</a>")
    assert page.reached == datetime(2026, 11, 21, tzinfo=BEIJING)


def test_rows_stand_in_several_places() -> None:
    other = ARTICLE.replace("600001", "600002")
    body = f'{{"data": {{"top": [{{"url": "{ARTICLE}"}}], "list": [{{"url": "{other}"}}]}}}}'
    assert [link.url for link in read(JsonList(rows="data.top data.list"), body).links] == [ARTICLE, other]


def test_jsonp_in_gbk_is_read() -> None:
    title = "朱镕基文集的新版本在上海书展上发布，读者排起了长队"
    body = f'data_callback([{{"docurl": "{ARTICLE}", "title": "{title}"}},]);'.encode("gb18030")
    assert read(JsonList(link="docurl"), body).links[0].headline == title


def test_a_page_names_articles_by_anchors_and_their_day() -> None:
    page = read(
        HtmlList(within="div.list"), f"<div class=list><a href='{ARTICLE}'>甲</a></div><a href='{ARTICLE}x'>乙</a>"
    )
    assert [link.not_after for link in page.links] == [datetime(2026, 11, 21, tzinfo=BEIJING)]


def test_a_page_that_sends_the_reader_on_is_followed() -> None:
    page = read(HtmlList(), '<meta http-equiv="refresh" content="0;url=/GB/index.html">')
    assert [listing.url for listing in page.more] == ["https://www.chinanews.com.cn/GB/index.html"]


def test_an_index_leads_to_its_sitemaps_and_says_how_old_they_are() -> None:
    index = "<sitemapindex><sitemap><loc>/a.xml.gz</loc><lastmod>2026-11-01</lastmod></sitemap></sitemapindex>"
    (child,) = read(Sitemap(), index).more
    assert child.url == "https://www.chinanews.com.cn/a.xml.gz"
    assert child.not_after == datetime(2026, 11, 2, tzinfo=BEIJING)


def test_a_packed_news_sitemap_says_when_each_was_published() -> None:
    news = "<n:news><n:publication_date>2026-11-20T08:00:00+08:00</n:publication_date><n:title>标题</n:title></n:news>"
    body = f"<urlset xmlns:n='urn:n'><url><loc>{ARTICLE}</loc>{news}</url></urlset>"
    (link,) = read(Sitemap(), gzip.compress(body.encode())).links
    assert (link.headline, link.published) == ("标题", datetime(2026, 11, 20, 8, tzinfo=BEIJING))


def pages(site: str, kind: str, count: int, cursor: str = "") -> list[Listing]:
    """The first pages of a site's first channel of that kind."""
    source = next(source for source in all_sites()[site].sources if source.route == kind)
    seed = next(seed for seed in read_seeds() if (seed.site, seed.kind) == (site, kind))
    found = list(source.listings(Plan(since=NOW, seeds=(seed,))))
    while len(found) < count:
        found += source.following(found[-1], cursor)
    return found


@pytest.mark.parametrize(
    ("site", "kind", "ends"),
    [
        ("sina", "api", ["page=1", "page=2", "page=3"]),
        ("sspai", "api", ["offset=0&created_at=0", "offset=10&created_at=0", "offset=20&created_at=0"]),
        (
            "netease",
            "api",
            ["0200213/?callback=data_callback", "_02/?callback=data_callback", "_03/?callback=data_callback"],
        ),
        ("chinanews", "page", ["/news1.html", "/news2.html", "/news3.html"]),
    ],
)
def test_a_list_goes_on(site: str, kind: str, ends: list[str]) -> None:
    assert all(page.url.endswith(end) for page, end in zip(pages(site, kind, 3), ends, strict=True))


def test_a_list_goes_on_from_its_cursor() -> None:
    first, second = pages("huxiu", "api", 2, cursor="1763500000")
    assert first.payload == {"platform": "www", "channel_id": "0", "pagesize": 20, "last_time": ""}
    assert second.payload == {**first.payload, "last_time": "1763500000"}
    source = all_sites()["huxiu"].sources[0]
    assert source.following(second, "1763500000") == ()


def test_a_list_ends_where_its_site_has_no_more_pages() -> None:
    last = replace(pages("chinanews", "page", 1)[0], depth=10)
    assert all_sites()["chinanews"].sources[1].following(last, "") == ()


def test_a_seed_of_a_route_that_its_site_has_not_is_an_error() -> None:
    plan = Plan(since=NOW, seeds=(Seed("ithome", "rss", "https://www.ithome.com/rss/", "资讯"),))
    discovery = all_sites()["ithome"].discovery
    assert discovery
    with pytest.raises(SeedError, match="ithome has no rss; there are feed, page"):
        list(discovery.listings(plan))


def test_a_seed_of_another_shape_is_an_error() -> None:
    seed = Seed("sina", "api", "https://news.sina.com.cn/roll/")
    with pytest.raises(SeedError, match="addresses like"):
        list(all_sites()["sina"].sources[0].listings(Plan(since=NOW, seeds=(seed,))))


@pytest.mark.parametrize("site", sorted(site.id for site in all_sites().values() if site.sources))
def test_every_seed_of_a_site_is_one_that_it_can_ask(site: str) -> None:
    seeds = tuple(seed for seed in read_seeds() if seed.site == site)
    discovery = all_sites()[site].discovery
    assert discovery
    listings = list(discovery.listings(Plan(since=NOW - timedelta(days=1), seeds=seeds)))
    assert len(listings) == len(seeds) > 0
    assert not [listing.url for listing in listings if "{" in listing.url]
