"""Where is the original of a picture in a page?"""

import re
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
_STYLE = re.compile(r"(\.(?:jpe?g|png|webp|gif))!.*$", re.IGNORECASE)
_TINY = 40  # pixels: icons, bullets and counters


def picture_url(element: HtmlElement, base_url: str) -> str | None:
    """The absolute address of the picture that *element* (an `img`) shows; None for placeholders and icons."""
    if any(
        value.isdigit() and int(value) <= _TINY
        for name in ("width", "height")
        if (value := element.get(name, "").removesuffix("px"))
    ):
        return None
    for name in _ATTRIBUTES:
        address = element.get(name, "").strip()
        if _ADDRESS.fullmatch(address) and not _PLACEHOLDER.search(address.partition("?")[0]):
            return original(urljoin(base_url, address))
    first = element.get("srcset", "").partition(",")[0].split()
    return original(urljoin(base_url, first[0])) if first and not _PLACEHOLDER.search(first[0]) else None


def original(url: str) -> str:
    """The address of a picture without what a CDN is told to do to it.

    >>> original("https://img.example.com/a.jpg?x-oss-process=image/resize,w_332")
    'https://img.example.com/a.jpg'
    >>> original("https://nimg.ws.126.net/?url=http%3A%2F%2Fimg.example.com%2Fa.jpg&thumbnail=660x")
    'http://img.example.com/a.jpg'
    """
    parts = urlsplit(url)
    if parts.hostname == "nimg.ws.126.net" and (wrapped := parse_qs(parts.query).get("url")):
        return wrapped[0]
    query = "&".join(item for item in parts.query.split("&") if not _THUMBNAIL.match(item))
    return urlunsplit(parts._replace(path=_STYLE.sub(r"\1", parts.path), query=query))
