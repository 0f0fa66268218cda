"""What takes minutes before the first request ends at the first signal, since nothing is under way yet."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from newscrawl.errors import ArchiveError

SIGNALS = (signal.SIGINT, signal.SIGTERM)


class OpeningInterruptedError(ArchiveError):
    """Somebody ended the run while its archive was opened."""


@contextmanager
def interruptible(root: Path) -> Iterator[None]:
    """Raise OpeningInterruptedError at a signal, while the archive in *root* is opened.

    Whoever handles signals otherwise would be heard by the event loop only, which waits for what is done here.
    """
    if threading.current_thread() is not threading.main_thread():  # which alone is told of signals
        yield
        return
    usual = {told: signal.signal(told, _interrupt) for told in SIGNALS}
    try:
        yield
    except KeyboardInterrupt as error:
        raise OpeningInterruptedError(root, "interrupted while it was opened; the next run begins anew") from error
    finally:
        for told, handler in usual.items():
            signal.signal(told, handler)


def _interrupt(*_: object) -> None:
    """Once is enough: the next signal must not end what closes the archive."""
    for told in SIGNALS:
        signal.signal(told, signal.SIG_IGN)
    raise KeyboardInterrupt
