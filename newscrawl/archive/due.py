"""When is an article worth another visit, and a listing? Corrections come soon or not at all, news where some was."""

from dataclasses import dataclass
from datetime import datetime, timedelta

INTERVALS = (
    (timedelta(hours=2), timedelta(minutes=30)),
    (timedelta(days=1), timedelta(hours=4)),
    (timedelta(days=3), timedelta(hours=12)),
    (timedelta(days=30), timedelta(days=7)),
)
"""Up to which age an article is visited again after how long; an older one never is."""


SHORTEST, LONGEST = timedelta(minutes=15), timedelta(hours=12)
"""How long a listing is left alone; for less than the shortest it is not."""


def listing_due_after(asked: datetime, brought: datetime) -> datetime:
    """When a listing that was *asked* is due again which last *brought* news then: after half the time without.

    >>> brought = datetime(2026, 11, 20, 8)
    >>> [str(listing_due_after(brought + timedelta(minutes=quiet), brought)) for quiet in (0, 20, 60, 6000)]
    ['2026-11-20 08:00:00', '2026-11-20 08:20:00', '2026-11-20 09:30:00', '2026-11-25 00:00:00']
    """
    wait = (asked - brought) / 2
    return asked if wait < SHORTEST else asked + min(wait, LONGEST)


def due_after(visited: datetime, born: datetime) -> datetime | None:
    """When an article of the time *born* that was *visited* is due again; None for never.

    >>> born = datetime(2026, 11, 20, 8)
    >>> [str(due_after(born + timedelta(hours=age), born)) for age in (1, 5, 24 * 40)]
    ['2026-11-20 09:30:00', '2026-11-20 17:00:00', 'None']
    """
    age = visited - born
    return next((visited + interval for limit, interval in INTERVALS if age < limit), None)


@dataclass(frozen=True, slots=True)
class Visit:
    """The last visit to an address, and when the next is due."""

    url: str
    state: str
    born: str
    """When the article was published, or first asked for."""
    visited: str
    due: str | None
    etag: str
    last_modified: str

    def is_due(self, now: datetime) -> bool:
        """Whether the address is worth a visit; one that was visited in a time to come tells of a clock gone wrong."""
        return self.due is not None and (_at(self.due) <= now or now < _at(self.visited))


@dataclass(frozen=True, slots=True)
class Asked:
    """The last visit to a listing, and when the next is due."""

    url: str
    """With what was posted there."""
    site: str
    asked: str
    brought: str
    """When it last brought something new; when it was first asked, where it never did."""
    since: str | None
    """From when on articles were looked for."""
    due: str

    def is_due(self, now: datetime, since: datetime) -> bool:
        """Whether it is worth a visit by a run that looks for articles *since* then.

        It always is for one that looks further back; and it is never left alone for more than half of the time that
        a run looks back to, so that nothing falls between two visits.
        """
        asked = _at(self.asked)
        covered = self.since is not None and _at(self.since) <= since
        latest = min(_at(self.due), asked + (now - since) / 2)
        return not covered or latest <= now or now < asked


def _at(moment: str) -> datetime:
    return datetime.fromisoformat(moment)
