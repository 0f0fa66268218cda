"""Technologies and industries: terms of our vocabularies that the text contains."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from newscrawl.analysis.reading import Reading
from newscrawl.items import Tag

FOLDER = Path(__file__).parent / "vocabularies"
MOST_TECHNOLOGIES = 5
MOST_INDUSTRIES = 3
TITLE_WEIGHT = 3
ENOUGH = 2
"""Mentions of an industry's cues, those in the headline counting threefold, below which it is not named."""


@dataclass(frozen=True, slots=True)
class Term:
    """A row of a vocabulary: the name that is printed, and the words that stand for it."""

    name: str
    words: tuple[str, ...]


@cache
def vocabulary(name: str) -> tuple[Term, ...]:
    """The rows of `vocabularies/<name>.tsv`: a name, a tab, and further words separated by |; # starts a comment."""
    lines = (FOLDER / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line.strip() and not line.startswith("#"))
    return tuple(Term(row[0], tuple(word for word in row[1].split("|") if word)) for row in rows)


def technologies(text: Reading) -> tuple[Tag, ...]:
    """The technologies that the text names, as it spells them, those in the headline and the frequent ones first."""
    tags = []
    for term in vocabulary("technologies"):
        spans = _outermost(span for word in (term.name, *term.words) for span in text.places(word))
        if spans:
            spelled = text.text[spans[0][0] : spans[0][1]]
            tags.append(Tag(text=spelled, evidence=spans, score=_weight(text, spans), rule=f"technology {term.name}"))
    return _best(_without_parts(tags), MOST_TECHNOLOGIES)


def industries(text: Reading) -> tuple[Tag, ...]:
    """The industries whose cues the text contains, the strongest first; the evidence is the cues."""
    tags = []
    for term in vocabulary("industries"):
        spans = _outermost(span for word in term.words for span in text.places(word))
        if (weight := _weight(text, spans)) >= ENOUGH:
            tags.append(Tag(text=term.name, evidence=spans, score=weight, rule="industry cues"))
    return _best(tags, MOST_INDUSTRIES)


def _weight(text: Reading, spans: tuple[tuple[int, int], ...]) -> float:
    return float(sum(TITLE_WEIGHT if start < text.title_end else 1 for start, _ in spans))


def _outermost(spans: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """*spans* in order, without those inside another."""
    kept: list[tuple[int, int]] = []
    for span in sorted(set(spans), key=lambda span: (span[0], -span[1])):
        if not kept or span[1] > kept[-1][1]:
            kept.append(span)
    return tuple(kept)


def _without_parts(tags: list[Tag]) -> list[Tag]:
    """Leave out a tag all of whose places lie inside places of another: 模型 inside 大模型."""
    outer = _outermost(span for tag in tags for span in tag.evidence)
    return [tag for tag in tags if any(span in outer for span in tag.evidence)]


def _best(tags: list[Tag], most: int) -> tuple[Tag, ...]:
    return tuple(sorted(tags, key=lambda tag: (-tag.score, tag.evidence[0], tag.text))[:most])
