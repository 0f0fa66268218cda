"""Kills, restarts, and a crawl at last that may end."""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.archive.harness.checks import faults, leftovers
from tests.archive.harness.crawls import Crawling
from tests.replica import Replica

NEWS = 15
"""Articles that the site publishes before each crawl, so that there is something to store until the last kill."""
LONGEST = 0.8
"""Seconds after the first article until the kill, at most."""


@dataclass(frozen=True, slots=True)
class Result:
    """What came of an ordeal."""

    kills: int
    crawls: int
    acknowledged: int
    mended: int
    leftovers: int
    seconds: float
    faults: tuple[str, ...]

    def __str__(self) -> str:
        return (
            f"{self.kills} kills in {self.crawls} crawls and {self.seconds:.0f} s: {self.acknowledged} articles "
            f"acknowledged, {self.mended} lines mended, {self.leftovers} half-written spare files, "
            f"{len(self.faults)} faults"
        )


def ordeal(root: Path, kills: int, seed: int, say: Callable[[str], object] = lambda _: None) -> Result:
    """Crawls into *root* until so many were killed, and one more; then all is compared."""
    dice, begin = random.Random(seed), time.monotonic()
    wanted: set[str] = set()
    found: list[str] = []
    killed = crawls = mended = 0
    with Replica(articles=30, blocked=0, seed=seed) as site:
        while True:
            wanted |= {news.url for news in site.grow(NEWS) if news.kind == "article" and not news.disallowed}
            crawling = Crawling(root, site.address)
            if last := killed >= kills:
                crawling.process.join()
            else:
                crawling.kill(dice, LONGEST)
            life = crawling.end()
            crawls, killed, mended = crawls + 1, killed + life.was_killed, mended + life.mended
            wanted |= life.stored
            if life.status and not life.was_killed:
                found.append(f"a crawl ended with {life.status}: {life.log[-2000:]}")
            if crawls % 10 == 0:
                say(f"{killed} kills, {len(wanted)} articles, {time.monotonic() - begin:.0f} s")
            if last or found:
                break
    found += faults(root, wanted)
    seconds = time.monotonic() - begin
    return Result(killed, crawls, len(wanted), mended, len(leftovers(root)), seconds, tuple(found))
