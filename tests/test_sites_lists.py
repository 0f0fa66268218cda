"""What site modules can declare: lists with a time in their address, articles that are posted for, walls, states."""

from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urljoin

import pytest

from newscrawl import extract
from newscrawl.errors import NotAnArticleError
from newscrawl.seeds import Seed, read_seeds
from newscrawl.sites import all_sites
from newscrawl.sites.layouts import Selectors, SitePage
from newscrawl.sites.listings import Listing, Plan
from newscrawl.sites.sources import HtmlList, JsonList
from newscrawl.sites.templates import joined
from newscrawl.spiders.rounds import name_of
from newscrawl.text.dates import BEIJING

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
ADDRESSES = ["", "/", "c", "c/d.html?e=/f", "?g", "#h", "./c", "../c", "c/../d", "/c//d", "c//d", "//b.cn/c", "c:d"]
ADDRESSES += ["/c:d", "/《c》", "c;d", "/c?"]
STORY = (
    "<p>江边的修船厂今天重新开工，四十名工人从清晨忙到傍晚。</p><p>厂长说，第一批要修的是十二条渡船，月底以前下水。</p>"
)


def first(source: JsonList, url: str) -> Listing:
    return source.listing(Seed("x", source.route, url))


def test_an_address_has_the_time_at_which_it_is_asked() -> None:
    before = int(datetime.now(UTC).timestamp())
    listing = first(JsonList(url="https://a.cn/flash?from={now}&day={today:%Y%m%d}"), "https://a.cn/flash?from=1&day=2")
    said = dict(pair.split("=") for pair in listing.url.partition("?")[2].split("&"))
    assert before <= int(said["from"]) <= before + 60
    assert said["day"] in {f"{datetime.now(BEIJING) - timedelta(minutes=late):%Y%m%d}" for late in (0, 1)}
    assert name_of(listing) == "https://a.cn/flash?from=0&day=19700101", "the archive knows it again in every run"


def test_what_is_posted_has_the_time_as_a_number() -> None:
    listing = first(JsonList(url="https://a.cn/flash", payload={"before": "{now}"}), "https://a.cn/flash")
    assert isinstance((listing.payload or {})["before"], int)


@pytest.mark.parametrize(("site", "route"), [("jiemian", "flash"), ("sina", "rank")])
def test_a_seed_with_another_time_is_the_same_list(site: str, route: str) -> None:
    source = next(source for source in all_sites()[site].sources if source.route == route)
    address = "https://www.jiemian.com/lists/4.html"
    if site == "sina":
        address = "https://top.news.sina.com.cn/ws/GetTopDataList.php?top_type=day&top_cat=a&top_time=20010101&top_show_num=50"
    listings = list(source.listings(Plan(since=NOW, seeds=(Seed(site, route, address),))))
    assert [("20010101" in listing.url, "{" in listing.url) for listing in listings] == [(False, False)]


@pytest.mark.parametrize(
    ("html", "urls"),
    [
        ("<a href='/1'>甲</a><A class=x HREF=/2>乙</A>", ["/1", "/2"]),
        ("<!-- <a href='/1'>甲</a> --><a href='/2'>乙</a>", ["/2"]),
        ("<script>x = \"<a href='/1'>甲</a>\"</script><a href='/2'>乙</a>", ["/2"]),
        ("<style>/* <a href='/1'>甲</a> */</style><a href='/2'>乙</a>", ["/2"]),
        ("<a href='/1'>甲<a href='/2'>乙</a>", ["/1", "/2"]),
        ("<a href='/1'>甲</a><a href='/2'>乙", ["/1", "/2"]),
        ("<a title='甲 > 乙' href='/1'>甲</a>", ["/1"]),
        ("<abbr href='/1'>甲</abbr><area href='/2'><a href='/3?a=1&amp;b=2'>乙</a>", ["/3?a=1&b=2"]),
        ("<a href='/1'>甲</a><!-- <a href='/2'>乙</a>", ["/1"]),
    ],
    ids=["case", "comment", "script", "style", "nested", "unclosed", "quoted", "other", "open-comment"],
)
def test_the_anchors_of_a_page_are_found_without_its_tree(html: str, urls: list[str]) -> None:
    said = HtmlList().said(Listing(route="page", url="https://a.cn/"), html.encode(), NOW)
    assert [link.url.removeprefix("https://a.cn") for link in said.links] == urls


