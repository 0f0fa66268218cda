"""What do today's rules make of the articles in the archive? Whatever a run did before it was killed is not done again.

An article is up to date when its analysis bears today's version, or when a run has found that today's rules give the
very same tags; that is noted in `cache/analysis/`, which may be deleted at any time.
"""

from collections import Counter
from collections.abc import Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import msgspec

from newscrawl.analysis import analyze
from newscrawl.analysis.apart import warm
from newscrawl.analysis.changes import Change, changes, same
from newscrawl.archive.current import Place, Tell, Wanted, article_at, moment_of, outlines, report
from newscrawl.archive.pool import spread
from newscrawl.archive.retagged import Retagged, retagged
from newscrawl.archive.seedfiles import record_path
from newscrawl.errors import ArchiveError
from newscrawl.items import Article

CHUNK = 32
"""Articles that a process takes at once."""
RULES = "rules"
"""The extractor whose tags are made again."""


@dataclass(frozen=True, slots=True)
class Redone:
    """What the analysis of today's rules makes of an article."""

    place: Place
    """Of the line that it was read from."""
    url: str
    headline: str
    record: str
    """Where its seed record lies, if it is a new one (`Catalogue` knows better)."""
    changes: Mapping[str, Change]
    """By field; none where the tags are as before."""
    made: Retagged | None
    """What is to be written; None where nothing but the version differs."""


class _Piece(NamedTuple):
    """What a process makes of some articles; between processes as one string of bytes."""

    found: list[Redone]
    damages: list[tuple[str, str]]


class Examined:
    """Lines of the journal to which today's rules have nothing to add, in a file of eight bytes for each."""

    def __init__(self, root: Path, current: str, *, keep: bool = True, what: str = "analysis") -> None:
        """With *keep*, notes on *what* is made again are written, and those of other versions deleted."""
        self._root = root
        self.version = current
        folder = root / "cache" / what
        path = folder / current.replace("/", "-")
        data = path.read_bytes() if path.exists() else b""
        self._keys = {data[place : place + 8] for place in range(0, len(data) - 7, 8)}
        self._file = None
        if keep:
            folder.mkdir(parents=True, exist_ok=True)
            for other in folder.iterdir():
                if other != path:
                    other.unlink(missing_ok=True)  # another run may do the same
            self._file = path.open("ab")
            self._file.truncate(len(data) // 8 * 8)

    def __contains__(self, place: Place) -> bool:
        return self._key(place) in self._keys

    def add(self, place: Place) -> None:
        """Note the line at *place*: journal files only grow, so it stands for the line."""
        if self._file:
            self._file.write(self._key(place))
            self._file.flush()

    def _key(self, place: Place) -> bytes:
        named = f"{place.path.relative_to(self._root).as_posix()}:{place.start}"
        return blake2b(named.encode(), digest_size=8).digest()

    def close(self) -> None:
        """Let go of the file."""
        if self._file:
            self._file.close()


def stale(
    root: Path, wanted: Wanted, examined: Examined, counts: Counter[str], tell: Tell | None = None
) -> Iterator[Place]:
    """The newest versions whose analysis is not today's; *counts* says how many are `up to date`, or `of a model`."""
    for place, article in outlines(root, wanted.site, tell):
        before = article.analysis
        if not wanted.takes(moment_of(article)):
            continue
        if before and before.extractor != RULES:
            counts["of a model"] += 1
        elif (before and before.version == examined.version) or place in examined:
            counts["up to date"] += 1
        else:
            yield place


def redo(
    places: Iterable[Place], vocabularies: tuple[Path, ...] = (), tell: Tell | None = None, *, workers: int = 1
) -> Generator[Redone]:
    """What today's rules make of the articles at *places*, in their order, by so many processes.

    A line that is damaged is told to *tell* and left out, or raises ArchiveError.
    """
    work = partial(_encoded, vocabularies=vocabularies)
    for piece in map(_decode, spread(work, _pieces(places), partial(warm, vocabularies), workers=workers)):
        for path, reason in piece.damages:
            report(ArchiveError(path, reason), tell)
        yield from piece.found


def _pieces(places: Iterable[Place]) -> Iterator[list[Place]]:
    rest = iter(places)
    while piece := list(islice(rest, CHUNK)):
        yield piece


_encode = msgspec.msgpack.Encoder(enc_hook=str).encode
_decode = msgspec.msgpack.Decoder(_Piece, dec_hook=lambda kind, value: kind(value)).decode


def _encoded(piece: list[Place], vocabularies: tuple[Path, ...]) -> list[bytes]:
    damages: list[ArchiveError] = []
    articles = ((place, article_at(place, damages.append)) for place in piece)
    found = [_again(place, article, vocabularies) for place, article in articles if article]
    return [_encode(_Piece(found, [(damage.path, damage.reason) for damage in damages]))]


def _again(place: Place, article: Article, vocabularies: tuple[Path, ...]) -> Redone:
    try:
        after = analyze(article, vocabularies=vocabularies)
    except Exception as error:
        error.add_note(f"while analysing {article.url}")
        raise
    is_same = same(article.analysis, after.analysis)
    return Redone(
        place,
        article.url,
        article.headline,
        record_path(article).as_posix(),
        {} if is_same else changes(article.analysis, after.analysis),
        None if is_same else retagged(after),
    )
