"""The anchors of a page without the rest of it: most of a list's bytes are no links."""

import re
from collections.abc import Iterator

_START = re.compile(r"<(?:a(?=\s)|!--|script\b|style\b)", re.IGNORECASE)
_END = {
    "<a": re.compile(r"</a\b", re.IGNORECASE),
    "<!--": re.compile("-->"),
    "<script": re.compile(r"</script\b", re.IGNORECASE),
    "<style": re.compile(r"</style\b", re.IGNORECASE),
}


def anchors_of(html: str) -> Iterator[str]:
    """The HTML of each anchor of *html*, in order; what stands in scripts, styles and comments is none.

    >>> list(anchors_of("<p><a href=1>甲<b>乙</b></a><!-- <a href=2>丙</a> --><A href=3>丁</A><a href=4>戊"))
    ['<a href=1>甲<b>乙</b></a>', '<A href=3>丁</a>', '<a href=4>戊</a>']
    """
    place = 0
    while start := _START.search(html, place):
        kind = start[0].lower()
        end = _END[kind].search(html, start.end())
        if kind == "<a":
            yield f"{html[start.start() : end.start() if end else None]}</a>"
        if not end:
            return
        place = end.end()
