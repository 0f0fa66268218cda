"""The original of a picture, however a page hides it."""

import lxml.html
import pytest

from newscrawl.extraction.content import parse_fragment, read_content
from newscrawl.extraction.pictures import picture_url

BASE = "https://news.example.com/a/1.html"
HERE = "https://img.example.com/2026/a.jpg"


@pytest.mark.parametrize(
    "name",
    ["data-src", "data-original", "_src", "data-lazyload", "data-lazy-src", "data-actualsrc", "src2", "data-url"],
)
@pytest.mark.parametrize("placeholder", ["data:image/gif;base64,R0lGOD", "/img/loading.gif", "blank.gif", "/s/1x1.png"])
def test_lazy_pictures_are_found_behind_their_placeholder(name: str, placeholder: str) -> None:
    assert picture_url(lxml.html.fromstring(f'<img src="{placeholder}" {name}="{HERE}">'), BASE) == HERE


@pytest.mark.parametrize(
    ("address", "wanted"),
    [
        ("//img.example.com/2026/a.jpg", HERE),
        ("../../2026/a.jpg", "https://news.example.com/2026/a.jpg"),
        (f"{HERE}?x-oss-process=image/resize,w_332", HERE),
        (f"{HERE}?imageView2/2/w/600", HERE),
        (f"{HERE}?imageMogr2/thumbnail/600x", HERE),
        (f"{HERE}!w600", HERE),
        (f"{HERE}@600w_1l.webp", HERE),
        ("https://nimg.ws.126.net/?url=https%3A%2F%2Fimg.example.com%2F2026%2Fa.jpg&thumbnail=660x", HERE),
        ("https://inews.gtimg.com/newsapp_bt/0/1234/640", "https://inews.gtimg.com/newsapp_bt/0/1234/0"),
        ("https://inews.gtimg.com/newsapp_bt/0/1234/0", "https://inews.gtimg.com/newsapp_bt/0/1234/0"),
        ("https://mmbiz.qpic.cn/a/b/640?wx_fmt=png", "https://mmbiz.qpic.cn/a/b/0?wx_fmt=png"),
        (f"{HERE}?x-expires=1795319531&x-signature=ab%3D", f"{HERE}?x-expires=1795319531&x-signature=ab%3D"),
    ],
)
def test_what_a_cdn_is_told_to_do_is_left_out(address: str, wanted: str) -> None:
    assert picture_url(lxml.html.fromstring(f'<img src="{address}">'), BASE) == wanted


def test_of_several_sizes_the_largest_is_taken() -> None:
    sizes = "/s.jpg 320w, /l.jpg 1280w, /m.jpg 640w"
    assert picture_url(lxml.html.fromstring(f'<img srcset="{sizes}">'), BASE) == "https://news.example.com/l.jpg"


@pytest.mark.parametrize("address", ["http://[", "//[x", "data:image/png;base64,AAAA", "", "   ", "javascript:void(0)"])
def test_what_is_no_address_is_no_picture(address: str) -> None:
    assert picture_url(lxml.html.fromstring(f'<img src="{address}">'), BASE) is None


def test_pictures_and_captions_come_in_order() -> None:
    body = parse_fragment(
        "<p>第一段话在这里。</p><figure><img data-src='/1.jpg'><figcaption>河边的步道</figcaption></figure>"
        "<p>第二段话。</p>"
        "<p><img src='/2.jpg'></p><p class='image_desc'>傍晚的桥头</p><img src='/3.jpg'><p>第三段话，没有说明。</p>"
    )
    content = read_content(body, BASE)
    assert [(image.url[-5:], image.caption) for image in content.images] == [
        ("1.jpg", "河边的步道"),
        ("2.jpg", "傍晚的桥头"),
        ("3.jpg", None),
    ]
    assert content.paragraphs == ("第一段话在这里。", "第二段话。", "第三段话，没有说明。")
