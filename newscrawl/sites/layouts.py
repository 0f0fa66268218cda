"""How a layout of a site's article pages is read: CSS selectors, and methods where selectors cannot say it."""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import cached_property
from itertools import chain
from typing import ClassVar

from lxml.html import HtmlElement

from newscrawl.extraction import times
from newscrawl.extraction.body import Body, body_of
from newscrawl.extraction.challenges import gone, has_prose
from newscrawl.extraction.content import Content, assemble
from newscrawl.extraction.found import first
from newscrawl.extraction.lines import Line, read_lines
from newscrawl.extraction.metadata import keywords
from newscrawl.extraction.nearby import read_near
from newscrawl.extraction.page import Found
from newscrawl.sites.css import compiled
from newscrawl.sites.selecting import SelectingPage
from newscrawl.sites.selectors import Selectors
from newscrawl.text.dates import Stamp, from_epoch, parse_date
from newscrawl.text.names import Byline, parse_byline, parse_credit, parse_credits

__all__ = ["Selectors", "SitePage", "UnknownPage"]
_ORIGINAL = re.compile(r"[(（【]?原(?:标题|题)[:：]\s*(.+?)[)）】]?")


class SitePage(SelectingPage):
    """A layout of a site: its selectors, and the generic rules where they say nothing.

    Headline, text and time must be found, so the generic rules stand in when a selector fails. What an article may
    lack (byline, source, credits, column, tags) is lacking when its selector finds nothing: nobody is invented.
    """

    cut: ClassVar[str] = ""
    """CSS of elements inside the container that are not text: cards, subscriptions, licence notes.

    Nothing else is read less for it: a date in them is still found."""
    gathered: ClassVar[bool] = False
    """All containers that match are one text, such as a summary in a box of its own; else the first that has text."""
    house: ClassVar[str] = ""
    """What the newsroom calls itself: the source of every article that does not name another by a label."""

    def __init__(self, url: str, html: str, *, site: str, fetched: datetime, article_id: str = "") -> None:
        super().__init__(url, html, site=site, fetched=fetched)
        self.known_id = article_id
        if genre := next((genre for part, genre in self.genres.items() if part in url), None):
            self.genre = genre
        if self.selectors.account:
            self.contributed = bool(self.select(self.selectors.account))

    @cached_property
    def lines(self) -> list[Line]:
        """What the page shows around headline and container; all of it where a selector fails."""
        heads, bodies = self.select(self.selectors.headline), self.select(self.selectors.body)
        if not heads or not bodies or isinstance(heads[0], str):
            return read_lines(self.tree, self.url)
        return read_near(heads[0], bodies[0], self.url, () if self._cut_from(bodies[0]) else self._inside)

    @cached_property
    def found_body(self) -> Body | None:
        """Where among the lines its container stands; the generic rules look for it where the selector fails."""
        containers = self.select(self.selectors.body)
        inside = {element for container in containers[:1] for element in container.iter()}
        found = body_of([(number, line) for number, line in enumerate(self.lines) if line.block in inside])
        return found or super().found_body

    def refusal(self) -> str | None:
        """The site's address pattern says that this is an article, so only a page without text may be none: a film."""
        text = "".join(container.text_content() for container in self.select(self.selectors.body)[:1])
        if has_prose(text):
            return None
        return gone(self.html, self.url) or ("film" if self.genre == "video" and not first(self.body()) else None)

    def article_id(self) -> Iterator[Found[str]]:
        yield Found(self.known_id, "url")
        yield from super().article_id()

    def headline(self) -> Iterator[Found[str]]:
        yield from self.texts("headline")
        yield from super().headline()

    def body(self) -> Iterator[Found[Content]]:
        contents = (self.content_of(container) for container in self.select(self.selectors.body))
        for content in [_together(list(contents))] if self.gathered else contents:
            yield Found(content, f"css {self.selectors.body}")
        yield from super().body()

    def content_of(self, container: HtmlElement) -> Content:
        """The paragraphs and pictures of *container* without what `cut` matches."""
        known = any(container is body for body in self.select(self.selectors.body)[:1])
        return assemble(self._inside if known else self._lines_of(container))

    @cached_property
    def _inside(self) -> list[Line]:
        """The lines of the container, for its text and for what stands around it."""
        return self._lines_of(self.select(self.selectors.body)[0])

    def _lines_of(self, container: HtmlElement) -> list[Line]:
        return read_lines(container, self.url, dict.fromkeys(self._cut_from(container), ()))

    def _cut_from(self, container: HtmlElement) -> list[HtmlElement]:
        return list(compiled(self.cut)(container)) if self.cut else []  # type: ignore[arg-type]

    def published(self) -> Iterator[Found[Stamp]]:
        for found in self.texts("published"):
            if stamp := parse_date(found.value, now=self.fetched) or from_epoch(found.value, now=self.fetched):
                yield Found(stamp, found.rule, stamp.raw)
        yield from super().published()

    def modified(self) -> Iterator[Found[Stamp]]:
        shown = [found.value for found in self.texts("published")]
        yield from times.modified_beside(self, shown) if shown else super().modified()

    def byline(self) -> Iterator[Found[Byline]]:
        for found in self.texts("byline"):
            yield Found(parse_byline(found.value), found.rule, found.raw)
        if not self.selectors.byline:
            yield from super().byline()

    def source(self) -> Iterator[Found[str]]:
        for found in self.texts("source"):
            if name := _source_in(found.value, self.fetched):
                yield Found(name, found.rule, found.raw)
        if not self.selectors.source:
            generic = super().source()
            yield from (found for found in generic if not self.house or found.rule.startswith("source label"))
        yield Found(self.house, "site")

    def editors(self) -> Iterator[Found[tuple[str, ...]]]:
        yield from self._credited("editor", "image_editor")
        if not self.selectors.credits:
            yield from super().editors()

    def proofreaders(self) -> Iterator[Found[tuple[str, ...]]]:
        yield from self._credited("proofreader")
        if not self.selectors.credits:
            yield from super().proofreaders()

    def correspondents(self) -> Iterator[Found[tuple[str, ...]]]:
        yield from self._credited("correspondent")
        if not (self.selectors.credits or self.selectors.byline):
            yield from super().correspondents()

    def photographers(self) -> Iterator[Found[tuple[str, ...]]]:
        yield from self._credited("photographer")
        if not (self.selectors.credits or self.selectors.byline):
            yield from super().photographers()

    def republisher(self) -> Iterator[Found[str]]:
        for found in self.texts("source"):
            if (credit := parse_credit(found.value)) and credit.role == "republisher" and credit.names:
                yield Found(credit.names[0], found.rule, found.raw)
        if not self.selectors.source:
            yield from super().republisher()

    def original_title(self) -> Iterator[Found[str]]:
        for found in self.texts("original_title"):
            if match := _ORIGINAL.fullmatch(found.value):
                yield Found(match[1], found.rule, found.raw)
        yield from super().original_title()

    def description(self) -> Iterator[Found[str]]:
        yield from self.texts("description")
        yield from super().description()

    def section(self) -> Iterator[Found[str]]:
        yield from self.texts("section")
        if not self.selectors.section:
            yield from super().section()

    def tags(self) -> Iterator[Found[tuple[str, ...]]]:
        if found := list(self.texts("tags")):
            words = keywords(found[0].value) if len(found) == 1 else (tag.value for tag in found)
            yield Found(tuple(dict.fromkeys(words)), found[0].rule)
        if not self.selectors.tags:
            yield from super().tags()

    def _credited(self, *roles: str) -> Iterator[Found[tuple[str, ...]]]:
        lines = [(found, credit) for found in self.texts("credits") for credit in parse_credits(found.value)]
        named = [(found, credit.names) for found, credit in lines if credit.role in roles]
        if named:
            names = dict.fromkeys(name for _, names in named for name in names)
            yield Found(tuple(names), named[0][0].rule, " ".join(dict.fromkeys(found.raw for found, _ in named)))


class UnknownPage(SitePage):
    """A page in none of the layouts that its site declares: the generic rules read it."""

    parser = route = "generic"


def _together(contents: Sequence[Content]) -> Content:
    """What all *contents* have, each paragraph once."""
    texts = dict.fromkeys(chain.from_iterable(content.paragraphs for content in contents))
    return Content(tuple(texts), tuple(chain.from_iterable(content.images for content in contents)))


def _source_in(text: str, now: datetime) -> str:
    """The outlet that *text* names, with or without 来源 before it; "" where it says something else."""
    if credit := parse_credit(text):
        return credit.names[0] if credit.role in ("source", "republisher") and credit.names else ""
    return text if len(text) <= 20 and not re.search(r"[:：。，]", text) and not parse_date(text, now=now) else ""
