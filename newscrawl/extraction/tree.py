"""How does a page, however broken, become a tree?"""

import re

import lxml.html
from bs4 import BeautifulSoup
from bs4.element import PreformattedString
from lxml import etree
from lxml.html import HtmlElement

from newscrawl.extraction.markup import uncrowded, visible

_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,500}\?>")
_LOST = 0.5
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def xml_safe(text: str) -> str:
    """*text* without the characters that no XML tree may hold: most control characters, lone surrogates."""
    return _NOT_XML.sub("", text)


def parse_page(html: str) -> HtmlElement:
    """The root of *html*; an empty `html` element where there is nothing to parse.

    lxml is fast but drops the rest of some broken pages: where more than half of the Chinese characters are gone,
    Beautiful Soup's pure Python parser repairs the page first.
    """
    text = uncrowded(_DECLARATION.sub("", xml_safe(html)))
    tree = _parsed(text)
    if tree is None or _has_lost(tree, text):
        tree = _parsed(_repaired(text))
    return tree if tree is not None else lxml.html.Element("html")


def _repaired(html: str) -> str:
    """*html* with one document in it, and only elements and text: second ends and stray declarations stop lxml."""
    complete, end, rest = html.rpartition(">")
    soup = BeautifulSoup(f"{complete}{end}{rest.replace('<', ' ')}", "html.parser")  # looks for an end at each `<`
    for stray in soup.find_all(string=lambda string: isinstance(string, PreformattedString)):
        stray.extract()
    for element in soup.find_all(["html", "body"]):
        element.unwrap()
    return f"<html><body>{soup}</body></html>"


def _has_lost(tree: HtmlElement, html: str) -> bool:
    kept = _foreign(str(tree.text_content())) + sum(_foreign(value) for value in tree.xpath("//@*"))
    return kept < _LOST * _foreign(html) and kept < _LOST * _foreign(visible(html))


def _parsed(html: str) -> HtmlElement | None:
    # As UTF-8 bytes with the encoding given: a charset in the document must not be believed a second time.
    parser = lxml.html.HTMLParser(encoding="utf-8", huge_tree=True)
    try:
        return lxml.html.document_fromstring(html.encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def _foreign(text: str) -> int:
    """How many characters are not ASCII: nearly all of them Chinese, and counted at the speed of C."""
    return len(text) - len(text.encode("ascii", "ignore"))
