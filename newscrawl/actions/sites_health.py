"""When was a site crawled last, and how did that go? As the run reports of an archive say."""

import sys
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec

from newscrawl.archive.runs import RouteCount, Verdict, judge
from newscrawl.errors import ArchiveError
from newscrawl.outcomes import GIVEN_UP, State, is_lost
from newscrawl.text.dates import BEIJING

SINGLE = "article"
"""The spider of single addresses, whose runs say nothing of a site."""


class Report(msgspec.Struct):
    """What is needed of the report of a run. ValueError for counts that are not by `site/state/reason`."""

    spider: str
    started: datetime
    reason: str
    reasons: dict[str, int]
    routes: dict[str, RouteCount]

    def __post_init__(self) -> None:
        for key in self.reasons:
            _, state, _ = key.split("/", 2)
            State(state)


@dataclass(frozen=True, slots=True)
class Health:
    """How the last run of a site went."""

    when: datetime
    """When it began, in Beijing time."""
    verdict: Verdict
    """On this site alone, by the rule for runs."""
    trouble: tuple[str, ...]
    """Routes that failed, each with `failed`, `blocked` or `stale`."""

    @property
    def text(self) -> str:
        """In one line."""
        return "; ".join((self.verdict.text, *self.trouble))


def healths(folder: Path, sites: Collection[str]) -> dict[str, Health]:
    """The health of each of *sites* that a run report in *folder* is about, the newest counting.

    A file that is no report is named on standard error, and left out.
    """
    found: dict[str, Health] = {}
    for path in sorted(folder.glob("*.json"), reverse=True):
        if path.stem.partition("-")[2] in {SINGLE, *found}:
            continue  # for speed: an older one of a site, or single addresses
        if len(found) == len(sites):
            break
        if report := _report(path):
            missing = [site for site in sites if site not in found]
            found |= {site: health for site in missing if (health := health_in(report, site))}
    return found


def _report(path: Path) -> Report | None:
    """The report in the file at *path*."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Report)
    except (OSError, msgspec.DecodeError, ValueError, RecursionError) as error:  # UTF-8 that is none: ValueError
        why = error.strerror if isinstance(error, OSError) else error
        told = ArchiveError(path, f"is left out, for it is no report of a run: {why}")
        print(f"scrapy sites: {told}", file=sys.stderr)
        return None


def health_in(report: Report, site: str) -> Health | None:
    """What *report* says of *site*; None where it did not look for its articles."""
    alone = report.spider == site
    prefix = "" if alone else f"{site}/"
    routes = {name.removeprefix(prefix): count for name, count in report.routes.items() if name.startswith(prefix)}
    states: Counter[State] = Counter()
    lost = 0
    for key, count in report.reasons.items():
        owner, state, why = key.split("/", 2)
        states[State(state)] += count if owner == site else 0
        lost += count if owner == site and is_lost(State(state), why) else 0
    if not routes and not (alone or states[State.UNSUPPORTED]):
        return None
    given_up = any(key.startswith(f"{site}/") and key.endswith(f"/{GIVEN_UP}") for key in report.reasons)
    verdict = judge(states, reason=report.reason, routes=routes, strict=False, given_up=given_up, lost=lost)
    trouble = tuple(f"{name} {how}" for name, count in routes.items() if (how := _trouble(count)))
    return Health(report.started.astimezone(BEIJING), verdict, trouble)


def _trouble(count: RouteCount) -> str:
    """What was wrong with a route; "" where something came of it."""
    if count.failures < max(count.requests, 1):
        return ""
    return "stale" if count.stale else "blocked" if count.blocked * 2 > count.failures else "failed"
