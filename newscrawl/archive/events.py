"""What can happen to an article, as the journal tells it?"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

import msgspec

from newscrawl.outcomes import State


class Kind(StrEnum):
    """The kinds of events."""

    ARCHIVED = "archived"
    """The first version."""
    CORRECTED = "corrected"
    """A version that differs in what readers see."""
    RETITLED = "retitled"
    """A version that differs in its headline too."""
    WITHDRAWN = "withdrawn"
    """404, 410 or a page that says so, where the archive has the article."""
    RESTORED = "restored"
    """It is there again."""
    MOVED = "moved"
    """Its page names another address now, under which the archive goes on."""
    UNCHANGED = "unchanged"
    """Fetched again, and just as the archive has it."""
    GONE = "gone"
    """As withdrawn, where the archive never had the article."""
    ANALYSED = "analysed"
    """The current version with other tags, by `scrapy analyze`: no version of its own, no visit."""
    REPARSED = "reparsed"
    """A version that today's parsers read from the same page, by `scrapy reparse`: no visit either."""
    LISTED = "listed"
    """A listing was asked and answered, and all that it named was dealt with; its address stands for an article's."""


class Materiality(StrEnum):
    """How much a change of the text matters, from little to much."""

    PUNCTUATION = "punctuation"
    WORDING = "wording"
    NUMBER_OR_NAME = "number_or_name"
    PARAGRAPH = "paragraph"
    HEADLINE = "headline"

    @property
    def weight(self) -> int:
        """For comparing."""
        return list(Materiality).index(self)


WITH_TEXT = frozenset({Kind.ARCHIVED, Kind.CORRECTED, Kind.RETITLED, Kind.ANALYSED, Kind.REPARSED})


class Event(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a journal line says beside the article."""

    kind: Kind | None = None
    """None in lines of schema 1, which all have a text."""
    at: datetime | None = None
    """When it was seen; None where the article's capture says so."""
    fields: tuple[str, ...] = ()
    """The fields that changed."""
    materiality: Materiality | None = None
    reason: str = ""
    """Why an article is gone, such as `HTTP 404`."""
    to: str = ""
    """Where an article moved to."""
    etag: str = ""
    """The validators that came with the answer, for asking again."""
    last_modified: str = ""
    news: int = 0
    """How many articles a listing named that were new, or changed."""
    since: datetime | None = None
    """From when on articles were looked for in a listing."""
    page: tuple[str, int] | None = None
    """The page file, below the archive, and its size when all of this visit's page was on disk there."""
    rest: int = 0
    """How many lines are still to come that count only together with this one."""

    @property
    def has_text(self) -> bool:
        """Whether the line holds a version of the article."""
        return self.kind is None or self.kind in WITH_TEXT

    @property
    def said(self) -> str:
        """In a few words, for people."""
        fields = ", ".join(self.fields)
        weight = f" ({self.materiality})" if self.materiality else ""
        return f"{self.kind}: {fields}{weight}" if fields else str(self.kind or "")


OUTCOMES = {Kind.ARCHIVED: State.ARCHIVED, Kind.UNCHANGED: State.UNCHANGED}
"""What events are in a run's report; all others are revisions."""


@dataclass(frozen=True, slots=True)
class Stored:
    """What became of an article that was given to the archive."""

    state: State
    detail: str = ""
    """What is new, in a few words."""
    elsewhere: str = ""
    """The spelling of its address to ask instead, of which a page that is gone in another one says nothing."""
