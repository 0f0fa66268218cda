"""Which addresses of a site are articles, told from a few that are?"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit

_RUN = re.compile(r"[0-9A-Za-z]+|[^0-9A-Za-z]+")
_DATE = re.compile(r"(?:19|20)\d\d(?:(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])?)?|\d\d")
_SLUG = re.compile(r"(?:[0-9]+-)*[A-Za-z]+(?:-[A-Za-z]+){2,}(?:-[A-Za-z0-9]+)*|[^/]*%[^/]*")
_SECOND_LEVEL = frozenset({"com", "net", "org", "gov", "edu", "ac", "co", "or"})
_END = {True: "(?=[&#]|$)", False: "(?=[?#]|$)"}


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of an address: *pattern* matches it; its *kind* is `word`, `mark`, `date` or `id`."""

    kind: str
    pattern: str


def domain_of(host: str) -> str:
    """The domain that *host* belongs to, such as one registers.

    >>> domain_of("news.example.com.cn"), domain_of("www.example.com")
    ('example.com.cn', 'example.com')
    """
    labels = host.split(".")
    short = len(labels) > 2 and labels[-2] in _SECOND_LEVEL and len(labels[-1]) == 2
    return ".".join(labels[-3 if short else -2 :])


def shape_of(url: str) -> tuple[Part, ...]:
    r"""The pieces of the address below its host; none where nothing in it could tell one article from another.

    >>> [part.pattern for part in shape_of("https://example.com/a/20261120/12345.html")]
    ['/', 'a', '/', '\\d{8}', '/', '\\d+', '\\.', 'html']
    """
    split = urlsplit(url)
    parts = _numbered([part for segment in re.split(r"(/)", split.path) if segment for part in _parts(segment)])
    if not any(part.kind == "id" for part in parts):
        telling = [pair for pair in parse_qsl(split.query) if re.search(r"\d", pair[1])]
        if not telling:
            return ()
        name, value = telling[0]
        parts += [Part("mark", r"\?(?:[^#]*&)?"), Part("word", re.escape(name)), Part("mark", "=")]
        parts += _numbered(_parts(value))
    return tuple(parts) if any(part.kind == "id" for part in parts) else ()


def article_pattern(domain: str, urls: Iterable[str]) -> str:
    r"""The pattern of the addresses of *domain* that are like *urls*, its group the last thing that tells them apart.

    "" where they have nothing of that kind.

    >>> article_pattern("example.com", ["https://www.example.com/tech/4711.html", "https://example.com/world/4712.html"])
    '^https?://(?:[\\w-]+\\.)*example\\.com/[\\w-]+/(\\d+)\\.html(?=[?#]|$)'
    """
    families: dict[tuple[str, ...], list[tuple[Part, ...]]] = {}
    for shape in filter(None, map(shape_of, urls)):
        families.setdefault(tuple(part.kind for part in shape), []).append(shape)
    patterns = sorted({_joined(shapes) for shapes in families.values()})
    inner = patterns[0] if len(patterns) == 1 else f"(?:{'|'.join(patterns)})"
    return rf"^https?://(?:[\w-]+\.)*{re.escape(domain)}{inner}" if patterns else ""


def likely(titled: Sequence[tuple[str, str]]) -> list[str]:
    """Of addresses with the words that link them, those of the family that most headlines lead to."""
    told = [(url, tuple(part.kind for part in shape_of(url))) for url, title in titled if _is_headline(title)]
    families = Counter(kinds for _, kinds in told if kinds)
    best = families.most_common(1)[0][0] if families else None
    return list(dict.fromkeys(url for url, kinds in told if kinds and kinds == best))


def _is_headline(title: str) -> bool:
    return len(title) >= 8


def _parts(segment: str) -> list[Part]:
    stem, dot, suffix = segment.rpartition(".")
    if dot and suffix.isalpha():
        return [*_parts(stem), Part("mark", r"\."), Part("word", suffix)]
    if _SLUG.fullmatch(segment):
        return [Part("id", r"[^/?#]+" if "%" in segment else r"[\w-]+")]
    return [part for run in _RUN.findall(segment) for part in _run(run)]


def _run(run: str) -> list[Part]:
    """Words and marks stand for themselves, dates for dates, and what is numbered for a number."""
    if not run[0].isalnum():
        return [Part("mark", re.escape(run))]
    if _DATE.fullmatch(run):
        return [Part("date", rf"\d{{{len(run)}}}")]
    if run.isdigit():
        return [Part("id", r"\d+")]
    if run.isalpha():
        switches = len(re.findall("[a-z][A-Z]|[A-Z][a-z]", run))  # made by a machine, unlike newsDetail
        return [Part("id", "[0-9A-Za-z]+") if switches * 2 > len(run) > 7 else Part("word", run)]
    if lead := re.fullmatch(r"([A-Za-z]{1,2})(\d{4,})", run):
        return [Part("word", lead[1]), *_run(lead[2])]
    return [Part("id", "[0-9a-f]+" if re.fullmatch(r"[0-9a-f]{16,}", run) else "[0-9A-Za-z]+")]


def _numbered(parts: Sequence[Part]) -> list[Part]:
    """*parts* with two digits a date only as month and day: behind a year."""
    found, short = [], 2
    for part in parts:
        if part.kind == "date" and part.pattern == r"\d{2}":
            short += 1
            found.append(part if short <= 2 else Part("id", r"\d+"))
            continue
        short = 0 if part.pattern == r"\d{4}" else short + 2 * (part.kind != "mark")
        found.append(part)
    return found


def _joined(shapes: Sequence[tuple[Part, ...]]) -> str:
    """One pattern for shapes whose pieces are of the same kinds."""
    last = max(number for number, part in enumerate(shapes[0]) if part.kind == "id")
    pattern = ""
    for number, parts in enumerate(zip(*shapes, strict=True)):
        said = {part.pattern for part in parts}
        one = said.pop() if len(said) == 1 else r"[\w-]+" if parts[0].kind == "word" else "[0-9A-Za-z]+"
        pattern += f"({one})" if number == last else one
    return pattern + _END[r"\?" in pattern]
