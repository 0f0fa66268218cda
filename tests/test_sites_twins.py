"""Addresses that name one article: other hosts, share links, with and without `www.`."""

import json
from pathlib import Path

import pytest

from newscrawl.sites import canonical, site_for
from newscrawl.urls import one_spelling
from tests.conftest import UNTAGGED, crawler_into
from tests.replica import Replica
from tests.replica.press import GOLDEN

POST = "https://mp.weixin.qq.com/s?__biz=MzA3MDAwMDAwMA%3D%3D&idx=1&mid=2650000001&sn=0123456789abcdef0123456789abcdef"
TWINS = {
    "http://xinhuanet.com/politics/2023-12/17/c_1130000001.htm": "http://www.news.cn/politics/2023-12/17/c_1130000001.htm",
    "https://tech.ifeng.com/c/8hXqPmT2vLs--kQ3nWz?from=app": "https://tech.ifeng.com/c/8hXqPmT2vLs",
    "http://www.xinhuanet.com/politics/2023-12/17/c_1130000001.htm": "http://www.news.cn/politics/2023-12/17/c_1130000001.htm",
    "https://www.xinhuanet.com/20260115/fedcba9876543210fedcba9876543210/c.html": (
        "http://www.news.cn/20260115/fedcba9876543210fedcba9876543210/c.html"
    ),
    "http://culture.people.cn/n1/2019/0615/c1013-31122333.html": (
        "http://culture.people.com.cn/n1/2019/0615/c1013-31122333.html"
    ),
    "https://k.sina.cn/article_1700000001_65540001020abc.html?from=news": (
        "https://k.sina.com.cn/article_1700000001_65540001020abc.html"
    ),
    "https://www.bbc.co.uk/zhongwen/articles/c4gx7m2p9e1o/simp?at_medium=RSS": (
        "https://www.bbc.com/zhongwen/articles/c4gx7m2p9e1o/simp"
    ),
    "https://www.bbc.co.uk/zhongwen/trad/world-50000001": "https://www.bbc.com/zhongwen/trad/world-50000001",
    "https://world.huanqiu.com/article/4PaBcDeFgHi": "https://www.huanqiu.com/article/4PaBcDeFgHi",
    f"{POST}&chksm=97d0&scene=27&from=timeline#wechat_redirect": POST,
    "https://mp.weixin.qq.com/s?sn=0123456789abcdef0123456789abcdef&mid=2650000001&idx=1&__biz=MzA3MDAwMDAwMA==": POST,
    "https://m.163.com/dy/article/KG2M7Q0A0514R9P4.html": "https://www.163.com/dy/article/KG2M7Q0A0514R9P4.html",
    "http://chinanews.com/cj/2026/11-20/1.shtml": "https://www.chinanews.com.cn/cj/2026/11-20/1.shtml",
}
ALONE = [
    "http://www.xinhuanet.com/local/2019-12/10/c_1125300001.htm",
    "http://news.xinhuanet.com/world/2015-07/04/c_1115000001.htm",
    "http://www.bbc.co.uk/zhongwen/simp/world/2012/12/121210_riverbend_bridge.shtml",
    "https://mp.huanqiu.com/article/3yZaBcDeFgH",
    "https://mp.weixin.qq.com/s/Qm4kT8vX2nLd0aYwPzRb7A",
]
"""Addresses whose host alone is known to have the article."""
WITH_WWW = sorted(
    {
        url
        for path in GOLDEN.glob("*/*/meta.json")
        if "//www." in (url := json.loads(path.read_bytes())["url"]) and site_for(url)
    }
)


@pytest.mark.parametrize(("twin", "one"), [*TWINS.items(), *((url, url) for url in ALONE)])
def test_twins_have_one_address(twin: str, one: str) -> None:
    assert canonical(twin) == one
    assert canonical(one) == one


@pytest.mark.parametrize("url", WITH_WWW)
def test_a_site_knows_its_articles_without_www(url: str) -> None:
    bare = url.replace("//www.", "//")
    assert site_for(bare) == site_for(url)
    assert one_spelling(canonical(bare)) == one_spelling(canonical(url))


@pytest.mark.e2e
def test_an_article_is_fetched_once_by_all_its_twins(tmp_path: Path) -> None:
    twins = [
        "http://culture.people.com.cn/n1/2019/0615/c1013-31122333.html",
        "http://culture.people.cn/n1/2019/0615/c1013-31122333.html",
        "https://world.huanqiu.com/article/4PaBcDeFgHj",
        "https://tech.huanqiu.com/article/4PaBcDeFgHj",
    ]
    with Replica(articles=1, blocked=0) as newsrooms:
        crawl = crawler_into(tmp_path / "output", newsrooms, *UNTAGGED)
        done = crawl("article", "-a", f"url={','.join(twins)}")
        asked = {request["host"] for request in newsrooms.requests()}
    assert asked == {"culture.people.com.cn", "world.huanqiu.com"}, "the address that was given first"
    assert {article.url for article in done.articles()} == {canonical(url) for url in twins}
    assert done.states == {"archived": 2, "known": 2}
