"""Which stretch of time a command is asked for."""

from datetime import UTC, datetime

from newscrawl.errors import ArgumentError
from newscrawl.spiders.arguments import period


def moments(since: str | None, until: str | None) -> tuple[datetime | None, datetime | None]:
    """From when on, and up to when; raises ArgumentError."""
    now = datetime.now(UTC)
    start = period("--since", since, now)[0] if since else None
    end = period("--until", until, now)[1] if until else None
    if start and end and start >= end:
        raise ArgumentError("--since", str(since), f"is not before --until={until}")
    return start, end
