"""Which stretch of a page's lines is the article, no matter in which elements they stand?

Maximal scoring subsequences (Ruzzo and Tompa 1999), with which Pasternack and Roth (2009) found articles: lines of
prose count for, links and crumbs against. A second opinion that shares no container and no class name with `body`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from newscrawl.extraction.body import NEAR, Body, article_end, body_of
from newscrawl.extraction.edges import headline_place, is_data, prose, trimmed
from newscrawl.extraction.lines import Line
from newscrawl.text.normalize import matching_key

_MOST = 400
"""What one line counts for at most, so that no single one bridges everything."""
_ROW = 8
"""What a row of a table counts against, so that text goes on below a table, but not below a page's box of figures."""


@dataclass(frozen=True, slots=True)
class Run:
    """Lines *start* to *end*, with the sum of all scores before and up to the last of them."""

    start: int
    end: int
    before: float
    upto: float

    @property
    def score(self) -> float:
        return self.upto - self.before


def find_run(lines: Sequence[Line], headline: str = "") -> Body | None:
    """The lines of *lines* (of a whole page) that are the article below *headline*; None where there is no prose."""
    first = headline_place(lines, matching_key(headline)) + 1
    end = article_end(lines, first)
    runs = maximal_runs([score(line) for line in lines[first:end]])
    best = max(runs, key=lambda run: run.score / (1 + run.start / NEAR * (first > 0)), default=None)
    if best is None:
        return None
    start, end = first + best.start, _with_table(lines, first + best.end)
    numbered = list(enumerate(lines[start:end], start))
    return body_of(trimmed(numbered, headline))


def _with_table(lines: Sequence[Line], end: int) -> int:
    """The place before *end*, or behind the table that stands there beside the last line."""
    home = lines[end - 1].block.getparent()
    while end < len(lines) and is_data(lines[end]) and home in lines[end].block.iterancestors():
        end += 1
    return end


def score(line: Line) -> float:
    """What *line* speaks for being in an article (positive) or between articles (negative)."""
    if line.picture:
        return 0
    if is_data(line):
        return -_ROW
    return min(prose(line), _MOST) or -(12 + line.linked / 2 + len(line.text) * 0.15)


def maximal_runs(scores: Sequence[float]) -> list[Run]:
    """The runs of *scores* whose sum no longer or shorter run betters, from left to right.

    >>> [(run.start, run.end, run.score) for run in maximal_runs([4, -5, 3, -3, 1, 2, -2, 2, -2, 1, 5])]
    [(0, 1, 4.0), (2, 3, 3.0), (4, 11, 7.0)]
    """
    runs: list[Run] = []
    total = 0.0
    for place, value in enumerate(scores):
        total += value
        if value > 0:
            _take(runs, Run(place, place + 1, total - value, total))
    return runs


def _take(runs: list[Run], new: Run) -> None:
    """Add *new* to *runs*, joined with those before it where that makes more of both."""
    while True:
        earlier = next((i for i in range(len(runs) - 1, -1, -1) if runs[i].before < new.before), None)
        if earlier is None or runs[earlier].upto >= new.upto:
            runs.append(new)
            return
        new = Run(runs[earlier].start, new.end, runs[earlier].before, new.upto)
        del runs[earlier:]
