"""Events: what happened, in the article's own words, a few clauses each."""

import math
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from newscrawl.analysis.clauses import LONGEST, clauses, fitted, heading, sound, windows
from newscrawl.analysis.facts import actors, amounts, day
from newscrawl.analysis.reading import Reading
from newscrawl.analysis.signals import ADVERTISES, BACKGROUND, Signals, pairs, signals
from newscrawl.analysis.trimming import lead_ins, trimmed
from newscrawl.items import Event

Span = tuple[int, int]

# Chosen on 171 articles with gold, most of them real. Steps away from these values gain on one set what they lose on
# another, nor did a regression over 35 features of a stretch, words included, rank better than what stands here.
MOST = 6
PER_ROOT = 0.35
"""Events for each root of the body's characters, at most: three in 80, five in 200, six from 300 on."""
NUMBER = 1.5
WHO = 0.5
TITLE = 5.0
FIRST = 1.0
DIMINISHING = 0.5
"""Exponent of cue verbs and of numbers: the third says less than the first."""
OPINION = 0.5
ASIDE = 0.55
"""For background, for what a thing is made of, for figures that came out and are not told."""
HEAD, HEADED = 17, 4
"""Characters in which a clause says that it tells what a thing is made of; of the headline's pairs it has fewer."""
LENGTH = 0.4
MIDWAY = 0.85
"""A stretch that leaves out the beginning of its sentence often lacks its subject."""
MANY = 2.0
"""Numbers from which on more say nothing more: a list of days or codes."""
CUT = 0.7
"""A clause that is too long and ends before its end."""
LEAST, ENOUGH, FLOOR = 0.4, 6.0, 1.0
"""What an event needs of the best one's score, which counts up to ENOUGH (a lead that says all silences nobody), and at
least: an essay has no event."""
SAME = 0.45
"""Share of character pairs from which two stretches tell the same."""


_ASKS = frozenset("?!")
"""How a sentence ends that asks, or exclaims."""


class Stretch(NamedTuple):
    """Clauses that could be an event."""

    score: float
    start: int
    end: int
    parts: Sequence[Span]


def events(text: Reading, published: datetime | None = None) -> tuple[Event, ...]:
    """At most six, fewer in a short text, in the order of the text."""
    wanted = min(MOST, max(1, round(PER_ROOT * (len(text.text) - text.title_end) ** 0.5)))
    marks = signals(text)
    ranked = sorted(_stretches(text, marks), key=lambda stretch: (-stretch.score, stretch.start))
    chosen = sorted(_choose(text, ranked, wanted), key=lambda stretch: stretch.start)
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


def _choose(text: Reading, ranked: list[Stretch], wanted: int) -> list[Stretch]:
    """The best ones that tell something else each."""
    chosen: list[Stretch] = []
    told: list[frozenset[str]] = []
    best = min(ranked[0].score, ENOUGH) if ranked else 0.0
    for stretch in ranked:
        if len(chosen) == wanted or stretch.score < LEAST * best:
            break
        if all(stretch.start >= other.end or other.start >= stretch.end for other in chosen):
            grams = pairs(text.folded[stretch.start : stretch.end])
            if all(len(grams & other) <= SAME * min(len(grams), len(other)) for other in told):
                chosen.append(stretch)
                told.append(grams)
    return chosen


def _stretches(text: Reading, marks: Signals) -> Iterator[Stretch]:
    """The best one of each sentence, without those that another outdoes too far."""
    title = TITLE / (len(pairs(text.folded[: text.title_end])) or 1)
    least = FLOOR
    for number, sentence in enumerate(text.sentences):
        bonus = FIRST / (1 + number) ** 0.5
        most = _worth(marks, sentence, bonus + title * len(marks.title(*sentence)))
        if most * _weight(*sentence) < least or heading(text, *sentence) or ADVERTISES.search(text.narrow, *sentence):
            continue
        shortest = LONGEST * (least / most) ** (1 / LENGTH) - 1  # for speed: none that is shorter is worth enough
        found = max(_of_sentence(text, marks, sentence, (title, bonus), shortest), default=None)
        if found and found.score >= least:
            yield found
            least = max(least, LEAST * min(found.score, ENOUGH))


def _worth(marks: Signals, span: Span, score: float) -> float:
    """What cue verbs, numbers and people of a stretch are worth, on top of *score*; it grows with the stretch."""
    start, end = span
    if cued := marks.cues[end] - marks.cues[start]:
        score += cued**DIMINISHING
    if counted := marks.numbers[end] - marks.numbers[start]:
        score += NUMBER * min(MANY, counted) ** DIMINISHING
    if named := marks.people[end] - marks.people[start]:
        score += WHO * min(2, named)
    return score


def _weight(start: int, end: int) -> float:
    """What the length of a stretch makes of its worth: 1 for the longest."""
    return math.pow(min(1.0, (end - start) / LONGEST), LENGTH)


def _of_sentence(
    text: Reading, marks: Signals, sentence: Span, worth: tuple[float, float], shortest: float
) -> Iterator[Stretch]:
    """The stretches of a sentence from *shortest* characters on.

    *worth* is what each pair of the headline is worth, and what the place of the sentence is.
    """
    title, bonus = worth
    parts = clauses(text, sentence)
    shared = [marks.title(*part) for part in parts]
    headed, quoted = any(shared), any(text.text.find(mark, *sentence) >= 0 for mark in "“”")
    background = bool(parts and BACKGROUND.match(text.narrow, *parts[0]))
    asked = text.narrow[sentence[1] - 1] in _ASKS
    makes, opinions, led = marks.makes, marks.opinions, lead_ins(text, parts)
    for first, last in windows(text, parts, shortest):
        start, full = parts[first][0], parts[last][1]
        fit = fitted(text, start, full) if full - start > LONGEST else full
        span = sound(text.text, start, fit) if quoted else (start, fit)
        if span is None:
            continue
        start, end = span
        told = bonus
        if headed:
            same = marks.title(start, end) if fit < full else shared[first].union(*shared[first + 1 : last + 1])
            told += title * len(same)
        score = _worth(marks, span, told)
        if doubted := opinions[end] - opinions[start]:
            score *= OPINION**doubted
        made = makes[min(start + HEAD, parts[first][1])] > makes[start] and len(shared[first]) < HEADED
        if asked:
            score *= OPINION
        if background or made or full in marks.bare:
            score *= ASIDE
        score *= _weight(start, end) * (MIDWAY if first > led else 1.0) * (CUT if fit < full else 1.0)
        yield Stretch(score, start, end, parts[first : last + 1])
