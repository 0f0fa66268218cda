"""What can be told of a page without parsing it, in time that grows with its length and no faster?"""

import re
from collections.abc import Iterator

LONGEST = 2_200_000
"""Characters of a page that are read. The largest of 150 real pages has 2.1 million; what follows is left out."""
_EMBEDDED = re.compile(r"data:[\w/+.;-]{0,100},[A-Za-z0-9+/=%\s-]{1000,}+")
_LONG_TAG = 20_000
_CROWD = 2_000
_TAG_START = re.compile(r"<[A-Za-z][\w:-]{0,30}")
_BETWEEN = re.compile(r"""[\s/"']++""")
_MUTED = re.compile(r"<(?:(script|style|noscript|template|textarea)\b|!--)", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_END_TAG = {
    name: re.compile(rf"</{name}\s{{0,20}}>", re.IGNORECASE)
    for name in ("script", "style", "noscript", "template", "textarea")
}
_TITLE = re.compile(r"<title[^<>]*>", re.IGNORECASE)
_TITLE_END = re.compile(r"</title", re.IGNORECASE)


def bounded(html: str) -> str:
    """*html* itself; of a page beyond any measure without the pictures in its attributes, and then its beginning.

    >>> len(bounded("<p>" * 1_000_000))
    2200000
    """
    return html if len(html) <= LONGEST else _EMBEDDED.sub("data:,", html)[:LONGEST]


def uncrowded(html: str) -> str:
    """*html* without the attributes of tags that have thousands of them, for each of which lxml looks at all others.

    >>> uncrowded("<p>甲<b " + "a=1 " * 10_000 + ">乙")
    '<p>甲<b>乙'
    """
    place = 0
    while place >= 0 and place + _LONG_TAG <= len(html):  # most pages have no such tag, as a few jumps show
        place = html.rfind(">", place, place + _LONG_TAG) + 1 or -1
    return html if place >= 0 else ">".join(map(_plain_tag, html.split(">")))


def _plain_tag(piece: str) -> str:
    tag = _TAG_START.search(piece) if len(piece) >= _LONG_TAG else None
    crowded = tag and len(_BETWEEN.findall(_EMBEDDED.sub("", piece[tag.end() :]))) > _CROWD
    return piece[: tag.end()] if tag and crowded else piece


def strings(html: str) -> Iterator[str]:
    """The text between the tags of *html*, in order; without what scripts, styles, comments and the like hold.

    What is never closed reaches to the end, as in browsers.

    >>> list(strings("<p>甲<script>1</script>乙<!-- 丙"))
    ['', '甲', '乙', '']
    """
    place = 0
    while match := _MUTED.search(html, place):
        yield from _TAG.split(html[place : match.start()])
        place = _end_of(match, html)
    yield from _TAG.split(html[place:])


def visible(html: str) -> str:
    """The text of *html* with a blank for each tag."""
    return " ".join(strings(html))


def title_in(html: str) -> str:
    """What stands in the first `<title>`; "" without one."""
    start = _TITLE.search(html)
    end = _TITLE_END.search(html, start.end()) if start else None
    return html[start.end() : end.start()].strip() if start and end else ""


def without_title(html: str) -> str:
    """*html* without its first `<title>` and what stands in it."""
    start = _TITLE.search(html)
    end = _TITLE_END.search(html, start.end()) if start else None
    return f"{html[: start.start()]}<{html[end.start() + 1 :]}" if start and end else html


def _end_of(match: re.Match[str], html: str) -> int:
    """Where what *match* begins comes to its end."""
    if match[0] == "<!--":
        return end + 3 if (end := html.find("-->", match.end())) >= 0 else len(html)
    found = _END_TAG[match[1].lower()].search(html, match.end())
    return found.end() if found else len(html)
