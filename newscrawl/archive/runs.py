"""`runs/<time>-<spider>.json`: what a run was asked, what it did, how it ended, and what became of every URL."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import Enum
from pathlib import Path

import msgspec

from newscrawl.archive.durable import UNFINISHED, naming
from newscrawl.outcomes import GOOD, HARMLESS, Outcome, State

TOLERATED = 0.2
"""The share of visited URLs that may fail before a scheduled run counts as failed in part."""
MANY = 10
"""So many articles that were asked for do not vanish by chance, while next to none of the others is there."""
READ = frozenset({State.ARCHIVED, State.REVISED, State.UNCHANGED})
"""The states of URLs whose article was there when it was asked for."""
UNASKED = frozenset({State.KNOWN, State.OUT_OF_RANGE, State.FORWARDED, State.ROBOTS, State.UNVISITED})
"""States of URLs that were not fetched, and so say nothing of how fetching went."""


class Verdict(Enum):
    """How a run ended, with the exit status of `scrapy crawl` (docs/commands.md)."""

    OK = "ok", 0
    NOTHING_NEW = "nothing new", 0
    REFUSED = "refused", 2
    UNREACHABLE = "unreachable", 3
    BROKEN = "broken", 4
    EMPTY = "empty", 5
    BLOCKED = "blocked", 6
    PARTIAL = "partial", 7
    INTERRUPTED = "interrupted", 8
    UNSUPPORTED = "unsupported", 9

    @property
    def text(self) -> str:
        """In words."""
        return self.value[0]

    @property
    def exit_code(self) -> int:
        """For cron."""
        return self.value[1]


@dataclass(slots=True)
class RouteCount:
    """What one way of finding articles brought."""

    requests: int = 0
    failures: int = 0
    blocked: int = 0
    """Failures because of a wall."""
    articles: int = 0
    """Rows that are articles; several routes may name the same."""
    unlinked: int = 0
    """Rows that are none: advertisements, topic cards."""
    only: int = 0
    """Articles that no other route of this run named."""
    shared: int = 0
    """Articles that another route named too."""
    stale: int = 0
    """Failures because the newest entry was weeks or years old."""
    waiting: int = 0
    """Listings that were not asked, since they are not due."""
    errors: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run, as its file says."""

    spider: str
    arguments: dict[str, str]
    started: datetime
    finished: datetime
    reason: str
    """Scrapy's finish reason."""
    verdict: str
    exit_code: int
    states: dict[str, int]
    reasons: dict[str, int]
    """Counts by `site/state/reason`."""
    routes: dict[str, RouteCount]
    mended: int = 0
    """Articles whose seed file or index entry an earlier crash had left undone."""
    damaged: int = 0
    """Lines of the journal that are no articles any more; the log names them."""
    llm: dict[str, int] = field(default_factory=dict)
    """What was asked of a language model, and what came of it, counted; empty without one."""
    outcomes: Iterable[Outcome] = ()

    @property
    def seconds(self) -> float:
        """How long it took."""
        return (self.finished - self.started).total_seconds()

    def write(self, root: Path) -> Path:
        """Write the run's file below *root*; its path."""
        path = root / f"{self.started:%Y%m%dT%H%M%S.%fZ}-{self.spider}.json"
        temporary = root.parent / UNFINISHED / f".{path.name}.{os.getpid()}"
        for folder in (root, temporary.parent):
            folder.mkdir(parents=True, exist_ok=True)
        try:
            with naming(path), temporary.open("w", encoding="utf-8") as file:
                file.writelines(self._pieces())
            temporary.replace(path)
        except OSError:
            temporary.unlink(missing_ok=True)
            raise
        return path

    def _pieces(self) -> Iterator[str]:
        """The file piece by piece, the outcomes last and one by one: all at once would not fit into memory."""
        whole = _indented(replace(self, outcomes=()))
        yield whole.removesuffix("[]\n}") + "["
        separator = "\n  "
        for outcome in self.outcomes:
            yield separator + _indented(outcome).replace("\n", "\n  ")
            separator = ",\n  "
        yield "]\n}" if separator == "\n  " else "\n ]\n}"


def _indented(value: object) -> str:
    return msgspec.json.format(msgspec.json.encode(value), indent=1).decode()


def judge(  # noqa: PLR0911, PLR0913 (all that a verdict depends on, and the rules in their order)
    states: Counter[State],
    *,
    reason: str,
    errors: int = 0,
    routes: dict[str, RouteCount] | None = None,
    strict: bool,
    given_up: bool = False,
    lost: int = 0,
) -> Verdict:
    """The verdict on a run.

    *strict* is for runs whose URLs somebody named one by one: each of them counts. A scheduled crawl may lose a few,
    but none to a host that it had *given_up*. *lost* are those that `outcomes.is_lost`: where so many are and next to
    nothing was read, it is the site that has changed, or its parser that is broken, and no article that is gone.
    """
    if errors or reason == "archive_failed":
        return Verdict.BROKEN
    if reason not in {"finished", "closespider_itemcount"}:
        return Verdict.INTERRUPTED
    if strict and not states:
        return Verdict.REFUSED
    accepted = GOOD if strict else HARMLESS
    good = sum(states[state] for state in GOOD)
    bad = sum(count for state, count in states.items() if state not in accepted)
    asked = states.total() if strict else sum(count for state, count in states.items() if state not in UNASKED)
    if bad > (0 if strict or given_up else TOLERATED * asked):
        return Verdict.PARTIAL if good else _failure(states, accepted)
    read = sum(states[state] for state in READ)
    if lost >= MANY and read < TOLERATED * (read + lost):
        return Verdict.PARTIAL if good else Verdict.EMPTY
    tried = [route for route in (routes or {}).values() if route.requests]
    if tried and all(route.failures >= route.requests for route in tried):
        failures, blocked = (sum(getattr(route, name) for route in tried) for name in ("failures", "blocked"))
        return Verdict.BLOCKED if blocked * 2 > failures else Verdict.UNREACHABLE
    return Verdict.OK if states[State.ARCHIVED] or states[State.REVISED] else Verdict.NOTHING_NEW


def _failure(states: Counter[State], accepted: frozenset[State]) -> Verdict:
    """The verdict when nothing went well: what most URLs suffered from."""
    worst = max((state for state in states if state not in accepted), key=lambda state: states[state])
    verdicts = {
        State.REFUSED: Verdict.REFUSED,
        State.UNREACHABLE: Verdict.UNREACHABLE,
        State.BLOCKED: Verdict.BLOCKED,
        State.UNSUPPORTED: Verdict.UNSUPPORTED,
    }
    return verdicts.get(worst, Verdict.EMPTY)
