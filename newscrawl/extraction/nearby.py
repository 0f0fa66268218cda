"""What stands near an article, where it is known which elements are its headline and its text?"""

from itertools import islice

from lxml.html import HtmlElement

from newscrawl.extraction.lines import Line, read_lines

_NEIGHBOURS = 6
"""Elements beside the headline and the text, on each level, that may say when and by whom."""


def read_near(head: HtmlElement, body: HtmlElement, base_url: str) -> list[Line]:
    """The lines from a few elements before *head* to a few after *body*, in order.

    A whole page takes several times as long, and most of it is menus, comments and lists of other articles.
    """
    around = set(body.iterancestors())
    region = next(element for element in head.iterancestors() if element in around)
    return read_lines(region, base_url, _beside(head, region, before=True) | _beside(body, region, before=False))


def _beside(element: HtmlElement, region: HtmlElement, *, before: bool) -> set[HtmlElement]:
    """What in *region* stands well before or well after *element*."""
    far: set[HtmlElement] = set()
    while element is not None and element is not region:
        far |= set(islice(element.itersiblings(preceding=before), _NEIGHBOURS, None))
        element = element.getparent()
    return far
