"""Events: what happened, in the article's own words, a few clauses each."""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from newscrawl.analysis.clauses import LONGEST, clauses, fitted, sound, windows
from newscrawl.analysis.facts import actors, amounts, day
from newscrawl.analysis.reading import Reading
from newscrawl.analysis.signals import Signals, pairs, signals
from newscrawl.items import Event

Span = tuple[int, int]

# Chosen on 31 development articles; the score is flat around these values.
MOST = 6
PER_ROOT = 0.17
"""Events for each root of the body's characters: two in 200, four in 600, six in 1,400."""
NUMBER = 1.2
SAID = 1.0
"""For somebody who states a number: 市消协表示，已收到投诉312件."""
WHO = 0.5
TITLE = 5.0
FIRST = 1.0
DIMINISHING = 0.65
"""Exponent of cue verbs and of numbers: the third says less than the first."""
OPINION = 0.5
LENGTH = 0.4
MIDWAY = 0.85
"""A stretch that leaves out the beginning of its sentence often lacks its subject."""
LEAST, ENOUGH = 0.45, 6.0
"""What an event needs of the best one's score, which counts up to this: a lead that says all silences nobody."""
SAME = 0.25
"""Share of character pairs from which two stretches tell the same."""
LONG = 1500
"""Characters from which on events are spread over the article."""
NEAR, CROWDED = 0.35, 0.3
PER_SENTENCE = 3


_SAYS = re.compile(r"[^,;。\n]{2,20}(?:表示|称|透露|披露)[,:]")
_HANGS = re.compile(r"并(?![购网列轨发联行排])|而(?!今)|且|但|则|从而|以及|及(?!时)")
"""How a clause begins that says nothing without the one before."""


class Stretch(NamedTuple):
    """Clauses that could be an event."""

    score: float
    start: int
    end: int


def events(text: Reading, published: datetime | None = None) -> tuple[Event, ...]:
    """At most six, more in a longer text, in the order of the text."""
    wanted = min(MOST, max(1, round(PER_ROOT * (len(text.text) - text.title_end) ** 0.5)))
    ranked = sorted(_stretches(text), key=lambda stretch: (-stretch.score, stretch.start))
    chosen = _choose(text, ranked, wanted)
    return tuple(_event(text, stretch, published) for stretch in sorted(chosen, key=lambda stretch: stretch.start))


def _event(text: Reading, stretch: Stretch, published: datetime | None) -> Event:
    span = (stretch.start, stretch.end)
    return Event(
        text=text.text[slice(*span)],
        evidence=(span,),
        score=round(stretch.score, 3),
        rule="event clauses",
        date=day(text, span, published),
        actors=actors(text, span),
        amounts=amounts(text, span),
    )


def _choose(text: Reading, ranked: list[Stretch], wanted: int) -> list[Stretch]:
    """The best ones that tell something else each; in a long article those near another only at the last."""
    chosen: list[Stretch] = []
    told: list[frozenset[str]] = []
    near = NEAR * len(text.text) / wanted if len(text.text) > LONG else 0.0
    best = min(ranked[0].score, ENOUGH) if ranked else 0.0
    for least, distance in ((LEAST, near), (LEAST / CROWDED, 0.0)):
        for stretch in ranked:
            if len(chosen) == wanted or stretch.score < least * best:
                break
            if all(_apart(stretch, other, distance) for other in chosen):
                grams = pairs(text.folded[stretch.start : stretch.end])
                if all(len(grams & other) <= SAME * min(len(grams), len(other)) for other in told):
                    chosen.append(stretch)
                    told.append(grams)
    return chosen


def _apart(one: Stretch, other: Stretch, distance: float) -> bool:
    return (one.start >= other.end or other.start >= one.end) and abs(one.start - other.start) >= distance


def _stretches(text: Reading) -> Iterator[Stretch]:
    """The best three of each sentence."""
    marks = signals(text)
    title = len(pairs(text.folded[: text.title_end])) or 1
    for number, sentence in enumerate(text.sentences):
        if not _tells(marks, *sentence):
            continue
        bonus = FIRST / (1 + number) ** 0.5
        parts = clauses(text, sentence)
        found = []
        for first, last in windows(parts):
            start = parts[first][0]
            if _HANGS.match(text.narrow, start):
                continue
            span = sound(text, start, fitted(text, start, parts[last][1]))
            if span is None:
                continue
            start, end = span
            score = _score(marks, start, end, title) + bonus
            if _SAYS.match(text.narrow, start, end) and marks.numbers.within(start, end):
                score += SAID
            if opinions := marks.opinions.within(start, end):
                score *= OPINION**opinions
            score *= ((end - start) / LONGEST) ** LENGTH * (MIDWAY if first else 1.0)
            found.append(Stretch(score, start, end))
        found.sort(reverse=True)
        yield from found[:PER_SENTENCE]


def _tells(marks: Signals, start: int, end: int) -> bool:
    """Whether a sentence has a cue, a number or two pairs of the headline at all."""
    return bool(marks.cues.within(start, end) or marks.numbers.within(start, end)) or len(marks.title(start, end)) > 1


def _score(marks: Signals, start: int, end: int, title: int) -> float:
    cues, numbers = marks.cues.within(start, end), marks.numbers.within(start, end)
    score: float = cues**DIMINISHING + NUMBER * numbers**DIMINISHING
    score += WHO * min(2, marks.people.within(start, end))
    return score + TITLE * len(marks.title(start, end)) / title
