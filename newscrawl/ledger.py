"""What became of every URL of a run."""

from collections import Counter
from collections.abc import Collection, Iterator
from typing import Any

from newscrawl.outcomes import GOOD, Outcome, State
from newscrawl.scratch import Scratch, storable
from newscrawl.seen import Seen
from newscrawl.urls import host_of, one_spelling


class Ledger:
    """The URLs of one run and what became of them. The first end of a URL stands.

    One article is asked for once: another spelling of an address, or of the address of an article, shares the end of
    the first, unless that brought none: then the other has its turn. An address stays in memory no longer than its
    request does, so that a run may see any number of them. What has to be known of each on the event loop is there too,
    in few bytes: each look at the notes on disk lets go of the interpreter, and whoever computes meanwhile keeps the
    event loop waiting for it.
    """

    def __init__(self) -> None:
        end = "number INTEGER PRIMARY KEY, url TEXT UNIQUE, site TEXT, state TEXT, reason TEXT, detail TEXT"
        self._notes = Scratch(
            f"settled ({end})",
            f"passed_over ({end})",
            "twins (number INTEGER PRIMARY KEY, url TEXT UNIQUE, first TEXT, site TEXT)",
            "first (spelling INTEGER PRIMARY KEY, url TEXT)",
            "asked (spelling INTEGER PRIMARY KEY, url TEXT)",
        )
        self._notes.do("CREATE INDEX twins_of ON twins (first)")
        self._open: dict[str, str] = {}
        """The site of each URL that was asked for and has no end yet, in the order in which they came."""
        self._own: set[str] = set()
        """Which of them were the first to lead to the article of that very address, as most do."""
        self._ends = Seen()
        """How each URL ended, by its place in State."""
        self._seen = {table: Seen() for table in ("first", "asked", "twins")}
        """The keys of these tables: most addresses are in none of them, or in no other spelling."""
        self.counts: Counter[tuple[str, State, str]] = Counter()
        """How many URLs ended so far, by site, state and reason."""
        self.visits = 0
        """Articles that were asked for so far."""

    def open(self, url: str, site: str) -> bool:
        """Take note of *url*; False when this run has seen it already, in a spelling that may bring the article."""
        return self._opened(url, site, {None})

    def another(self, url: str) -> str | None:
        """Another spelling of *url*, which brought no article; it is open from now on, and others share its end."""
        if self.get(url) not in FRUITLESS:
            return None
        twins = self._notes.do("SELECT url, site FROM twins WHERE first = ? ORDER BY number", url).fetchall()
        other = next((twin for twin, site in twins if self._opened(twin, site or "", {None, twin})), None)
        if other:
            self._notes.do("UPDATE twins SET first = ? WHERE first = ? AND url <> ?", other, url, other)
        return other

    def _opened(self, url: str, site: str, free: Collection[str | None]) -> bool:
        """Take note of *url*, which is asked for where the first of its spellings is one of *free*."""
        if url in self._open or self.get(url):
            return False
        self._open[url] = site
        first = self._before("first", url, url)
        if first not in free:
            self._note_twin(url, str(first))
        return first in free

    def pass_over(self, outcome: Outcome) -> None:
        """Note why one listing gave no cause to visit a URL; another listing may still give one."""
        self._notes.add(f"passed_over ({_END})", *_row(outcome))

    def link(self, article_url: str, asked: str) -> str | None:
        """The article that *asked* led to is known as *article_url* from now on.

        Returns another URL that led to the same article before, whose end *asked* will share, or None.
        """
        first = self._before("asked", article_url, asked)
        if first not in {None, asked}:
            self._note_twin(asked, str(first))
            return first
        if asked == article_url and asked in self._open:
            self._own.add(asked)
        return None

    def _before(self, table: str, spelled: str, url: str) -> str | None:
        """The URL that came with a spelling of *spelled* before, and may bring the article.

        None where there is none: *url* is noted as the first.
        """
        spelling = _one_spelling(spelled)
        if self._seen[table].put(spelling):
            self._notes.add(table, spelling, url)
            return None
        first = str(self._one(f"SELECT url FROM {table} WHERE spelling = ?", spelling))  # noqa: S608 (our names)
        if first == url or self.get(first) not in FRUITLESS:
            return first
        self._notes.do(f"UPDATE {table} SET url = ? WHERE spelling = ?", url, spelling)  # noqa: S608 (our names)
        return None

    def _note_twin(self, url: str, first: str) -> None:
        """*url* is open no more, and shares the end of *first* when the run is over."""
        site = self._open.pop(url, None)
        self._own.discard(url)
        if url != first:
            self._seen["twins"].put(_key(url))
            self._notes.do(_TWIN, url, first, site)

    def settle(self, url: str, state: State, reason: str = "", detail: str = "", *, site: str = "") -> bool:
        """Close the account of *url*, asked for or linked to an asked one; False when it was closed already."""
        asked = url
        if url not in self._own and (spelling := _one_spelling(url)) in self._seen["asked"]:
            first = self._one("SELECT url FROM asked WHERE spelling = ?", spelling)
            asked = url if url in self._open and self.get(first) else first
        return self._end(asked, state, reason, detail, site)

    def _end(self, url: str, state: State, reason: str, detail: str = "", site: str = "") -> bool:
        if self.get(url):
            return False
        opened = self._open.pop(url, None)
        if opened is None and _key(url) in self._seen["twins"]:
            opened = self._one("SELECT site FROM twins WHERE url = ?", url)
        whose = (site if opened is None else opened) or host_of(url) or "-"
        self._ends.put(_key(url), _STATES.index(state))
        self._notes.add(f"settled ({_END})", *_row(Outcome(url, whose, state, reason, detail)))
        self._own.discard(url)
        self.counts[whose, state, reason] += 1
        return True

    def close(self, reason: str) -> None:
        """Settle what is still open: the run ended, for *reason*, before its turn. What was passed over stays so."""
        for url in list(self._open):
            self._end(url, State.UNVISITED, reason)
        opened = self._notes.do("SELECT url FROM twins WHERE site IS NOT NULL ORDER BY number").fetchall()
        for (url,) in opened:
            first = self._first_of(url)
            state = self.get(first)
            if state is None:  # two that are twins of each other, and none of them came to an end
                self._end(url, State.UNVISITED, reason)
            else:
                self._end(url, State.KNOWN if state in GOOD else state, "same article", first)
        self._end_passed_over()

    def _first_of(self, url: str) -> str:
        """The first URL of the article of *url* that has come to an end, or the last that there is."""
        seen = {url}
        while (url := self._one("SELECT first FROM twins WHERE url = ?", url) or url) not in seen and not self.get(url):
            seen.add(url)
        return url

    def _end_passed_over(self) -> None:
        """What no listing gave a cause to visit comes before the rest."""
        left = "FROM passed_over AS p WHERE NOT EXISTS (SELECT 1 FROM settled WHERE url = p.url)"
        for url, site, state, reason in self._notes.do(f"SELECT url, site, state, reason {left}"):
            self._ends.put(_key(url), _STATES.index(State(state)))
            self.counts[site, State(state), reason] += 1
        columns = _END.replace("url", "p.url")
        self._notes.do(f"INSERT INTO settled (number, {_END}) SELECT number - {2**62}, {columns} {left}")
        self._notes.do("DELETE FROM passed_over")

    def get(self, url: str, default: State | None = None) -> State | None:
        """How *url* ended, *default* where it has not."""
        number = self._ends.get(_key(url))
        return default if number is None else _STATES[number]

    def __iter__(self) -> Iterator[Outcome]:
        settled = self._notes.do("SELECT url, site, state, reason, detail FROM settled ORDER BY number")
        for url, site, state, reason, detail in settled:
            yield Outcome(url, site, State(state), reason, detail)

    def states(self) -> Counter[State]:
        """How many URLs ended in each state."""
        found: Counter[State] = Counter()
        for (_, state, _), count in self.counts.items():
            found[state] += count
        return found

    def _one(self, query: str, *values: Any) -> Any:
        """The first value of the first row; None for no row."""
        row = self._notes.do(query, *values).fetchone()
        return row[0] if row else None


FRUITLESS = frozenset({State.GONE, State.NOT_ARTICLE, State.BLOCKED, State.UNREACHABLE, State.FAILED})
"""The ends of an address after which another spelling of it may still bring the article."""
_TWIN = "INSERT INTO twins (url, first, site) VALUES (?, ?, ?) ON CONFLICT (url) DO UPDATE SET first = excluded.first"
_STATES = tuple(State)
_END = "url, site, state, reason, detail"


def _row(outcome: Outcome) -> tuple[str, ...]:
    return outcome.url, outcome.site, str(outcome.state), outcome.reason, outcome.detail


def _key(url: str) -> int:
    """The same for *url* and for what the notes have of it."""
    return hash(storable(url))


def _one_spelling(url: str) -> int:
    """The same for all spellings of *url*: 64 bits, a third of the room that the address would take."""
    return hash(one_spelling(url))
