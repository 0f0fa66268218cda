"""Addresses: one spelling for one page."""

import re
from unicodedata import category
from urllib.parse import parse_qsl, urlencode, urlsplit

from w3lib.url import canonicalize_url

TRACKING = frozenset(
    [
        "spm",
        "scm",
        "from",
        "wfr",
        "for",
        "isappinstalled",
        "share_token",
        "tt_from",
        "cxapp_link",
        "commTag",
        "hotComm",
        "hot_id",
        "_t",
        "utm_source",
        "utm_medium",
        "utm_campaign",
        "utm_term",
        "utm_content",
    ]
)
"""Query parameters that say where a reader came from, not which page it is (sites.md D.2)."""


_PAIR = r"[A-Za-z0-9_.-]++(?:=[A-Za-z0-9_.-]*+)?+"
_FOREIGN = re.compile(r"[^\x00-\x7f]+")
_PLAIN = re.compile(
    r"(?!.*/\.)"  # no folders to resolve
    rf"(https?://[a-z0-9-]+(?:\.[a-z0-9-]+)+/[A-Za-z0-9/_.\u3000-\u9fff\uff01-\uffee-]*)(?:\?({_PAIR}(?:&{_PAIR})*+))?"
)
"""Most addresses: there is nothing in them to spell in another way but Chinese, and the order of the query."""
_CREDENTIALS = re.compile(r"//[^/?#\s]*@")
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_DEFAULT_PORTS = {"http": 80, "https": 443}


def redact(text: str) -> str:
    """*text* without the user names and passwords in its URLs, also in those that cannot be parsed.

    >>> redact("https://anna:secret@example.com/a,ftp://b@[c")
    'https://…@example.com/a,ftp://…@[c'
    """
    return _CREDENTIALS.sub("//…@", text)


def visible(text: str) -> str:
    r"""*text* with control and format characters written out: what a terminal obeys, or nobody sees.

    >>> print(visible("https://example.com/\x1b[31m"))
    https://example.com/\x1b[31m
    """
    return "".join(c if category(c) not in _UNSEEN else c.encode("unicode_escape").decode() for c in text)


def respell(url: str) -> str:
    """*url* with scheme and host in lower case, without a default port or a dot after the host.

    >>> respell("HTTPS://WWW.Example.COM.:443/A?b=C")
    'https://www.example.com/A?b=C'
    """
    try:
        parts = urlsplit(url.strip())
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:  # no URL at all
        return url
    if not host or "@" in parts.netloc:
        return url
    host = f"[{host}]" if ":" in host else host
    kept = f"{host}:{port}" if port and port != _DEFAULT_PORTS.get(parts.scheme) else host
    return parts._replace(netloc=kept).geturl()


def canonicalize(url: str) -> str:
    """*url* in its one spelling: host in lower case, query sorted, no tracking parameters, no fragment.

    What is no address comes back as it is.

    >>> canonicalize("HTTPS://News.Example.com/a/1.html?utm_source=x&b=2&a=1#top")
    'https://news.example.com/a/1.html?a=1&b=2'
    """
    if plain := _PLAIN.fullmatch(url.strip()):
        return _plainly(plain[1], plain[2] or "")
    try:
        parts = urlsplit(respell(url))
        kept = [pair for pair in parse_qsl(parts.query, keep_blank_values=True) if pair[0] not in TRACKING]
        return str(canonicalize_url(parts._replace(query=urlencode(kept)).geturl()))
    except ValueError:  # no URL at all
        return url


def _plainly(start: str, query: str) -> str:
    """The same where nothing but Chinese has to be escaped, at a tenth of the price."""
    path = _FOREIGN.sub(lambda found: "%" + found[0].encode().hex("%").upper(), start)
    pairs = (pair.partition("=") for pair in query.split("&") if pair)
    kept = sorted((name, value) for name, _, value in pairs if name not in TRACKING)
    return f"{path}?{'&'.join(map('='.join, kept))}" if kept else path


def spellings(url: str) -> tuple[str, ...]:
    """The addresses that name the page at the canonical *url* too, which comes first: lists and links take any.

    They differ in http and https, in `www.` before the host and in a slash at the end of the path.

    >>> spellings("http://example.com/a")[:4]
    ('http://example.com/a', 'http://example.com/a/', 'http://www.example.com/a', 'http://www.example.com/a/')
    """
    scheme, _, rest = url.partition("://")
    host, _, rest = rest.partition("/")
    path, mark, query = rest.partition("?")
    if scheme not in _DEFAULT_PORTS or ":" in host:  # a port of its own is a server of its own
        return (url,)
    bare, path = host.removeprefix("www."), path.removesuffix("/")
    tails = [f"{path}{mark}{query}", f"{path}/{mark}{query}"] if path else [f"{mark}{query}"]
    heads = [f"{scheme}://{host}/" for scheme in _DEFAULT_PORTS for host in (bare, f"www.{bare}")]
    return tuple(dict.fromkeys([url, *(head + tail for head in heads for tail in tails)]))


def one_spelling(url: str) -> str:
    """The same for all `spellings` of *url*, and for no other address.

    >>> one_spelling("https://www.example.com/a/?b=1")
    'http://example.com/a?b=1'
    """
    scheme, _, rest = url.partition("://")
    host, _, rest = rest.partition("/")
    path, mark, query = rest.partition("?")
    if scheme not in _DEFAULT_PORTS or ":" in host:
        return url
    return f"http://{host.removeprefix('www.')}/{path.removesuffix('/')}{mark}{query}"


def stem(url: str) -> str:
    """What all `spellings` of *url* have in common: the host without `www.`, and the path without a slash at its end.

    >>> stem("https://www.example.com/a/?b=1")
    'example.com/a'
    """
    parts = urlsplit(url)
    return f"{parts.netloc.removeprefix('www.')}{parts.path.removesuffix('/')}"


def host_of(url: str) -> str:
    """The host of *url* in lower case; empty when it has none.

    >>> host_of("https://user@News.Example.com:8080/a")
    'news.example.com'
    """
    try:
        return (urlsplit(url).hostname or "").rstrip(".")
    except ValueError:
        return ""


def is_web_address(url: str) -> bool:
    """Whether *url* is an http(s) address whose host, and port if it has one, can be.

    >>> [is_web_address(url) for url in ("https://example.com:8080/a", "ftp://example.com/", "https://[a", "http://a:99999")]
    [True, False, False, False]
    """
    try:
        parts = urlsplit(url)
        port = parts.port
        url.encode()
    except ValueError:
        return False
    return parts.scheme in _DEFAULT_PORTS and bool(parts.hostname) and port != 0
