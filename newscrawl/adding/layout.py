"""How is an article page of a new site read? Selectors that give what the generic rules give, on all examples."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from lxml.html import HtmlElement

from newscrawl.adding.selectors import smallest
from newscrawl.extraction.found import Found, first
from newscrawl.extraction.page import ArticlePage
from newscrawl.sites.layouts import Selectors, SitePage
from newscrawl.text.dates import parse_date
from newscrawl.text.normalize import fold

_UNSEEN = frozenset({"script", "style", "title", "head", "html", "body"})
FIELDS = ("headline", "body", "published", "source")
_SHORT = {"headline": 200, "published": 120, "source": 60}
"""Characters of an element that can be nothing but this field."""
_BESIDE = 100
"""Characters beside the text that its container may hold: credits, which rules that all sites share cut later."""


@dataclass(frozen=True, slots=True)
class Layout:
    """What was guessed, and what a person should look at."""

    selectors: dict[str, str] = field(default_factory=dict)
    marker: str = ""
    notes: tuple[str, ...] = ()


def guess(pages: Sequence[ArticlePage], others: Sequence[str] = ()) -> Layout:
    """The layout of *pages*, article pages of one site; *others* is the text of pages that are no articles."""
    chosen, notes = {}, []
    for name in FIELDS:
        wanted = [said(page, name) for page in pages]
        if all(wanted):
            chosen[name] = smallest(_targets(pages[0], name), [p.tree for p in pages], _fitting(pages, name, wanted))
        if not chosen.get(name):
            missing = "no selector gives it on all examples" if all(wanted) else "not found on every example"
            notes.append(f"{name}: {missing}; the generic rules stay in charge")
    if len(pages) == 1:
        notes.append("there was one example only: check the selectors on another article")
    selectors = {name: selector for name, selector in chosen.items() if selector}
    return Layout(selectors, _marker(pages, selectors, others), tuple(notes))


def said(page: ArticlePage, name: str) -> Any:
    """What the rules of *page* give for a field, in a form that can be compared; None where they give nothing."""
    found: Found[Any] | None = first(getattr(page, name)())
    if found is None:
        return None
    if name == "body":
        return found.value.paragraphs
    return found.value.instant if name == "published" else found.value


def _fitting(pages: Sequence[ArticlePage], name: str, wanted: Sequence[Any]) -> Callable[[str], bool]:
    """Whether a page class with a selector for that field reads on each page what is *wanted* there."""

    def fits(selector: str) -> bool:
        kind = type("Page", (SitePage,), {"selectors": Selectors(**{name: selector})})
        return all(_agrees(kind, page, name, value) for page, value in zip(pages, wanted, strict=True))

    return fits


def _agrees(kind: type[SitePage], page: ArticlePage, name: str, wanted: Any) -> bool:
    own = kind(page.url, page.html, site=page.site, fetched=page.fetched)
    own.tree = page.tree
    found = first(getattr(own, name)())
    if found is None or not found.rule.startswith("css "):
        return False
    if name != "body":
        return bool(said(own, name) == wanted)
    more = [text for text in found.value.paragraphs if text not in wanted]
    return set(wanted) <= set(found.value.paragraphs) and len("".join(more)) <= _BESIDE + len("".join(wanted)) / 10


def _targets(page: ArticlePage, name: str) -> list[HtmlElement]:
    """The elements of *page* that may be selected for a field, those that hold the least beside it first."""
    if name == "body":
        return list(_containers(page))
    value = said(page, name)
    shown = [element for element in page.tree.iter() if isinstance(element.tag, str) and element.tag not in _UNSEEN]
    if name == "source":  # the name of the site in its head or foot is no statement of an article's source
        shown = _between(shown, _says_headline(page), next(_containers(page)))
    texts = ((fold(str(element.text_content())), element) for element in shown)
    found = [(text, el) for text, el in texts if 0 < len(text) <= _SHORT[name] and _says(text, name, value, page)]
    return [element for _, element in sorted(found, key=lambda one: len(one[0]))]


def _says_headline(page: ArticlePage) -> HtmlElement:
    return next(iter(_targets(page, "headline")), page.tree)


def _between(elements: Sequence[HtmlElement], first_one: HtmlElement, last: HtmlElement) -> list[HtmlElement]:
    """Those that begin after one element and before another."""
    numbers = {element: number for number, element in enumerate(elements)}
    return list(elements[numbers.get(first_one, 0) : numbers.get(last, len(elements))])


def _says(text: str, name: str, value: Any, page: ArticlePage) -> bool:
    if name == "published":
        stamp = parse_date(text, now=page.fetched)
        return bool(stamp and stamp.instant == value)
    return text == value if name == "headline" else str(value) in text


def _containers(page: ArticlePage) -> Iterator[HtmlElement]:
    """The smallest element around the whole text, and those around it."""
    wanted = ["".join(text.split()) for text in said(page, "body")]
    inner = [page.tree]
    while inner:
        smallest_yet = inner[0]
        inner = [child for child in smallest_yet if isinstance(child.tag, str) and _holds(child, wanted)]
    yield smallest_yet
    yield from list(smallest_yet.iterancestors())[:3]


def _holds(element: HtmlElement, wanted: Sequence[str]) -> bool:
    text = "".join(str(element.text_content()).split())
    return all(paragraph in text for paragraph in wanted)


def _marker(pages: Sequence[ArticlePage], selectors: dict[str, str], others: Sequence[str]) -> str:
    """A piece of the articles' source that no other page has: an attribute of what was selected; "" for none."""
    for name in ("body", "headline", "published"):
        for element in pages[0].tree.cssselect(selectors[name])[:1] if name in selectors else ():
            for attribute in ("id", "class"):
                marker = f'{attribute}="{element.get(attribute, "")}"'
                if _tells(marker, pages, others):
                    return marker
    return ""


def _tells(marker: str, pages: Sequence[ArticlePage], others: Sequence[str]) -> bool:
    lasting = not marker.endswith('=""') and not re.search(r"\d{3}|\\|'", marker)
    return lasting and all(marker in page.html for page in pages) and not any(marker in other for other in others)
