"""Where a URL of a run can end: in exactly one state, with a reason."""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """Where a URL can end."""

    ARCHIVED = "archived"
    """New in the archive."""
    REVISED = "revised"
    """In the archive already; this is a new version."""
    UNCHANGED = "unchanged"
    """Fetched again, and just as the archive has it."""
    KNOWN = "known"
    """In the archive already, so not fetched."""
    OUT_OF_RANGE = "out_of_range"
    """Published before `since` or after `until`."""
    FORWARDED = "forwarded"
    """Only a link to another site; recorded, not fetched."""
    GONE = "gone"
    """404, 410, or a page that says its article was removed."""
    NOT_ARTICLE = "not_article"
    """A page of another kind: a listing, a home page, a picture."""
    ROBOTS = "robots"
    """robots.txt forbids it."""
    REFUSED = "refused"
    """An address that we do not fetch."""
    BLOCKED = "blocked"
    """A wall or a throttle, also after the retries."""
    UNSUPPORTED = "unsupported"
    """A site that shows its articles only behind a wall, a login or an encryption, which we respect."""
    UNREACHABLE = "unreachable"
    """No usable answer: no such host, time-out, connection lost, server error."""
    FAILED = "failed"
    """A page came, and no article could be read from it, or it could not be stored."""
    DROPPED = "dropped"
    """An article was read, and a pipeline turned it down."""
    QUARANTINED = "quarantined"
    """An article was read, and readings differ so much that it is kept apart from the archive."""
    UNVISITED = "unvisited"
    """The run ended before its turn came."""


GOOD = frozenset({State.ARCHIVED, State.REVISED, State.UNCHANGED, State.KNOWN})
"""The states that leave the article in the archive."""
HARMLESS = GOOD | {State.OUT_OF_RANGE, State.FORWARDED, State.GONE, State.NOT_ARTICLE, State.ROBOTS, State.UNVISITED}
"""The states that say nothing against the run."""

GIVEN_UP = "given up"
"""The reason of an unreachable URL whose host had stopped to answer, so that it was not asked for."""


GONE_BEFORE = "gone before"
"""The reason of an article that is gone, and that it is not time to ask for again."""


_INSTEAD = frozenset({"redirected", "home", "empty"})
"""What a site shows in the place of articles that it has lost; films and topics are what they are, in every run."""


def is_lost(state: State, reason: str) -> bool:
    """Whether a URL that ended so was asked for and led nowhere, though somebody took it for an article's."""
    gone = state is State.GONE and reason != GONE_BEFORE
    return gone or (state is State.NOT_ARTICLE and reason in _INSTEAD)


@dataclass(frozen=True, slots=True)
class Outcome:
    """The end of one URL."""

    url: str
    site: str
    state: State
    reason: str = ""
    """One of few: what a table counts."""
    detail: str = ""
    """Anything more: an address, a message."""

    @property
    def why(self) -> str:
        """Reason and detail in one line, without a reason that only repeats the state.

        >>> Outcome("https://example.com/a", "example.com", State.GONE, "gone", "HTTP 404").why
        'HTTP 404'
        """
        return ": ".join(part for part in (self.reason, self.detail) if part and part != self.state)
