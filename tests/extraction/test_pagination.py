"""Which links are the rest of an article, and what its pages are together."""

import lxml.html
import pytest

from newscrawl.extraction.content import Content
from newscrawl.extraction.joining import adds_nothing, joined
from newscrawl.extraction.pagination import number_of, read_pager, shift_of
from newscrawl.items import Image

FIRST = "https://news.example.com/n1/2026/c1004-40000001.html"


def page(links: str) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(f"<html><head><title>甲</title></head><body>{links}</body></html>")


@pytest.mark.parametrize(
    ("first", "link"),
    [
        (FIRST, "<a href='c1004-40000001-2.html'>下一页</a>"),
        (FIRST, "<a href='c1004-40000001-2.html'>2</a>"),
        (FIRST, "<a href='c1004-40000001_2.html'>[2]</a>"),
        (FIRST, "<a href='c1004-40000001-2.html'><img src='/img/next_page.jpg'></a>"),
        (FIRST, "<link rel='next' href='c1004-40000001-2.html'>"),
        (FIRST, "<a href='c1004-40000001-2.html'>第2页：后来怎样了</a>"),
        ("https://example.com/a?id=7", "<a href='?id=7&page=2'>下一页</a>"),
        ("https://example.com/a/7", "<a href='/a/7/2'>下一頁</a>"),
        ("https://example.com/a_1.html", "<a href='a_2.html'>下一页</a>"),
    ],
)
def test_the_next_page_is_found(first: str, link: str) -> None:
    assert 2 in read_pager(page(link), first).pages


@pytest.mark.parametrize(
    "link",
    [
        "<a href='c1004-40000002.html'>下一篇</a>",
        "<a href='c1004-40000001-2.html'>下一篇</a>",
        "<a href='c1004-40000002.html'>下一页</a>",
        "<a href='https://other.example.com/n1/2026/c1004-40000001-2.html'>下一页</a>",
        "<a href='javascript:next()'>下一页</a>",
        "<a href='#2'>2</a>",
        "<a href='http://['>下一页</a>",
        "<link rel='next' href='c1004-40000002.html'>",
        "<a href='c1004-40000001-2.html'>另一条河上的桥修好了</a>",
    ],
)
def test_other_articles_are_no_pages(link: str) -> None:
    assert 2 not in read_pager(page(link), FIRST).pages


@pytest.mark.parametrize(
    ("first", "link"),
    [
        ("https://example.com/2026_11_20_1.shtml", "<a href='/2026_11_20_1_s.shtml'>在本页阅读全文</a>"),
        ("https://example.com/a.html", "<a href='a_all.html'>全文</a>"),
        ("https://example.com/story/1", "<a href='?full=y'>全文</a>"),
    ],
)
def test_the_whole_text_on_one_page_is_found(first: str, link: str) -> None:
    assert read_pager(page(link), first).whole


def test_sites_that_count_from_zero() -> None:
    tree = page("<a href='t1_1.html'>2</a> <a href='t1_2.html'>3</a> <a href='t1_1.html'>下一页</a>")
    first = "https://example.com/t1.html"
    assert shift_of(tree, first) == 1
    assert set(read_pager(tree, first, shift=1).pages) == {2, 3}


def test_an_id_is_no_page_number() -> None:
    assert number_of("https://example.com/content_12.html", "https://example.com/content_13.html") is None


def test_what_heads_and_ends_every_page_is_said_once() -> None:
    pages = [
        Content(
            ("导语。", f"第{n}页的第一段。", f"第{n}页的第二段。", "1 2 3 下一页", "责任编辑：张三"),
            (Image(url=f"/{n}.jpg"),),
        )
        for n in (1, 2, 3)
    ]
    whole = joined(pages)
    assert whole.paragraphs == (
        "导语。",
        *(f"第{n}页的第{place}段。" for n in (1, 2, 3) for place in "一二"),
        "责任编辑：张三",
    )
    assert [image.url for image in whole.images] == ["/1.jpg", "/2.jpg", "/3.jpg"]


def test_a_page_that_repeats_another_adds_nothing() -> None:
    first = Content(("一段。", "又一段。"))
    assert adds_nothing(Content(("又一段。",)), [first])
    assert not adds_nothing(Content(("新的一段。",)), [first])
