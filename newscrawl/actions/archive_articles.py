"""What `scrapy archive` tells of articles: ls, show, log, diff."""

import argparse
import sys
from contextlib import closing
from dataclasses import asdict
from datetime import UTC, datetime

import msgspec

from newscrawl.actions.desk import Desk, say, say_json
from newscrawl.actions.moments import moments
from newscrawl.archive.current import Wanted
from newscrawl.archive.events import Kind
from newscrawl.archive.index import LIVE, MOVED
from newscrawl.archive.looking import Looking
from newscrawl.archive.marks import Differing, Piece, differing, plain
from newscrawl.archive.past import Step, steps, version_at, versions
from newscrawl.archive.seedfiles import record_of
from newscrawl.archive.versions import compare
from newscrawl.errors import ArchiveError, ArgumentError
from newscrawl.items import Article
from newscrawl.sites import canonical
from newscrawl.spiders.arguments import count, period
from newscrawl.text.dates import BEIJING
from newscrawl.urls import is_web_address, visible

COLOURS = {" ": "{}", "-": "\x1b[31;9m{}\x1b[0m", "+": "\x1b[32m{}\x1b[0m"}
SIGNS = {" ": "{}", "-": "[-{}-]", "+": "{{+{}+}}"}


def ls(opts: argparse.Namespace, desk: Desk) -> None:
    """Print a line an article."""
    wanted = Wanted(*moments(opts.since, opts.until), opts.site)
    with closing(Looking(opts.root)) as looking:
        if behind := looking.behind():
            desk.note(f"{behind:,} bytes of the journal are not in the index yet; the next run enters them")
        for row in looking.articles(wanted, withdrawn=opts.withdrawn):
            if opts.json:
                say_json(asdict(row))
            else:
                state = "" if row.state == LIVE else f" [{row.state}]"
                number = f" (v{row.versions})" if row.versions > 1 else ""
                say(f"{_minute(row.moment)} {row.site}{state} {row.headline}{number} {row.url}\n")


def life(opts: argparse.Namespace, desk: Desk) -> list[Step]:
    """What happened to the article that the command line names."""
    if not is_web_address(opts.url):
        raise ArgumentError(
            "URL", visible(opts.url), "is no address such as https://www.thepaper.cn/newsDetail_forward_1"
        )
    return steps(opts.root, canonical(opts.url), lambda damage: desk.problem(str(damage)))


def log(opts: argparse.Namespace, desk: Desk) -> None:
    """Print a line an event."""
    for step in life(opts, desk):
        event = step.line.event
        told = {
            "at": step.at.isoformat(),
            "kind": str(step.kind),
            "version": step.version,
            "fields": list(event.fields),
            "materiality": event.materiality,
            "detail": step.detail,
        }
        if opts.json:
            say_json({"url": step.line.url, **told})
            continue
        weight = f" ({event.materiality})" if event.materiality else ""
        fields = f": {', '.join(event.fields)}{weight}" if event.fields else ""
        first = f": {step.line.article.headline}" if step.kind is Kind.ARCHIVED and step.line.article else ""
        detail = f" → {step.detail}" if step.kind is Kind.MOVED else f": {step.detail}" if step.detail else ""
        say(f"{_local(step.at)} v{step.version} {step.kind}{first}{fields}{detail}\n")


def show(opts: argparse.Namespace, desk: Desk) -> None:
    """Print an article; on standard error what else there is to know, such as that it was withdrawn."""
    if opts.json and opts.form not in {None, "json"}:
        raise ArgumentError("--as", opts.form, "does not go with --json, which is short for --as json")
    at = period("--at", opts.at, datetime.now(UTC))[1] if opts.at else None
    found = life(opts, desk)
    known = version_at(found, at)
    if known is None:
        raise ArchiveError(opts.root, f"it had no text of {opts.url} then; it saw it first at {_local(found[0].at)}")
    article, last = known
    if last.state == MOVED:
        desk.note(f"it moved to {last.detail}")
    elif last.state != LIVE:
        desk.note(f"it is {last.state} since {_local(last.at)}: {last.detail}")
    form = "json" if opts.json else opts.form or "record"
    if form == "record":
        say(record_of(article))
    elif form == "json":
        say(f"{msgspec.json.encode(article).decode()}\n")
    else:
        say(_text(article))


def diff(opts: argparse.Namespace, desk: Desk) -> None:
    """Print what differs between two versions; status 1 where anything does."""
    texts = versions(life(opts, desk))
    if len(texts) < 2 and not opts.versions:
        raise ArchiveError(opts.root, f"it has but one version of {opts.url}")
    old, new = _pair(opts.versions, texts)
    change = compare(texts[old], texts[new])
    found = differing(texts[old], texts[new])
    weight = change.materiality if change else None
    if found:
        desk.problem()
    if opts.json:
        fields = {one.field: {"before": plain(one.before), "after": plain(one.after)} for one in found}
        edits = [asdict(edit) for edit in change.edits] if change else []
        say_json({"from": old, "to": new, "materiality": weight, "fields": fields, "edits": edits})
        return
    said = f" ({weight})" if weight else ""
    say(f"v{old} → v{new}{said}\n" if found else f"v{old} and v{new} are the same\n")
    for one in found:
        _say_field(one)


def _pair(given: list[str], texts: dict[int, Article]) -> tuple[int, int]:
    """The numbers of the two versions to compare; raises ArgumentError."""
    known = sorted(texts)
    chosen = [count("V", word.removeprefix("v")) for word in given] or known[-2:]
    if len(chosen) != 2:
        raise ArgumentError("V", " ".join(given), "must be two numbers, or none for the last two versions")
    for number in chosen:
        if number not in texts:
            raise ArgumentError("V", str(number), f"there are the versions {', '.join(map(str, known))}")
    return chosen[0], chosen[1]


def _say_field(one: Differing) -> None:
    forms = COLOURS if sys.stdout.isatty() else SIGNS
    for pieces in one.lines:
        say(f"  {one.field}: {''.join(_marked(piece, forms) for piece in pieces)}\n")


def _marked(piece: Piece, forms: dict[str, str]) -> str:
    return forms[piece.mark].format(piece.text)


def _text(article: Article) -> str:
    """The article as a reader wants it."""
    said = [article.date_published.isoformat() if article.date_published else "", article.source or ""]
    about = " ".join(filter(None, [*said, "、".join(article.authors)]))
    return "\n".join([article.headline, *filter(None, [about, article.url]), "", article.body, ""])


def _local(moment: datetime) -> str:
    return moment.astimezone(BEIJING).isoformat(" ", "seconds")


def _minute(moment: str) -> str:
    return datetime.fromisoformat(moment).isoformat(" ", "minutes") if moment else "-"
