"""Crawls of the replica that are killed at random moments, and what each of them had acknowledged by then."""

import os
import random
import re
import signal
import tempfile
import time
from dataclasses import dataclass
from multiprocessing.process import BaseProcess
from pathlib import Path

from tests.archive.harness.child import crawl
from tests.conftest import IN_A_HURRY, ROOT
from tests.forked import FORKS

PATIENCE = 90.0
"""Seconds for a crawl to store its first article, or to end."""
_STORED = re.compile(r"Stored (\S+)\n")
_MENDED = re.compile(r"Mended .*, articles: (\d+)")


@dataclass(frozen=True, slots=True)
class Life:
    """One crawl, from its start to its end."""

    status: int | None
    """As `Process.exitcode`; minus nine when it was killed."""
    log: str

    @property
    def was_killed(self) -> bool:
        """Whether the kill came before the end."""
        return self.status == -signal.SIGKILL

    @property
    def stored(self) -> set[str]:
        """The addresses of the articles that it said it had stored; a torn last line says nothing."""
        return set(_STORED.findall(self.log))

    @property
    def mended(self) -> int:
        """How many articles it said it had mended."""
        return sum(int(count) for count in _MENDED.findall(self.log))


class Crawling:
    """A crawl at work, into *root*, which names every article when it is stored."""

    def __init__(self, root: Path, address: str, *words: str, spider: str = "thepaper") -> None:
        handle, self.log = tempfile.mkstemp(suffix=".log")
        os.close(handle)
        self.begin = time.monotonic()
        routed = ["-s", f"ROUTE_ALL_TO={address}", "-s", f"OUTPUT_DIR={root}", "-L", "DEBUG"]
        given = ([spider, *IN_A_HURRY, *routed, *words], str(ROOT), self.log)
        self.process: BaseProcess = FORKS.Process(target=crawl, args=given)
        self.process.start()

    def kill(self, dice: random.Random, longest: float) -> None:
        """Kill it: one in five while it starts and mends, others at most *longest* seconds after the first article."""
        end = self.begin + (dice.uniform(0.0, 1.0) if dice.random() < 0.2 else PATIENCE)
        while self.process.is_alive() and time.monotonic() < end:
            if b"Stored " in Path(self.log).read_bytes():
                end = min(end, time.monotonic() + dice.uniform(0, longest))
                break
            time.sleep(0.005)
        self.process.join(max(0.0, end - time.monotonic()))
        self.process.kill()

    def end(self) -> Life:
        """Wait until it has ended."""
        self.process.join(PATIENCE)
        log = Path(self.log)
        try:
            return Life(self.process.exitcode, log.read_text(encoding="utf-8", errors="replace"))
        finally:
            log.unlink()
