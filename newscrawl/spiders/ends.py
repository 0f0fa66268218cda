"""What an error on the way to an article says of its end."""

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)

from newscrawl.errors import (
    ArchiveError,
    BlockedError,
    ExtractionError,
    ForwardedError,
    NotAnArticleError,
    RefusedError,
)
from newscrawl.extensions.politeness import GivenUpError
from newscrawl.outcomes import GIVEN_UP, State

NETWORK: dict[type, str] = {
    CannotResolveHostError: "no such host",
    DownloadConnectionRefusedError: "connection refused",
    DownloadTimeoutError: "timed out",
    DownloadCancelledError: "too large",
    ResponseDataLossError: "cut off",
}
"""Scrapy's download errors in few words; all others are *connection failed*."""

IGNORED: dict[str, tuple[State, str]] = {
    "robots.txt": (State.ROBOTS, "robots.txt"),
    "max redirections": (State.UNREACHABLE, "redirects without end"),
    "DOWNLOAD_MAXSIZE": (State.UNREACHABLE, "too large"),
}
"""By a word of Scrapy's, what it takes no further."""


class UnusableStatusError(ExtractionError):
    """The server answered with an error that is not one of the article's own."""

    def __init__(self, url: str, status: int) -> None:
        super().__init__(url, "page", f"HTTP {status}")
        self.status = status


def outcome_of(error: BaseException | None) -> tuple[State, str, str]:  # noqa: PLR0911 (a table)
    """State, reason and detail for what went wrong on the way to an article."""
    match error:
        case UnusableStatusError():
            return State.UNREACHABLE, f"HTTP {error.status}", ""
        case NotAnArticleError():
            state = State.GONE if error.kind == "gone" else State.NOT_ARTICLE
            return state, error.kind, error.detail
        case ExtractionError():
            return State.FAILED, f"no {error.field}", error.reason
        case BlockedError():
            return State.BLOCKED, error.kind, ""
        case RefusedError():
            return State.REFUSED, "not fetched", error.reason
        case ForwardedError():
            return State.FORWARDED, "another site", error.target
        case ArchiveError():
            return State.FAILED, "not stored", str(error)
        case GivenUpError():
            return State.UNREACHABLE, GIVEN_UP, str(error)
        case IgnoreRequest():
            known = (end for word, end in IGNORED.items() if word in str(error))
            state, reason = next(known, (State.UNREACHABLE, "ignored"))
            return state, reason, "" if state is State.ROBOTS else str(error)
    told = isinstance(error, CannotResolveHostError | DownloadConnectionRefusedError)  # these few words say all
    return State.UNREACHABLE, NETWORK.get(type(error), "connection failed"), "" if told else str(error)
