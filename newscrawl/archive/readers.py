"""Who looks something up in the index during a crawl? Several threads, so each has a connection of its own."""

from pathlib import Path
from threading import Lock, local

from newscrawl.archive.index import Index
from newscrawl.errors import ArchiveError


class Readers:
    """Connections to the index in the file *path*, one for each thread that asks."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._own = local()
        self._all: list[Index] = []
        self._is_closed = False
        self._lock = Lock()

    @property
    def index(self) -> Index:
        """That of the thread that asks; raises ArchiveError after `close`."""
        found: Index | None = getattr(self._own, "index", None)
        if found is None or self._is_closed:
            found = self._own.index = self._opened()
        return found

    def _opened(self) -> Index:
        with self._lock:
            if self._is_closed:  # the file may have been set aside
                raise ArchiveError(self.path, "is asked after the archive was closed")
            self._all.append(index := Index(self.path))
            return index

    @property
    def damaged(self) -> bool:
        """Whether one of them met damage."""
        return any(index.damaged for index in self._all)

    def close(self) -> None:
        """Let go of the file; no thread may be asking."""
        with self._lock:
            self._is_closed = True
            for index in self._all:
                index.close()
