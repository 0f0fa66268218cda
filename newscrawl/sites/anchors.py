"""The anchors of a page without the rest of it: most of a list's bytes are no links, and most links no articles."""

import re
from collections.abc import Callable, Iterator
from html import unescape

_SPACES = r"[\s/]*+"
_VALUE = r"""(?:"[^"]*+"|'[^']*+'|[^\s>"']*+)"""
_START = re.compile(
    r"<(?:(?P<other>!--|script\b|style\b)"
    rf"|a(?=\s)(?:{_SPACES}(?!href\s*=)[^\s=>/]++(?:\s*+=\s*+{_VALUE})?+)*+{_SPACES}(?:href\s*=\s*(?P<href>{_VALUE}))?)",
    re.IGNORECASE,
)
"""Where something begins that ends elsewhere: an anchor as far as its address, or what hides anchors."""
_END = {
    "": re.compile(r"</a\b|<a(?=\s)", re.IGNORECASE),
    "!--": re.compile("-->"),
    "script": re.compile(r"</script\b", re.IGNORECASE),
    "style": re.compile(r"</style\b", re.IGNORECASE),
}
_ENTITY = re.compile(r"&#?\w+;")
"""Complete: `&copy=1` is a parameter."""


def anchors_of(html: str, counts: Callable[[str], object] = bool) -> Iterator[str]:
    """The HTML of each anchor of *html* to whose address *counts* says yes, in order.

    What stands in scripts, styles and comments is none.

    >>> list(anchors_of("<p><a href=1>甲<b>乙</b></a><!-- <a href=2>丙</a> --><A href='3'>丁</A><a href=4>戊"))
    ['<a href=1>甲<b>乙</b></a>', "<A href='3'>丁</a>", '<a href=4>戊</a>']
    >>> list(anchors_of("<a class=x href='/1?b&amp;c=2'>甲</a><a href=/2>乙</a>", lambda address: "c=2" in address))
    ["<a class=x href='/1?b&amp;c=2'>甲</a>"]
    """
    place = 0
    while start := _START.search(html, place):
        place = start.end()
        if start["other"] is None and not counts(_address(start["href"] or "")):
            continue
        end = _END[(start["other"] or "").lower()].search(html, place)
        if start["other"] is None:
            yield f"{html[start.start() : end.start() if end else None]}</a>"
        if not end:
            return
        place = end.start() if start["other"] is None else end.end()


def _address(value: str) -> str:
    """What a value in markup says."""
    bare = value[1:-1] if value[:1] in ("'", '"') else value
    return _ENTITY.sub(lambda entity: unescape(entity[0]), bare) if "&" in bare else bare
