"""How does a spider compute without holding up the event loop?"""

import asyncio
from collections.abc import Callable
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


async def in_thread(work: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> T:
    """What *work* returns; raises what it raises.

    But RuntimeError for StopIteration, as in a coroutine: no future can carry that, and the run would wait forever.
    """
    return await asyncio.to_thread(_carried, lambda: work(*arguments, **named))


def _carried(work: Callable[[], T]) -> T:
    try:
        return work()
    except StopIteration as error:
        raise RuntimeError("there is no next one where one was expected") from error
