"""Which articles does only one route find, and which several?"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from newscrawl.archive.runs import RouteCount
from newscrawl.scratch import Scratch


def _notes() -> Scratch:
    return Scratch("named (article INTEGER PRIMARY KEY, routes TEXT)")


@dataclass(frozen=True, slots=True)
class Comparison:
    """The routes that named each article, and the counts that follow from it, kept up to date."""

    counts: Mapping[str, RouteCount]
    _notes: Scratch = field(default_factory=_notes)
    """The routes of each article by the 64 bits of its address, a line each."""

    def note(self, url: str, route: str) -> None:
        """Take note that *route* names the article at *url*."""
        article = hash(url)
        row = self._notes.do("SELECT routes FROM named WHERE article = ?", article).fetchone()
        routes = row[0].split("\n") if row else []
        if route in routes:
            return
        if not routes:
            self.counts[route].only += 1
        else:
            self.counts[route].shared += 1
        if len(routes) == 1:  # until now, only the first knew it
            self.counts[routes[0]].only -= 1
            self.counts[routes[0]].shared += 1
        self._notes.do("INSERT OR REPLACE INTO named VALUES (?, ?)", article, "\n".join([*routes, route]))
