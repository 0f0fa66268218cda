"""From a file to its records: every way in, liberal in what it takes, and RecordError for all that it cannot take."""

import io
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from newscrawl.errors import RecordError
from newscrawl.records.conflicts import decided, read_pieces, starts_record
from newscrawl.records.lines import EVENTS, FIELDS, TITLE, Line, read_lines, unescape
from newscrawl.records.model import Clean, Conflicted, Document, Encoding, Entry, Hunk, Piece, Record, Side, clean
from newscrawl.records.values import read_list

_LISTS = {"keywords", "technologies", "industries"}


def parse(text: str, *, path: Path | str = "<text>") -> Document:
    """The document that *text* is; RecordError names *path* and the line."""
    return Document(str(path), tuple(_entries(io.StringIO(text, newline="\n"), str(path))))


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
    file: Iterable[bytes], *, path: Path | str = "<file>", encoding: Encoding = "utf-8"
) -> Iterator[Record]:
    """The records of an open binary file, one in memory at a time; RecordError also at a conflict."""
    return (clean(entry, str(path)) for entry in iter_entries(file, path=path, encoding=encoding))


def iter_entries(
    file: Iterable[bytes], *, path: Path | str = "<file>", encoding: Encoding = "utf-8"
) -> Iterator[Entry]:
    """The records and conflicts of an open binary file, one in memory at a time."""
    return _entries(_decoded(file, str(path), encoding), str(path))


def _decoded(file: Iterable[bytes], path: str, encoding: Encoding) -> Iterator[str]:
    for number, line in enumerate(file, 1):
        try:
            yield line.decode(encoding)
        except UnicodeDecodeError as error:
            shown = line.decode(encoding, "replace")
            raise RecordError(path, number, f"byte {error.start + 1} of the line is not {encoding}", shown) from error


def _entries(texts: Iterable[str], path: str) -> Iterator[Entry]:
    pieces: list[Piece] = []
    solid = False
    for piece in read_pieces(read_lines(texts), path):
        if solid and starts_record(piece):
            yield _entry(tuple(pieces), path)
            pieces.clear()
        pieces.append(piece)
        solid = solid or isinstance(piece, Hunk) or not piece.is_blank
    if solid:
        yield _entry(tuple(pieces), path)


def _entry(pieces: tuple[Piece, ...], path: str) -> Entry:
    lines = tuple(piece for piece in pieces if isinstance(piece, Line))
    if len(lines) == len(pieces):
        (record,) = _records(lines, path)
        return Clean(lines, record)
    variants: dict[Side, tuple[Record, ...]] = {"ours": tuple(_records(decided(pieces, "ours"), path))}
    # Some hunks name no ancestor, and git may have moved lines of it out of the others.
    with suppress(KeyError, RecordError):
        variants["base"] = tuple(_records(decided(pieces, "base"), path))
    variants["theirs"] = tuple(_records(decided(pieces, "theirs"), path))
    return Conflicted(pieces, variants)


def _records(lines: Iterable[Line], path: str) -> Iterator[Record]:
    """The records in *lines*, which are free of conflicts."""
    values: dict[str, list[str]] = {}
    label = ""
    for line in lines:
        if line.mark:
            label = line.mark
            if label == TITLE and values:
                yield _record(values)
                values = {}
            if label in values:
                raise RecordError(path, line.number, f"a second {label} in one record", line.text)
            values[label] = [line.rest]
        elif label == EVENTS:
            values[label].append(unescape(line.rest))
        elif not line.is_blank:
            raise RecordError(path, line.number, "a line that belongs to no field", line.text)
    if values:
        yield _record(values)


def _record(values: dict[str, list[str]]) -> Record:
    """The record of *values*: by label, what follows the label and the lines after it."""
    fields: dict[str, Any] = {}
    for label, (first, *more) in values.items():
        name = FIELDS[label]
        if label == EVENTS:
            fields[name] = "\n".join([first.removeprefix(" "), *more])
        else:
            fields[name] = read_list(first) if name in _LISTS else first
    return Record(**fields)
