"""The replica keeps the rules that crawlers of thepaper.cn have to live with."""

import gzip
import http.client
import json
import re
import zlib
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import brotli
import pytest
import zstandard

from tests.replica import Article, Replica

NOW = "2026-11-22T20:00:00+08:00"
REFERER = {"Referer": "https://www.thepaper.cn/"}
POSTED = REFERER | {"Content-Type": "application/json"}
BY_CHANNEL = "https://api.thepaper.cn/contentapi/nodeCont/getByChannelId"
BY_NODE = "https://api.thepaper.cn/contentapi/nodeCont/getByNodeIdPortal"
SEARCH = "https://api.thepaper.cn/search/web/news"
ISLAND = re.compile(r'<script id="__NEXT_DATA__" type="application/json">(.*?)</script>', re.DOTALL)
DECODERS = {
    "gzip": gzip.decompress,
    "br": brotli.decompress,
    "zstd": lambda body: zstandard.ZstdDecompressor().decompress(body),
    "deflate": zlib.decompress,
}


class Answer:
    def __init__(self, status: int, headers: dict[str, str], body: bytes) -> None:
        self.status, self.headers, self.body = status, headers, body

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def island(self) -> Any:
        match = ISLAND.search(self.text)
        assert match
        return json.loads(match[1])


def fetch(
    replica: Replica, url: str, *, method: str = "GET", body: Any = None, headers: dict[str, str] | None = None
) -> Answer:
    """The answer to *url*, asked of the loopback under its own Host."""
    target = urlsplit(url)
    connection = http.client.HTTPConnection(urlsplit(replica.address).netloc, timeout=10)
    try:
        data = None if body is None else json.dumps(body)
        path = target.path + (f"?{target.query}" if target.query else "")
        connection.request(method, path or "/", data, {"Host": target.netloc} | (headers or {}))
        response = connection.getresponse()
        return Answer(response.status, dict(response.headers), response.read())
    finally:
        connection.close()


def post(replica: Replica, url: str, body: Any, headers: dict[str, str] = POSTED) -> Any:
    return fetch(replica, url, method="POST", body=body, headers=headers).json


def walk(replica: Replica, url: str, **body: Any) -> Iterator[list[dict[str, Any]]]:
    """The pages of a list, one after the other."""
    cursor: Any = ""
    while True:
        data = post(replica, url, {**body, "startTime": cursor})["data"]
        yield data["list"]
        cursor = data["startTime"]
        if not data["hasNext"]:
            return


def first(articles: list[Article], **wanted: object) -> Article:
    return next(a for a in articles if all(getattr(a, name) == value for name, value in wanted.items()))


@pytest.fixture(scope="module")
def replica() -> Iterator[Replica]:
    with Replica(articles=200, blocked=0, now=NOW) as running:
        yield running


@pytest.fixture(scope="module")
def truth(replica: Replica) -> list[Article]:
    return replica.truth()


@pytest.fixture
def fresh() -> Iterator[Replica]:
    """A replica that a test may change."""
    with Replica(articles=30, blocked=0, now=NOW) as running:
        yield running


def test_the_truth_has_articles_of_every_kind(truth: list[Article]) -> None:
    kinds = {article.kind for article in truth}
    assert len(truth) == 200
    assert kinds >= {"article", "wrinkled", "contributed", "old", "old-gov", "video", "live", "special", "gallery"}
    assert kinds >= {"forward", "no-island", "broken-island", "removed", "soft-404", "old-gone", "null"}


def test_newer_articles_have_larger_ids(truth: list[Article]) -> None:
    by_id = sorted(truth, key=lambda article: int(article.id))
    assert by_id == sorted(truth, key=lambda article: article.published)
    assert 34_300_000 < int(by_id[-1].id) < 34_700_000


def test_no_paragraph_comes_twice_in_an_article_and_bodies_have_a_sensible_length(truth: list[Article]) -> None:
    for article in truth:
        assert len(set(article.paragraphs)) == len(article.paragraphs)
        if article.genre == "article":
            assert 300 <= len("".join(article.paragraphs)) <= 6200


def test_articles_share_little_text(truth: list[Article]) -> None:
    bodies = [set(re.findall("[^。]+。", "。".join(a.paragraphs))) for a in truth if a.genre == "article"]
    for number, body in enumerate(bodies):
        assert all(len(body & other) < 0.5 * min(len(body), len(other)) for other in bodies[:number])


