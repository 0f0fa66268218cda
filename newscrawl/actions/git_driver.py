"""What git runs: `python -m newscrawl.actions.git_driver merge %O %A %B %P`, and `… textconv FILE` for its diffs."""

import argparse
import os
import re
import sys
from contextlib import suppress
from pathlib import Path
from typing import get_args

from newscrawl.actions.record_files import replacing
from newscrawl.errors import RecordError
from newscrawl.records import Clean, Document, Encoding, Entry, Record, read_file
from newscrawl.records.lines import FIELDS
from newscrawl.records.merge import merge
from newscrawl.records.resolve import decisions, resolve

CONFLICTS = 3
"""Our status for conflicts that are left; every other one but 0 means that nothing was written (see git_setup)."""
UNUSABLE = 2
LABELS = ("ours", "base", "theirs")
_SENTENCE_END = re.compile(r"(?<=[。！？])(?=[^”」』）。！？])")


def main(words: list[str] | None = None) -> int:
    """Do what git asks: 0 merged, CONFLICTS left in the text, or another status when nothing could be done."""
    parser = argparse.ArgumentParser(prog="git_driver", description=__doc__)
    tasks = parser.add_subparsers(dest="task", required=True)
    merging = tasks.add_parser("merge")
    merging.add_argument("--strategy", choices=("ours", "theirs", "union"), default="union")
    merging.add_argument("--conflicts", action="store_true")
    for name in ("base", "ours", "theirs", "path"):
        merging.add_argument(name)
    tasks.add_parser("textconv").add_argument("path")
    opts = parser.parse_args(words)
    try:
        if opts.task == "merge":
            return merge_into_ours(opts)
        sys.stdout.buffer.write(textconv(opts.path))
        sys.stdout.flush()
    except RecordError as error:
        print(f"{opts.path}: {error.reason} (line {error.line}); merged by lines", file=sys.stderr)
        return UNUSABLE
    except OSError as error:
        print(f"{opts.path}: cannot be shown: {error.strerror or error}", file=sys.stderr)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # nothing is left for the exit to write
        return UNUSABLE
    return 0


def merge_into_ours(opts: argparse.Namespace) -> int:
    """Write the merge where git has our version, in its encoding; tell what the strategy decided.

    RecordError, with nothing written, where it cannot.
    """
    documents = [read_any(path) for path in (opts.base, opts.ours, opts.theirs)]
    base, ours, theirs = (resolve(document, opts.strategy) for document in documents)
    merged = merge(base, ours, theirs, strategy=opts.strategy, leave_conflicts=opts.conflicts, labels=LABELS)
    encoding = next((document.encoding for document in documents[1:] if document.entries), documents[1].encoding)
    with replacing(Path(opts.ours)) as file:  # all of it or, on a full disk, nothing: then git merges lines
        file.write(merged.text.encode(encoding, "replace"))
    committed = (decision for document in documents for decision in decisions(document, opts.strategy))
    for decision in (*committed, *merged.decisions):
        print(f"{opts.path}: {decision}", file=sys.stderr)
    return CONFLICTS if merged.disputes else 0


def read_any(path: str) -> Document:
    """The document at *path*, in whichever encoding its labels can be read; RecordError as for the first of them."""
    first, *others = get_args(Encoding)
    try:
        return read_file(path, encoding=first)
    except RecordError:
        for encoding in others:
            with suppress(RecordError):
                return read_file(path, encoding=encoding)
        raise


def textconv(path: str) -> bytes:
    """The file at *path* with a line for each sentence and each item; as it is where it cannot be read."""
    try:
        document = read_any(path)
    except RecordError:
        return Path(path).read_bytes()
    return "\n".join(map(_shown, document.entries)).encode("utf-8", "replace")


def _shown(entry: Entry) -> str:
    return _fields(entry.record) if isinstance(entry, Clean) else entry.source


def _fields(record: Record) -> str:
    """*record* with every value on lines of its own, so that a diff shows which one changed."""
    lines = []
    for label, name in FIELDS.items():
        value = getattr(record, name)
        if isinstance(value, tuple):
            lines += [f"{label}:", *(f"  {item}" for item in value)]
        elif name in {"title", "url"}:
            lines.append(f"{label}: {value}")
        elif value is not None:
            lines += [f"{label}:", *(f"  {line}" for line in _SENTENCE_END.sub("\n", value).split("\n"))]
    return "".join(f"{line}\n" for line in lines)


if __name__ == "__main__":
    sys.exit(main())
