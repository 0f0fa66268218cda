"""Which version of each article is the newest in the journal? Read in one go; not a byte of the archive changes."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

import msgspec

from newscrawl.archive.events import Event, Kind
from newscrawl.archive.journal import Journal, line_at
from newscrawl.errors import ArchiveError, ArgumentError
from newscrawl.items import Article
from newscrawl.text.dates import BEIJING

Tell = Callable[[ArchiveError], None]


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


_start = msgspec.json.Decoder(_Start).decode


def newest(root: Path, site: str | None = None, tell: Tell | None = None) -> Iterator[tuple[Place, Article]]:
    """The newest version of every article in the archive *root*, the days backwards.

    Memory holds a few bytes an article, and no article but one. A line that is damaged is told to *tell* and left out,
    or raises ArchiveError. Addresses from which an article has moved are left out.
    """
    seen: set[int] = set()
    for path in reversed(journal_files(root, site)):
        for start in _unseen(path, seen, tell):
            if article := article_at(Place(path, start), tell):
                yield Place(path, start), article


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
        if tell is None:
            raise
        tell(damage)
        return None
    return found.article if found else None


def moment_of(article: Article) -> datetime | None:
    """When *article* was published, else fetched, in Beijing time."""
    moment = article.date_published or (article.capture.fetched if article.capture else None)
    return moment.astimezone(BEIJING) if moment else None


def _unseen(path: Path, seen: set[int], tell: Tell | None) -> list[int]:
    """Where in *path* the newest lines of articles begin that no file before had; from then on they are *seen*."""
    try:
        with path.open("rb") as file:
            places = _places(file, lambda start, why: _report(path, start, why, tell))
    except OSError as error:
        raise ArchiveError(path, error.strerror or str(error)) from error
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
            except msgspec.DecodeError as error:
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
    if tell is None:
        raise damage from error
    tell(damage)