@pytest.mark.parametrize(("build", "marker"), [("index", "index_cententWrap__Jv8jK"), ("plain", '"cententWrap__UojXm')])
def test_an_article_page_has_its_text_twice(replica: Replica, truth: list[Article], build: str, marker: str) -> None:
    article = first(truth, kind="article", build=build)
    answer = fetch(replica, article.url)
    detail = answer.island["props"]["pageProps"]["detailData"]["contentDetail"]
    assert detail["name"].strip() == article.headline
    assert marker in answer.text
    assert all(paragraph in detail["content"] for paragraph in article.paragraphs)
    assert all(answer.text.count(paragraph) == 2 for paragraph in article.paragraphs)


@pytest.mark.parametrize("kind", ["no-island", "broken-island", "old", "old-gov", "wrinkled", "contributed"])
def test_every_other_layout_shows_its_paragraphs(replica: Replica, truth: list[Article], kind: str) -> None:
    article = first(truth, kind=kind)
    text = re.sub("<[^>]+>", "", fetch(replica, article.url).text)
    assert article.headline in text
    assert all(paragraph.partition(" ")[0] in text for paragraph in article.paragraphs)


@pytest.mark.parametrize("kind", ["live", "special", "soft-404", "null"])
def test_pages_without_content_detail(replica: Replica, truth: list[Article], kind: str) -> None:
    answer = fetch(replica, first(truth, kind=kind).url)
    assert answer.status == 200
    assert not answer.island["props"]["pageProps"]["detailData"].get("contentDetail")


def test_what_is_gone_says_so_in_its_own_way(replica: Replica, truth: list[Article]) -> None:
    assert fetch(replica, first(truth, kind="removed").url).status == 404
    assert "ant-empty-description" in fetch(replica, first(truth, kind="soft-404").url).text
    assert "此文章已下线" in fetch(replica, first(truth, kind="old-gone").url).text


def test_a_forward_leads_elsewhere(replica: Replica, truth: list[Article]) -> None:
    article = first(truth, kind="forward")
    answer = fetch(replica, article.url)
    assert (answer.status, answer.headers["Location"]) == (307, article.forward)


def test_an_unchanged_page_is_not_sent_again(replica: Replica, truth: list[Article]) -> None:
    article = first(truth, kind="article")
    headers = fetch(replica, article.url).headers
    for condition in ({"If-None-Match": headers["ETag"]}, {"If-Modified-Since": headers["Last-Modified"]}):
        answer = fetch(replica, article.url, headers=condition)
        assert (answer.status, answer.body) == (304, b"")


@pytest.mark.parametrize(
    ("body", "headers", "code"),
    [
        ({"channelId": "25950"}, POSTED, 200),
        ({"channelId": "25950"}, REFERER, 99998),
        ({"channelId": "25462"}, POSTED, 10000),
    ],
    ids=["ok", "no content type", "a column's id"],
)
def test_the_channel_api_answers_by_its_rules(
    replica: Replica, body: dict[str, str], headers: dict[str, str], code: int
) -> None:
    assert post(replica, BY_CHANNEL, body, headers)["code"] == code


def test_the_api_wants_post_and_a_referer(replica: Replica) -> None:
    assert fetch(replica, BY_CHANNEL, headers=POSTED).json["code"] == 99998
    refused = fetch(replica, BY_CHANNEL, method="POST", body={}, headers={"Content-Type": "application/json"})
    assert refused.status == 403
    assert "WAF拦截页面" in refused.text


@pytest.mark.parametrize("channel", ["", "25949", "25950", "119908", "36079"])
def test_the_cursor_reaches_every_article_once(replica: Replica, truth: list[Article], channel: str) -> None:
    wanted = {"": truth, "25949": [a for a in truth if a.number % 3 == 0]}
    listed = wanted.get(channel) or [a for a in truth if a.channel_id == channel]
    found: list[str] = []
    for rows in walk(replica, BY_CHANNEL, channelId=channel, pageSize=50):
        assert len(rows) <= 20
        found += [str(row["contId"]) for row in rows if row.get("contId") and row["cornerLabelDesc"] != "推荐"]
    assert found == [article.id for article in listed]


def test_page_numbers_do_not_turn_pages(replica: Replica) -> None:
    one, two = (post(replica, BY_CHANNEL, {"channelId": "", "pageNum": n})["data"]["list"] for n in (1, 2))
    assert one == two
    assert one[0]["cornerLabelDesc"] == "推荐"
    assert any(not row.get("contId") for row in one)


def test_excluded_articles_are_left_out(replica: Replica, truth: list[Article]) -> None:
    newest = truth[0]
    rows = post(replica, BY_CHANNEL, {"channelId": "", "excludeContIds": [newest.number]})["data"]["list"]
    assert newest.id not in {str(row.get("contId")) for row in rows}


