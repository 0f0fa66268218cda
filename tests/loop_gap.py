"""How long does a crawl's event loop stand still, and over what? An extension for `tests.bench_crawl`."""

import asyncio
import resource
import sys
import threading
import time
from typing import NamedTuple

from scrapy import signals
from scrapy.crawler import Crawler

TICK = 0.005
"""Seconds between two looks at the clock."""
BLOCKED = 50
"""Milliseconds that count as blocked."""


class Gap(NamedTuple):
    """By how many milliseconds a tick was late."""

    late: float
    own: float = 0.0
    """CPU of the loop's own thread: what one iteration of the loop had to do."""
    cpu: float = 0.0
    """CPU of all threads; what is missing of *late* is time in which other processes had the processor."""
    at: float = 0.0
    """Seconds since the spider was opened."""
    over: str = ""
    """What the loop's thread was at when half of BLOCKED had gone by."""


class LoopGap:
    """Ticks on the loop, and prints how late the latest tick was, and how many were later than BLOCKED."""

    def __init__(self, crawler: Crawler) -> None:
        self.gaps: list[Gap] = []
        self.ticks = 0
        self.seen = ""
        self.before = (0, 0.0)
        self.task: asyncio.Task[None] | None = None
        self.done = threading.Event()
        crawler.signals.connect(self.opened, signals.spider_opened)
        crawler.signals.connect(self.closed, signals.spider_closed)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "LoopGap":
        return cls(crawler)

    def opened(self) -> None:
        self.before = spent()
        self.task = asyncio.get_event_loop().create_task(self.tick())
        threading.Thread(target=self.watch, args=(threading.get_ident(),), daemon=True).start()

    async def tick(self) -> None:
        begin = time.perf_counter()
        while True:
            wall, own, cpu = time.perf_counter(), time.thread_time(), time.process_time()
            self.ticks, self.seen = self.ticks + 1, ""
            await asyncio.sleep(TICK)
            late, own, cpu = time.perf_counter() - wall - TICK, time.thread_time() - own, time.process_time() - cpu
            self.gaps.append(Gap(late * 1e3, own * 1e3, cpu * 1e3, wall - begin, self.seen))

    def watch(self, thread: int) -> None:
        """Note where *thread* is when no tick came for some time."""
        before = 0
        while not self.done.wait(BLOCKED / 2e3):
            if self.ticks == before and not self.seen:
                self.seen = place(thread)
            before = self.ticks

    def closed(self) -> None:
        self.done.set()
        if self.task:
            self.task.cancel()
        worst = max(self.gaps, default=Gap(0))
        said = f"  {'longest gap of the event loop, ms':<42}{worst.late:>12,.1f}\n"
        said += f"  {'CPU of the loop in it, ms':<42}{worst.own:>12,.1f}\n"
        said += f"  {'CPU of all threads in it, ms':<42}{worst.cpu:>12,.1f}\n"
        said += f"  {f'gaps of more than {BLOCKED} ms':<42}{sum(gap.late > BLOCKED for gap in self.gaps):>12,}\n"
        busy = [min(gap.late, gap.cpu) for gap in self.gaps]
        said += f"  {'the same but for other processes, longest':<42}{max(busy, default=0):>12,.1f}\n"
        said += f"  {f'and those of more than {BLOCKED} ms':<42}{sum(late > BLOCKED for late in busy):>12,}\n"
        waits, cpu = (now - then for now, then in zip(spent(), self.before, strict=True))
        said += f"  {'CPU of the loop in all, s':<42}{cpu:>12,.2f}\n"
        said += f"  {'times it waited: for work, an interpreter':<42}{waits:>12,}\n"
        for gap in sorted(self.gaps, reverse=True)[:3]:
            said += f"    {gap.late:,.0f} ms after {gap.at:.1f} s, {gap.own:,.0f} ms of the loop: {gap.over or '-'}\n"
        sys.stdout.write(said)


def spent() -> tuple[int, float]:
    """How often the loop's thread, which is the one that asks, has waited so far, and its CPU in seconds."""
    return resource.getrusage(resource.RUSAGE_THREAD).ru_nvcsw, time.thread_time()


def place(thread: int) -> str:
    """What *thread* is at: the innermost functions."""
    said: list[str] = []
    frame = sys._current_frames().get(thread)  # noqa: SLF001 (there is no other way)
    while frame and len(said) < 5:
        code = frame.f_code
        said.append(f"{code.co_filename.rpartition('/')[2]}:{frame.f_lineno} {code.co_name}")
        frame = frame.f_back
    return " < ".join(said)
