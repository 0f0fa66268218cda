"""HTTP headers as text."""

from email.utils import parsedate_to_datetime
from time import time

from scrapy.http import Response


def header(response: Response, name: str) -> str:
    """The value of a header; empty when it is missing."""
    return (response.headers.get(name) or b"").decode("latin-1")


def retry_after(response: Response) -> float:
    """Seconds that the server wants us to wait (`Retry-After`, a number or a date); 0 where it does not say."""
    value = header(response, "Retry-After").strip()
    if value.isdecimal():
        return float(value)
    try:
        until = parsedate_to_datetime(value)
    except ValueError:  # none, or nonsense
        return 0.0
    return max(0.0, until.timestamp() - time())
