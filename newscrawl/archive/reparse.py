"""Which kept page was each article read from, and what do today's parsers make of all of them, in sums?"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import blake2b
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, NamedTuple

import msgspec

from newscrawl.archive.current import Place, Tell, Wanted, moment_of, newest
from newscrawl.archive.durable import temporary
from newscrawl.archive.events import Event, Materiality
from newscrawl.archive.members import Member, members
from newscrawl.archive.replay import Examined
from newscrawl.items import Article

SHOWN = 3
"""Samples of a field, and addresses of a problem."""
Chosen = dict[bytes, list[Place]]
"""Versions by the page that they were read from: by its digest and time, since many pages may be the same."""


class Pair(NamedTuple):
    """A kept page, and the version that may have been read from it."""

    path: Path
    start: int
    place: Place


@dataclass(frozen=True, slots=True)
class Reread:
    """What today's parsers make of the page of an article."""

    place: Place
    """Of the line that has the article as it is now."""
    site: str
    url: str
    problem: str = ""
    """Why they give no article; empty when they do."""
    row: bytes = b""
    """The article as it would be, encoded where it was read; empty where it is the same."""
    materiality: Materiality | None = None
    """How much the change matters."""
    samples: dict[str, tuple[str, str]] = field(default_factory=dict)
    """By field that changes: the beginning of what differs, before and after."""


def choose(root: Path, wanted: Wanted, examined: Examined, counts: Counter[str], tell: Tell | None = None) -> Chosen:
    """The newest versions to be read again; *counts* says how many there are, and why others are left out."""
    chosen: Chosen = defaultdict(list)
    for place, article in newest(root, wanted.site, tell):
        if not wanted.takes(moment_of(article)):
            continue
        if not article.capture:
            counts["no page"] += 1
        elif "pages" in article.capture.provenance:
            counts["several pages"] += 1
        elif place in examined:
            counts["up to date"] += 1
        else:
            chosen[_key(article.capture.digest, article.capture.fetched)].append(place)
            counts["chosen"] += 1
    return chosen


def pairs(root: Path, chosen: Chosen) -> Iterator[Pair]:
    """The kept pages below *root* from which chosen versions were read, file by file; damaged ones are passed by."""
    for path in sorted((root / "pages").rglob("*.warc.gz")) if chosen else ():
        for member in members(path):
            if isinstance(member, Member) and member.said and member.said == member.found:
                key = _key(member.said, datetime.fromisoformat(member.date))
                yield from (Pair(path, member.start, place) for place in chosen.get(key, ()))


def _key(digest: str, fetched: datetime) -> bytes:
    return blake2b(f"{digest} {fetched.timestamp():.6f}".encode(), digest_size=8).digest()


@dataclass(slots=True)
class Sums:
    """What changes, by site and field."""

    done: int = 0
    changed: int = 0
    fields: Counter[tuple[str, str]] = field(default_factory=Counter)
    """Articles by site and field."""
    samples: dict[tuple[str, str], list[tuple[str, str, str]]] = field(default_factory=dict)
    """Address, before and after, a few for each."""
    problems: Counter[tuple[str, str]] = field(default_factory=Counter)
    """Pages by site and by what today's parsers say against them."""
    addresses: dict[tuple[str, str], list[str]] = field(default_factory=dict)

    def add(self, reread: Reread) -> None:
        """Count an article."""
        self.done += 1
        self.changed += bool(reread.row)
        for name, (before, after) in reread.samples.items():
            self.fields[reread.site, name] += 1
            samples = self.samples.setdefault((reread.site, name), [])
            if len(samples) < SHOWN:
                samples.append((reread.url, before, after))
        if reread.problem:
            self.problems[reread.site, reread.problem] += 1
            addresses = self.addresses.setdefault((reread.site, reread.problem), [])
            if len(addresses) < SHOWN:
                addresses.append(reread.url)

    def lines(self) -> list[str]:
        """For people: each site and field with its samples."""
        said = []
        for (site, name), count in sorted(self.fields.items()):
            said.append(f"{site}: {name}: {count:,} articles")
            for url, before, after in self.samples[site, name]:
                said += [f"  {url}", f"    - {before}", f"    + {after}"]
        for key, count in sorted(self.problems.items()):
            said.append(f"{key[0]}: no article any more ({key[1]}): {count:,} pages, which stay as they are")
            said += [f"  {url}" for url in self.addresses[key]]
        return said

    def as_json(self) -> dict[str, object]:
        """The same for programs."""
        fields: dict[str, dict[str, object]] = defaultdict(dict)
        for (site, name), count in sorted(self.fields.items()):
            names = ("url", "before", "after")
            samples = [dict(zip(names, sample, strict=True)) for sample in self.samples[site, name]]
            fields[site][name] = {"articles": count, "samples": samples}
        problems = [
            {"site": site, "problem": problem, "pages": count, "urls": self.addresses[site, problem]}
            for (site, problem), count in sorted(self.problems.items())
        ]
        return {"sites": fields, "problems": problems}


_decode_row = msgspec.json.Decoder(tuple[Article, str, Event]).decode


def encode_row(article: Article, fingerprint: str, event: Event) -> bytes:
    """What a `Spool` keeps of an article that is to be written over the one with *fingerprint*."""
    return msgspec.json.encode((article, fingerprint, event)) + b"\n"


class Spool:
    """What is to be written, in a temporary file until all of it has been shown."""

    def __init__(self) -> None:
        with temporary():
            self._file: IO[bytes] = TemporaryFile()  # noqa: SIM115 (closed by close)
        self._days: dict[Path, list[int]] = defaultdict(list)
        """By journal file of the version as it is now: where rows begin."""

    def add(self, reread: Reread) -> None:
        """Take what changes; raises ArchiveError where there is no room for it."""
        if reread.row:
            with temporary():
                self._days[reread.place.path].append(self._file.tell())
                self._file.write(reread.row)

    def batches(self) -> Iterator[list[tuple[Article, str, Event]]]:
        """All of it, by the journal files that have it as it is now, as `Archive.rewrite` takes them."""
        for _, starts in sorted(self._days.items()):
            yield [_decode_row(self._row(start)) for start in starts]

    def _row(self, start: int) -> bytes:
        with temporary():  # which writes what is left in memory, as closing it does
            self._file.seek(start)
            return self._file.readline()

    def close(self) -> None:
        """Let go of the file."""
        with temporary():
            self._file.close()
