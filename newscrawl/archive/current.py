"""Which version of each article is the newest in the journal? Read in one go; not a byte of the archive changes."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from hashlib import blake2b
from io import BufferedReader
from pathlib import Path
from typing import NamedTuple, TypeVar

import msgspec

from newscrawl.archive.events import Event, Kind
from newscrawl.archive.journal import Journal, line_at
from newscrawl.archive.torn import UNREADABLE, decoded
from newscrawl.errors import ArchiveError, ArgumentError
from newscrawl.items import Article
from newscrawl.text.dates import BEIJING

Tell = Callable[[ArchiveError], None]
T = TypeVar("T")


class Place(NamedTuple):
    """Where a version of an article begins in the journal."""

    path: Path
    start: int


class Wanted(NamedTuple):
    """Which articles are asked for."""

    since: datetime | None = None
    until: datetime | None = None
    site: str | None = None

    def takes(self, moment: datetime | None) -> bool:
        """Whether *moment* lies between since (included) and until; without a moment only where both are open."""
        if moment is None:
            return not (self.since or self.until)
        return not ((self.since and moment < self.since) or (self.until and moment >= self.until))


class _Start(msgspec.Struct):
    url: str
    event: Event = Event()


class Taken(msgspec.Struct):
    """How a version came to us, in brief."""

    fetched: datetime
    digest: str
    provenance: dict[str, str] = {}


class Tagged(msgspec.Struct):
    """Who made the tags of a version, in brief."""

    version: str
    extractor: str = "rules"


class Outline(msgspec.Struct):
    """What a line says of a version beside its text: enough to choose by."""

    date_published: datetime | None = None
    capture: Taken | None = None
    analysis: Tagged | None = None


_start = msgspec.json.Decoder(_Start).decode
_outline = msgspec.json.Decoder(Outline).decode
_article = msgspec.json.Decoder(Article).decode


def newest(root: Path, site: str | None = None, tell: Tell | None = None) -> Iterator[tuple[Place, Article]]:
    """The newest version of every article in the archive *root*, the days backwards.

    Memory holds a few bytes an article, and no article but one. A line that is damaged is told to *tell* and left out,
    or raises ArchiveError. Addresses from which an article has moved are left out.
    """
    return _newest(root, site, tell, _article)


def outlines(root: Path, site: str | None = None, tell: Tell | None = None) -> Iterator[tuple[Place, Outline]]:
    """The same in brief."""
    return _newest(root, site, tell, _outline)


def _newest(root: Path, site: str | None, tell: Tell | None, decode: Callable[[bytes], T]) -> Iterator[tuple[Place, T]]:
    seen: set[int] = set()
    for path in reversed(journal_files(root, site)):
        with _opened(path) as file:
            for start in _unseen(file, path, seen, tell):
                file.seek(start)
                try:
                    found = decoded(file.readline(), path, start, decode)
                except ArchiveError as damage:
                    report(damage, tell)
                else:
                    yield Place(path, start), found


def journal_files(root: Path, site: str | None = None) -> list[Path]:
    """The journal's files, oldest day first. ArchiveError without an archive, ArgumentError for a *site* it lacks."""
    files = Journal(root / "journal").files()
    if not files:
        raise ArchiveError(root, "no archive is here: it has no journal; set OUTPUT_DIR to one")
    sites = sorted({path.stem for path in files})
    if site is not None and site not in sites:
        raise ArgumentError("--site", site, f"the archive has none; there are {', '.join(sites)}")
    return [path for path in files if site in {None, path.stem}]


def article_at(place: Place, tell: Tell | None = None) -> Article | None:
    """The article whose line begins at *place*; None where it is damaged, which *tell* is told."""
    try:
        found = line_at(place.path, place.start)
    except ArchiveError as damage:
        report(damage, tell)
        return None
    return found.article if found else None


def report(damage: ArchiveError, tell: Tell | None) -> None:
    """Let *tell* know of *damage*; raise it where there is nobody to tell."""
    if tell is None:
        raise damage
    tell(damage)


def moment_of(article: Article | Outline) -> datetime | None:
    """When *article* was published, else fetched, in Beijing time."""
    moment = article.date_published or (article.capture.fetched if article.capture else None)
    return moment.astimezone(BEIJING) if moment else None


@contextmanager
def _opened(path: Path) -> Iterator[BufferedReader]:
    try:
        with path.open("rb") as file:
            yield file
    except OSError as error:
        raise ArchiveError(path, error.strerror or str(error)) from error


def _unseen(file: BufferedReader, path: Path, seen: set[int], tell: Tell | None) -> list[int]:
    """Where in *file* the newest lines of articles begin that no file before had; from then on they are *seen*."""
    places = _places(file, lambda start, why: _report(path, start, why, tell))
    found = [start for key, start in places.items() if key not in seen and start is not None]
    seen.update(places)
    return found


def _places(lines: Iterable[bytes], tell: Callable[[int, Exception], None]) -> dict[int, int | None]:
    """Where the last text of each article begins, by a digest of its address; None from where it has moved."""
    places: dict[int, int | None] = {}
    waiting: dict[int, int | None] = {}
    begin = rest = 0
    for line in lines:
        rest -= 1
        if line.endswith(b"\n"):
            try:
                read = _start(line)
            except UNREADABLE as error:
                tell(begin, error)
            else:
                rest = read.event.rest
                key = int.from_bytes(blake2b(read.url.encode(), digest_size=8).digest(), "big")
                if read.event.has_text or read.event.kind is Kind.MOVED:
                    waiting[key] = begin if read.event.has_text else None
            if rest <= 0:
                places |= waiting
                waiting.clear()
        begin += len(line)
    return places


def _report(path: Path, start: int, error: Exception, tell: Tell | None) -> None:
    damage = ArchiveError(path, f"the line that begins at byte {start} is no article: {error}")
    damage.__cause__ = error
    report(damage, tell)
