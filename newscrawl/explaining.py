"""Why does a record say what it says? Each field of a page with the rule that gave it, and the candidates that lost."""

import json
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from warcio.exceptions import ArchiveLoadFailed

from newscrawl.archive.pages import Page, newest_pages, read_pages
from newscrawl.errors import ArchiveError, ArgumentError, BlockedError
from newscrawl.extraction.content import Content
from newscrawl.extraction.found import Found
from newscrawl.reading import content_type_in, open_page
from newscrawl.sites import canonical
from newscrawl.text.dates import Stamp
from newscrawl.text.names import Byline
from newscrawl.urls import is_web_address, visible

_SHOWN = 60
"""Characters of a value that the text form shows."""


LARGEST = 64 * 2**20
"""Bytes of a file that may be a page."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """What one rule gives for a field."""

    field: str
    value: str
    rule: str
    raw: str
    """What the page wrote, where the value is something else."""
    confidence: float | None
    """How far independent rules agree, 0 to 1; None where only one was asked."""
    chosen: bool


@dataclass(frozen=True, slots=True)
class Explanation:
    """A page and the candidates for each of its fields, the chosen one first."""

    url: str
    parser: str
    refusal: str | None
    """What it is instead of an article."""
    candidates: tuple[Candidate, ...]


def explain(page: Page, *, generic: bool = False) -> Explanation:
    """What the rules of today find on *page*; of a wall only its name."""
    try:
        read = open_page(
            page.body,
            page.url,
            content_type=content_type_in(page.headers),
            fetched=page.fetched,
            generic=generic,
            status=page.status,
        )
    except BlockedError as wall:
        return Explanation(page.url, "nothing", wall.kind, ())
    told = tuple(
        Candidate(name, _shown(one.value), one.rule, one.raw, one.confidence, chosen=n == 0)
        for name, found in read.candidates().items()
        for n, one in enumerate(_different(found))
    )
    fields = {one.field for one in told}
    lacking = next((f"no {name}" for name in ("headline", "body") if name not in fields), None)
    return Explanation(page.url and read.url, read.parser, read.refusal() or lacking, told)


def kept_page(archive: Path, url: str) -> Page:
    """The newest page of the article at *url* that the archive keeps.

    Raises ArchiveError where it keeps none, or a file of it is damaged; ArgumentError for what is no web address.
    """
    if not is_web_address(url):
        raise ArgumentError("URL", visible(url), "is no http address")
    wanted = canonical(url)
    with _whole(archive / "pages"):
        found = newest_pages(archive / "pages", {wanted}, canonical)
    if wanted not in found:
        raise ArchiveError(archive / "pages", f"no page of {wanted}; scrapy crawl article -a url={url} fetches it")
    return found[wanted]


def page_in_file(path: Path, url: str) -> Page:
    """The page in a file: the last one of *url* in a WARC file, else the whole file, as if it came from *url* now.

    Raises ArgumentError where it cannot be read, is larger than any page, or holds several pages and none of *url*.
    """
    try:
        with path.open("rb") as file:
            body = file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        raise ArgumentError(
            "FILE", ascii(str(path)), f"cannot be read ({getattr(error, 'strerror', error)})"
        ) from error
    if path.name.endswith((".warc", ".warc.gz")):
        return _page_in_warc(path, url)
    if len(body) > LARGEST:
        raise ArgumentError("FILE", str(path), f"is larger than any page ({LARGEST // 2**20} MB)")
    return Page(url=url, status=200, headers=(), body=body, fetched=datetime.now(UTC))


def _page_in_warc(path: Path, url: str) -> Page:
    with _whole(path):
        found = {canonical(page.url): page for page in read_pages(path)}
    if url and (page := found.get(canonical(url))):
        return page
    if url or len(found) != 1:
        raise ArgumentError("FILE", str(path), f"holds {len(found)} pages, name one by --url: {' '.join(found)[:300]}")
    return next(iter(found.values()))


@contextmanager
def _whole(path: Path) -> Iterator[None]:
    """Say which file it is that cannot be read to its end."""
    try:
        yield
    except (
        ArchiveLoadFailed,
        OSError,
        EOFError,
        zlib.error,
        ValueError,
        AttributeError,
    ) as error:  # no HTTP head: None
        raise ArchiveError(path, f"cannot be read: {error}") from error


def _different(found: Iterable[Found[Any]]) -> Iterator[Found[Any]]:
    """Each candidate once: rules that ask several places may find the same words again."""
    seen = []
    for one in found:
        if one not in seen:
            seen.append(one)
            yield one


def as_json(told: Explanation) -> str:
    """The explanation for programs."""
    text = json.dumps(asdict(told), ensure_ascii=False, indent=1)
    return text.encode("utf-8", "replace").decode()  # halves of emoji, which scripts may hold, are no text


def as_text(told: Explanation) -> str:
    """The explanation for a terminal: `=` before what counts, `-` before what lost."""
    lines = [f"{visible(told.url) or '(no address)'}  read as {told.parser}"]
    if told.refusal:
        lines.append(f"not an article: {told.refusal}")
    name = ""
    for one in told.candidates:
        lines += [one.field] if one.field != name else []
        name = one.field
        raw = f"  <- {_cut(one.raw)}" if one.raw not in ("", one.value) else ""
        sure = "" if one.confidence is None else f", confidence {one.confidence:.2f}"
        lines.append(f"  {'=' if one.chosen else '-'} {_cut(one.value)}  [{one.rule}{sure}]{raw}")
    return "\n".join(lines)


def _shown(value: Any) -> str:
    if isinstance(value, Content):
        return "\n".join(value.paragraphs)
    if isinstance(value, Stamp):
        return f"{value.instant.isoformat()} ({value.precision})"
    names = value.authors if isinstance(value, Byline) else value
    return "、".join(names) if isinstance(names, tuple) else str(names)


def _cut(text: str) -> str:
    line = "".join(c if c.isprintable() else "\ufffd" for c in " ".join(text.split()))  # nothing that a terminal obeys
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}… ({len(text)} characters)"
