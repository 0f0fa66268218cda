"""What does a whole crawl cost: pages a second, memory on the way, durability? `python -m tests.bench_crawl 2000`.

The real `scrapy crawl thepaper` over a replica of so many articles, without delays. What syncing to disk costs is the
time of the crawl against that of the same crawl in which `os.fsync` does nothing, in turns. Absolute figures are those
of this machine today, and the replica shares it.
"""

import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import ROOT
from tests.replica import Replica

CLOCK = "2026-11-20T20:00:00+08:00"
HASTE = "DOWNLOAD_DELAY=0 CONCURRENT_REQUESTS_PER_DOMAIN=16 AUTOTHROTTLE_ENABLED=0 LOG_LEVEL=ERROR BLOCKED_BACKOFF=0.05"
PACE = HASTE.replace("DELAY=0 ", "DELAY=0.2 ").replace("DOMAIN=16", "DOMAIN=1")
"""One page after another, faster than any site allows, as a crawl with our manners asks."""
PACED = 50
"""Articles that such a crawl visits."""
RUN = "from scrapy.cmdline import execute; execute()"
UNSYNCED = f"import os; os.fsync = lambda handle: None; {RUN}"
"""The same command in a process that never waits for the disk."""
TICKING = f"""
from newscrawl import settings
settings.EXTENSIONS["tests.loop_gap.LoopGap"] = 5
{RUN}
"""
"""The same command, which prints how long its event loop stood still."""
TURNS = 3
SHARES = (0.1, 0.25, 0.5, 0.75, 1.0)
PAGE = resource.getpagesize()


@dataclass(frozen=True, slots=True)
class Crawl:
    """One crawl from start to end."""

    articles: int
    seconds: float
    cpu: float
    memory: list[tuple[int, float]]
    """Megabytes in use when the journal had so many bytes, once a second."""

    def megabytes(self, share: float) -> float:
        """Memory when *share* of the articles were archived."""
        whole = self.memory[-1][0]
        return next(megabytes for size, megabytes in self.memory if size >= share * whole)


def crawl(replica: Replica, code: str = RUN, *arguments: str, pace: str = HASTE) -> Crawl:
    """Crawl all articles of *replica* into an archive of its own, or those that the spider's *arguments* say."""
    with tempfile.TemporaryDirectory() as folder:
        settings = [f"ROUTE_ALL_TO={replica.address}", f"OUTPUT_DIR={folder}", *pace.split()]
        words = ["crawl", "thepaper", *(word for one in ("since=2000-01-01", *arguments) for word in ("-a", one))]
        words += [word for one in settings for word in ("-s", one)]
        begin, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
        process = subprocess.Popen([sys.executable, "-c", code, *words], cwd=ROOT, stderr=subprocess.DEVNULL)
        memory = watched(process, Path(folder) / "journal")
        seconds, after = time.perf_counter() - begin, resource.getrusage(resource.RUSAGE_CHILDREN)
        lines = sum(path.read_bytes().count(b"\n") for path in Path(folder, "journal").rglob("*.jsonl"))
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Crawl(lines, seconds, cpu, memory)


def watched(process: subprocess.Popen[bytes], journal: Path) -> list[tuple[int, float]]:
    """The memory of *process* beside the size of the journal, once a second until it ends."""
    found = []
    while process.poll() is None:
        pages = int(Path(f"/proc/{process.pid}/statm").read_text(encoding="ascii").split()[1] or 0)
        size = sum(path.stat().st_size for path in journal.rglob("*.jsonl"))
        if pages and size:
            found.append((size, pages * PAGE / 2**20))
        time.sleep(1)
    return found


def main(words: list[str]) -> int:
    """Print the lines; *words* are numbers of articles, and `synced=1000` for what syncing costs a crawl of so many."""
    synced = [int(word.removeprefix("synced=")) for word in words if word.startswith("synced=")]
    for count in [int(word) for word in words if word.isdigit()] or ([] if synced else [2000]):
        with Replica(articles=count, now=CLOCK) as replica:
            report(crawl(replica))
            print("event loop, all pages at once", flush=True)
            crawl(replica, TICKING)
            print("event loop, a page every 0.2 s", flush=True)
            crawl(replica, TICKING, f"max_items={PACED}", pace=PACE)
    for count in synced:
        with Replica(articles=count, now=CLOCK) as replica:
            pairs = [(crawl(replica).seconds, crawl(replica, UNSYNCED).seconds) for _ in range(TURNS)]
        durable, free = map(min, zip(*pairs, strict=True))
        print(f"  {'time of a crawl, synced to not synced':<42}{durable / free:>12,.3f}")
    return 0


def report(done: Crawl) -> None:
    print(f"crawl of {done.articles:,} articles")
    print(f"  {'articles a second':<42}{done.articles / done.seconds:>12,.1f}")
    print(f"  {'CPU an article, ms':<42}{done.cpu / done.articles * 1e3:>12,.2f}")
    for share in SHARES:
        print(f"  {f'memory at {share:.0%} of the articles, MB':<42}{done.megabytes(share):>12,.0f}", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
