"""A feed of seed records: `scrapy crawl … -O out.txt`."""

from pathlib import Path
from typing import IO, Any

from scrapy.exporters import BaseItemExporter

from newscrawl.items import Article
from newscrawl.records import from_article, write


class SeedItemExporter(BaseItemExporter):
    """Writes each Article as one canonical record, in UTF-8 whatever FEED_EXPORT_ENCODING says.

    Every record is on its way to the disk before the next one is made, so that a kill loses nothing.
    """

    def __init__(self, file: IO[bytes], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.file = file
        self._before = _needed_before(file)

    def export_item(self, item: Any) -> None:
        """Append the record of *item*; TypeError when it is not an Article."""
        if not isinstance(item, Article):
            raise TypeError(f"a seed feed holds Article items, not {type(item).__name__}; use another feed format")
        self.file.write(self._before + write([from_article(item)]).encode())
        self.file.flush()
        self._before = b"\n"


def _needed_before(file: IO[bytes]) -> bytes:
    """What ends the last line of *file* and separates the next record: a file may hold records already."""
    try:
        size = file.tell()
    except OSError:  # a pipe, or a compressing plugin: nobody can tell
        return b""
    return b"\n" * (2 - _line_ends(getattr(file, "name", ""), size)) if size else b""


def _line_ends(name: str | int, size: int) -> int:
    """How many line ends, at most two, close the file of that name; one where it cannot be opened again."""
    try:
        with Path(str(name)).open("rb") as written:
            written.seek(max(size - 2, 0))
            tail = written.read(2)
    except OSError:
        return 1
    return len(tail) - len(tail.rstrip(b"\n"))
