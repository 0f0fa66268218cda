"""Why does a record say what it says? Each field of a page with the rule that gave it, and the candidates that lost."""

import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from newscrawl.archive.pages import Page, newest_pages
from newscrawl.errors import ArchiveError, ArgumentError
from newscrawl.extraction.content import Content
from newscrawl.reading import open_page
from newscrawl.sites import canonical
from newscrawl.text.dates import Stamp
from newscrawl.text.names import Byline

_SHOWN = 60
"""Characters of a value that the text form shows."""


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
    """What the rules of today find on *page*; raises BlockedError for challenge pages."""
    content_type = dict(page.headers).get("Content-Type")
    read = open_page(page.body, page.url, content_type=content_type, fetched=page.fetched, generic=generic)
    found = read.candidates()
    told = tuple(
        Candidate(name, _shown(one.value), one.rule, one.raw, one.confidence, chosen=n == 0)
        for name, candidates in found.items()
        for n, one in enumerate(candidates)
    )
    return Explanation(read.url, read.parser, read.refusal(), told)


def kept_page(archive: Path, url: str) -> Page:
    """The newest page of the article at *url* that the archive keeps; raises ArchiveError where it keeps none."""
    wanted = canonical(url)
    found = newest_pages(archive / "pages", {wanted}, canonical)
    if wanted not in found:
        raise ArchiveError(archive / "pages", f"no page of {wanted}; scrapy crawl article -a url={url} fetches it")
    return found[wanted]


def page_in_file(path: Path, url: str) -> Page:
    """The page in a file, as if it came from *url* now; raises ArgumentError where it cannot be read."""
    try:
        body = path.read_bytes()
    except OSError as error:
        raise ArgumentError("FILE", str(path), f"cannot be read ({error.strerror})") from error
    return Page(url=url, status=200, headers=(), body=body, fetched=datetime.now(UTC))


def as_json(told: Explanation) -> str:
    """The explanation for programs."""
    return json.dumps(asdict(told), ensure_ascii=False, indent=1)


def as_text(told: Explanation) -> str:
    """The explanation for a terminal: `=` before what counts, `-` before what lost."""
    lines = [f"{told.url or '(no address)'}  read as {told.parser}"]
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
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}… ({len(text)} characters)"
