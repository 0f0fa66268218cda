"""When is an article worth another visit? Corrections come soon or not at all."""

from datetime import datetime, timedelta

INTERVALS = (
    (timedelta(hours=2), timedelta(minutes=30)),
    (timedelta(days=1), timedelta(hours=4)),
    (timedelta(days=3), timedelta(hours=12)),
    (timedelta(days=30), timedelta(days=7)),
)
"""Up to which age an article is visited again after how long; an older one never is."""


def due_after(visited: datetime, born: datetime) -> datetime | None:
    """When an article of the time *born* that was *visited* is due again; None for never.

    >>> born = datetime(2026, 11, 20, 8)
    >>> [str(due_after(born + timedelta(hours=age), born)) for age in (1, 5, 24 * 40)]
    ['2026-11-20 09:30:00', '2026-11-20 17:00:00', 'None']
    """
    age = visited - born
    return next((visited + interval for limit, interval in INTERVALS if age < limit), None)
