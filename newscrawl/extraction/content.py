"""What are the paragraphs and pictures of a body container?"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import lxml.html
from lxml.html import HtmlElement

from newscrawl.extraction.lines import Line, read_lines
from newscrawl.extraction.tree import xml_safe
from newscrawl.items import Image

_CAPTION = re.compile(
    r"[▲△↑▼▽◎]\s*\S.*|(?:图片?|图源|图片来源|图片来自|本文图片均?由?|资料图片?|效果图|截图)\s*[:：／/|｜丨为来].{1,40}|[（(]?资料图[）)]?.{0,30}|"
    r".{1,60}[（(][^（()）]{0,12}(?:提供|攝|摄|供[图圖]|[资資]料照片?)[)）]|"
    r"(?:[^。！？]{1,60}[。！]\s?)?[^。！？]{0,60}(?:(?:视觉中国|新华社|东方IC|IC\s?photo|人民视觉|澎湃影像|中新社)\s*(?:资料|供图|图|发|记者.{2,8}摄)|供图|制图|资料图|截图|\s图|[／/]图|(?:记者|通讯员)?.{1,12}\s?摄)[）)]?",
    re.IGNORECASE,
)

_MARKED = re.compile(
    r"[▲△▼▽].{1,80}[（(](?:圖|图|[^（()）]{1,20}[摄攝])[^（()）]{0,30}[)）]|"
    r".{1,200}[。！」]\s*[（(]?(?:[圖图]片?)\s*[:：／/][^。，]{2,16}(?:提供|攝|摄)[)）]?"
)


@dataclass(frozen=True, slots=True)
class Content:
    """Paragraphs and pictures, each in the order of the page."""

    paragraphs: tuple[str, ...] = ()
    images: tuple[Image, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.paragraphs or self.images)


def parse_fragment(html: str) -> HtmlElement:
    """A `div` around the elements of *html*; an empty one where there is nothing.

    >>> parse_fragment("甲<p>乙").text_content()
    '甲乙'
    """
    if not html.strip():
        return lxml.html.Element("div")
    parser = lxml.html.HTMLParser(huge_tree=True)
    return lxml.html.fragment_fromstring(xml_safe(html), create_parent="div", parser=parser)


def read_content(element: HtmlElement, base_url: str) -> Content:
    """The paragraphs and pictures below *element*; addresses are resolved against *base_url*.

    Skipped: what browsers do not show, and placeholder pictures. The caption of a picture is no paragraph.

    >>> read_content(parse_fragment("甲<br>乙<img src='/1.jpg'><p class='image_desc'>丙图</p>"), "https://example.com/a/")
    Content(paragraphs=('甲', '乙'), images=(Image(url='https://example.com/1.jpg', caption='丙图'),))
    """
    return assemble(read_lines(element, base_url))


def told(lines: Sequence[Line]) -> Content:
    """The same; where captions say more than the text, as in galleries, they are the text too."""
    content = assemble(lines)
    texts = tuple(line.text for line in lines if line.text)
    return (
        content if 2 * sum(map(len, content.paragraphs)) > sum(map(len, texts)) else replace(content, paragraphs=texts)
    )


def assemble(lines: Iterable[Line]) -> Content:
    """Lines as paragraphs and pictures, with captions at their pictures."""
    texts: list[str] = []
    images: dict[str, Image] = {}
    last = ""
    for line in lines:
        if line.picture:
            last = line.picture
            images.setdefault(last, Image(url=last))
        elif last and ((len(line.text) <= 80 and line.caption) or _CAPTION.fullmatch(line.text)):
            images[last] = replace(images[last], caption=images[last].caption or line.text)
        elif not _MARKED.fullmatch(line.text):  # a caption without its picture, or of a video
            texts.append(line.text)
            last = ""
    return Content(tuple(texts), tuple(images.values()))