@pytest.mark.parametrize(
    "anchor",
    [
        "<a href='/1?a=1&amp;copy=2'>甲</a>",
        "<a href='/1?a=1&copy=2'>甲</a>",
        "<a title='href=/2' href='/1?a=1&copy=2'>甲</a>",
        '<a data-href="/2" class=x\nHREF = "/1?a=1&copy=2">甲</a>',
        "<a/href=/1?a=1&copy=2>甲</a><a href=/1?a=1&copy=2>甲</a>",
        "<a hrefs='/2' href='/1?a=1&copy=2' href='/3'>甲</a>",
        "<a odd\" href='/1?a=1&copy=2'>甲</a>",
    ],
    ids=["entity", "parameter", "title", "data", "slash", "similar", "odd-quote"],
)
def test_only_anchors_that_lead_to_articles_are_read(anchor: str) -> None:
    page = f"<a href='/9'>丙</a>{anchor}<a name=x>丁</a><a>戊</a><a href=''>己</a>".encode()
    said = HtmlList().said(Listing(route="page", url="https://a.cn/"), page, NOW, lambda url: url * ("/1?" in url))
    assert [(link.url, link.headline) for link in said.links] == [("https://a.cn/1?a=1&copy=2", "甲")]


def test_a_page_of_broken_anchors_is_read_in_time_that_grows_with_its_length() -> None:
    page = ("<a " * 50_000 + '<a x="' * 50_000 + "<a href=" * 50_000 + "<!--" * 50_000).encode()
    listing = Listing(route="page", url="https://a.cn/")
    assert HtmlList().said(listing, page, NOW, lambda _: None).links == ()
    assert len(HtmlList().said(listing, page, NOW).links) <= 1


@pytest.mark.parametrize(
    "anchors",
    [
        "<a href='/1'><img alt='' src='/1.jpg'></a><a href='/1'>渡船月底下水</a><a href='/1'>阅读全文</a>",
        "<a href='/1' title='甲 > 乙'>渡船<b>月底</b><!-- 丙 > 丁 -->下水</a>",
        "<a href='/1' odd\"><span class=x data-y='>'>渡船月底&#19979;水</span></a>",
    ],
    ids=["picture-first", "markup", "odd-quotes"],
)
@pytest.mark.parametrize("within", ["", "div"])
def test_the_headline_of_an_address_is_the_first_text_that_leads_to_it(anchors: str, within: str) -> None:
    page = f"<div>{anchors}</div>".encode()
    said = HtmlList(within=within).said(Listing(route="page", url="https://a.cn/"), page, NOW)
    assert [link.headline for link in said.links] == ["渡船月底下水"]


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ('<!-- <a href="/article/1.html">旧</a> -->', False),
        ('<script><!--\nopen("/article/1.html")\n--></script>', True),
        ("<i data-to='/article/1.html'></i>", True),
    ],
    ids=["comment", "old-script", "attribute"],
)
def test_an_address_in_a_comment_of_a_page_is_not_listed(html: str, found: bool) -> None:  # noqa: FBT001 (a parameter)
    page = f"<p>{html}<a href='/article/2.html'>渡船月底下水</a></p>".encode()
    links = all_sites()["jiemian"].discover(page, "https://www.jiemian.com/lists/4.html", fetched=NOW)
    assert ("https://www.jiemian.com/article/1.html" in {link.url for link in links}) is found


