"""What Ctrl-C or a service manager does to a run and, whatever its log level, what the run says to that."""

import os
import signal
from collections.abc import Sequence
from contextlib import suppress
from types import FrameType

STATUS = 8
"""That of `Verdict.INTERRUPTED`, known before anything is imported."""
NOTHING = "Stopped before the first request; nothing is lost, and the next run begins anew"
STEPS = (
    "Stopping: what is under way is finished first; once more (Ctrl-C) stops at once",
    "Stopping at once; nothing that was acknowledged is lost, and the next run goes on",
)
"""What is said at the first signal, and at the second."""


class Stops:
    """What SIGINT and SIGTERM do from the first moments of a run to its end."""

    def __init__(self) -> None:
        self.heard = 0
        """How many came since they were announced."""

    def end_at_once(self) -> None:
        """Let the first one end the process: until Scrapy handles them, nothing is begun, and much is imported."""
        for told in (signal.SIGINT, signal.SIGTERM):
            signal.signal(told, _end)

    def announce(self, steps: Sequence[str] = STEPS) -> None:
        """From now on they do what they did and print the first of *steps*; the next one, the next step."""
        for told in (signal.SIGINT, signal.SIGTERM):
            usual = signal.getsignal(told)

            def stop(number: int, frame: FrameType | None, usual: object = usual) -> None:
                self.heard += 1
                if callable(usual):
                    usual(number, frame)  # Scrapy's, which puts its next one into the place of this
                self.announce(steps[1:])  # before a word is said: who reads it may signal again at once
                say(steps[0])

            if steps:
                signal.signal(told, stop)


def say(words: str) -> None:
    """Print a line in the middle of anything, where print might interrupt another; its reader may be gone by Ctrl-C."""
    with suppress(OSError):
        os.write(2, f"scrapy crawl: {words}\n".encode())


def _end(*_: object) -> None:
    say(NOTHING)
    os._exit(STATUS)  # an exception would end up in the import that it interrupts
