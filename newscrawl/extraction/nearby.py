"""What stands near an article, where it is known which elements are its headline and its text?"""

from collections.abc import Sequence
from itertools import islice

from lxml.html import HtmlElement

from newscrawl.extraction.lines import Line, is_block, read_lines

_NEIGHBOURS = 6
"""Elements beside the headline and the text, on each level, that may say when and by whom."""


def read_near(head: HtmlElement, body: HtmlElement, base_url: str, known: Sequence[Line] = ()) -> list[Line]:
    """The lines from a few elements before *head* to a few after *body*, in order; *known* are those of *body*, if any.

    A whole page takes several times as long, and most of it is menus, comments and lists of other articles.
    """
    around, above = set(body.iterancestors()), set(head.iterancestors())
    region = next(element for element in head.iterancestors() if element in around)
    far = _beside(head, region, before=True) | _beside(body, region, before=False)
    shared = {body: known} if known and is_block(body) and body not in above else {}
    return read_lines(region, base_url, shared | dict.fromkeys(far, ()))


def _beside(element: HtmlElement, region: HtmlElement, *, before: bool) -> set[HtmlElement]:
    """What in *region* stands well before or well after *element*."""
    far: set[HtmlElement] = set()
    while element is not None and element is not region:
        far |= set(islice(element.itersiblings(preceding=before), _NEIGHBOURS, None))
        element = element.getparent()
    return far
