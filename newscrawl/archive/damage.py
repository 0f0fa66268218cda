"""What can be damaged in the archive, and what mends it?"""

from dataclasses import dataclass

MENDS = {
    "index": "scrapy archive rebuild index",
    "records": "scrapy archive rebuild records",
    "pages": "not to be mended; scrapy crawl article -a url=… fetches the page of today",
    "journal": "not to be mended; put the file back from a backup",
}
"""What mends a damage, by tier."""
NEXT_RUN = "the next run"
TORN = {
    "pages": "scrapy archive gc, which sets it aside; a version that rests on it would be named for itself",
    "journal": NEXT_RUN,
    "records": "scrapy archive gc, which removes it",
}
"""What mends the torn end of a file, or a seed file of which no more than the name is there."""


@dataclass(frozen=True, slots=True)
class Damage:
    """Something that is not as it was written."""

    tier: str
    """pages, journal, records or index."""
    path: str
    """The file, below the archive."""
    where: str
    """The record in it: an address, or a byte."""
    reason: str
    is_torn: bool = False
    """Whether a crash tore it, the end of a page or journal file or a whole seed file: nothing rests on it."""
    is_late: bool = False
    """Whether a kill left it undone: the journal has the line, and seed file or index do not follow it yet."""

    @property
    def mend(self) -> str:
        """What mends it, in words."""
        if self.is_late:
            return NEXT_RUN
        return (TORN if self.is_torn else MENDS)[self.tier]

    @property
    def can_be_mended(self) -> bool:
        """Whether the tier before still has what it needs to be made again, or nothing is lost."""
        return self.is_torn or self.is_late or self.tier in {"records", "index"}
