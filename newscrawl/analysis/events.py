"""Events: what happened, in the article's own words, a few clauses each."""

import math
from bisect import bisect_left
from collections.abc import Iterator
from datetime import datetime
from heapq import heapify, heappop, heappush
from operator import sub

from newscrawl.analysis.clauses import heading
from newscrawl.analysis.facts import actors, amounts, day
from newscrawl.analysis.reading import Reading
from newscrawl.analysis.signals import ADVERTISES, Signals, pairs, signals
from newscrawl.analysis.stretches import Sentence, Stretch, best, weight, worth
from newscrawl.analysis.trimming import trimmed
from newscrawl.items import Event

# Chosen on 171 articles with gold, as in stretches.py.
MOST = 6
PER_ROOT = 0.35
"""Events for each root of the body's characters, at most: three in 80, five in 200, six from 300 on."""
TITLE = 5.0
FIRST = 1.0
LEAST, ENOUGH, FLOOR = 0.4, 6.0, 1.0
"""What an event needs of the best one's score, which counts up to ENOUGH (a lead that says all silences nobody), and at
least: an essay has no event."""
SAME = 0.65
"""Share of words from which two stretches tell the same."""


def events(text: Reading, published: datetime | None = None) -> tuple[Event, ...]:
    """At most six, fewer in a short text, in the order of the text."""
    wanted = min(MOST, max(1, round(PER_ROOT * (len(text.text) - text.title_end) ** 0.5)))
    title = pairs(text.folded[: text.title_end])
    marks = signals(text, title)
    chosen = sorted(_choose(text, marks, TITLE / (len(title) or 1), wanted), key=lambda stretch: stretch.start)
    return tuple(_event(text, marks, stretch, published) for stretch in chosen)


def _event(text: Reading, marks: Signals, stretch: Stretch, published: datetime | None) -> Event:
    span = trimmed(text, marks, (stretch.start, stretch.end), stretch.parts)
    return Event(
        text=text.text[slice(*span)],
        evidence=(span,),
        score=round(stretch.score, 3),
        rule="event clauses",
        date=day(text, (stretch.start, stretch.end), published),
        actors=actors(text, span),
        amounts=amounts(text, span),
    )


def _choose(text: Reading, marks: Signals, pair: float, wanted: int) -> list[Stretch]:
    """The best stretches that tell something else each, one of a sentence.

    What a sentence can be worth at most says when to look into it: most are never looked into.
    """
    queue: list[tuple[float, int, Stretch | None]] = [*_sentences(text, marks, pair)]
    heapify(queue)
    chosen: list[Stretch] = []
    told: list[frozenset[str]] = []
    least = FLOOR
    while queue and len(chosen) < wanted and -queue[0][0] >= least:
        most, number, one = heappop(queue)
        if one is None:
            if found := _best(text, marks, (-most, number), pair, least):
                heappush(queue, (-found.score, number, found))
                least = max(least, LEAST * min(found.score, ENOUGH))
        else:
            words = _words(text, one)
            if all(len(words & other) <= SAME * min(len(words), len(other)) for other in told):
                chosen.append(one)
                told.append(words)
    return chosen


def _sentences(text: Reading, marks: Signals, pair: float) -> Iterator[tuple[float, int, None]]:
    """What the sentences are worth at most, below zero for the queue, and their numbers."""
    ends = [text.title_end, *(end for _, end in text.sentences)]
    cues = [marks.cued[bisect_left(marks.cues, end)] for end in ends]
    numbers, people, title = (
        [bisect_left(places, end) for end in ends] for places in (marks.numbers, marks.people, marks.title)
    )
    counts = (map(sub, column[1:], column) for column in (numbers, people, title))
    rows = zip(text.sentences, map(sub, cues[1:], cues), *counts, strict=True)
    for number, ((start, end), cued, counted, named, shared) in enumerate(rows):
        most = (worth(cued, counted, named) + _bonus(number) + pair * shared) * weight(end - start)
        if most >= FLOOR:
            yield -most, number, None


def _bonus(number: int) -> float:
    """What the place of a sentence in the text is worth."""
    return FIRST / math.sqrt(1 + number)


def _best(text: Reading, marks: Signals, bound: tuple[float, int], pair: float, least: float) -> Stretch | None:
    """The best stretch of a sentence, unless that is a question, a heading or an advertisement.

    *bound* is what it can be worth at most, and its number.
    """
    most, number = bound
    start, end = text.sentences[number]
    if _asks(text, start, end) or heading(text, start, end) or ADVERTISES.search(text.narrow, start, end):
        return None
    return best(text, marks, Sentence(most / weight(end - start), _bonus(number), start, end), pair, least)


def _asks(text: Reading, start: int, end: int) -> bool:
    return text.narrow[start:end].rstrip('\n "”」』)').endswith("?")


def _words(text: Reading, stretch: Stretch) -> frozenset[str]:
    places = text.words_in(stretch.start, stretch.end)
    return frozenset(text.words.texts[places.start : places.stop])
