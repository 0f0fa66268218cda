"""The sub-commands of `scrapy records` that give records another shape of file, or count them."""

import argparse
import csv
import importlib
import io
import json
from collections.abc import Iterator
from typing import IO, Any

import msgspec

from newscrawl.actions.desk import Desk, say, say_json, watched
from newscrawl.actions.record_files import Source, output, sources
from newscrawl.actions.record_joined import Joined
from newscrawl.errors import NewscrawlError, RecordError
from newscrawl.items import Article
from newscrawl.records import Clean, Record, from_article
from newscrawl.records.tables import COLUMNS, LISTS, Stats, from_row, to_cells, to_flat, to_row

JSON_LINES = (".jsonl", ".jsonlines", ".ndjson")
BATCH = 1000
"""Rows of a parquet file that are written at once."""


def convert(opts: argparse.Namespace, desk: Desk) -> None:
    """Write the records as JSON lines, as a table, or in their own format."""
    if opts.to == "parquet" and opts.output in {None, "-"}:
        raise NewscrawlError("parquet is no text; name a file with -o")
    found = sources(opts.paths, opts.encoding, (".txt", *JSON_LINES) if opts.to == "seed" else (".txt",))
    with output(opts.output) as file:
        _WRITERS[opts.to](_records(desk, found, opts.input), file)
        desk.check_done(opts.output)


def _records(desk: Desk, found: Iterator[Source], shape: str | None) -> Iterator[Record]:
    """All records that can be read; conflicts are told."""
    for source in found:
        is_json = shape == "jsonl" or (shape is None and source.name.endswith(JSON_LINES))
        try:
            if is_json:
                yield from watched(_from_json(source), f"records of {source.name}")
            else:
                yield from _undisputed(desk, source)
            desk.done += 1
        except RecordError as error:
            desk.unusable(error)


def _undisputed(desk: Desk, source: Source) -> Iterator[Record]:
    for entry in watched(source.entries(), f"records of {source.name}"):
        if isinstance(entry, Clean):
            yield entry.record
        else:
            desk.problem(f"{source.name}:{entry.hunks[0].number}: a record in conflict is left out; resolve it first")


def _from_json(source: Source) -> Iterator[Record]:
    """The records of JSON lines: rows that `convert` wrote, or Articles as the journal and feeds have them."""
    with source.open() as file:
        for number, line in enumerate(file, 1):
            if not line.strip():
                continue
            try:
                row = json.loads(line.decode(source.encoding).removeprefix("\ufeff"))
                if not isinstance(row, dict):
                    raise ValueError("no object")  # noqa: TRY004, TRY301 (told with the others, below)
                yield from_article(msgspec.convert(row, Article)) if "headline" in row else from_row(row)
            except (ValueError, msgspec.ValidationError, RecursionError) as error:
                raise RecordError(source.name, number, f"no record in JSON: {error}") from error


def _to_seed(records: Iterator[Record], file: IO[bytes]) -> None:
    joined = Joined(file)
    for record in records:
        joined.add_record(record)


def _to_jsonl(records: Iterator[Record], file: IO[bytes]) -> None:
    for record in records:
        file.write(f"{json.dumps(to_row(record), ensure_ascii=False)}\n".encode())


def _to_csv(records: Iterator[Record], file: IO[bytes]) -> None:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for record in records:
        writer.writerow(to_cells(record))
        file.write(text.getvalue().encode())
        text.seek(0)
        text.truncate()
    file.write(text.getvalue().encode())


def _to_parquet(records: Iterator[Record], file: IO[bytes]) -> None:
    try:
        arrow: Any = importlib.import_module("pyarrow")
        parquet: Any = importlib.import_module("pyarrow.parquet")
    except ImportError as error:
        raise NewscrawlError("parquet needs pyarrow, which is not installed; run pip install pyarrow") from error
    kinds = {name: arrow.list_(arrow.string()) if name in LISTS else arrow.string() for name in COLUMNS}
    schema = arrow.schema(list(kinds.items()))
    with parquet.ParquetWriter(file, schema) as writer:
        rows: list[dict[str, Any]] = []
        for record in records:
            rows.append(to_row(record) | {"events": None if record.events is None else to_flat(record)["events"]})
            if len(rows) == BATCH:
                writer.write_table(arrow.Table.from_pylist(rows, schema=schema))
                rows.clear()
        writer.write_table(arrow.Table.from_pylist(rows, schema=schema))


_WRITERS = {"seed": _to_seed, "jsonl": _to_jsonl, "csv": _to_csv, "parquet": _to_parquet}


def stats(opts: argparse.Namespace, desk: Desk) -> None:
    """Print counts over all records."""
    counts = Stats()

    def work(source: Source) -> None:
        for entry in watched(source.entries(), f"records of {source.name}"):
            if isinstance(entry, Clean):
                counts.add(entry.record)
            else:
                counts.conflicts += 1
        counts.files += 1

    desk.each(sources(opts.paths, opts.encoding), work)
    if opts.json:
        say_json(counts.to_dict())
    else:
        say("".join(f"{line}\n" for line in counts.lines()))
