"""What a record file is made of: records, and conflicts between versions of records, with every byte in its place."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from newscrawl.errors import RecordError
from newscrawl.records.blocks import Encoding
from newscrawl.records.lines import Lines, read_lines
from newscrawl.records.record import Record

__all__ = ["Clean", "Conflicted", "Document", "Encoding", "Entry", "Hunk", "Piece", "Record", "Side", "Version"]
__all__ += ["clean", "source", "variant"]

Side = Literal["ours", "base", "theirs"]


class Version(NamedTuple):
    """One side of a conflict: the marker line above it and what it says. *label* is git's name for the side."""

    label: str
    marker: Lines
    pieces: "tuple[Piece, ...]"

    @property
    def source(self) -> str:
        return self.marker.text + source(self.pieces)


class Hunk(NamedTuple):
    """A stretch of a file that two versions disagree about; *base* is their ancestor where diff3 markers name it."""

    ours: Version
    base: Version | None
    theirs: Version
    end: Lines

    @property
    def number(self) -> int:
        return self.ours.marker.number

    @property
    def versions(self) -> dict[Side, Version]:
        """Its sides by name, in the order of the file."""
        named: dict[Side, Version | None] = {"ours": self.ours, "base": self.base, "theirs": self.theirs}
        return {side: version for side, version in named.items() if version}

    def version(self, side: Side) -> Version:
        """One of its sides; KeyError where it has no such side."""
        found = self.ours if side == "ours" else self.theirs if side == "theirs" else self.base
        if found is None:
            raise KeyError(side)
        return found

    @property
    def source(self) -> str:
        return source(self.versions.values()) + self.end.text


Piece = Lines | Hunk


def source(parts: "Iterable[Piece | Version | Entry]") -> str:
    """The text that *parts* were read from."""
    return "".join(part.source for part in parts)


class Clean(NamedTuple):
    """A record without conflicts, the text that it was read from, the blank lines after it included, and its line."""

    source: str
    record: Record
    number: int = 1

    @property
    def pieces(self) -> tuple[Lines, ...]:
        """Its lines."""
        return tuple(read_lines(self.source, self.number))


@dataclass(frozen=True, slots=True)
class Conflicted:
    """A record with conflicts, and what it says when all of them are decided for one side.

    A variant is usually one record; it has more, or none, where a side adds or removes whole records.
    "base" is there only when every hunk names its ancestor, and then it is a hint: what both sides changed alike
    stands outside the hunks, already changed.
    """

    pieces: tuple[Piece, ...]
    variants: dict[Side, tuple[Record, ...]]

    @property
    def source(self) -> str:
        return source(self.pieces)

    @property
    def hunks(self) -> tuple[Hunk, ...]:
        """Its conflicts in the order of the file, each before those nested in it."""
        return tuple(_hunks(self.pieces))


def _hunks(pieces: Iterable[Piece]) -> Iterator[Hunk]:
    for piece in pieces:
        if isinstance(piece, Hunk):
            yield piece
            for version in piece.versions.values():
                yield from _hunks(version.pieces)


Entry = Clean | Conflicted


@dataclass(frozen=True, slots=True)
class Document:
    """A record file, as it was read."""

    path: str
    entries: tuple[Entry, ...]
    encoding: Encoding = "utf-8"

    @property
    def source(self) -> str:
        """The text that it was read from; blank lines alone are nothing."""
        return source(self.entries)

    @property
    def conflicts(self) -> tuple[Conflicted, ...]:
        """The records that need a decision."""
        return tuple(entry for entry in self.entries if isinstance(entry, Conflicted))

    @property
    def records(self) -> tuple[Record, ...]:
        """All records; RecordError where a conflict is not decided, since leaving it out would lose an article."""
        return tuple(clean(entry, self.path) for entry in self.entries)

    def variant(self, side: Side) -> tuple[Record, ...]:
        """All records, with every conflict decided for *side*; RecordError where a conflict names no such side."""
        return tuple(record for entry in self.entries for record in variant(entry, side, self.path))


def clean(entry: Entry, path: str) -> Record:
    """The record of *entry*; RecordError when it has a conflict."""
    if isinstance(entry, Clean):
        return entry.record
    hunk = entry.hunks[0]
    raise RecordError(path, hunk.number, "a conflict that nobody resolved", hunk.ours.marker.text)


def variant(entry: Entry, side: Side, path: str) -> tuple[Record, ...]:
    """The records of *entry*, decided for *side*; RecordError where a conflict names no such side."""
    if isinstance(entry, Clean):
        return (entry.record,)
    if side in entry.variants:
        return entry.variants[side]
    hunk = entry.hunks[0]
    raise RecordError(path, hunk.number, f"a conflict without {side}", hunk.ours.marker.text)
