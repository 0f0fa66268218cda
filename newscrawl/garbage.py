"""When does Python look for garbage? Not while something large comes to be that stays, and then seldom.

It looks for objects that hold each other whenever 700 more have come to be, and at its end through all there are: a
quarter of the time in which vocabularies are read, and a tenth of a second and more at the end of a command.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

SELDOM = 10_000
"""Objects that come to be between two collections: a page or an article leaves few that hold each other, and Python's
own 700 cost a twentieth of the time that pages take."""


@contextmanager
def none_meanwhile() -> Iterator[None]:
    """No collection while something is built that stays; threads that build at the same time may end this early."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def keep() -> None:
    """What is there and no garbage stays: no collection looks through it again, which takes 60 ms. For a crawl."""
    gc.collect()
    gc.freeze()


def settle() -> None:
    """What is there stays to the end of the process: no collection looks through it again, not even the last one."""
    gc.freeze()
    gc.set_threshold(SELDOM)
