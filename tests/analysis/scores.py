"""How near do the tags of an article come to an editor's?

Each function is one definition; `tests.evaluate_golden` applies them to our golden articles.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

KEYWORDS, TECHNOLOGIES, INDUSTRIES, EVENTS, EVENT_LENGTH = 3, 5, 3, 6, 100
"""How many tags of a field are judged, and how many characters of an event."""
DECISIVE = 0.5
"""The share of a key sentence's bigrams that an event must repeat to stand for it."""
UNHEARD = re.compile(r"[\W_]+")

Figures = dict[str, float]
Matching = Callable[[str, str], bool]


@dataclass(frozen=True, slots=True)
class KeySentence:
    """What must be told: a sentence of the article, and the strings without which it is not told."""

    sentence: str
    anchors: Sequence[str]


@dataclass(frozen=True, slots=True)
class Gold:
    """An article with the tags an editor would give. A slot is one thing under all names that we accept for it."""

    headline: str
    body: str
    published: str
    keywords: Sequence[Sequence[str]]
    keywords_ok: Sequence[str]
    technologies: Sequence[Sequence[str]]
    technologies_ok: Sequence[str]
    industries: Sequence[str]
    events: Sequence[KeySentence]


@dataclass(frozen=True, slots=True)
class Answer:
    """The texts of the tags that the analysis gave."""

    keywords: Sequence[str] = ()
    technologies: Sequence[str] = ()
    industries: Sequence[str] = ()
    events: Sequence[str] = ()


class Counts(NamedTuple):
    """How many tags were right, how many were given, how many were wanted."""

    hits: int
    given: int
    wanted: int

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1 where nothing was wanted and nothing given."""
        return 2 * self.hits / (self.given + self.wanted) if self.given + self.wanted else 1.0


def folded(text: str) -> str:
    """*text* as it is compared: width and case folded, without spaces and punctuation.

    >>> folded("《GPT－4.1》 发布")
    'gpt41发布'
    """
    return UNHEARD.sub("", unicodedata.normalize("NFKC", text)).lower()


def unique(texts: Iterable[str]) -> list[str]:
    """*texts* folded, each once, none empty."""
    return [text for text in dict.fromkeys(map(folded, texts)) if text]


def same(one: str, other: str) -> bool:
    """Exact: the folded texts are equal."""
    return folded(one) == folded(other)


def alike(one: str, other: str) -> bool:
    """Lenient: one stands in the other, has at least two characters and at least a third of its length."""
    short, long = sorted((folded(one), folded(other)), key=len)
    return short == long or (short in long and len(short) >= 2 and 3 * len(short) >= len(long))


def fits(text: str, names: Iterable[str], matching: Matching) -> bool:
    """Does *text* match any of *names*?"""
    return any(matching(text, name) for name in names)


def hits(given: Iterable[str], slots: Sequence[Sequence[str]], matching: Matching) -> int:
    """How many of *slots* are filled when each text in turn takes the first free slot that it matches."""
    free = list(slots)
    for text in given:
        slot = next((slot for slot in free if fits(text, slot, matching)), None)
        if slot is not None:
            free.remove(slot)
    return len(slots) - len(free)


def keyword_counts(gold: Gold, given: Answer, matching: Matching) -> Counts:
    """F1@3: the first three keywords against the three slots."""
    first = unique(given.keywords)[:KEYWORDS]
    return Counts(hits(first, gold.keywords, matching), len(first), len(gold.keywords))


def acceptable_keywords(gold: Gold, given: Answer) -> float:
    """The share of the first three keywords that an editor would let stand: of a slot, or of `keywords_ok`."""
    names = [*gold.keywords_ok, *(name for slot in gold.keywords for name in slot)]
    first = unique(given.keywords)[:KEYWORDS]
    return mean(fits(text, names, alike) for text in first)


def technology_counts(gold: Gold, given: Answer) -> Counts:
    """Lenient; a second name of a filled slot and the names of `technologies_ok` count neither for nor against."""
    first = unique(given.technologies)[:TECHNOLOGIES]
    known = [*gold.technologies_ok, *(name for slot in gold.technologies for name in slot)]
    right = hits(first, gold.technologies, alike)
    wrong = sum(not fits(text, known, alike) for text in first)
    return Counts(right, right + wrong, len(gold.technologies))


def industry_counts(gold: Gold, given: Answer) -> Counts:
    """The first three labels against the article's one to three; the order does not matter."""
    first = list(dict.fromkeys(given.industries))[:INDUSTRIES]
    return Counts(len({*first} & {*gold.industries}), len(first), len(gold.industries))


