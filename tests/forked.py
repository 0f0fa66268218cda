"""`scrapy …` in a process of its own, without the second that a new process needs to import everything.

A server that has imported what a crawl imports forks once for every run, so each has its own reactor, settings,
output and exit status, as a user's has.
"""

import os
import sys
from multiprocessing import get_context
from pathlib import Path
from subprocess import CompletedProcess

from scrapy.cmdline import execute

from tests.conftest import IN_A_HURRY, ROOT, Crawl, Crawled
from tests.replica import Replica

PATIENCE = 120.0
"""Seconds that a run may take."""
_FORKS = get_context("forkserver")
_FORKS.set_forkserver_preload(["tests.forked", "tests.preloaded"])


def scrapy(*words: str, into: Path) -> CompletedProcess[str]:
    """What `scrapy …` says, and its exit status; what it prints is kept in files of the folder *into*."""
    into.mkdir(parents=True, exist_ok=True)
    process = _FORKS.Process(target=_run, args=(words, str(into)))
    process.start()
    process.join(PATIENCE)
    if process.exitcode is None:
        process.kill()
        process.join()
    said = ((into / name).read_text("utf-8", "surrogateescape") for name in ("stdout", "stderr"))
    return CompletedProcess(words, process.exitcode or 0, *said)


def _run(words: tuple[str, ...], into: str) -> None:
    os.chdir(ROOT)
    for number, name in enumerate(("stdout", "stderr"), 1):
        os.dup2(os.open(f"{into}/{name}", os.O_WRONLY | os.O_CREAT | os.O_TRUNC), number)
    sys.argv = ["scrapy", *words]
    execute()


def crawler_into(output: Path, replica: Replica) -> Crawl:
    """The same as `tests.conftest.crawler_into`."""

    def crawl(spider: str, *words: str, stdin: str | None = None) -> Crawled:
        routed = ["-s", f"ROUTE_ALL_TO={replica.address}", "-s", f"OUTPUT_DIR={output}"]
        done = scrapy("crawl", spider, *routed, *IN_A_HURRY, *words, into=output.parent / f"{output.name}-said")
        return Crawled(done.returncode, done.stdout, done.stderr, output)

    return crawl
