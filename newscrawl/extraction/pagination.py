"""Which addresses hold the rest of an article that goes on over several pages?"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import chain
from posixpath import splitext
from urllib.parse import SplitResult, parse_qsl, urljoin, urlsplit

from lxml.html import HtmlElement

from newscrawl.text.normalize import fold

MOST = 30
"""Pages of one article: a guard against pagers that never end (sites.md D.4)."""
_HINT = re.compile(
    r"[下次]一?[页頁]|全文|_(?:s|all)\.s?html|next|[?&_-]page|>\s*(?:第\s*)?[2二]\s*(?:[页頁]\s*)?<", re.IGNORECASE
)
_SUFFIX = re.compile(r"(?:[_-]|[_-]?p|/|/page/)([0-9]{1,2})/?")
_FIRST = re.compile(r"[_-][01]$")
_PARAMETERS = frozenset({"page", "p", "pn", "pageno", "page_no", "pagenum", "pageindex", "currentpage", "curpage"})
_FURTHER = re.compile(
    r"[\W_]*(?:[下次后後尾末上首][一]?[页頁]|第?\s*(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})\s*[页頁]?|next(?:\s*page)?|last)[\W_]*|"
    r"[>＞»›→]{1,2}|第.{1,3}[页頁]\s*[:：].{1,40}",
    re.IGNORECASE,
)
_SECOND = re.compile(
    r"[\W_]*(?:[下次后後][一]?[页頁]|第?\s*[2二]\s*[页頁]?|next(?:\s*page)?)[\W_]*|[>＞»›→]{1,2}", re.IGNORECASE
)
_EARLIER = re.compile(
    r"[\W_]*(?:第?\s*[1一]\s*[页頁]?|[上前][一]?[页頁]|prev(?:ious)?(?:\s*page)?|first)?[\W_]*", re.IGNORECASE
)
_WHOLE_SUFFIX = re.compile(r"[_-](?:s|all|full|total|quanwen|single)", re.IGNORECASE)
_WHOLE_QUERY = {
    ("full", "y"),
    ("full", "1"),
    ("all", "1"),
    ("page", "all"),
    ("p", "all"),
    ("view", "all"),
    ("archive", ""),
}
_WHOLE = re.compile(
    r"[\W_]*(?:在本页)?(?:(?:阅读|閱讀|查看|显示|浏览|展开|余下)全文|全文(?:阅读|閱讀|浏览|显示)?|单页阅读|single page)"
    r"[\W_]*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Pager:
    """What a page links of the article that it is a page of."""

    pages: Mapping[int, str] = field(default_factory=dict)
    """The addresses of the later pages by number; the second is 2."""
    whole: str | None = None
    """The address of the whole text on one page."""


def first_page(tree: HtmlElement, url: str) -> str | None:
    """The first page of the article of which *tree*, from *url*, is a later page; None where it is none, or says not.

    It is named by `rel="canonical"`, or by the number 1 or 上一页 in the pager; its address is *url* without a number.
    """
    canonical = (
        ("", _joined_url(url, link.get("href", "").strip()))
        for link in tree.iter("link")
        if "canonical" in (link.get("rel") or "").lower().split()
    )
    named = (found for text, found in chain(canonical, _links(tree, url)) if _EARLIER.fullmatch(text))
    return next((found for found in named if found != url and number_of(found, url)), None)


def may_go_on(html: str) -> bool:
    """Whether *html* has any word of a pager; where it has none, it need not be parsed for one."""
    return bool(_HINT.search(html))


def read_pager(tree: HtmlElement, first: str, here: str = "", shift: int = 0) -> Pager:
    """What *tree*, which came from *here*, links of the article whose first page is at *first*.

    A page belongs to an article if its address is that of the first page with a number added, and if the link reads
    like one of a pager: 下一篇 and the headlines of other articles do not. *shift* is `shift_of` the first page.
    """
    pages: dict[int, str] = {}
    whole = None
    for text, url in _links(tree, here or first):
        number = number_of(first, url)
        if number is not None and _FURTHER.fullmatch(text):
            pages.setdefault(number + shift, url)
        elif number is None and _is_whole(first, url, text):
            whole = whole or url
    return Pager({number: url for number, url in pages.items() if number > 1}, whole)


def shift_of(tree: HtmlElement, first: str) -> int:
    """1 where the second page of the article has number 1 in its address, as some CMSs count; else 0."""
    named = {number_of(first, url) for text, url in _links(tree, first) if _SECOND.fullmatch(text)} - {None}
    return int(bool(named) and min(filter(None, named), default=2) == 1)


def number_of(first: str, url: str) -> int | None:
    """The number that *url* adds to the address of the *first* page; None where it is no later page of that article.

    >>> number_of("https://example.com/a/c1-4001.html", "https://example.com/a/c1-4001-2.html")
    2
    >>> number_of("https://example.com/a?id=7", "https://example.com/a?page=3&id=7")
    3
    >>> number_of("https://example.com/a/content_12.html", "https://example.com/a/content_13.html")
    """
    one, other = urlsplit(first), urlsplit(url)
    if not _same_host(one, other):
        return None
    if one.path == other.path:
        return _number_in_query(one, other)
    (stem, kind), (longer, other_kind) = _stem(one.path), _stem(other.path)
    if kind.lower() != other_kind.lower() or one.query != other.query:
        return None
    for base in dict.fromkeys((stem, _FIRST.sub("", stem))):
        if longer.startswith(base) and (match := _SUFFIX.fullmatch(longer[len(base) :])):
            return int(match[1])
    return None


def _links(tree: HtmlElement, base: str) -> list[tuple[str, str]]:
    """Text and absolute address of each link; a picture stands for its `alt`, or for 下一页 where it has none."""
    found = []
    for element in tree.iter("a", "link"):
        href = (element.get("href") or "").strip()
        if not href or href[0] == "#" or len(href) > 500:
            continue
        text = "next" if "next" in (element.get("rel") or "").split() else ""
        if element.tag == "a" and not text:
            text = fold(str(element.text_content())) or _picture_text(element)
        if text:
            found.append((text, _joined_url(base, href)))
    return found


def _picture_text(element: HtmlElement) -> str:
    """What a button that is a picture says; its name where it has no words (sites.md D.4)."""
    image = element.find(".//img")
    if image is None:
        return ""
    alt = fold(image.get("alt") or "")
    return alt or ("next" if "next" in (image.get("src") or "").lower() else "")


def _joined_url(base: str, href: str) -> str:
    try:
        return urljoin(base, href).partition("#")[0]
    except ValueError:  # no address
        return ""


def _same_host(one: SplitResult, other: SplitResult) -> bool:
    same = one.netloc.lower() == other.netloc.lower() and "@" not in other.netloc
    return same and other.scheme in {"http", "https"}


def _stem(path: str) -> tuple[str, str]:
    stem, kind = splitext(path.rstrip("/"))
    return stem, kind


def _number_in_query(one: SplitResult, other: SplitResult) -> int | None:
    """The page number in the query of *other* where it is all that tells it from *one*."""
    known = set(parse_qsl(one.query, keep_blank_values=True))
    pairs = parse_qsl(other.query, keep_blank_values=True)
    added = [pair for pair in pairs if pair not in known]
    replaced = {name for name, _ in known.difference(pairs)}
    if len(added) != 1 or not replaced <= {added[0][0]}:
        return None
    name, value = added[0]
    fits = name.lower() in _PARAMETERS and value.isdecimal() and len(value) <= 2
    return int(value) if fits else None


def _is_whole(first: str, url: str, text: str) -> bool:
    """Whether *url* is the article at *first* on one page, by its address or by what the link says."""
    one, other = urlsplit(first), urlsplit(url)
    if not _same_host(one, other):
        return False
    if one.path == other.path:
        added = set(parse_qsl(other.query, keep_blank_values=True)) - set(parse_qsl(one.query, keep_blank_values=True))
        return bool(added & _WHOLE_QUERY) or (bool(added) and bool(_WHOLE.fullmatch(text)))
    (stem, kind), (longer, other_kind) = _stem(one.path), _stem(other.path)
    return kind == other_kind and longer.startswith(stem) and bool(_WHOLE_SUFFIX.fullmatch(longer[len(stem) :]))
