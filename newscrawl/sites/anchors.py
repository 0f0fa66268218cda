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
_TAG = re.compile(
    r"""<!--.*?(?:-->|\Z)|<[a-z/!](?:[^"'>]|"[^"<]*+"|'[^'<]*+')*+>|<[a-z/!][^>]*+(?:>|\Z)""", re.IGNORECASE | re.DOTALL
)
"""A tag, as far as the end of its last value, or to the first `>` where the quotation marks are odd; what has no end
takes all that is left, and a value no `<`, so that no character is looked at again and again."""
_MOST = 10_000
"""Characters of an anchor in which its headline is looked for."""


def anchors_of(html: str, counts: Callable[[str], object] = bool) -> Iterator[tuple[str, str]]:
    """Address and text of each anchor of *html* to whose address *counts* says yes, in order.

    What stands in scripts, styles and comments is none.

    >>> list(anchors_of("<p><a href=1>甲<b>乙</b></a><!-- <a href=2>丙</a> --><A href='3'>丁</A><a href=4>戊"))
    [('1', '甲乙'), ('3', '丁'), ('4', '戊')]
    >>> list(anchors_of("<a class=x href='/1?b&amp;c=2'>甲</a><a href=/2>乙</a>", lambda address: "c=2" in address))
    [('/1?b&c=2', '甲')]
    """
    place = 0
    while start := _START.search(html, place):
        place = start.end()
        other, address = start["other"], _address(start["href"] or "")
        if other is None and not counts(address):
            continue
        end = _END[(other or "").lower()].search(html, place)
        if other is None:
            yield address, _text(html[start.start() : end.start() if end else None][:_MOST])
        if not end:
            return
        place = end.start() if other is None else end.end()


def _text(html: str) -> str:
    """What *html* shows."""
    bare = _TAG.sub("", html)
    return unescape(bare) if "&" in bare else bare


def _address(value: str) -> str:
    """What a value in markup says."""
    bare = value[1:-1] if value[:1] in ("'", '"') else value
    return _ENTITY.sub(lambda entity: unescape(entity[0]), bare) if "&" in bare else bare
