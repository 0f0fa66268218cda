"""Which page does an article begin with, of which we have a later one?"""

import lxml.html
import pytest

from newscrawl.extraction.pagination import first_page

SECOND = "https://news.example.com/a/story_2.html"
FIRST = "https://news.example.com/a/story.html"


@pytest.mark.parametrize(
    ("links", "url", "first"),
    [
        ("<a href='story.html'>1</a> <b>2</b> <a href='story_3.html'>3</a>", SECOND, FIRST),
        ("<a href='story.html'>上一页</a>", SECOND, FIRST),
        ("<a href='story.html'>第一页</a>", SECOND, FIRST),
        ("<a href='story_2.html'>上一页</a> <a href='story.html'>[1]</a>", SECOND.replace("_2", "_3"), FIRST),
        ("<a href='story_1.html'>1</a>", SECOND, FIRST.replace("story", "story_1")),
        (f"<link rel='canonical' href='{FIRST}'>", SECOND, FIRST),
        ("<a href='?id=7'>1</a>", "https://news.example.com/a?id=7&page=2", "https://news.example.com/a?id=7"),
        (f"<link rel='canonical' href='{SECOND}'>", SECOND, None),
        ("<a href='/'>首页</a> <a href='other.html'>上一篇</a> <a href='story_3.html'>3</a>", SECOND, None),
        ("<a href='story.html'>三家工厂试用仓储机器人</a>", SECOND, None),
        ("<a href='/news'>首页</a>", "https://news.example.com/news/12", None),
        ("<a href='http://[bad'>1</a>", SECOND, None),
    ],
)
def test_the_pager_of_a_later_page_names_the_first(links: str, url: str, first: str | None) -> None:
    tree = lxml.html.document_fromstring(f"<html><body><p>甲</p>{links}</body></html>")
    assert first_page(tree, url) == first
