"""Which paragraphs of a container are not its text, and what do they say of the article's people?"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from typing import ClassVar

from newscrawl.extraction.content import Content
from newscrawl.extraction.found import Found, first
from newscrawl.sites.layouts import SitePage
from newscrawl.text.names import Byline, parse_byline


class AsidePage(SitePage):
    """A layout whose container holds lines of credits and copyright between the paragraphs, without markup."""

    aside: ClassVar[str]
    """Pattern of all of such a line."""

    def body(self) -> Iterator[Found[Content]]:
        for found in super().body():
            texts = tuple(text for text in found.value.paragraphs if not re.fullmatch(self.aside, text))
            yield replace(found, value=replace(found.value, paragraphs=texts))

    @cached_property
    def _asides(self) -> list[Found[Byline]]:
        text = first(super().body())  # the others would have to be read first, by all ways that there are
        lines = dict.fromkeys(line for line in text.value.paragraphs if re.fullmatch(self.aside, line)) if text else ()
        return [Found(parse_byline(line), "line beside text", line) for line in lines]

    def byline(self) -> Iterator[Found[Byline]]:
        yield from (found for found in super().byline() if found.value.authors)
        yield from (found for found in self._asides if found.value.authors)

    def editors(self) -> Iterator[Found[tuple[str, ...]]]:
        yield from (Found(found.value.editors, found.rule, found.raw) for found in self._asides)
        yield from super().editors()