def bigrams(text: str) -> Counter[str]:
    """The pairs of neighbouring characters of *text*, folded."""
    heard = folded(text)
    return Counter(heard[start : start + 2] for start in range(len(heard) - 1))


def overlap(of: Counter[str], within: Counter[str]) -> float:
    """The share of the bigrams *of* that are *within* the others too."""
    return (of & within).total() / of.total() if of else 0.0


def tells(event: str, key: KeySentence) -> bool:
    """Does *event* stand for the *key* sentence: half of its bigrams, or all of its anchors?"""
    heard = folded(event)
    anchored = all(folded(anchor) in heard for anchor in key.anchors)
    return anchored or overlap(bigrams(key.sentence), bigrams(event)) >= DECISIVE


def event_figures(gold: Gold, given: Answer) -> Figures:
    """Recall: key sentences told. Precision: events that tell one. Score: mean of their F1 and the bigrams' F1.

    The bigrams are those of all events against those of all key sentences: giving the whole text does not pay.
    """
    events = [event[:EVENT_LENGTH] for event in given.events[:EVENTS]]
    recall = mean(any(tells(event, key) for event in events) for key in gold.events)
    precision = mean(any(tells(event, key) for key in gold.events) for event in events)
    wanted, told = bigrams("".join(key.sentence for key in gold.events)), bigrams("".join(events))
    covered = harmonic(overlap(wanted, told), overlap(told, wanted))
    return {
        "events_recall": recall,
        "events_precision": precision,
        "events_score": mean((harmonic(recall, precision), covered)),
    }


def mean(values: Iterable[float]) -> float:
    """The mean of *values*; 0 of none."""
    every = list(values)
    return sum(every) / len(every) if every else 0.0


def harmonic(one: float, other: float) -> float:
    """The harmonic mean; 0 where both are."""
    return 2 * one * other / (one + other) if one + other else 0.0


def article_figures(gold: Gold, given: Answer) -> Figures:
    """The figures of one article. Its total is the mean of the four fields' lenient figures."""
    found = {
        "keywords_exact_f1": keyword_counts(gold, given, same).f1,
        "keywords_lenient_f1": keyword_counts(gold, given, alike).f1,
        "keywords_acceptable": acceptable_keywords(gold, given),
        "technologies_f1": technology_counts(gold, given).f1,
        "industries_f1": industry_counts(gold, given).f1,
        "industries_first": float(any(label in gold.industries for label in given.industries[:1])),
        **event_figures(gold, given),
    }
    fields = ("keywords_lenient_f1", "technologies_f1", "industries_f1", "events_score")
    return {**found, "total": mean(found[name] for name in fields)}


def micro_f1(counts: Iterable[Counts]) -> float:
    """F1 over all articles' tags together: articles without any weigh nothing unless some are given."""
    every = list(counts)
    return Counts(*(sum(column) for column in zip(*every, strict=True))).f1 if every else 1.0


def set_figures(articles: Mapping[str, Gold], answers: Mapping[str, Answer]) -> Figures:
    """The figures of all *articles*: means, and the technologies' F1 over all tags too."""
    rows = [article_figures(gold, answers[name]) for name, gold in articles.items()]
    means = {figure: mean(row[figure] for row in rows) for figure in rows[0]}
    technologies = micro_f1(technology_counts(gold, answers[name]) for name, gold in articles.items())
    total = means.pop("total")
    return {**means, "technologies_micro_f1": technologies, "total": total}
