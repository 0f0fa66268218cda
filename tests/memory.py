"""How much memory a process took."""

import resource
from pathlib import Path

STATUS = Path("/proc/self/status")
"""Linux."""


def peak() -> float:
    """Megabytes of this process at most, since its program began.

    `getrusage` begins with the peak of the process that started this one (getrusage(2): a program that is executed
    keeps it), so that it serves only where there is nothing better.
    """
    if STATUS.exists():
        return int(STATUS.read_text().partition("VmHWM:")[2].split()[0]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
