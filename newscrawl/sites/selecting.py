"""How a layout's selectors are applied to a page of it."""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any, ClassVar

from newscrawl.extraction.page import ArticlePage, Found
from newscrawl.items import Genre, Route
from newscrawl.sites.css import compiled
from newscrawl.sites.selectors import Selectors
from newscrawl.text.normalize import fold


class SelectingPage(ArticlePage):
    """A page that is known to be of one layout."""

    route: ClassVar[Route] = "html"
    selectors: ClassVar[Selectors] = Selectors()
    patterns: ClassVar[Mapping[str, str]] = {}
    """By field, what in the text of its elements counts: the group of the pattern; nothing where it is not found."""
    marker: ClassVar[str] = ""
    """A string that only pages of this layout contain."""
    genres: ClassVar[Mapping[str, Genre]] = {}
    """What only addresses of articles of another genre contain: `{"/video/": "video"}`."""
    paid_at: ClassVar[str] = ""
    """What only addresses of articles contain that have to be paid for."""

    def __init_subclass__(cls) -> None:
        """The name of a layout, unless it has one: its module's and its own, such as chinanews/text for `TextPage`."""
        if "parser" not in vars(cls):
            module = cls.__module__.removeprefix("newscrawl.sites.").partition(".")[0]
            cls.parser = f"{module}/{cls.__name__.removesuffix('Page').lower() or 'page'}"

    @classmethod
    def fits(cls, html: str) -> bool:
        """Whether this layout can read the page, told without parsing it."""
        return cls.marker in html

    @property
    def is_accessible_for_free(self) -> bool:
        """Also false where the page has a wall, or stands at an address of what has to be paid for."""
        paid = bool(self.paid_at) and self.paid_at in self.url
        return not paid and not self.select(self.selectors.wall) and super().is_accessible_for_free

    @cached_property
    def _selected(self) -> dict[str, list[Any]]:
        return {}

    def select(self, selector: str) -> list[Any]:
        """The elements (or, with `::attr(…)`, the strings) of the page that match; none for an empty selector."""
        if selector and selector not in self._selected:
            self._selected[selector] = list(compiled(selector)(self.tree))  # type: ignore[arg-type]
        return self._selected.get(selector, [])

    def texts(self, field: str) -> Iterator[Found[str]]:
        """The text of every element that the selector of *field* matches, or what its pattern finds in it."""
        selector, pattern = getattr(self.selectors, field), self.patterns.get(field, "(.+)")
        for node in self.select(selector):
            text = fold(node if isinstance(node, str) else node.text_content())
            if match := re.search(pattern, text, re.DOTALL):
                yield Found(match[1], f"css {selector}", text)
