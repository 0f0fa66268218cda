"""How does a page, however broken, become a tree?"""

import re

import lxml.html
from lxml import etree
from lxml.html import HtmlElement

from newscrawl.extraction.markup import uncrowded, visible

_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,500}\?>")
_LOST = 0.5
_CONTROLS = bytes({*range(0x20)} - set(b"\t\n\r"))
_NO_CHARACTERS = ("\ufffe".encode(), "\uffff".encode())
# lxml asks Python for the class of each element that is touched unless it is told one for all of them.
_CLASSES = etree.ElementDefaultClassLookup(
    element=HtmlElement, comment=lxml.html.HtmlComment, pi=lxml.html.HtmlProcessingInstruction
)
_ATTRIBUTES = etree.XPath("//@*", smart_strings=False)


def xml_safe(text: str) -> str:
    """*text* without the characters that no XML tree may hold: most control characters, lone surrogates."""
    return _safe_bytes(text).decode()


def _safe_bytes(text: str) -> bytes:
    """The same in UTF-8, where a page is searched at the speed of C."""
    safe = text.encode("utf-8", "ignore").translate(None, _CONTROLS)
    for character in _NO_CHARACTERS:
        safe = safe.replace(character, b"")
    return safe


def parse_page(html: str) -> HtmlElement:
    """The root of *html*; an empty `html` element where there is nothing to parse.

    lxml is fast but drops the rest of some broken pages: where more than half of the Chinese characters are gone,
    Beautiful Soup's pure Python parser repairs the page first.
    """
    page = _safe_bytes(uncrowded(_DECLARATION.sub("", html)))
    tree = _parsed(page)
    if tree is None or _has_lost(tree, page):
        tree = _parsed(_repaired(page.decode()).encode())
    return tree if tree is not None else lxml.html.Element("html")


def _repaired(html: str) -> str:
    """*html* with one document in it, and only elements and text: second ends and stray declarations stop lxml.

    Beautiful Soup is imported at the first call: few pages need it, and it takes as long as ten pages.
    """
    from bs4 import BeautifulSoup  # noqa: PLC0415 (see above)
    from bs4.element import PreformattedString  # noqa: PLC0415

    complete, end, rest = html.rpartition(">")
    soup = BeautifulSoup(f"{complete}{end}{rest.replace('<', ' ')}", "html.parser")  # looks for an end at each `<`
    for stray in soup.find_all(string=lambda string: isinstance(string, PreformattedString)):
        stray.extract()
    for element in soup.find_all(["html", "body"]):
        element.unwrap()
    return f"<html><body>{soup}</body></html>"


def _has_lost(tree: HtmlElement, page: bytes) -> bool:
    """Whether *tree* lacks most of the Chinese of *page*. What takes time is asked only where what does not says so."""
    html = page.decode()
    there = _LOST * (len(page) - len(html))
    kept = _foreign(tree.text_content())
    if kept >= there:
        return False
    values: list[str] = _ATTRIBUTES(tree)  # type: ignore[assignment]
    kept += sum(map(_foreign, values))
    return kept < there and kept < _LOST * _foreign(visible(html))


def _parsed(page: bytes) -> HtmlElement | None:
    # As UTF-8 bytes with the encoding given: a charset in the document must not be believed a second time.
    parser = lxml.html.HTMLParser(encoding="utf-8", huge_tree=True)
    parser.set_element_class_lookup(_CLASSES)
    try:
        return lxml.html.document_fromstring(page, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def _foreign(text: str) -> int:
    """How many bytes more than characters: two for each Chinese one, none for ASCII, and counted at the speed of C."""
    return len(text.encode()) - len(text)
