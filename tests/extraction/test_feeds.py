import gzip
from datetime import UTC, datetime

import pytest

from newscrawl.errors import ListingError
from newscrawl.extraction.feeds import read_feed, read_sitemap

NOW = datetime(2026, 6, 1, tzinfo=UTC)
URL = "https://news.example.com/feed"

RSS = """<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>示例</title>
<item><title><![CDATA[ 第一条 & 其他 ]]></title><link>https://news.example.com/1</link>
<pubDate>Fri, 29 May 2026 11:31:00 +0000</pubDate></item>
<item><title>第二条</title><guid>https://news.example.com/2</guid><pubDate>不知道</pubDate></item>
<item><title>没有地址</title></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>第一条 &amp; 其他</title>
<link rel="self" href="/x"/><link href="/1"/><published>2026-05-29T19:31:00+08:00</published></entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><item><title>第一条 &amp; 其他</title><link>https://news.example.com/1</link>
<dc:date>2026-05-29T11:31:00Z</dc:date></item></rdf:RDF>"""
URLSET = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc> https://news.example.com/1 </loc>
<lastmod>2026-05-29</lastmod></url><!-- 空 --><url><loc></loc></url><url><loc>https://news.example.com/2</loc></url></urlset>"""
INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap>
<loc>https://news.example.com/s1.xml.gz</loc></sitemap></sitemapindex>"""


@pytest.mark.parametrize("feed", [RSS, ATOM, RDF], ids=["rss", "atom", "rdf"])
def test_feeds_of_every_kind(feed: str) -> None:
    first = read_feed(feed.encode(), URL, now=NOW)[0]
    assert (first.url, first.title) == ("https://news.example.com/1", "第一条 & 其他")
    assert first.published is not None
    assert first.published.instant.isoformat() == "2026-05-29T19:31:00+08:00"


def test_items_without_date_or_address() -> None:
    entries = read_feed(RSS.encode(), URL, now=NOW)
    assert [entry.url for entry in entries] == ["https://news.example.com/1", "https://news.example.com/2"]
    assert entries[1].published is None


@pytest.mark.parametrize(
    "text",
    [
        "<description><![CDATA[<p>渡船</p> <item><link>/3</link></item>]]></description>",
        "<description>&lt;p&gt;渡船</description><content:encoded type='html'> <![CDATA[<p>]]></content:encoded>",
        "<content type='xhtml'><div>渡船 <b>下水</b></div></content><media:content url='/1.jpg'/><content src='/1'/>",
        "<summary/><description></description>",
    ],
    ids=["cdata", "escaped", "markup", "empty"],
)
def test_the_texts_of_entries_are_passed_over(text: str) -> None:
    feed = RSS.replace("<item><title><![CDATA[", f"<item>{text}<title><![CDATA[ 写进 <content> 的", 1)
    entries = read_feed(feed.encode(), URL, now=NOW)
    assert [entry.url for entry in entries] == ["https://news.example.com/1", "https://news.example.com/2"]
    assert entries[0].title == "写进 <content> 的 第一条 & 其他"


def test_feeds_in_gbk() -> None:
    body = RSS.replace("utf-8", "gb2312").encode("gbk")
    assert read_feed(body, URL, now=NOW)[0].title == "第一条 & 其他"


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "gzip"])
def test_sitemaps(pack: type[bytes]) -> None:
    entries = read_sitemap(pack(URLSET.encode()), URL, now=NOW)
    assert [(entry.url, entry.lastmod and entry.lastmod.precision) for entry in entries] == [
        ("https://news.example.com/1", "day"),
        ("https://news.example.com/2", None),
    ]


def test_sitemap_indexes() -> None:
    assert [(entry.url, entry.is_index) for entry in read_sitemap(INDEX.encode(), URL, now=NOW)] == [
        ("https://news.example.com/s1.xml.gz", True)
    ]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html><body>\xe7\xbb\xb4\xe6\x8a\xa4\xe4\xb8\xad</body></html>",
        b"{}",
        b"\x1f\x8bbroken",
        gzip.compress(b"<html/>"),
    ],
    ids=["empty", "html", "json", "broken gzip", "html in gzip"],
)
def test_what_is_no_listing_is_refused_with_its_address(body: bytes) -> None:
    with pytest.raises(ListingError, match=URL):
        read_feed(body, URL, now=NOW)
    with pytest.raises(ListingError, match=URL):
        read_sitemap(body, URL, now=NOW)


def test_entities_are_not_expanded() -> None:
    document = '<!DOCTYPE rss [<!ENTITY a "ha">]>' + RSS.partition("?>")[2].replace("第二条", "&a;&a;")
    assert "ha" not in read_feed(document.encode(), URL, now=NOW)[1].title