def test_columns_and_accounts_list_their_own(replica: Replica, truth: list[Article]) -> None:
    article = first(truth, contributed=True)
    rows = [row for page in walk(replica, BY_NODE, nodeId=article.node_id) for row in page if row.get("contId")]
    assert {row["authorInfo"]["sname"] for row in rows} >= {article.account}
    for kind in ("user", "gov"):
        url = f"https://api.thepaper.cn/contentapi/cont/pph/{kind}"
        listed = post(replica, url, {"pphId": article.account_id, "startTime": 0})["data"]["list"]
        assert article.id in {str(row["contId"]) for row in listed if row.get("contId")}


def test_search_marks_the_word_and_turns_pages(replica: Replica) -> None:
    assert post(replica, SEARCH, {"keyword": "大模型"})["code"] == 10001
    one, two = (post(replica, SEARCH, {"word": "记者", "pageNum": n})["data"] for n in (1, 2))
    assert one["pages"] > 1
    assert {row["contId"] for row in one["list"]}.isdisjoint(row["contId"] for row in two["list"])
    named = post(replica, SEARCH, {"word": "怎么"})["data"]["list"]
    assert any("<em>怎么</em>" in row["name"] for row in named)


def test_the_sidebar_needs_nothing_and_has_gaps(replica: Replica) -> None:
    answer = fetch(replica, "https://cache.thepaper.cn/contentapi/wwwIndex/rightSidebar").json
    rows = answer["data"]["hotNews"]
    assert (answer["resultCode"], len(rows)) == (1, 20)
    assert any("contId" not in row for row in rows)
    nodes = fetch(replica, "https://cache.thepaper.cn/contentapi/node/getWwwAllNodes").json
    assert {node["name"] for node in nodes["data"]["channelList"]} >= {"时事", "科技"}


@pytest.mark.parametrize("host", ["www", "m"])
def test_list_pages_carry_their_rows(replica: Replica, host: str) -> None:
    root = f"https://{host}.thepaper.cn"
    channel = fetch(replica, f"{root}/channel_119908").island["props"]["pageProps"]
    assert (channel["id"], channel["data"]["code"]) == ("119908", 200)
    assert channel["data"]["data"]["list"]
    plain, wrapped = (fetch(replica, f"{root}/list_{n}").island["props"]["pageProps"] for n in (119446, 119447))
    assert plain["data"]["list"]
    assert wrapped["data"]["data"]["list"]


def test_a_channel_id_as_list_id_gives_the_home_page(replica: Replica) -> None:
    island = fetch(replica, "https://www.thepaper.cn/list_119908").island
    assert island["page"] == "/"
    assert "id" not in island["props"]["pageProps"]
    assert "commTag=true" in fetch(replica, "https://www.thepaper.cn/").text


def test_twins_and_old_links_reach_the_same_article(replica: Replica, truth: list[Article]) -> None:
    article = first(truth, kind="article")
    for path in (f"newsDetail_forward_{article.id}", f"detail/{article.id}"):
        twin = fetch(replica, f"https://m.thepaper.cn/{path}").island
        assert twin["props"]["pageProps"]["contId"] == article.id
        assert twin["props"]["appProps"]["menu"]["channelList"]
    old = fetch(replica, f"https://m.thepaper.cn/kuaibao_detail.jsp?contid={article.id}&from=kuaibao")
    assert (old.status, old.headers["Location"]) == (302, f"/newsDetail_forward_{article.id}")
    assert fetch(replica, "https://thepaper.cn/").headers["Location"] == "https://www.thepaper.cn/"


def test_robots_and_sitemaps_name_every_article(replica: Replica, truth: list[Article]) -> None:
    robots = fetch(replica, "https://www.thepaper.cn/robots.txt").text
    assert {a.id for a in truth if a.disallowed} == set(re.findall(r"Disallow: /newsDetail_forward_(\d+)", robots))
    index = re.search(r"Sitemap: (\S+)", robots)
    assert index
    children = re.findall(r"<loc>(.*?)</loc>", fetch(replica, index[1]).text)
    bodies = [fetch(replica, child).body for child in children]
    texts = [gzip.decompress(body).decode() if body[:2] == b"\x1f\x8b" else body.decode() for body in bodies]
    assert sorted(re.findall(r"<loc>(.*?)</loc>", "".join(texts))) == sorted(a.url for a in truth)


def test_every_coding_is_met_and_decodes(replica: Replica, truth: list[Article]) -> None:
    met = set()
    for article in [a for a in truth if a.kind == "article"][:40]:
        answer = fetch(replica, article.url, headers={"Accept-Encoding": "gzip, deflate, br, zstd"})
        coding = answer.headers.get("Content-Encoding", "identity")
        met.add(coding)
        body = DECODERS[coding](answer.body) if coding in DECODERS else answer.body
        assert article.headline in body.decode()
    assert met == {"identity", *DECODERS}


