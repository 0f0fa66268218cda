"""`scrapy …` in a process of its own, without the second that a new process needs to import everything.

A server that has imported what commands import forks once for every run, so each has its own reactor, settings,
output and exit status, as a user's has.
"""

import os
import sys
from multiprocessing import get_context
from pathlib import Path
from subprocess import CompletedProcess, TimeoutExpired
from tempfile import TemporaryDirectory

from scrapy.cmdline import execute

ROOT = Path(__file__).parents[1]
STREAMS = ("stdin", "stdout", "stderr")
FORKS = get_context("forkserver")
FORKS.set_forkserver_preload(["tests.forked", "tests.preloaded"])


def scrapy(*words: str, stdin: str = "", timeout: float = 120) -> CompletedProcess[str]:
    """`scrapy …` in the project's folder: its exit status, and what it said. TimeoutExpired after *timeout* seconds."""
    with TemporaryDirectory() as folder:
        given, *said = (Path(folder, name) for name in STREAMS)
        given.write_text(stdin, "utf-8", "surrogateescape")
        process = FORKS.Process(target=_run, args=(words, folder, {**os.environ, "COLUMNS": "100"}))
        process.start()
        process.join(timeout)
        if process.exitcode is None:
            process.kill()
            process.join()
            raise TimeoutExpired(words, timeout)
        return CompletedProcess(words, process.exitcode, *(_text(path) for path in said))


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8", "surrogateescape")


def _run(words: tuple[str, ...], folder: str, environment: dict[str, str]) -> None:
    os.chdir(ROOT)
    os.environ.clear()
    os.environ.update(environment)
    for number, name in enumerate(STREAMS):
        os.dup2(os.open(f"{folder}/{name}", os.O_RDWR | os.O_CREAT), number)
    sys.stdin = os.fdopen(0, encoding="utf-8", closefd=False)
    sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)
    sys.stderr = os.fdopen(2, "w", buffering=1, encoding="utf-8", errors="backslashreplace", closefd=False)
    sys.argv = ["scrapy", *words]
    execute()