@pytest.mark.parametrize(
    ("paid", "row", "said"),
    [
        ("vip", '{"vip": true}', True),
        ("vip", '{"vip": "1"}', True),
        ("vip", '{"vip": 0}', False),
        ("vip", "{}", False),
        ("type!=-1", '{"type": 1}', True),
        ("type!=-1", '{"type": "-1"}', False),
        ("type!=-1", "{}", False),
        ("", '{"vip": true}', False),
    ],
)
def test_a_row_says_that_its_article_is_paid(paid: str, row: str, said: bool) -> None:  # noqa: FBT001 (a parameter)
    answer = f'[{{"url": "https://a.cn/1", {row[1:]}]'.replace(", }", "}").encode()
    links = JsonList(paid=paid).said(Listing(route="api", url="https://a.cn/"), answer, NOW).links
    assert [link.paid for link in links] == [said]


@pytest.mark.parametrize(
    ("site", "url", "answer"),
    [
        (
            "cls",
            "https://www.cls.cn/v1/roll/get_roll_list",
            '{"data": {"roll_data": [{"id": 1, "type": -1}, {"id": 2, "type": 20026}]}}',
        ),
        (
            "thepaper",
            "https://api.thepaper.cn/contentapi/nodeCont/getByChannelId",
            '{"code": 200, "data": {"list": [{"contId": 1, "paywalled": false}, {"contId": 2, "paywalled": true}]}}',
        ),
    ],
    ids=["cls", "thepaper"],
)
def test_the_lists_of_a_site_mark_what_is_paid(site: str, url: str, answer: str) -> None:
    discovery = all_sites()[site].discovery
    assert discovery
    links = discovery.read(Listing(route="api", url=url), answer.encode(), NOW).links
    assert [(link.url[-1], link.paid) for link in links] == [("1", False), ("2", True)]


@pytest.mark.parametrize(
    "base", ["https://a.cn", "https://a.cn/b/c.html?x=/y/", "http://a.cn/b/../c/d", "https://a.cn/x;p/y?q#f"]
)
@pytest.mark.parametrize("url", ADDRESSES)
def test_an_address_is_joined_as_the_standard_says(base: str, url: str) -> None:
    assert joined(base, url) == urljoin(base, url)


@pytest.mark.parametrize(
    ("site", "url", "payload"),
    [
        ("huxiu", "https://m.huxiu.com/article/4883530.html", {"platform": "www", "aid": "4883530"}),
        ("infoq", "https://www.infoq.cn/article/Hn4vXc9T", {"uuid": "Hn4vXc9T"}),
        ("tmtpost", "https://www.tmtpost.com/8105533.html", None),
        ("ithome", "https://www.ithome.com/0/894/123.htm", None),
    ],
)
def test_a_site_says_how_an_article_is_asked_for(site: str, url: str, payload: dict[str, Any] | None) -> None:
    ask = all_sites()[site].ask(url)
    assert (ask.url == url, ask.payload) == (site == "ithome", payload)


