"""What a run says on standard error, whatever its log level, when Ctrl-C or a service manager ends it."""

import os
import signal
from collections.abc import Sequence
from contextlib import suppress
from types import FrameType

STEPS = (
    "Stopping: what is under way is finished first; once more (Ctrl-C) stops at once",
    "Stopping at once; nothing that was acknowledged is lost, and the next run goes on",
)
"""At the first signal, and at the second."""


def announce_stops(steps: Sequence[str] = STEPS) -> None:
    """From now on SIGINT and SIGTERM do what they did and print the first of *steps*; the next one, the next step."""
    for told in (signal.SIGINT, signal.SIGTERM):
        usual = signal.getsignal(told)

        def stop(number: int, frame: FrameType | None, usual: object = usual) -> None:
            if callable(usual):
                usual(number, frame)  # Scrapy's, which puts its next one into the place of this
            announce_stops(steps[1:])  # before a word is said: who reads it may signal again at once
            with suppress(OSError):  # whoever read it may be gone, as `tee` is, which Ctrl-C ends too
                os.write(2, f"scrapy crawl: {steps[0]}\n".encode())  # print might be in the middle of a line

        if steps:
            signal.signal(told, stop)
