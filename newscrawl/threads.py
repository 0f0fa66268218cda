"""How does a crawl compute without holding up its event loop?"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

_computing = ThreadPoolExecutor(1, "computing")
"""One thread: they share the interpreter's lock, so several get no more done, and the loop waits for each in turn."""


async def in_thread(work: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> T:
    """What *work* returns, which computes and waits for nobody; raises what it raises.

    But RuntimeError for StopIteration, as in a coroutine: no future can carry that, and the run would wait forever.
    """
    return await asyncio.get_running_loop().run_in_executor(_computing, _carried, lambda: work(*arguments, **named))


def _carried(work: Callable[[], T]) -> T:
    try:
        return work()
    except StopIteration as error:
        raise RuntimeError("there is no next one where one was expected") from error
