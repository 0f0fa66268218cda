"""What does a second core do for `scrapy analyze`? `python -m tests.bench_analyze 3000 10000`, on Linux.

The command as people call it, over an archive of so many articles that no rules have seen: bound to one core, where it
takes one process, and to two, where it takes a process in front and two that analyse; in turns.

The start is serial in both (Python, Scrapy, vocabularies: about 2 s of CPU), so the ratio grows with the archive. It is
of wall time, and says something only where nobody else is at work; so each line tells what others took of both cores.
What the CPU times alone allow, `possible`, hardly depends on others: all of one core's time against the start and half
of the rest on two.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from statistics import median
from typing import NamedTuple

from newscrawl.archive import Archive
from newscrawl.items import Article
from tests.articles import article
from tests.conftest import ROOT

TURNS = 3
RUN = """
import atexit, os, resource
from scrapy.cmdline import execute
seconds = lambda who: sum(resource.getrusage(who)[:2])
begun = []
os.register_at_fork(before=lambda: begun.append(seconds(resource.RUSAGE_SELF)))
said = lambda: print(begun[0] if begun else 0, seconds(resource.RUSAGE_SELF), seconds(resource.RUSAGE_CHILDREN))
atexit.register(said)
execute()
"""
"""The command, and at its end the CPU seconds of its own process up to the first worker, and in all, and of workers."""


class Run(NamedTuple):
    """What a run of the command took, in seconds."""

    wall: float
    start: float
    """CPU of its own process before there were workers."""
    own: float
    workers: float
    others: float
    """The share of the cores that somebody else had meanwhile."""


def archive(root: Path, count: int) -> None:
    """An archive of the golden articles, each with others' numbers until there are *count*."""
    golden = [json.loads(path.read_bytes()) for path in sorted((ROOT / "tests/analysis/golden").glob("*.json"))]
    texts = [case for case in golden if "body" in case]
    kept = Archive(root)
    for number in range(count):
        kept.add(told(number, texts[number % len(texts)]))
    kept.close()


def told(number: int, case: dict[str, str]) -> Article:
    return article(number, headline=f"{case['headline']}（{number}）", body=f"{case['body']}\n第{number}篇。")


def run(root: Path, cores: set[int], compiled: str) -> Run:
    """The command over a copy of the archive, bound to some cores; its modules are *compiled* there, as installed."""
    installed = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryDirectory() as folder:
        copy = shutil.copytree(root, Path(folder, "archive"))
        words = [sys.executable, "-c", RUN, "analyze", "-s", f"OUTPUT_DIR={copy}"]
        bound = partial(os.sched_setaffinity, 0, cores)
        begun, busy = time.perf_counter(), busy_seconds()
        said = subprocess.check_output(
            words, cwd=ROOT, text=True, env=installed | {"PYTHONPYCACHEPREFIX": compiled}, preexec_fn=bound
        )
        wall, busy = time.perf_counter() - begun, busy_seconds() - busy
    start, own, workers = map(float, said.splitlines()[-1].split())
    return Run(wall, start, own, workers, max(busy - own - workers, 0.0) / wall / (os.cpu_count() or 1))


def busy_seconds() -> float:
    """CPU seconds that all processes have taken since the machine started."""
    user, nice, system, _, _, *rest = map(int, Path("/proc/stat").read_text().partition("\n")[0].split()[1:])
    return (user + nice + system + sum(rest)) / os.sysconf("SC_CLK_TCK")


def compare(root: Path, compiled: str) -> list[float]:
    """Print a line of one core against two; its ratios of wall time and of CPU time."""
    first, second = sorted(os.sched_getaffinity(0))[:2]
    one, two = run(root, {first}, compiled), run(root, {first, second}, compiled)
    possible = one.own / (two.start + (two.own - two.start + two.workers) / 2)
    ratios = [one.wall / two.wall, possible]
    print(f"  one core {one.wall:6.2f} s  two {two.wall:6.2f} s  {ratios[0]:.2f} x  possible {possible:.2f} x", end="")
    print(f"   CPU {one.own:.2f} s; {two.start:.2f} s at the start, {two.own - two.start:.2f} s in front,", end="")
    print(f" {two.workers:.2f} s of workers; others {one.others:.0%} and {two.others:.0%}", flush=True)
    return ratios


def main(words: list[str]) -> int:
    """Print the lines; *words* are numbers of articles."""
    with tempfile.TemporaryDirectory() as compiled:
        for count in map(int, words or ["3000", "10000"]):
            with tempfile.TemporaryDirectory() as folder:
                archive(Path(folder), count)
                print(f"scrapy analyze of {count:,} articles")
                if not any(Path(compiled).iterdir()):
                    run(Path(folder), os.sched_getaffinity(0), compiled)
                found = [compare(Path(folder), compiled) for _ in range(TURNS)]
            wall, possible = map(median, zip(*found, strict=True))
            print(f"  medians: {wall:.2f} x, possible {possible:.2f} x")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
