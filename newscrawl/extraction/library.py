"""What does a maintained library take for the article? Asked where our own rules disagree or were not made for."""

from copy import deepcopy

from lxml.html import HtmlElement

from newscrawl.extraction.content import Content
from newscrawl.text.normalize import paragraphs

_NODES, _TABLES = 20_000, 300
"""More than any article of 250 real pages has (8,000 and 70): beyond, trafilatura's time grows with their square."""


def read_by_library(tree: HtmlElement) -> Content:
    """The paragraphs that trafilatura finds below *tree*, which stays as it is; no pictures, and nothing of huge pages.

    Imported at the first call: it takes 0.2 s. `fast` leaves out the two other libraries that it would ask itself.
    """
    if tree.xpath("count(.//node())") > _NODES or tree.xpath("count(.//table)") > _TABLES:
        return Content()
    from trafilatura import bare_extraction  # noqa: PLC0415 (see above)

    found = bare_extraction(deepcopy(tree), with_metadata=False, include_comments=False, fast=True)
    text = getattr(found, "text", None) or ""
    return Content(paragraphs(text))
