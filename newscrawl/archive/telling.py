"""Who waits while an index is made again hears how far it is: on a terminal all the time, in a log now and then."""

import logging
import sys
import time

logger = logging.getLogger(__name__)

PATIENCE = 2.0
"""Seconds of silence, before and between what a terminal is told."""
SELDOM = 30.0
"""Seconds between what a log is told."""

_CLEAR = "\x1b[K"


class Telling:
    """A `Progress` that counts *pieces*, for as long as *what* is going on."""

    def __init__(self, what: str, pieces: str) -> None:
        self.what, self.pieces, self.count = what, pieces, 0
        self._started = self._shown = self._logged = time.monotonic()
        self._is_shown = False

    def __call__(self, done: int, total: int) -> None:
        """One piece more; bytes of the journal that are done, and of how many."""
        self.count += 1
        now = time.monotonic()
        if now - self._logged >= SELDOM:
            self._logged = now
            self._clear()
            logger.info("%s", self._said(done, total))
        if now - self._shown >= PATIENCE and sys.stderr.isatty():
            self._shown, self._is_shown = now, True
            _show(f"{_CLEAR}{self._said(done, total)}\r")

    def _said(self, done: int, total: int) -> str:
        return f"{self.what}: {done / max(total, 1):.0%}, {self.count:,} {self.pieces}"

    def _clear(self) -> None:
        if self._is_shown:
            _show(_CLEAR)

    def end(self) -> float:
        """Leave the terminal as it was; seconds since the beginning."""
        self._clear()
        return time.monotonic() - self._started


def _show(text: str) -> None:
    sys.stderr.write(text)
    sys.stderr.flush()