def test_the_wall_lets_a_second_or_third_try_pass() -> None:
    with Replica(articles=20, blocked=1, now=NOW) as walled:
        for article in [a for a in walled.truth() if a.kind == "article"]:
            statuses = [fetch(walled, article.url).status for _ in range(3)]
            assert statuses in ([403, 200, 200], [403, 403, 200])
        assert {403, 200} == {entry["status"] for entry in walled.requests()}


def test_the_same_seed_and_time_give_the_same_bytes(replica: Replica, truth: list[Article]) -> None:
    with Replica(articles=200, blocked=0, now=NOW) as twin:
        assert twin.truth() == truth
        for url in (truth[0].url, "https://www.thepaper.cn/", "https://www.thepaper.cn/channel_119908"):
            assert fetch(twin, url).body == fetch(replica, url).body


def test_it_grows_edits_and_removes(fresh: Replica) -> None:
    newest = max(article.number for article in fresh.truth())
    grown = fresh.grow(3)
    assert all(article.number > newest for article in grown)
    rows = post(fresh, BY_CHANNEL, {"channelId": ""})["data"]["list"]
    assert {a.id for a in grown} <= {str(row.get("contId")) for row in rows}
    tag = fetch(fresh, grown[0].url).headers["ETag"]
    edited = fresh.edit(grown[0].id)
    page = fetch(fresh, edited.url, headers={"If-None-Match": tag})
    assert edited.headline in page.text
    assert edited.modified > grown[0].modified
    fresh.remove(edited.id)
    assert fetch(fresh, edited.url).status == 404


def test_faults_can_be_switched(fresh: Replica) -> None:
    article = first(fresh.truth(), kind="article")
    cases = {"waf-all": 403, "articles-down": 500}
    for name, status in cases.items():
        fresh.fault(name)
        assert fetch(fresh, article.url).status == status
        fresh.fault(name, on=False)
    fresh.fault("no-island")
    assert "__NEXT_DATA__" not in fetch(fresh, article.url).text
    fresh.fault("no-island", on=False)
    fresh.fault("no-html")
    assert "<h1" not in fetch(fresh, article.url).text
    fresh.fault("empty-lists")
    assert post(fresh, BY_CHANNEL, {"channelId": ""})["data"]["list"] == []
    fresh.fault("api-down")
    assert fetch(fresh, BY_CHANNEL, method="POST", body={}, headers=POSTED).status == 500


def test_requests_are_logged_until_cleared(fresh: Replica) -> None:
    fetch(fresh, "https://www.thepaper.cn/robots.txt", headers={"User-Agent": "tester"})
    assert [(e["host"], e["path"], e["status"], e["user_agent"]) for e in fresh.requests()] == [
        ("www.thepaper.cn", "/robots.txt", 200, "tester")
    ]
    fresh.clear_requests()
    assert fresh.requests() == []


@pytest.mark.parametrize("number", range(6))
def test_the_small_newspaper_has_six_layouts(replica: Replica, number: int) -> None:
    article = replica.truth("generic")[number]
    body = fetch(replica, article.url).body
    text = body.decode("gb18030" if number == 3 else "utf-8")
    assert article.headline in text
    assert all(paragraph in text for paragraph in article.paragraphs)
    short = fetch(replica, f"https://short.example.com/a/{number + 1}")
    assert (short.status, short.headers["Location"]) == (302, article.url)


@pytest.mark.parametrize(
    ("path", "location"),
    [
        ("to-loopback", "http://127.0.0.1:22/"),
        ("to-metadata", "http://169.254.169.254/latest/meta-data/"),
        ("to-file", "file:///etc/passwd"),
        ("loop", "/loop"),
    ],
)
def test_redirects_that_must_not_be_followed(replica: Replica, path: str, location: str) -> None:
    assert fetch(replica, f"https://evil.example.com/{path}").headers["Location"] == location


def test_the_other_traps(replica: Replica) -> None:
    root = "https://evil.example.com"
    assert len(fetch(replica, f"{root}/huge?mb=2").body) > 2_000_000
    assert fetch(replica, f"{root}/status/503").status == 503
    assert "arg1=" in fetch(replica, f"{root}/challenge").text
    assert "安全验证" in fetch(replica, f"{root}/captcha").text
    assert fetch(replica, f"{root}/empty").body == b""
    assert fetch(replica, f"{root}/binary").headers["Content-Type"] == "image/png"
    assert "不存在" in fetch(replica, f"{root}/soft404").text
    with pytest.raises(http.client.IncompleteRead):
        fetch(replica, f"{root}/drop")
    assert fetch(replica, "https://nowhere.example.org/").status == 404
