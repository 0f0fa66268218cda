"""What lines and pictures would a browser show of a page?"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice

from lxml.html import HtmlElement

from newscrawl.extraction.pictures import picture_url
from newscrawl.text.normalize import fold, paragraphs

MOST = 8_000
"""Lines of a page that are read; the longest of 150 real pages, a list, has 4,918. What follows is left out."""
_JOINT = "\u2063"
"""Stands for no blank between two elements; `fold` takes it out."""
_SHORT = 150
_DEEPEST = 200  # levels, against the limit of recursion: tags that nobody closes pile up
_SKIPPED = {
    *("script", "style", "noscript", "textarea", "template", "iframe", "object", "button", "select", "input", "svg"),
    *("head", "title", "audio", "video"),
}
_INLINE = {
    *("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "dfn", "em", "font", "i", "ins", "kbd"),
    *("label", "mark", "q", "s", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr"),
    *("del", "o:p", "img", "picture", "source", "td", "th"),
}
_CAPTION_CLASS = re.compile(
    r"(?:^|[\s_-])(?:image_?desc|img_?desc(?:r|ription)?|img-?text|pic_?(?:desc|text|note|info)|caption|figcaption|photo_?(?:desc|info))",
    re.IGNORECASE,
)
_GREY = re.compile(
    r"(?<!-)color\s*[:=]\s*(?:rgb\(\s*(1[0-9]\d)\s*,\s*\1\s*,\s*\1\s*\)|#([6-9a]|[6-9a][0-9a-f])\2\2\b|gr[ae]y)",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page as a browser would show it, or a picture."""

    text: str
    block: HtmlElement
    """The innermost block element around it."""
    linked: int = 0
    """How many of its characters are links."""
    caption: bool = False
    """Whether the markup says that it is a caption."""
    picture: str = ""
    """The address of the picture, for which *text* is empty."""
    spaced: str = ""
    """A short line with a blank between elements that style sheets set apart, where that makes a difference."""


def read_lines(element: HtmlElement, base_url: str, instead: Mapping[HtmlElement, Sequence[Line]] = {}) -> list[Line]:
    """The lines and pictures that a browser would show of *element*, in order; no more than MOST.

    The lines of *instead* stand for elements in it: none for what is left out, and what was read before for a block.
    """
    reader = _Reader(base_url, element, instead)
    reader.read(element)
    reader.flush()
    return reader.lines[:MOST]


def is_block(element: HtmlElement) -> bool:
    """Whether a browser would put *element* on lines of its own.

    >>> import lxml.html
    >>> is_block(lxml.html.fromstring("<div>甲</div>")), is_block(lxml.html.fromstring("<span>甲</span>"))
    (True, False)
    """
    return element.tag not in _INLINE


@dataclass(slots=True)
class _Reader:
    """Walks a container once and collects what it shows."""

    base_url: str
    block: HtmlElement
    """The innermost block around the current line."""
    instead: Mapping[HtmlElement, Sequence[Line]]
    lines: list[Line] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    linked: int = 0
    caption: bool = False
    depth: int = 0
    whole: bool = False
    """Whether line breaks in the source count, as in `pre`."""

    def read(self, element: HtmlElement, *, link: bool = False) -> None:
        """Take in *element* and what is below it."""
        self.depth += 1
        if text := element.text:
            self.take(text, link=link)
        touching = False
        for child in element:
            if len(self.lines) >= MOST:
                break
            tag, tail = child.tag, child.tail
            if touching and tag in _INLINE:
                self.parts.append(_JOINT)
            touching = not tail
            if isinstance(tag, str) and tag not in _SKIPPED:
                self.enter(child, tag, link=link)
            if tail:
                self.take(tail, link=link)
        self.depth -= 1

    def take(self, text: str, *, link: bool) -> None:
        """Put *text* on the line."""
        self.parts.append(text)
        if link:
            self.linked += len(text.strip())

    def enter(self, element: HtmlElement, tag: str, *, link: bool) -> None:
        """Take in a child, and break the line around it where it is a block."""
        known = self.instead.get(element)
        if known is not None or _is_hidden(element):
            self.insert(known or ())
        elif self.depth >= _DEEPEST:
            self.flush()
            found = (Line(line, self.block) for text in element.itertext() for line in paragraphs(str(text)))
            self.lines += islice(found, MOST)
        elif tag == "img":
            self.picture(element)
        elif tag in _INLINE:
            if tag in ("td", "th"):
                self.parts.append(" ")
            self.mark(element)
            self.read(element, link=link or tag == "a")
        else:
            self.enter_block(element, tag, link=link)

    def enter_block(self, element: HtmlElement, tag: str, *, link: bool) -> None:
        """Take in a child on lines of its own."""
        self.flush()
        around, whole = self.block, self.whole
        self.block, self.whole = element, whole or tag == "pre"
        self.mark(element)
        self.read(element, link=link)
        self.flush()
        self.block, self.whole, self.caption = around, whole, False

    def insert(self, known: Sequence[Line]) -> None:
        """Take in lines that were read before."""
        if known:
            self.flush()
            self.lines += known
            self.caption = False

    def mark(self, element: HtmlElement) -> None:
        """See whether *element* says that it holds a caption."""
        name = element.get("class")
        if (name and _names_caption(name)) or _is_grey(element) or element.tag == "figcaption":
            self.caption = True

    def picture(self, element: HtmlElement) -> None:
        """Keep a picture."""
        if url := picture_url(element, self.base_url):
            self.flush()
            self.lines.append(Line("", self.block, picture=url))

    def flush(self) -> None:
        """End the line."""
        if not self.parts:
            return
        text, linked = "".join(self.parts), self.linked
        self.parts.clear()
        self.linked = 0
        if text.isspace():
            return
        for line in paragraphs(text)[:MOST] if self.whole else (fold(text),):
            if line:
                spaced = fold(text.replace(_JOINT, " ")) if _JOINT in text and len(line) < _SHORT else ""
                self.lines.append(Line(line, self.block, linked, caption=self.caption, spaced=spaced))
                self.caption = False


def _is_hidden(element: HtmlElement) -> bool:
    style = element.get("style")
    return element.get("hidden") is not None or bool(style and _HIDDEN.search(style))


@lru_cache(maxsize=2048)  # a page has many elements of few names
def _names_caption(name: str) -> bool:
    return _CAPTION_CLASS.search(name) is not None


def _is_grey(element: HtmlElement) -> bool:
    """Old CMSs set captions in grey and say nothing else about them."""
    style, color = element.get("style"), element.get("color")
    return bool((style or color) and _GREY.search(f"{style or ''};color={color or ''}"))
