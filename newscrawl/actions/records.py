"""The sub-commands of `scrapy records` that keep files in order; the work is in `newscrawl.records`."""

import argparse
import os
import shutil
import sys
from dataclasses import asdict
from pathlib import Path
from typing import IO

from newscrawl.actions.counts import counted
from newscrawl.actions.desk import Desk, say, say_json, watched
from newscrawl.actions.record_files import CHUNK, STDOUT, Source, one_document, output, replacing, scratch, sources
from newscrawl.actions.record_joined import Joined
from newscrawl.records import Document, iter_entries, write
from newscrawl.records.difference import differences, render
from newscrawl.records.merge import merge
from newscrawl.records.resolve import Choice, by_strategy, decisions, resolve, resolve_with


def fmt(opts: argparse.Namespace, desk: Desk) -> None:
    """Print files in canonical form, or check them, or write them anew. Files with conflicts stay as they are.

    JSON does not print records: without --write it checks.
    """
    printed = Joined(STDOUT)

    def work(source: Source) -> None:
        with source.kept() as kept, scratch() as wanted:
            joined = Joined(wanted)
            for entry in watched(iter_entries(kept, path=source.name, encoding=source.encoding), source.name):
                joined.add_entry(entry)
            if joined.conflicts:
                desk.problem(
                    f"{source.name}: {counted(joined.conflicts, 'record')} in conflict; run scrapy records resolve"
                )
            if not (opts.check or opts.json) and not (opts.write and source.path):
                printed.copy(kept if joined.conflicts else wanted, untitled=joined.is_untitled)
            elif not (joined.conflicts or _same(kept, wanted)):
                _mend(source, wanted, opts, desk)

    desk.each(sources(opts.paths, opts.encoding), work)


def _mend(source: Source, wanted: IO[bytes], opts: argparse.Namespace, desk: Desk) -> None:
    """Tell that the file of *source* is not canonical, or put what is *wanted* in its place."""
    mended = bool(opts.write and source.path)
    if opts.write and source.path:
        with replacing(source.path) as file:
            wanted.seek(0)
            shutil.copyfileobj(wanted, file)
    else:
        desk.problem()
    if opts.json:
        say_json({"path": source.name, "written": mended})
    else:
        say(f"{source.name}: {'formatted' if mended else 'not formatted'}\n")


def _same(one: IO[bytes], other: IO[bytes]) -> bool:
    one.seek(0)
    other.seek(0)
    while (left := one.read(CHUNK)) == (right := other.read(CHUNK)):
        if not left and not right:
            return True
    return False


def lint(opts: argparse.Namespace, desk: Desk) -> None:
    """Print what is wrong with the records, a line each."""
    from newscrawl.records.lint import Linter  # noqa: PLC0415 (its patterns take a while to compile)

    linter = Linter()

    def work(source: Source) -> None:
        for finding in linter.findings(watched(source.entries(), f"records of {source.name}"), source.name):
            desk.problem()
            if opts.json:
                say_json(asdict(finding))
            else:
                say(f"{finding}\n")

    desk.each(sources(opts.paths, opts.encoding), work)


def resolve_conflicts(opts: argparse.Namespace, desk: Desk) -> None:
    """Print files with every conflict decided, or write them anew. What is decided how is told."""
    printed = Joined(STDOUT)

    def work(source: Source) -> None:
        document = source.document()
        records = resolve_with(document, _choice(opts, document, desk))
        if not opts.write or source.path is None:
            printed.add(write(records))
        elif document.conflicts:
            with replacing(source.path) as file:
                file.write(write(records).encode("utf-8", "replace"))
            desk.note(f"{source.name}: {counted(len(document.conflicts), 'record')} resolved")
        if opts.strategy != "fresh":  # that takes neither side
            desk.decided(source.name, decisions(document, opts.strategy), as_json=opts.json)

    desk.each(sources(opts.paths, opts.encoding), work)


def _choice(opts: argparse.Namespace, document: Document, desk: Desk) -> Choice:
    if opts.strategy != "fresh":
        return by_strategy(opts.strategy)
    from newscrawl.actions.record_fresh import fresh  # noqa: PLC0415 (parsers and segmenter are slow to load)

    return fresh(document, Path(opts.archive) if opts.archive else None, desk)


def merge_files(opts: argparse.Namespace, desk: Desk) -> None:
    """Print or write the three-way merge of files. What the strategy decides is told."""
    paths = (opts.base, opts.ours, opts.theirs)
    documents = [one_document(path, opts.encoding) for path in paths]
    base, ours, theirs = (resolve(document, opts.strategy) for document in documents)
    labels = (opts.ours, opts.base, opts.theirs)
    merged = merge(base, ours, theirs, strategy=opts.strategy, leave_conflicts=opts.conflicts, labels=labels)
    with output(opts.output) as file:
        file.write(merged.text.encode("utf-8", "replace"))
    for path, document in zip(paths, documents, strict=True):
        desk.decided(path, decisions(document, opts.strategy), as_json=opts.json)
    desk.decided("merged" if opts.output in {None, "-"} else opts.output, merged.decisions, as_json=opts.json)
    if merged.disputes:
        desk.problem(f"{counted(merged.disputes, 'conflict')} left")


def diff(opts: argparse.Namespace, desk: Desk) -> None:
    """Print what changed between two files or folders, by record and field."""
    before, after = (
        tuple(record for source in sources([path], opts.encoding) for record in source.document().records)
        for path in (opts.before, opts.after)
    )
    changes = differences(before, after)
    if changes:
        desk.problem()
    if opts.json:
        for change in changes:
            say_json(asdict(change))
    elif changes:
        say(render(changes, colour=sys.stdout.isatty() and not os.environ.get("NO_COLOR")))
