"""What is computed in a thread ends as it would here."""

import asyncio
from threading import get_ident

import pytest

from newscrawl.threads import in_thread


def test_what_it_returns() -> None:
    assert asyncio.run(in_thread(sorted, [2, 1], reverse=True)) == [2, 1]


def test_it_is_one_thread_and_not_that_of_the_loop() -> None:
    async def threads() -> list[int]:
        return await asyncio.gather(*(in_thread(get_ident) for _ in range(20)))

    (thread,) = set(asyncio.run(threads()))
    assert thread != get_ident()


def test_what_it_raises() -> None:
    with pytest.raises(ValueError, match="invalid literal"):
        asyncio.run(in_thread(int, "x"))


def test_a_missing_next_one_ends_too() -> None:
    nothing: list[str] = []
    with pytest.raises(RuntimeError, match="no next one") as raised:
        asyncio.run(in_thread(next, iter(nothing)))
    assert isinstance(raised.value.__cause__, StopIteration)
