"""Whatever a server sends, `extract` answers or says in its own words why it cannot."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newscrawl import extract
from newscrawl.errors import ArgumentError, ListingError, NewscrawlError
from newscrawl.sites import all_sites

NOW = datetime(2026, 11, 22, tzinfo=UTC)
THEPAPER = "https://www.thepaper.cn/newsDetail_forward_33265766"
ELSEWHERE = "https://news.example.com/a/1.html"


def island(data: str) -> str:
    return f'<div id="__next"></div><script id="__NEXT_DATA__" type="application/json">{data}</script>'


PAGES: dict[str, bytes | str] = {
    "one surrogate": "\ud800",
    "a million brackets": island("[" * 1_000_000),
    "no props": island('{"props":null}'),
    "a text for an object": island('{"props":{"pageProps":{"detailData":"x"}}}'),
    "a text for the article": island('{"props":{"pageProps":{"detailData":{"contentDetail":"x"}}}}'),
    "nothing": b"",
    "blanks": b" \n\t ",
    "zeros": b"\x00" * 5000,
    "any bytes": bytes(range(256)) * 50,
    "half a tag": b"<html><body><p",
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20,
    "surrogates": "<html><h1>题\ud800目</h1><p>" + "正文，\udfff。" * 100,
    "nested": b"<div>" * 100_000 + "深处的一句话。".encode(),
    "a long attribute": b'<p title="' + b"x" * 2_000_000 + b'">' + "一句话。".encode(),
    "json": b'{"code":200,"data":null}',
    "only a doctype": b"<!DOCTYPE html>",
    "only a comment": b"<!-- nothing -->",
}


@pytest.mark.parametrize("url", [THEPAPER, ELSEWHERE])
@pytest.mark.parametrize("page", PAGES)
def test_a_page_that_is_none_is_refused_in_our_words(page: str, url: str) -> None:
    with pytest.raises(NewscrawlError):
        extract(PAGES[page], url, fetched=NOW)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
KEYS = [
    "name",
    "content",
    "summary",
    "author",
    "authorInfo",
    "images",
    "tagList",
    "nodeInfo",
    "publishTime",
    "paywalled",
]


@pytest.mark.parametrize(
    "url", ["foo", "", "http://[1", "http://a.example:99999/1", "http://\ud800/", "ftp://a.example/1", "https://"]
)
def test_what_is_no_http_address_is_an_error_of_ours(url: str) -> None:
    with pytest.raises(ArgumentError, match="is no http address"):
        extract("<h1>标题</h1>", url, fetched=NOW)


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(st.sampled_from(KEYS), JSON, min_size=1), st.sampled_from(["contentDetail", "liveDetail"]))
def test_data_of_any_type_is_read_or_refused(detail: dict[str, Any], place: str) -> None:
    island = json.dumps({"props": {"pageProps": {"detailData": {place: detail}}}})
    page = f'<div id="__next"></div><script id="__NEXT_DATA__" type="application/json">{island}</script>'
    try:
        article = extract(page, THEPAPER, fetched=NOW)
    except NewscrawlError:
        return
    assert article.headline
    assert article.body or article.images


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400) | JSON.map(lambda value: json.dumps({"code": 200, "data": value}).encode()))
def test_an_answer_of_any_kind_is_read_or_refused(body: bytes) -> None:
    try:
        links = all_sites()["thepaper"].discover(body, "https://api.thepaper.cn/x", fetched=NOW)
    except ListingError:
        return
    assert all(link.url.startswith("https://www.thepaper.cn/newsDetail_forward_") for link in links)
