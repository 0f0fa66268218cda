"""The command line of `scrapy records`: its sub-commands, their options, and an example for each."""

import argparse
import inspect
from collections.abc import Callable
from typing import get_args

from newscrawl.actions import git_setup, record_pieces, record_tables, records
from newscrawl.actions.desk import Desk
from newscrawl.records import Encoding

STRATEGIES = ("ours", "theirs", "union")
Action = Callable[[argparse.Namespace, Desk], None]

SIDES = ("base", "ours", "theirs", "before", "after")
"""The arguments that are one file each."""

SUBCOMMANDS: dict[str, tuple[Action, str, str]] = {
    "fmt": (records.fmt, "print, check or write the canonical form", "--check output/records"),
    "lint": (records.lint, "tell what is wrong with records that can be read", "--json output/records"),
    "resolve": (records.resolve_conflicts, "decide conflicts", "--strategy union --write output/records"),
    "merge": (records.merge_files, "merge three files by field", "base.txt ours.txt theirs.txt -o merged.txt"),
    "diff": (records.diff, "tell what changed, by record and field", "before.txt after.txt"),
    "convert": (record_tables.convert, "write other formats", "--to jsonl output/records -o records.jsonl"),
    "split": (record_pieces.split, "one file for each record", "one-by-one all.txt"),
    "join": (record_pieces.join, "one file for all records", "one-by-one -o all.txt"),
    "stats": (record_tables.stats, "count", "--json output/records"),
    "install-git-driver": (
        git_setup.install,
        "make git merge and show records by field",
        "--strategy union ../archive",
    ),
}
"""What runs, what it is for, and how it may be called, by the name of the sub-command."""
STATUSES = "Exit status: 0 clean, 1 found problems, 2 something cannot be read or a wrong command line."


def wrong(opts: argparse.Namespace) -> str:
    """What is wrong with a command line that can be read; nothing when it makes sense."""
    names = [*getattr(opts, "paths", ()), *(getattr(opts, word, "") for word in SIDES)]
    if names.count("-") > 1:
        return "standard input (-) is named more than once, but can be read only once; name a file instead"
    if opts.subcommand not in {"merge", "resolve"} or not opts.json:
        return ""
    if opts.subcommand == "merge" and opts.output in {None, "-"}:
        return "--json prints decisions instead of records; name a file for them with -o"
    if opts.subcommand == "resolve" and ("-" in names or not opts.write):
        return "--json prints decisions instead of records; name files, and --write"
    return ""


def add_subcommands(parser: argparse.ArgumentParser) -> None:
    """Give *parser* the sub-commands."""
    chosen = parser.add_subparsers(title="Sub-commands", metavar="SUBCOMMAND", dest="subcommand", prog="scrapy records")
    for name, (action, purpose, example) in SUBCOMMANDS.items():
        command = chosen.add_parser(
            name,
            help=purpose,
            description=inspect.getdoc(action),
            epilog=f"Example:\n  scrapy records {name} {example}\n\n{STATUSES}",
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )
        command.set_defaults(action=action)
        _add_inputs(name, command)
        _add_options(name, command)


def _add_inputs(name: str, command: argparse.ArgumentParser) -> None:
    if name == "install-git-driver":
        command.add_argument("repository", nargs="?", default=".", help="a folder of the git repository; default: .")
        return
    for word in {"merge": ("base", "ours", "theirs"), "diff": ("before", "after")}.get(name, ()):
        command.add_argument(word, help="a file, or - for standard input")
    if name == "split":
        command.add_argument("folder", help="a new or empty folder for the files")
    if name not in {"merge", "diff"}:
        command.add_argument("paths", nargs="+", metavar="PATH", help="a file, a folder with all below it, or -")
    command.add_argument(
        "--encoding", choices=get_args(Encoding), default="utf-8", help="of what is read; default: utf-8"
    )


def _add_options(name: str, command: argparse.ArgumentParser) -> None:
    if name in {"fmt", "lint", "resolve", "merge", "diff", "stats"}:
        command.add_argument("--json", action="store_true", help="print JSON, for programs")
    if name == "fmt":
        either = command.add_mutually_exclusive_group()
        either.add_argument("--check", action="store_true", help="only tell which files are not formatted")
    if name in {"fmt", "resolve"}:
        where = either if name == "fmt" else command
        where.add_argument("--write", action="store_true", help="put the result in the file's place")
    if name in {"resolve", "merge", "install-git-driver"}:
        strategies = (*STRATEGIES, "fresh") if name == "resolve" else STRATEGIES
        command.add_argument("--strategy", choices=strategies, default="union", help="how to decide; default: union")
    if name == "resolve":
        command.add_argument("--archive", metavar="DIR", help="where fresh finds pages; default: output")
    if name in {"merge", "install-git-driver"}:
        command.add_argument("--conflicts", action="store_true", help="leave conflicts, with markers")
    if name in {"merge", "convert", "join"}:
        command.add_argument("-o", "--output", metavar="FILE", help="instead of standard output")
    if name == "convert":
        command.add_argument("--to", required=True, choices=("jsonl", "csv", "parquet", "seed"), help="what to write")
        command.add_argument("--from", dest="input", choices=("seed", "jsonl"), help="what is read; default: by name")
    if name == "install-git-driver":
        command.add_argument("--pattern", default="*.txt", help="which files are records; default: *.txt")
