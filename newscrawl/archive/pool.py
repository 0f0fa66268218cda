"""How is work spread over processes, which end with the one that started them?"""

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import chain, islice
from multiprocessing import parent_process
from typing import TypeVar

from newscrawl import garbage
from newscrawl.errors import NewscrawlError

AHEAD = 4
"""Pieces for each process that are given out before the first of them is waited for: whoever waits may be held up by a
disk meanwhile."""
T = TypeVar("T")
R = TypeVar("R")


def spread(
    work: Callable[[T], list[R]], pieces: Iterable[T], warm: Callable[[], object], *, workers: int
) -> Generator[R]:
    """What *work* makes of *pieces*, in their order, by so many processes, each of which is made *warm* first.

    Without pieces nothing is made warm. What is there then stays in this process to its end (`garbage.settle`).
    """
    rest = iter(pieces)
    first = list(islice(rest, 1))
    if not first:
        return
    warm()  # processes that are forked from this one share it
    garbage.settle()
    if workers == 1:
        for piece in chain(first, rest):
            yield from work(piece)
        return
    with _starting():
        pool = ProcessPoolExecutor(workers, initializer=_start, initargs=(warm,))
    with pool:
        pending: deque[Future[list[R]]] = deque()
        try:
            for piece in chain(first, rest):
                with _starting():
                    pending.append(pool.submit(work, piece))
                if len(pending) > AHEAD * workers:
                    yield from pending.popleft().result()
            while pending:
                yield from pending.popleft().result()
        except BrokenProcessPool as error:
            reason = "a process of the pool was killed, mostly for want of memory; run it again, with --workers 1"
            raise NewscrawlError(reason) from error
        finally:
            pool.shutdown(cancel_futures=True)


@contextmanager
def _starting() -> Iterator[None]:
    """Raise NewscrawlError where the system has no room for another process, or for what processes share."""
    try:
        yield
    except OSError as error:
        reason = f"no processes can be started ({error.strerror}): see /dev/shm and memory, or name --workers 1"
        raise NewscrawlError(reason) from error


def _start(warm: Callable[[], object]) -> None:
    """Make this process ready, and let it end when the one that started it is gone, however that came."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    warm()
    garbage.settle()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent:
        parent.join()
        os._exit(1)
