"""What `scrapy events` does and says."""

import argparse
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from scrapy.settings import BaseSettings

from newscrawl.actions.desk import Desk, say, say_json
from newscrawl.actions.moments import moments
from newscrawl.actions.serving import vocabularies
from newscrawl.analysis.vocabulary_files import load
from newscrawl.archive.current import Wanted
from newscrawl.archive.happenings import Happening, happenings
from newscrawl.errors import ArgumentError
from newscrawl.spiders.arguments import count


def ls(opts: argparse.Namespace, desk: Desk, settings: BaseSettings | None) -> None:
    """Print a line an event."""
    since, until = moments(opts.since, opts.until)
    limit = count("--limit", opts.limit) if opts.limit is not None else None
    named = industries(opts.industry, vocabularies(settings)) if opts.industry else ()
    root = Path(settings["OUTPUT_DIR"]) if settings else Path()
    found = happenings(root, Wanted(since, until, opts.site), named, limit, lambda why: desk.problem(str(why)))
    for happening in found:
        if opts.json:
            say_json(asdict(happening))
        else:
            say(f"{line(happening)}\n")


def industries(words: Iterable[str], folders: tuple[Path, ...]) -> tuple[str, ...]:
    """The names of the industries that *words* name, by name or synonym; raises ArgumentError."""
    known = load(folders).industries
    names = {word: name for name, industry in known.items() for word in (*industry.synonyms, name)}
    for word in words:
        if word not in names:
            raise ArgumentError("--industry", word, f"no such industry; there are {', '.join(known)}")
    return tuple(names[word] for word in words)


def line(happening: Happening) -> str:
    """A line for people: the date, with ~ where it is only the article's, the event, and what stands behind it."""
    mark = " " if happening.stated else "~"
    behind = f"{happening.headline} {happening.url} {happening.record}"
    return f"{happening.date}{mark} {' '.join(happening.text.split())} | {behind}"
