"""Which addresses we are willing to fetch."""

import ipaddress
from urllib.parse import urlsplit

from newscrawl.errors import RefusedError
from newscrawl.urls import redact, visible


def is_public(address: str) -> bool:
    """Whether an IP address is on the public internet: not loopback, private, link-local, metadata, multicast…

    >>> is_public("8.8.8.8"), is_public("169.254.169.254"), is_public("::ffff:127.0.0.1")
    (True, False, False)
    """
    ip = ipaddress.ip_address(address.partition("%")[0])
    mapped = getattr(ip, "ipv4_mapped", None)
    ip = mapped or ip
    return ip.is_global and not ip.is_multicast


def check_fetchable(url: str, *, allow_private: bool = False) -> None:
    """Raise RefusedError unless *url* is plain http(s) to a host that is not, by its spelling, our own network.

    A name that only resolves to a private address is caught when it is resolved (`newscrawl.transport`).
    """
    if (shown := redact(url)) != url:
        raise RefusedError(visible(shown), "credentials in a URL would end up in logs and archive; leave them out")
    if (shown := visible(url)) != url:
        raise RefusedError(shown, "control characters in it")
    try:
        parts = urlsplit(url)
        host, _ = (parts.hostname or "").rstrip("."), parts.port
    except ValueError as error:
        raise RefusedError(url, f"not a URL ({error})") from error
    if not parts.scheme:
        raise RefusedError(url, "no scheme before it: write https://…")
    if parts.scheme not in {"http", "https"}:
        raise RefusedError(url, f"scheme {parts.scheme} is not http or https")
    if not host:
        raise RefusedError(url, "no host in it")
    if not allow_private and _is_private_spelling(host):
        raise RefusedError(url, private_reason(host))


def private_reason(host: str) -> str:
    """Why a private host is refused, and what to do about it."""
    return f"{host} is a private, loopback or link-local address; -s ALLOW_PRIVATE_HOSTS=1 allows it"


def _is_private_spelling(host: str) -> bool:
    if host == "localhost" or host.endswith(".localhost"):  # RFC 6761: always loopback
        return True
    try:
        return not is_public(host)
    except ValueError:  # a name
        return False