@pytest.mark.parametrize(
    ("site", "url", "found"),
    [
        ("36kr", "http://36kr.com/p/5055230.html?ktm_source=feed", "https://www.36kr.com/p/5055230"),
        ("36kr", "HTTPS://M.36KR.com/newsflashes/5055230/", "https://www.36kr.com/newsflashes/5055230"),
        ("36kr", "https://www.36kr.com/video/5055230", None),
        ("yicai", "https://www.yicai.com/news/1.html?f=rss#top", "https://www.yicai.com/news/1.html"),
        ("yicai", "https://m.yicai.com/vip/news/1.html", "https://www.yicai.com/vip/news/1.html"),
        ("jiemian", "https://m.jiemian.com/video/BmUBOwhu.html", "https://www.jiemian.com/video/BmUBOwhu.html"),
        ("jiemian", "https://www.jiemian.com/video/lists/258_1.html", None),
        ("solidot", "https://it.solidot.org/story?from=x&sid=85490", "https://www.solidot.org/story?sid=85490"),
        ("chinanews", "https://www.chinanews.com.cn/cj/?f=rss", None),
        (
            "chinanews",
            "http://www.chinanews.com/cj/2026/11-20/1.shtml",
            "https://www.chinanews.com.cn/cj/2026/11-20/1.shtml",
        ),
        (
            "netease",
            "https://m.163.com/tech/article/K8ABCDEFGH123456.html?spss=x",
            "https://www.163.com/tech/article/K8ABCDEFGH123456.html",
        ),
        (
            "netease",
            "https://tech.163.com/19/0907/13/EOEI7K2M0001875P.html",
            "https://tech.163.com/19/0907/13/EOEI7K2M0001875P.html",
        ),
        (
            "nbd",
            "https://m.nbd.com.cn/articles/2026-11-20/3512345.html",
            "https://www.nbd.com.cn/articles/2026-11-20/3512345.html",
        ),
        ("dw", "https://amp.dw.com/zh/x/a-75000001", "https://www.dw.com/zh/x/a-75000001"),
        ("thecover", "https://thecover.cn/news/abc=", "https://www.thecover.cn/news/abc="),
        (
            "zaobao",
            "https://www.zaobao.com.sg/realtime/china/story20261120-7801234?utm_source=x",
            "https://www.zaobao.com/realtime/china/story20261120-7801234",
        ),
        (
            "caixin",
            "https://companies.caixin.com/m/2026-11-20/102345678.html?cxapp_link=true",
            "https://companies.caixin.com/2026-11-20/102345678.html",
        ),
    ],
    ids=[
        *("twin", "kind", "no-kind", "tracked", "paid", "film", "films", "query", "no-article", "two-domains"),
        *("phone", "old-host", "nbd", "amp", "bare-host", "two-countries", "phone-path"),
    ],
)
def test_the_one_address_of_an_article(site: str, url: str, found: str | None) -> None:
    assert all_sites()[site].article_at(url) == found


@pytest.mark.parametrize(("wall", "free"), [("", True), ("<div id='chargeWall'><a>订阅</a></div>", False)])
def test_a_wall_marks_an_article_as_paid(wall: str, free: bool) -> None:  # noqa: FBT001 (a parameter of the test)
    html = f"<div id='conTit'><h1>渡船月底下水</h1></div><div id=\"Main_Content_Val\">{STORY}</div>{wall}"
    assert (
        extract(html, "https://china.caixin.com/2026-11-19/102401234.html", fetched=NOW).is_accessible_for_free is free
    )


@pytest.mark.parametrize(
    ("said", "free"),
    [
        ("false", False),
        ('"False"', False),
        ('"https://schema.org/False"', False),
        ("true", True),
        ('"https://schema.org/True"', True),
    ],
    ids=["false", "word", "address", "true", "true-address"],
)
@pytest.mark.parametrize(
    "url",
    ["https://a.example/1.html", "https://www.nbd.com.cn/articles/2026-11-19/4012345.html"],
    ids=["no-module", "module"],
)
def test_json_ld_marks_an_article_as_paid(url: str, said: str, free: bool) -> None:  # noqa: FBT001 (a parameter)
    data = f'{{"@type": "NewsArticle", "headline": "渡船月底下水", "isAccessibleForFree": {said}}}'
    head = f'<title>渡船月底下水</title><script type="application/ld+json">{data}</script>'
    html = f'{head}<h1>渡船月底下水</h1><p>2026-11-19 08:05</p><div class="g-articl-text">{STORY}</div>'
    assert extract(html, url, fetched=NOW).is_accessible_for_free is free


@pytest.mark.parametrize(("folder", "free"), [("vip/news", False), ("news", True)], ids=["vip", "open"])
def test_an_address_marks_an_article_as_paid(folder: str, free: bool) -> None:  # noqa: FBT001 (a parameter of the test)
    html = f'<div class="title"><h1>渡船月底下水</h1></div><div class="m-txt">{STORY}</div>'
    article = extract(html, f"https://www.yicai.com/{folder}/102401234.html", fetched=NOW)
    assert article.is_accessible_for_free is free


