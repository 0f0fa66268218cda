"""Which is the smallest CSS selector that finds the same thing on all pages?"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from lxml.html import HtmlElement

_NAME = re.compile(r"[A-Za-z_][\w-]*")
_PASSING = re.compile(
    r".{1,2}|.*\d{3}.*|.*__?[A-Za-z]*\d\w*|(?:css|sc|jsx)-.*|[mp][trblxy]?-?\d+|f-.*"
    r"|(?:cl(?:ear|r)\w*|fix|left|right|bold|large|small|active|on|share|menu)"
)
"""Names that are made anew with every article or build, or that say how a thing looks, not what it is."""
_TELLING = frozenset({"h1", "h2", "article", "time", "main"})
_MOST = 60


def smallest(targets: Sequence[HtmlElement], trees: Sequence[HtmlElement], fits: Callable[[str], bool]) -> str:
    """The smallest selector of the first of *targets* that has one that matches on every page, and *fits*; "" for none.

    One that takes a single step counts more than the order of the targets.
    """
    tried = [(size(selector), rank, selector) for rank, target in enumerate(targets) for selector in candidates(target)]
    in_order = sorted(tried, key=lambda one: (one[0][0], one[0][1], one[1], one[0]))
    able = (selector for *_, selector in in_order if all(tree.cssselect(selector) for tree in trees))
    return next((selector for selector in islice(dict.fromkeys(able), _MOST) if fits(selector)), "")


def size(selector: str) -> tuple[int, bool, int, str]:
    """How much a selector says: the steps it takes down the page, whether it names anything, its letters.

    >>> sorted(["div.a h1", "h1", "h1.title-of-article"], key=size)
    ['h1.title-of-article', 'h1', 'div.a h1']
    """
    return selector.count(" "), not re.search(r"[.#]", selector), len(selector), selector


def candidates(element: HtmlElement) -> Iterator[str]:
    """Selectors that match *element*: by itself, and below those around it."""
    own = list(_own(element))
    yield from own
    if element.tag in _TELLING:
        yield str(element.tag)
    for around in islice(element.iterancestors(), 6):
        yield from (f"{outer} {inner}" for outer in _own(around) for inner in (*own, str(element.tag)))


def _own(element: HtmlElement) -> Iterator[str]:
    """By id and by class, with the tag named."""
    if not isinstance(element.tag, str):
        return
    if (name := element.get("id", "")) and _is_lasting(name):
        yield f"{element.tag}#{name}"
    names = [name for name in element.get("class", "").split() if _is_lasting(name)]
    yield from (f"{element.tag}.{name}" for name in names)
    if len(names) > 1:
        yield f"{element.tag}.{'.'.join(names[:2])}"


def _is_lasting(name: str) -> bool:
    return bool(_NAME.fullmatch(name)) and not _PASSING.fullmatch(name)
