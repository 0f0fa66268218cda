"""How an article is read that comes as JSON: the answer of a site's API, or the state that a page carries."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any, ClassVar

import lxml.html
import msgspec
from lxml.html import HtmlElement

from newscrawl.extraction.content import Content, parse_fragment
from newscrawl.extraction.metadata import keywords
from newscrawl.extraction.page import Found
from newscrawl.items import Route
from newscrawl.sites.jsonlists import state_in
from newscrawl.sites.layouts import SitePage
from newscrawl.text.dates import Stamp, from_epoch, parse_date
from newscrawl.text.names import Byline, parse_byline, split_names
from newscrawl.text.normalize import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Paths:
    """Where in the JSON each field stands: keys joined by dots, several such paths by blanks, in order of trust."""

    headline: str = ""
    body: str = ""
    """HTML; what all paths and rows give is put together."""
    published: str = ""
    """A count of seconds or milliseconds since 1970, or a date."""
    modified: str = ""
    byline: str = ""
    source: str = ""
    section: str = ""
    description: str = ""
    tags: str = ""
    editors: str = ""
    paid: str = ""
    """True where the article has to be paid for."""
    account: str = ""
    """What only articles have that somebody else contributed."""


def values(data: Any, path: str) -> Iterator[Any]:
    """What stands at *path* in *data*, in every row of the lists on the way; nothing for null and "".

    >>> list(values({"tags": [{"name": "甲"}, {"name": ""}, {"name": "乙"}]}, "tags.name"))
    ['甲', '乙']
    """
    if isinstance(data, list):
        for row in data:
            yield from values(row, path)
    elif not path:
        yield from () if data in (None, "") else (data,)
    elif isinstance(data, dict):
        key, _, rest = path.partition(".")
        yield from values(data.get(key), rest)


class JsonPage(SitePage):
    """A layout whose fields stand in JSON.

    Around the state of a page stands the page, which the other rules read. Around the answer of an API stands nothing,
    so what it lacks is lacking.
    """

    route: ClassVar[Route] = "json"
    paths: ClassVar[Paths]
    signatures: ClassVar[tuple[str, ...]] = ()
    """What the newsroom signs with instead of a name: an outlet, not an author."""
    island: ClassVar[str] = ""
    """The id of the script, or the variable, that holds the state of a page; empty for the answer of an API."""
    root: ClassVar[str] = ""
    """The path in the state at which the other paths begin."""

    def __init__(self, url: str, html: str, *, site: str, fetched: datetime, article_id: str = "") -> None:
        super().__init__(url, html, site=site, fetched=fetched, article_id=article_id)
        if self.paths.account:
            self.contributed = any(found.value for found in self.found("account"))

    @property
    def is_accessible_for_free(self) -> bool:
        paid = any(found.value in (True, 1, "1", "true") for found in self.found("paid"))
        return not paid and super().is_accessible_for_free

    @classmethod
    def fits(cls, html: str) -> bool:
        return cls.marker in html and (html.lstrip()[:1] == "{" or bool(cls.island))

    @cached_property
    def data(self) -> Any:
        """The JSON; None where it cannot be read."""
        if self.island:
            return next(values(state_in(self.html, self.island), self.root), None)
        try:
            return msgspec.json.decode(self.html)
        except (msgspec.DecodeError, UnicodeEncodeError, RecursionError):  # cut off, broken emoji, a bomb
            return None

    @cached_property
    def tree(self) -> HtmlElement:
        """The page around the JSON; an empty one around an answer, or the other rules would read JSON as text."""
        return lxml.html.Element("html") if self.html.lstrip()[:1] == "{" else super().tree

    def refusal(self) -> str | None:
        """JSON is what is read here; a page around it may say that the article is gone."""
        return None if self.html.lstrip()[:1] == "{" else super().refusal()

    def found(self, field: str) -> Iterator[Found[Any]]:
        """What stands at the paths of *field*, in order."""
        for path in getattr(self.paths, field).split():
            for value in values(self.data, path):
                yield Found(value, f"json {path}", str(value))

    def strings(self, field: str) -> Iterator[Found[str]]:
        """The same as text; what is neither text nor a number is none."""
        for found in self.found(field):
            if isinstance(found.value, str | int | float):
                yield Found(fold(str(found.value)), found.rule, found.raw)

    def alternatives(self, field: str) -> list[Found[str]]:
        """Everything at the first of the paths of *field* at which there is anything."""
        listed = list(self.strings(field))
        return [found for found in listed if found.rule == listed[0].rule]

    def html_of_body(self) -> str:
        """The body as one piece of HTML; what is no text is none of it, such as the data of a player."""
        return "\n".join(found.value for found in self.found("body") if isinstance(found.value, str))

    def headline(self) -> Iterator[Found[str]]:
        yield from self.strings("headline")
        yield from super().headline()

    def body(self) -> Iterator[Found[Content]]:
        yield Found(self.content_of(parse_fragment(self.html_of_body())), f"json {self.paths.body}")
        yield from super().body()

    def published(self) -> Iterator[Found[Stamp]]:
        yield from self.stamps("published")
        yield from super().published()

    def modified(self) -> Iterator[Found[Stamp]]:
        yield from self.stamps("modified")
        yield from super().modified()

    def stamps(self, field: str) -> Iterator[Found[Stamp]]:
        """The times at the paths of *field*."""
        for found in self.found(field):
            text = str(found.value)
            stamp = from_epoch(text, now=self.fetched) or parse_date(text, now=self.fetched)
            if stamp:
                yield Found(stamp, found.rule, text)

    def byline(self) -> Iterator[Found[Byline]]:
        names = [found for found in self.alternatives("byline") if found.value not in self.signatures]
        if names:
            raw = "、".join(dict.fromkeys(found.value for found in names))
            yield Found(parse_byline(raw), names[0].rule, raw)
        yield from super().byline()

    def source(self) -> Iterator[Found[str]]:
        yield from self.strings("source")
        yield from (found for found in self.strings("byline") if found.value in self.signatures)
        yield from super().source()

    def editors(self) -> Iterator[Found[tuple[str, ...]]]:
        for found in self.strings("editors"):
            yield Found(split_names(found.value), found.rule, found.raw)
        yield from super().editors()

    def section(self) -> Iterator[Found[str]]:
        yield from self.strings("section")
        yield from super().section()

    def description(self) -> Iterator[Found[str]]:
        yield from self.strings("description")
        yield from super().description()

    def tags(self) -> Iterator[Found[tuple[str, ...]]]:
        listed = self.alternatives("tags")
        if listed:
            words = (
                word for found in listed for word in (keywords(found.value) if len(listed) == 1 else (found.value,))
            )
            yield Found(tuple(dict.fromkeys(words)), listed[0].rule)
        yield from super().tags()
