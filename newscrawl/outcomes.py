"""What became of every URL of a run: each ends in exactly one state, with a reason."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from newscrawl.urls import host_of, spellings


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


@dataclass(slots=True)
class Ledger:
    """The URLs of one run and what became of them. The first end of a URL stands.

    One article is asked for once: another spelling of an address, or of the address of an article, shares the end of
    the first.
    """

    _open: dict[str, str] = field(default_factory=dict)
    _settled: dict[str, Outcome] = field(default_factory=dict)
    _first: dict[int, str] = field(default_factory=dict)
    _asked: dict[int, str] = field(default_factory=dict)
    _passed_over: dict[str, Outcome] = field(default_factory=dict)
    _twins: dict[str, str] = field(default_factory=dict)
    visits: int = 0
    """Articles that were asked for so far."""

    def open(self, url: str, site: str) -> bool:
        """Take note of *url*; False when this run has seen it already, in whatever spelling."""
        if url in self._open or url in self._settled:
            return False
        self._open[url] = site
        first = self._first.setdefault(_one_spelling(url), url)
        if first != url:
            self._twins[url] = first
        return first == url

    def pass_over(self, outcome: Outcome) -> None:
        """Note why one listing gave no cause to visit a URL; another listing may still give one."""
        self._passed_over.setdefault(outcome.url, outcome)

    def link(self, article_url: str, asked: str) -> str | None:
        """The article that *asked* led to is known as *article_url* from now on.

        Returns another URL that led to the same article before, whose end *asked* will share, or None.
        """
        first = self._asked.setdefault(_one_spelling(article_url), asked)
        if first == asked:
            return None
        self._twins[asked] = first
        return first

    def settle(self, url: str, state: State, reason: str = "", detail: str = "", *, site: str = "") -> bool:
        """Close the account of *url*, asked for or linked to an asked one; False when it was closed already."""
        return self._end(self._asked.get(_one_spelling(url), url), state, reason, detail, site)

    def _end(self, url: str, state: State, reason: str, detail: str = "", site: str = "") -> bool:
        if url in self._settled:
            return False
        site = self._open.pop(url, site) or host_of(url) or "-"
        self._settled[url] = Outcome(url, site, state, reason, detail)
        return True

    def close(self, reason: str) -> None:
        """Settle what is still open: the run ended, for *reason*, before its turn. What was passed over stays so."""
        twins = [url for url in self._open if url in self._twins]
        for url in [url for url in self._open if url not in self._twins]:
            self._end(url, State.UNVISITED, reason)
        for url in twins:
            first = self._settled[self._twins[url]]
            state = State.KNOWN if first.state in GOOD else first.state
            self._end(url, state, "same article", first.url)
        self._settled = {**self._passed_over, **self._settled}

    def __iter__(self) -> Iterator[Outcome]:
        return iter(self._settled.values())

    def states(self) -> Counter[State]:
        """How many URLs ended in each state."""
        return Counter(outcome.state for outcome in self)


def _one_spelling(url: str) -> int:
    """The same for all spellings of *url*: 64 bits, a third of the memory that the address would take."""
    return hash(min(spellings(url)))
