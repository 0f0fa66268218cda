"""What the sub-commands of `scrapy archive` do; those for single articles are in `archive_articles`."""

import argparse
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from newscrawl.actions.archive_articles import diff, log, ls, show
from newscrawl.actions.desk import PATIENCE, Desk, say, say_json, watched
from newscrawl.archive.current import journal_files
from newscrawl.archive.damage import Damage
from newscrawl.archive.durable import write_whole
from newscrawl.archive.litter import litter, sweep
from newscrawl.archive.rebuild import Progress, rebuild_index, rebuild_records
from newscrawl.archive.statistics import FILLED, Statistics, statistics
from newscrawl.archive.statistics_page import page
from newscrawl.archive.verify import verify
from newscrawl.errors import ArgumentError
from newscrawl.spiders.arguments import count

Action = Callable[[argparse.Namespace, Desk], None]


def check(opts: argparse.Namespace, desk: Desk) -> None:
    """Print every damage, with what mends it; status 1 where there is any."""
    journal_files(opts.root)  # tells where no archive is
    found = mendable = 0
    for damage in verify(opts.root, progress):
        found += 1
        mendable += damage.can_be_mended
        told = {**asdict(damage), "can_be_mended": damage.can_be_mended, "mend": damage.mend}
        if opts.json:
            say_json(told)
        else:
            say(f"{_named(damage)} [{damage.mend}]\n")
    if found:
        desk.problem(f"{found:,} damages, {mendable:,} of them can be mended")
    elif not opts.json:
        say("no damage: pages, journal, records and index agree\n")


def _named(damage: Damage) -> str:
    return ": ".join(filter(None, (damage.tier, damage.path, damage.where, damage.reason)))


def stats(opts: argparse.Namespace, desk: Desk) -> None:
    """Print a table, and write a page where one is asked for."""
    target = Path(opts.html) if opts.html else None
    if target and (target.is_dir() or not target.absolute().parent.is_dir()):
        raise ArgumentError("--html", str(target), "is no file that can be written")
    found = statistics(opts.root, lambda damage: desk.problem(str(damage)), lambda items: watched(items, "articles"))
    if target:
        write_whole(target, page(found, datetime.now(UTC)))
    for row in found.rows:
        if opts.json:
            fills = {name: round(row.rate(name), 4) for name in FILLED}
            counts = {"articles": row.articles, "versions": row.versions, "withdrawn": row.withdrawn}
            say_json({"site": row.site, "month": row.month, **counts, "filled": fills})
    if not opts.json:
        say(_table(found))


def _table(found: Statistics) -> str:
    """The counts, for a terminal."""
    width = max(4, *(len(row.site) for row in found.rows))
    heads = ("articles", "versions", "withdrawn", *FILLED)
    lines = [f"{'site':{width}} month   {' '.join(f'{head:>9}' for head in heads)}"]
    for row in found.rows:
        counts = [f"{number:>9,}" for number in (row.articles, row.versions, row.withdrawn)]
        rates = [f"{row.rate(name):>9.0%}" for name in FILLED]
        lines.append(f"{row.site:{width}} {row.month} {' '.join([*counts, *rates])}")
    total = found.total
    lines.append(f"{total.articles:,} articles, {total.versions:,} versions, {total.withdrawn:,} withdrawn")
    return "".join(f"{line}\n" for line in lines)


def gc(opts: argparse.Namespace, _: Desk) -> None:
    """Remove litter, and name it."""
    journal_files(opts.root)
    days = count("--days", opts.days)
    now = datetime.now(UTC)
    files = size = 0
    for found in litter(opts.root, now, days) if opts.dry_run else sweep(opts.root, now, days):
        files, size = files + 1, size + found.bytes
        name = found.path.relative_to(opts.root).as_posix()
        if opts.json:
            say_json({"path": name, "bytes": found.bytes, "reason": found.reason})
        else:
            say(f"{name}: {found.reason}\n")
    if not opts.json:
        say(f"{files:,} {'would be ' if opts.dry_run else ''}removed, {size:,} bytes\n")


def rebuild(opts: argparse.Namespace, desk: Desk) -> None:
    """Make a tier again, and say how much was done; status 1 where something is in the place of a seed file."""

    def taken(error: OSError) -> None:
        desk.problem(f"no seed file: {error}; remove what is in its place, then once more")

    journal_files(opts.root)
    if opts.tier == "index":
        done, what = rebuild_index(opts.root, progress("journal")), "lines of the journal entered"
    else:
        done = rebuild_records(opts.root, progress("journal"), taken)
        what = "seed records were missing or said something else"
    if opts.json:
        say_json({"tier": opts.tier, "done": done})
    else:
        say(f"{done:,} {what}\n")


def progress(what: str) -> Progress:
    """Tells a terminal how much of a tier is read, when it takes long."""
    started = told = time.monotonic()

    def tell(done: int, total: int) -> None:
        nonlocal told
        now = time.monotonic()
        if done >= total and told > started:
            print("\x1b[K", end="", file=sys.stderr, flush=True)
        elif now - started > PATIENCE and now - told > PATIENCE / 4 and sys.stderr.isatty():
            print(f"\x1b[K{what}: {done / max(total, 1):.0%}", end="\r", file=sys.stderr, flush=True)
            told = now

    return tell


ACTIONS: Mapping[str, Action] = {
    "ls": ls,
    "show": show,
    "log": log,
    "diff": diff,
    "verify": check,
    "stats": stats,
    "gc": gc,
    "rebuild": rebuild,
}
