"""The archive under `output/`: what is new goes to the journal first, and everything else follows from the journal."""

from newscrawl.archive.archive import Archive
from newscrawl.archive.durable import check_writable
from newscrawl.archive.events import Stored

__all__ = ["Archive", "Stored", "check_writable"]
