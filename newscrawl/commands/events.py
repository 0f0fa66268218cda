"""`scrapy events`: what happened when, by all articles in the archive, with the record behind each line."""

import argparse
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from scrapy.commands import ScrapyCommand

from newscrawl.analysis.vocabulary_files import load
from newscrawl.archive.current import Wanted
from newscrawl.archive.happenings import Happening, happenings
from newscrawl.commands.record_desk import Desk, say, say_json
from newscrawl.commands.serving import moments, serve, usage, vocabularies
from newscrawl.errors import ArgumentError
from newscrawl.spiders.arguments import count


class Command(ScrapyCommand):
    """Prints a line an event, in the order of dates."""

    requires_crawler_process = False

    def syntax(self) -> str:
        return "[options]"

    def short_desc(self) -> str:
        return "List the events that articles in the archive tell, by date, with the record behind each"

    def long_desc(self) -> str:
        example = "scrapy events --since 7d --industry 半导体"
        return f"{self.short_desc()}. An event without a date of its own has its article's. Example: {example}"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--since", metavar="TIME", help="from when on: a date, a time, 12h, 7d, yesterday")
        parser.add_argument("--until", metavar="TIME", help="up to when; a date counts to its end")
        parser.add_argument("--industry", action="append", default=[], help="of articles with it; may come again")
        parser.add_argument("--site", help="of articles of one site")
        parser.add_argument("--limit", metavar="N", help="the last N only")
        parser.add_argument("--json", action="store_true", help="print JSON, a line each")

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        """Anything that no option takes is a wrong command line."""
        super().process_options(args, opts)
        usage("events", args)

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        desk = Desk(family="events")
        self.exitcode = serve(desk, lambda: self._list(opts, desk))

    def _list(self, opts: argparse.Namespace, desk: Desk) -> None:
        since, until = moments(opts.since, opts.until)
        limit = count("--limit", opts.limit) if opts.limit is not None else None
        named = industries(opts.industry, vocabularies(self.settings)) if opts.industry else ()
        root = Path(self.settings["OUTPUT_DIR"]) if self.settings else Path()
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
