import pytest

from newscrawl.extraction.content import Content, parse_fragment, read_content
from newscrawl.extraction.pictures import original

BASE = "https://news.example.com/a/1.html"


def read(html: str) -> Content:
    return read_content(parse_fragment(html), BASE)


@pytest.mark.parametrize(
    "html",
    [
        "<p>第一段。</p><p>第二段。</p>",
        "第一段。<br><br>第二段。",
        "第一段。<div class='spacer'></div>第二段。",
        "<section><section><span>第一</span><span>段。</span></section></section><section>第二段。</section>",
        "<ul><li>第一段。</li><li>第二段。</li></ul>",
        "<h2>第一段。</h2><blockquote>第二段。</blockquote>",
        "<p>&emsp;&emsp;第一<b>段</b>。</p>\n<div>\u3000\u3000第二<a href='/x'>段</a>。</div>",
        "<p>第一段。<style>p{}</style><script>x()</script></p><textarea>草稿</textarea><p>第二段。</p>",
        "<p>第一段。</p><p style='display: none'>暗</p><div hidden>暗</div><p>第二段。</p>",
        "<pre>第一段。\n第二段。</pre>",
    ],
)
def test_paragraphs_in_every_markup(html: str) -> None:
    assert read(html).paragraphs == ("第一段。", "第二段。")


def test_rows_of_a_table_are_paragraphs() -> None:
    assert read("<table><tr><th>年</th><th>数</th></tr><tr><td>一</td><td>二</td></tr></table>").paragraphs == (
        "年 数",
        "一 二",
    )


@pytest.mark.parametrize(
    "attribute", ["data-src", "data-original", "_src", "data-lazyload", "data-lazy-src", "data-actualsrc", "src2"]
)
def test_lazy_pictures(attribute: str) -> None:
    html = (
        f'<img src="data:image/gif;base64,R0lG" {attribute}="//img.example.com/a.jpg?x-oss-process=image/resize,w_332">'
    )
    assert [image.url for image in read(html).images] == ["https://img.example.com/a.jpg"]


@pytest.mark.parametrize(
    "image",
    [
        '<img src="/loading.gif">',
        '<img src="data:image/png;base64,xx">',
        '<img src="/a.png" width="1" height="1">',
        "<img>",
    ],
)
def test_placeholders_are_no_pictures(image: str) -> None:
    assert read(f"<p>文。{image}</p>").images == ()


def test_a_picture_shown_twice_counts_once() -> None:
    assert len(read('<img src="/a.jpg"><img src="/a.jpg">').images) == 1


@pytest.mark.parametrize(
    "caption",
    [
        '<p class="image_desc">张三 图</p>',
        "<figcaption>张三 图</figcaption>",
        '<div style="text-align:center"><span style="color: rgb(128, 128, 128);">张三 图</span></div>',
        "<p>张三 图</p>",
    ],
)
def test_captions_belong_to_their_picture(caption: str) -> None:
    content = read(f'<p>甲。</p><p><img src="/a.jpg"></p>{caption}<p>乙。</p>')
    assert content.paragraphs == ("甲。", "乙。")
    assert content.images[0].caption == "张三 图"


def test_sentences_after_a_picture_are_no_captions() -> None:
    content = read('<img src="/a.jpg"><p>会议结束后，代表们在广场上合影留念。</p>')
    assert content.paragraphs == ("会议结束后，代表们在广场上合影留念。",)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://i.example.com/a.jpg?imageView2/2/w/600", "https://i.example.com/a.jpg"),
        ("https://i.example.com/a.png!w600", "https://i.example.com/a.png"),
        ("https://i.example.com/a?id=3", "https://i.example.com/a?id=3"),
    ],
)
def test_originals(url: str, expected: str) -> None:
    assert original(url) == expected
    assert original(expected) == expected


def test_nothing_in_nothing_out() -> None:
    assert not read("")
    assert not read("<!-- 注释 -->")


def test_tags_that_nobody_closes_do_not_exhaust_the_stack() -> None:
    assert read("<div>" * 2000 + "深处的一句话。").paragraphs == ("深处的一句话。",)
