"""Where is the original of a picture in a page?"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from urllib.parse import parse_qs, urljoin, urlsplit, urlunsplit

from lxml.html import HtmlElement

# Lazy loaders keep the address in these, and a placeholder in src.
_ATTRIBUTES = (
    "data-original",
    "data-src",
    "_src",
    "data-lazyload",
    "data-lazy-src",
    "data-actualsrc",
    "data-url",
    "src2",
    "original",
    "src",
)
_ADDRESS = re.compile(r"(?:https?:)?//[^\s\"'<>]+|[^\s:\"'<>]+[./][^\s:\"'<>]+")
_PLACEHOLDER = re.compile(
    r"(?:loading|lazyload|blank|spacer|placeholder|transparent|grey|1x1|pixel|default_?(?:img|pic)|icon|logo|emoji|qrcode|erweima)[\w-]*\.(?:gif|png|jpe?g|svg)|\.svg$|^data:",
    re.IGNORECASE,
)
_THUMBNAIL = re.compile(r"^(?:x-oss-process|imageView2|imageMogr2|imageslim|image/)", re.IGNORECASE)
_STYLE = re.compile(r"(\.(?:jpe?g|png|webp|gif))[!@].*$", re.IGNORECASE)
_SIZED = (".qpic.cn", ".gtimg.com")
"""Hosts where the end of the path is a width, and 0 the original."""
_SIZE = re.compile(r"/[1-9]\d{2,3}$")
_CANDIDATE = re.compile(r"([^\s,]\S{0,2000}?)(?:\s+(\d{1,5}(?:\.\d{1,3})?)[wx])?\s*(?:,|$)")
_LONGEST = 2_000
"""Characters of an address."""
_TINY = 40  # pixels: icons, bullets and counters


def picture_url(element: HtmlElement, base_url: str) -> str | None:
    """The absolute address of the picture that *element* (an `img`) shows; None for placeholders and icons."""
    if any(
        value.isdigit() and int(value) <= _TINY
        for name in ("width", "height")
        if (value := element.get(name, "").removesuffix("px"))
    ):
        return None
    given = (value.strip() for name in _ATTRIBUTES if (value := element.get(name)))
    for address in chain(given, _widest(element)):
        if len(address) < _LONGEST and (url := _resolved(address, base_url)):
            return url
    return None


@lru_cache(maxsize=256)  # the same few icons and spacers
def _resolved(address: str, base_url: str) -> str | None:
    """Where the picture at *address* has its original; None for placeholders and what is no address."""
    if not _ADDRESS.fullmatch(address) or _PLACEHOLDER.search(address.partition("?")[0]):
        return None
    try:
        return original(urljoin(base_url, address))
    except ValueError:  # no address after all, such as http://[
        return None


def _widest(element: HtmlElement) -> Iterator[str]:
    """The addresses of a `srcset`, the largest first.

    >>> import lxml.html
    >>> list(_widest(lxml.html.fromstring("<img srcset='/s.jpg 320w, /l.jpg 1280w,/m.jpg 640w'>")))
    ['/l.jpg', '/m.jpg', '/s.jpg']
    """
    text = element.get("srcset") or element.get("data-srcset") or ""
    sizes = {match[1]: float(match[2] or 1) for match in _CANDIDATE.finditer(text[: 10 * _LONGEST])}
    yield from sorted(sizes, key=sizes.__getitem__, reverse=True)


def original(url: str) -> str:
    """The address of a picture without what a CDN is told to do to it.

    >>> original("https://img.example.com/a.jpg?x-oss-process=image/resize,w_332")
    'https://img.example.com/a.jpg'
    >>> original("https://mmbiz.qpic.cn/mmbiz_png/Ab12/640?wx_fmt=png")
    'https://mmbiz.qpic.cn/mmbiz_png/Ab12/0?wx_fmt=png'
    >>> original("https://nimg.ws.126.net/?url=http%3A%2F%2Fimg.example.com%2Fa.jpg&thumbnail=660x")
    'http://img.example.com/a.jpg'
    """
    parts = urlsplit(url)
    if parts.hostname == "nimg.ws.126.net" and (wrapped := parse_qs(parts.query).get("url")):
        return wrapped[0]
    query = "&".join(item for item in parts.query.split("&") if not _THUMBNAIL.match(item))
    path = _STYLE.sub(r"\1", parts.path)
    if (parts.hostname or "").endswith(_SIZED):
        path = _SIZE.sub("/0", path)
    return urlunsplit(parts._replace(path=path, query=query))
