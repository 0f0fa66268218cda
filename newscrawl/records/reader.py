"""From a file to its records: every way in, liberal in what it takes, and RecordError for all that it cannot take."""

import io
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from newscrawl.errors import RecordError
from newscrawl.records.blocks import decoded, read_blocks, read_chunks
from newscrawl.records.canonical import read_canonical
from newscrawl.records.conflicts import PieceReader, decided, starts_record
from newscrawl.records.lines import EVENTS, TITLE, Lines, is_blank, read_lines
from newscrawl.records.model import (
    Clean,
    Conflicted,
    Document,
    Encoding,
    Entry,
    Hunk,
    Piece,
    Record,
    Side,
    clean,
    source,
    variant,
)
from newscrawl.records.plain import make_record, read_plain


def parse(text: str, *, path: Path | str = "<text>") -> Document:
    """The document that *text* is; RecordError names *path* and the line."""
    return Document(str(path), tuple(_entries([text], str(path))))


def parse_bytes(data: bytes, *, path: Path | str = "<bytes>", encoding: Encoding = "utf-8") -> Document:
    """The document that *data* holds; RecordError as from `parse`, also for bytes that are not *encoding*."""
    return Document(str(path), tuple(iter_entries(io.BytesIO(data), path=path, encoding=encoding)), encoding)


def read_file(path: Path | str, *, encoding: Encoding = "utf-8") -> Document:
    """The document in the file at *path*; RecordError, at line 0 where the file cannot be opened or read."""
    try:
        with Path(path).open("rb") as file:
            return Document(str(path), tuple(iter_entries(file, path=path, encoding=encoding)), encoding)
    except OSError as error:
        raise RecordError(path, 0, error.strerror or str(error)) from error


def iter_records(
    file: Iterable[bytes], *, path: Path | str = "<file>", encoding: Encoding = "utf-8", side: Side | None = None
) -> Iterator[Record]:
    """The records of an open binary file, a block of it in memory at a time.

    Conflicts are decided for *side*; RecordError at a conflict that lacks it, or at any if *side* is None.
    """
    path = str(path)
    for entry in iter_entries(file, path=path, encoding=encoding):
        if side:
            yield from variant(entry, side, path)
        else:
            yield clean(entry, path)


def iter_entries(
    file: Iterable[bytes], *, path: Path | str = "<file>", encoding: Encoding = "utf-8"
) -> Iterator[Entry]:
    """The records and conflicts of an open binary file, a block of it in memory at a time."""
    return _entries(decoded(read_blocks(file), str(path), encoding), str(path))


def _entries(texts: Iterable[str], path: str) -> Iterator[Entry]:
    reader, number = PieceReader(path), 1
    pieces: list[Piece] = []
    for chunk in read_chunks(texts):
        fits = not reader.inside and (not pieces or _is_solid(pieces))
        if fits and (record := read_canonical(chunk) or read_plain(chunk)):
            if pieces:
                yield _entry(tuple(pieces), path)
                pieces = []
            yield Clean(chunk, record, number)
        else:
            for piece in reader.read(read_lines(chunk, number)):
                if starts_record(piece) and _is_solid(pieces):
                    yield _entry(tuple(pieces), path)
                    pieces = []
                pieces.append(piece)
        number += chunk.count("\n")
    reader.finish()
    if _is_solid(pieces):
        yield _entry(tuple(pieces), path)


def _is_solid(pieces: list[Piece]) -> bool:
    """Whether *pieces* are more than blank lines."""
    return any(isinstance(piece, Hunk) or not piece.is_blank for piece in pieces)


def _entry(pieces: tuple[Piece, ...], path: str) -> Entry:
    lines = tuple(piece for piece in pieces if isinstance(piece, Lines))
    if len(lines) == len(pieces):
        (record,) = _records(lines, path)
        return Clean(source(lines), record, lines[0].number)
    variants: dict[Side, tuple[Record, ...]] = {"ours": tuple(_records(decided(pieces, "ours"), path))}
    # Some hunks name no ancestor, and git may have moved lines of it out of the others.
    with suppress(KeyError, RecordError):
        variants["base"] = tuple(_records(decided(pieces, "base"), path))
    variants["theirs"] = tuple(_records(decided(pieces, "theirs"), path))
    return Conflicted(pieces, variants)


def _records(parts: Iterable[Lines], path: str) -> Iterator[Record]:
    """The records in *parts*, which are free of conflicts."""
    values: dict[str, list[str]] = {}
    label = ""
    for part in parts:
        if part.mark:
            label = part.mark
            if label == TITLE and values:
                yield make_record(values)
                values = {}
            if label in values:
                raise RecordError(path, part.number, f"a second {label} in one record", part.first)
            values[label] = []
        if label == EVENTS:
            values[label].append(part.rest)
        elif not is_blank(part.below):
            raise _stray(part, path)
        elif part.mark:
            values[label].append(part.rest)
    if values:
        yield make_record(values)


def _stray(part: Lines, path: str) -> RecordError:
    """The error that *part* has a line, not blank, below a field that takes none, or below no field."""
    lines = enumerate(io.StringIO(part.below, newline="\n"), part.number + bool(part.mark))
    number, text = next((number, line) for number, line in lines if not is_blank(line))
    return RecordError(path, number, "a line that belongs to no field", text)
