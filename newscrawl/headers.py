"""HTTP headers as text."""

from scrapy.http import Response


def header(response: Response, name: str) -> str:
    """The value of a header; empty when it is missing."""
    return (response.headers.get(name) or b"").decode("latin-1")