@pytest.mark.parametrize(
    ("url", "genre"),
    [
        ("https://www.yicai.com/news/102401234.html", "article"),
        ("https://www.yicai.com/video/102401234.html", "video"),
        ("https://www.yicai.com/image/102401234.html", "gallery"),
        ("https://news.cctv.com/2026/11/19/PHOAabc261119.shtml", "gallery"),
    ],
    ids=["article", "video", "gallery", "photos"],
)
def test_an_address_names_the_genre(url: str, genre: str) -> None:
    head = '<h1>渡船月底下水</h1><div class="info">2026-11-19 08:05</div>'
    html = f'<div class="title">{head}</div><div class="m-txt" id="content_area">{STORY}</div>'
    assert extract(html, url, fetched=NOW).genre == genre


def test_a_film_without_a_text_is_no_article() -> None:
    html = '<video src="/1.mp4"></video><div class="title"><h1>渡船月底下水</h1></div><div class="txt"></div>'
    with pytest.raises(NotAnArticleError) as caught:
        extract(html, "https://www.yicai.com/video/102401234.html", fetched=NOW)
    assert caught.value.kind == "film"


class LayeredPage(SitePage):
    """A layout that declares what selectors alone cannot say."""

    marker = "class=lead"
    gathered = True
    selectors = Selectors(headline="h1", body="div.lead, div.text", byline="p.by")
    patterns = {"byline": r"^(\S+?)\s*发表于"}


@pytest.mark.parametrize(
    ("said", "authors"), [("闻笛 发表于昨天", ("闻笛",)), ("昨天发布", ())], ids=["found", "not-found"]
)
def test_a_layout_gathers_boxes_and_takes_what_its_patterns_find(said: str, authors: tuple[str, ...]) -> None:
    lead, text = STORY.split("</p>")[:2]
    boxes = f"<div class=lead>{lead}</p></div><div class=text>{lead}</p>{text}</p></div>"
    html = f"<h1>渡船月底下水</h1><p class=by>{said}</p>{boxes}"
    article = LayeredPage("https://a.example/1", html, site="a", fetched=NOW).to_article()
    assert article.authors == authors
    assert len(article.body.splitlines()) == 2, "what both boxes have is there once"


@pytest.mark.parametrize("site", ["thepaper", "chinanews", "solidot", "36kr"])
def test_layouts_have_names_that_begin_with_their_site(site: str) -> None:
    names = [page.parser for page in all_sites()[site].pages]
    assert {name.partition("/")[0] for name in names} == {site}
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("paid", [0, 1])
def test_a_state_says_that_an_article_is_paid(paid: int) -> None:
    state = f'<script>window.DATA = {{"title": "渡船月底下水", "article_is_pay": {paid}}};</script>'
    html = f'{state}<div class="content-article"><h1>渡船月底下水</h1>{STORY}</div>'
    article = extract(html, "https://news.qq.com/rain/a/20261109A03KD200", fetched=NOW)
    assert article.is_accessible_for_free is not bool(paid)


@pytest.mark.parametrize(
    ("site", "route", "home"),
    [("qq", "hot", "news.qq.com"), ("people", "page", "www.people.com.cn"), ("ithome", "feed", "www.ithome.com")],
)
def test_a_list_is_asked_for_as_from_the_home_page_of_its_site(site: str, route: str, home: str) -> None:
    seeds = tuple(seed for seed in read_seeds() if (seed.site, seed.kind) == (site, route))
    discovery = all_sites()[site].discovery
    listings = discovery.listings(Plan(since=NOW, seeds=seeds)) if discovery else ()
    assert {listing.headers["Referer"] for listing in listings} == {f"https://{home}/"}
