"""Which articles does only one route find, and which several?"""

from collections.abc import Mapping

from newscrawl.archive.runs import RouteCount
from newscrawl.seen import Seen
from newscrawl.urls import one_spelling


class Comparison:
    """The routes that named each article, and the counts that follow from it, kept up to date."""

    def __init__(self, counts: Mapping[str, RouteCount]) -> None:
        self.counts = counts
        self._numbers: dict[frozenset[str], int] = {}
        """Sets of routes, of which there are few, in the order in which they came up."""
        self._sets: list[frozenset[str]] = []
        self._named = Seen()
        """The number of the set that named each article."""

    def note(self, url: str, route: str) -> None:
        """Take note that *route* names the article at *url*, in whatever spelling."""
        article = hash(one_spelling(url))
        number = self._named.get(article)
        routes = frozenset[str]() if number is None else self._sets[number]
        if route in routes:
            return
        if not routes:
            self.counts[route].only += 1
        else:
            self.counts[route].shared += 1
        if len(routes) == 1:  # until now, only the first knew it
            (first,) = routes
            self.counts[first].only -= 1
            self.counts[first].shared += 1
        self._named.put(article, self._number_of(routes | {route}))

    def _number_of(self, routes: frozenset[str]) -> int:
        if routes not in self._numbers:
            self._numbers[routes] = len(self._sets)
            self._sets.append(routes)
        return self._numbers[routes]
