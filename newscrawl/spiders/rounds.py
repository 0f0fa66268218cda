"""Which listings is it time to ask, and what did each of them bring?"""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

import msgspec

from newscrawl.archive import Archive
from newscrawl.outcomes import State
from newscrawl.scratch import Scratch
from newscrawl.sites.listings import Listing, Plan

NEWS = frozenset({State.ARCHIVED, State.REVISED})
"""The ends of articles that make a listing worth an early visit."""
UNDONE = frozenset({State.UNVISITED, State.UNREACHABLE, State.BLOCKED})
"""The ends of articles that want their listing to be asked again as if it had not been."""


class Ends(Protocol):
    """How each article ended, as a ledger or a mapping tells."""

    def get(self, url: str, default: State, /) -> State | None:
        """How the article at *url* ended, *default* where it has not."""


@dataclass(slots=True)
class Round:
    """A listing that is asked in this run, with the pages that follow it."""

    number: int
    site: str
    asked: datetime
    since: datetime
    open: int = 0
    """Requests that are not answered yet, or not to the end."""


class Rounds:
    """The listings of a run; those that *archive* has asked before are left out until they are due.

    With *everything*, none is. What came of a round is noted when the run is over, so that one which was killed, failed
    or did not get to all articles begins again.
    """

    def __init__(self, archive: Archive, *, everything: bool) -> None:
        self.archive = archive
        self.everything = everything
        self._rounds: dict[str, Round] = {}
        self._named = Scratch("named (round INTEGER, url TEXT, PRIMARY KEY (round, url)) WITHOUT ROWID")

    def begin(self, listing: Listing, site: str, plan: Plan, now: datetime) -> str:
        """The name of the round that begins with *listing*; empty where it is not due."""
        name = name_of(listing)
        last = None if self.everything else self.archive.listing(name)
        if last and not last.is_due(now, plan.since):
            return ""
        self._rounds.setdefault(name, Round(len(self._rounds), site, now, plan.since))
        return name

    def ask(self, name: str) -> None:
        """A request more."""
        self._rounds[name].open += 1

    def answered(self, name: str) -> None:
        """A request less; for one whose answer was read to the end, or which another stands for."""
        self._rounds[name].open -= 1

    def names(self, name: str, url: str) -> None:
        """An article in range was named."""
        self._named.add("named", self._rounds[name].number, url)

    def note(self, ends: Ends) -> None:
        """Tell the archive of the rounds that are complete, by the ends of all articles."""
        for name, done in self._rounds.items():
            named = self._named.do("SELECT url FROM named WHERE round = ?", done.number)
            states = Counter(ends.get(url, State.UNVISITED) for (url,) in named)
            if not done.open and not UNDONE.intersection(states):
                news = sum(states[state] for state in NEWS)
                self.archive.add_listing(name, done.site, done.asked, since=done.since, news=news)


def name_of(listing: Listing) -> str:
    """The address of *listing*, the same in every run, with what is posted there.

    >>> name_of(Listing(route="api", url="https://api.example.com/list", payload={"page": 1}))
    'https://api.example.com/list {"page":1}'
    """
    address = listing.timeless or listing.url
    if listing.payload is None:
        return address
    return f"{address} {msgspec.json.encode(listing.payload, order='sorted').decode()}"
