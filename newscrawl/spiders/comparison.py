"""Which articles does only one route find, and which several?"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from newscrawl.archive.runs import RouteCount


@dataclass(frozen=True, slots=True)
class Comparison:
    """The routes that named each article, and the counts that follow from it, kept up to date."""

    counts: Mapping[str, RouteCount]
    _named: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _together: dict[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict)
    """Every combination of routes once, since thousands of articles share it."""

    def note(self, url: str, route: str) -> None:
        """Take note that *route* names the article at *url*."""
        routes = self._named.get(url, ())
        if route in routes:
            return
        if not routes:
            self.counts[route].only += 1
        else:
            self.counts[route].shared += 1
        if len(routes) == 1:  # until now, only the first knew it
            self.counts[routes[0]].only -= 1
            self.counts[routes[0]].shared += 1
        routes = (*routes, route)
        self._named[url] = self._together.setdefault(routes, routes)
