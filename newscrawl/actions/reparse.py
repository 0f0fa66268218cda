"""What `scrapy reparse` does and says."""

import argparse
from collections import Counter
from contextlib import ExitStack, closing
from datetime import UTC, datetime
from pathlib import Path

from scrapy.settings import BaseSettings

from newscrawl.actions.analyze import processors
from newscrawl.actions.desk import Desk, say, say_json, watched
from newscrawl.actions.moments import moments
from newscrawl.actions.serving import vocabularies
from newscrawl.archive import Archive, check_writable
from newscrawl.archive.current import Wanted, journal_files
from newscrawl.archive.reparse import Reread, Spool, Sums, choose, pairs
from newscrawl.archive.replay import Examined
from newscrawl.rereading import Terms, reread, version
from newscrawl.spiders.arguments import count


def again(opts: argparse.Namespace, desk: Desk, settings: BaseSettings | None) -> None:
    """Read pages anew, tell what changes, then write it; nothing is written with --dry-run."""
    root = Path(settings["OUTPUT_DIR"]) if settings else Path()
    below = settings.getfloat("QUARANTINE_BELOW") if settings else 0.0
    terms = Terms(datetime.now(UTC), below, vocabularies(settings))
    wanted = Wanted(*moments(opts.since, opts.until), opts.site)
    workers = count("--workers", opts.workers) if opts.workers is not None else processors()
    journal_files(root, opts.site)  # tells a mistake before anything else
    if not opts.dry_run:
        check_writable(root)
    counts: Counter[str] = Counter()
    sums = Sums()
    with ExitStack() as stack:
        examined = stack.enter_context(closing(Examined(root, version(), keep=not opts.dry_run, what="reparse")))
        spool = stack.enter_context(closing(Spool()))
        chosen = choose(root, wanted, examined, counts, lambda damage: desk.problem(str(damage)))
        found = stack.enter_context(closing(reread(pairs(root, chosen), terms, workers=workers)))
        for one in watched(found, "articles"):
            sums.add(one)
            spool.add(one)
            tell(one, opts, examined)
        counts["no page"] += counts["chosen"] - sums.done
        if not opts.json:
            say("".join(f"{line}\n" for line in sums.lines()))
        stored = 0 if opts.dry_run else store(root, spool, terms.at)
    if sums.problems or (opts.dry_run and sums.changed):
        desk.problem()
    conclude(sums, counts, stored, opts)


def tell(one: Reread, opts: argparse.Namespace, examined: Examined) -> None:
    """Name an article that changes, for programs; note one that does not."""
    if one.row and opts.json:
        fields = {name: {"before": before, "after": after} for name, (before, after) in one.samples.items()}
        say_json({"url": one.url, "site": one.site, "materiality": one.materiality, "fields": fields})
    if not one.row and not one.problem:
        examined.add(one.place)


def store(root: Path, spool: Spool, at: datetime) -> int:
    """Write what changes; how many articles had no other version meanwhile.

    The archive is opened also where nothing does, which mends what a killed run left between its tiers.
    """
    with closing(Archive(root)) as archive:
        return sum(archive.rewrite(batch, at) for batch in watched(spool.batches(), "days written"))


def conclude(sums: Sums, counts: Counter[str], stored: int, opts: argparse.Namespace) -> None:
    """Print the sums."""
    left = {name.replace(" ", "_"): counts[name] for name in ("up to date", "no page", "several pages")}
    problems = sums.problems.total()
    if opts.json:
        done = {"reparsed": sums.done, "changed": sums.changed, "stored": stored, "unreadable": problems}
        say_json({"dry_run": opts.dry_run, **done, **left, **sums.as_json()})
        return
    verb = "would change" if opts.dry_run else "changed"
    said = [f"{sums.done:,} articles read anew: {sums.changed:,} {verb}, {problems:,} could not be read"]
    said += [f"{counts['up to date']:,} were up to date"] if counts["up to date"] else []
    said += [f"{counts['no page']:,} left out: their page is not kept"] if counts["no page"] else []
    said += [f"{counts['several pages']:,} left out: they have several pages"] if counts["several pages"] else []
    say(f"{'; '.join(said)}\n")
