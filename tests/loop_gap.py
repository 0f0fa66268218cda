"""How long does a crawl's event loop stand still? An extension for `tests.bench_crawl`: it prints the longest gap."""

import asyncio
import sys
import time

from scrapy import signals
from scrapy.crawler import Crawler

TICK = 0.005
"""Seconds between two looks at the clock."""


class LoopGap:
    """Ticks on the loop, and prints by how many milliseconds the latest tick was late, and the CPU spent in them.

    The difference of the two is time in which other processes had the processor, or the disk was waited for.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.worst = (0.0, 0.0)
        self.task: asyncio.Task[None] | None = None
        crawler.signals.connect(self.opened, signals.spider_opened)
        crawler.signals.connect(self.closed, signals.spider_closed)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "LoopGap":
        return cls(crawler)

    def opened(self) -> None:
        self.task = asyncio.get_event_loop().create_task(self.tick())

    async def tick(self) -> None:
        while True:
            wall, cpu = time.perf_counter(), time.process_time()
            await asyncio.sleep(TICK)
            gap = (time.perf_counter() - wall - TICK) * 1e3
            self.worst = max(self.worst, (gap, (time.process_time() - cpu) * 1e3))

    def closed(self) -> None:
        if self.task:
            self.task.cancel()
        said = f"  {'longest gap of the event loop, ms':<42}{self.worst[0]:>12,.1f}\n"
        said += f"  {'CPU spent in it, ms':<42}{self.worst[1]:>12,.1f}\n"
        sys.stdout.write(said)
