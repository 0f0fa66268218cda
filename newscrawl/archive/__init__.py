"""The archive under `output/`: what is new goes to the journal first, and everything else follows from the journal."""

from newscrawl.archive.archive import Archive, check_writable

__all__ = ["Archive", "check_writable"]
