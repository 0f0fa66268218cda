"""What the sub-commands of `scrapy vocab` do."""

import argparse
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from pathlib import Path

from scrapy.settings import BaseSettings

from newscrawl.actions.counts import counted
from newscrawl.actions.desk import Desk, say, say_json
from newscrawl.actions.serving import vocabularies
from newscrawl.analysis.vocabulary_diff import Place, differences, places
from newscrawl.analysis.vocabulary_lint import lint
from newscrawl.analysis.vocabulary_rows import FORMS, Row, all_rows, folder_files, read_rows, revision_files
from newscrawl.archive.bearers import Bearer, bearers
from newscrawl.spiders.arguments import count
from newscrawl.text.folding import folded

NAMES = ("name", "synonyms", *FORMS)
"""Columns whose items are names of the row."""
Action = Callable[[argparse.Namespace, Desk], None]


def act(opts: argparse.Namespace, desk: Desk, settings: BaseSettings | None) -> None:
    """Do what the sub-command says, over our vocabularies and those of the setting."""
    opts.folders = vocabularies(settings)
    opts.root = Path(settings["OUTPUT_DIR"]) if settings else Path()
    ACTIONS[opts.subcommand](opts, desk)


def lint_files(opts: argparse.Namespace, desk: Desk) -> None:
    """Print the faults; status 1 where there are any."""
    faults = lint(opts.folders)
    for fault in faults:
        if opts.json:
            say_json(asdict(fault))
        else:
            say(f"{fault}\n")
    if faults:
        desk.problem(counted(len(faults), "fault"))


def diff(opts: argparse.Namespace, desk: Desk) -> None:
    """Print what changed; status 1 where anything did."""
    for change in differences(_side(opts.before), _side(opts.after)):
        desk.problem()
        if opts.json:
            say_json(asdict(change))
        else:
            say(f"{change}\n")


def _side(name: str) -> list[Row]:
    files = folder_files(Path(name)) if Path(name).is_dir() else revision_files(name)
    return list(read_rows(files))


def grep(opts: argparse.Namespace, desk: Desk) -> None:
    """Print where the words are, and which archived records bear the tags; status 1 for a word that is nowhere."""
    limit = count("--archive", opts.archive) if opts.archive is not None else 0
    rows = all_rows(opts.folders)
    for word in opts.words:
        found: list[Place | Bearer] = [*places(rows, word)]
        if not found:
            desk.problem(f"{word}: no vocabulary has it")
        if limit:
            terms = _terms(rows, found, word)
            found += bearers(opts.root, terms, limit, lambda damage: desk.problem(str(damage)))
        for line in found:
            if opts.json:
                say_json(asdict(line))
            else:
                say(f"{line}\n")


def _terms(rows: Iterable[Row], found: Iterable[Place | Bearer], word: str) -> set[str]:
    """What a tag may say that comes from the rows that were *found*."""
    names = {
        place.name
        for place in found
        if isinstance(place, Place) and place.column in NAMES and folded(word) == folded(place.item)
    }
    return {form for row in rows if row.name in names for form in row.forms()} | {word}


ACTIONS: Mapping[str, Action] = {"lint": lint_files, "diff": diff, "grep": grep}
