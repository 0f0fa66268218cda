"""What do today's parsers make of a page that the archive keeps, and is it another article than they made then?"""

from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from hashlib import blake2b
from importlib import metadata
from itertools import islice
from pathlib import Path

from newscrawl.analysis import VERSION, analyze
from newscrawl.archive.current import article_at
from newscrawl.archive.events import Event, Kind
from newscrawl.archive.marks import Differing, differing
from newscrawl.archive.pages import Page, read_pages
from newscrawl.archive.pool import spread
from newscrawl.archive.reparse import Pair, Reread, encode_row
from newscrawl.archive.versions import compare, fingerprint
from newscrawl.cleaning import clean
from newscrawl.errors import BlockedError, ExtractionError, NewscrawlError, NotAnArticleError
from newscrawl.items import Analysis, Article
from newscrawl.reading import as_paid, content_type_in, read_page
from newscrawl.sites import all_sites, site_for
from newscrawl.text.resemblance import simhash
from newscrawl.urls import spellings
from newscrawl.validation import problems

CHUNK = 16
"""Pages that a process takes at once."""
PARSERS = ("extraction", "sites", "text", "cleaning.py", "reading.py", "urls.py", "validation.py", "items.py")
"""Where a change may give the same page another article."""
LIBRARIES = ("lxml", "beautifulsoup4", "trafilatura", "w3lib", "rjieba")
_SAMPLE = 80
"""Characters of a sample."""
_ANALYSED = frozenset({"headline", "body", "date_published"})
"""What the analysis looks at."""


@dataclass(frozen=True, slots=True)
class Terms:
    """On what terms pages are read again."""

    at: datetime
    quarantine_below: float = 0.0
    """Articles of less confidence are none."""
    vocabularies: tuple[Path, ...] = ()


def version() -> str:
    """A digest of all that makes an article of a page: our parsers, and the libraries below them."""
    here = Path(__file__).parent
    digest = blake2b(digest_size=8)
    for name in PARSERS:
        top = here / name
        found = top.rglob("*") if top.is_dir() else (top,)
        for path in sorted(path for path in found if path.is_file() and path.suffix != ".pyc"):
            digest.update(path.relative_to(here).as_posix().encode() + b"\0" + path.read_bytes())
    digest.update(" ".join(metadata.version(name) for name in LIBRARIES).encode())
    return f"parsers-{digest.hexdigest()}"


def reread(found: Iterable[Pair], terms: Terms, *, workers: int = 1) -> Generator[Reread]:
    """What today's parsers make of the pages that versions were read from, by so many processes."""
    yield from spread(partial(_piece, terms=terms), _pieces(found), all_sites, workers=workers)


def _pieces(found: Iterable[Pair]) -> Iterator[list[Pair]]:
    rest = iter(found)
    while piece := list(islice(rest, CHUNK)):
        yield piece


def _piece(piece: list[Pair], terms: Terms) -> list[Reread]:
    return [again for pair in piece if (again := _again(pair, terms))]


def _again(pair: Pair, terms: Terms) -> Reread | None:
    """None where the page is another one of the same content."""
    article = article_at(pair.place)
    page = next(read_pages(pair.path, pair.start))
    if not article or not article.capture or article.capture.fetched != page.fetched:
        return None
    said = partial(Reread, pair.place, article.site, article.url)
    try:
        found = _respelt(clean(_read(page, _address(page, article))), article)
    except NewscrawlError as error:
        return said(problem=_reason(error))
    except Exception as error:
        error.add_note(f"while reading the page of {article.url}")
        raise
    if article.capture.provenance.get("is_accessible_for_free") == "list":  # which says it, and the page does not
        found = as_paid(found)
    if problem := _objection(article, found, terms):
        return said(problem=problem)
    return _compared(article, found, terms, said)


def _respelt(found: Article, before: Article) -> Article:
    """*found* under the address by which the archive knows it, where the page has another spelling of that."""
    if found.url == before.url or found.url not in spellings(before.url):
        return found
    return replace(found, url=before.url, site=before.site, article_id=before.article_id)


def _address(page: Page, article: Article) -> str:
    """Where *page* came from; the address of its *article* where that was an API's, which no site claims."""
    return article.url if site_for(page.url) is None and site_for(article.url) else page.url


def _read(page: Page, url: str) -> Article:
    content_type = content_type_in(page.headers)
    return read_page(page.body, url, content_type=content_type, fetched=page.fetched, status=page.status)


def _reason(error: NewscrawlError) -> str:
    """One of few, for counting."""
    if isinstance(error, NotAnArticleError | BlockedError):
        return error.kind
    return f"no {error.field}" if isinstance(error, ExtractionError) else type(error).__name__


def _objection(before: Article, found: Article, terms: Terms) -> str:
    """Why the article that was *found* cannot stand for the one *before*; empty when it can."""
    if wrong := problems(found):
        return wrong[0]
    if (found.url, found.site) != (before.url, before.site):
        return "another address"
    sure = found.capture.confidence if found.capture else None
    return "readings differ" if sure is not None and sure < terms.quarantine_below else ""


def _compared(before: Article, found: Article, terms: Terms, said: Callable[..., Reread]) -> Reread:
    fields = differing(before, found)
    if not fields:
        return said()
    change = compare(before, found)
    names = tuple(one.field for one in fields)
    event = Event(kind=Kind.REPARSED, at=terms.at, fields=names, materiality=change.materiality if change else None)
    return said(
        row=encode_row(_tagged(before, found, names, terms), fingerprint(before), event),
        materiality=event.materiality,
        samples={one.field: _sample(one) for one in fields},
    )


def _tagged(before: Article, found: Article, names: tuple[str, ...], terms: Terms) -> Article:
    """*found* with its analysis: that of *before*, made anew where the text is another."""
    old = before.analysis
    if not old or not _ANALYSED & set(names):
        return replace(found, analysis=old)
    blank = Analysis(version=VERSION, simhash=simhash(found.body), duplicate_of=old.duplicate_of)
    return analyze(replace(found, analysis=blank), vocabularies=terms.vocabularies)


def _sample(one: Differing) -> tuple[str, str]:
    """The first paragraph that differs, before and after."""
    line = next(iter(one.lines), ())
    sides = ("".join(piece.text for piece in line if piece.mark in marks) for marks in (" -", " +"))
    before, after = (" ".join(side.split()) for side in sides)
    return before[:_SAMPLE], after[:_SAMPLE]
