"""What `scrapy analyze` does and says."""

import argparse
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, closing
from dataclasses import asdict
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from scrapy.settings import BaseSettings

from newscrawl.actions.desk import Desk, say, say_json, watched
from newscrawl.actions.moments import moments
from newscrawl.actions.serving import vocabularies
from newscrawl.analysis import version
from newscrawl.analysis.vocabulary_lint import check_readable
from newscrawl.archive import Archive
from newscrawl.archive.current import Wanted, journal_files
from newscrawl.archive.happenings import Catalogue
from newscrawl.archive.replay import CHUNK, Examined, Redone, redo, stale
from newscrawl.archive.tally import SHOWN, Tally
from newscrawl.errors import ArchiveError
from newscrawl.spiders.arguments import count


def again(opts: argparse.Namespace, desk: Desk, settings: BaseSettings | None) -> None:
    """Make tags anew and tell what changes; nothing is written with --dry-run, whose status 1 says that it would."""
    root = Path(settings["OUTPUT_DIR"]) if settings else Path()
    folders = vocabularies(settings)
    check_readable(folders)
    wanted = Wanted(*moments(opts.since, opts.until), opts.site)
    workers = count("--workers", opts.workers) if opts.workers is not None else processors()
    journal_files(root, opts.site)  # tells a mistake before the vocabularies are loaded
    counts: Counter[str] = Counter()
    tally = Tally()

    def damaged(damage: ArchiveError) -> None:
        desk.problem(str(damage))

    with ExitStack() as stack:
        current = version(folders)
        examined = stack.enter_context(closing(Examined(root, current, keep=not opts.dry_run)))
        archive = None if opts.dry_run else stack.enter_context(closing(Archive(root)))
        catalogue = stack.enter_context(closing(Catalogue(root)))
        places = stale(root, wanted, examined, counts, damaged)
        found = stack.enter_context(closing(redo(places, folders, damaged, workers=workers)))
        for batch in batches(watched(found, "articles")):
            for redone in batch:
                tally.add(redone)
                tell(redone, catalogue, tally, as_json=opts.json)
            if archive:
                store(batch, archive, examined)
    if opts.dry_run and (tally.changed or tally.refined):
        desk.problem()
    conclude(tally, counts, opts)


def processors() -> int:
    """How many this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def batches(found: Iterable[Redone]) -> Iterator[list[Redone]]:
    """*found* in pieces that are brought to disk together."""
    rest = iter(found)
    while batch := list(islice(rest, CHUNK)):
        yield batch


def store(batch: list[Redone], archive: Archive, examined: Examined) -> None:
    """Write what changed, and note what did not."""
    archive.reanalyse((redone.made for redone in batch if redone.made), datetime.now(UTC))
    for redone in batch:
        if not redone.made:
            examined.add(redone.place)


def tell(redone: Redone, catalogue: Catalogue, tally: Tally, *, as_json: bool) -> None:
    """Name an article with other tags: as JSON each, for people the first few."""
    if not redone.changes or (tally.changed > SHOWN and not as_json):
        return
    record = catalogue.find(redone.url) or redone.record
    if as_json:
        fields = {name: asdict(change) for name, change in redone.changes.items()}
        say_json({"url": redone.url, "headline": redone.headline, "record": record, "fields": fields})
    else:
        say(f"{record}: {redone.headline} {redone.url}\n")
        for name, change in redone.changes.items():
            marked = [*(f"-{term}" for term in change.removed), *(f"+{term}" for term in change.added)]
            say(f"  {name}: {' '.join(marked)}\n")


def conclude(tally: Tally, counts: Counter[str], opts: argparse.Namespace) -> None:
    """Print the sums."""
    sums = {"analysed": tally.done, "changed": tally.changed, "refined": tally.refined}
    left = {"up_to_date": counts["up to date"], "left_to_model": counts["of a model"]}
    if opts.json:
        say_json({"dry_run": opts.dry_run, **sums, **left, "fields": tally.fields()})
        return
    if tally.changed > SHOWN:
        say(f"… and {tally.changed - SHOWN:,} more articles (--json names all)\n")
    say("".join(f"{line}\n" for line in tally.lines()))
    verb = "would change" if opts.dry_run else "changed"
    said = f"{tally.done:,} articles analysed: {tally.changed:,} {verb} in tags, {tally.refined:,} only in their places"
    said += f" or scores; {counts['up to date']:,} were up to date"
    if counts["of a model"]:
        said += f"; {counts['of a model']:,} bear a language model's tags, which stay"
    say(f"{said}\n")
