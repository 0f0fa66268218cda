"""Which clauses of an article does an event retell? Models retell what they should copy; the clauses are what stays."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from newscrawl.analysis.llm.ground import Ground, Span
from newscrawl.analysis.llm.prompt import LONGEST
from newscrawl.text.folding import folded

COVERED = 0.6
"""The share of a retelling's character pairs that its clauses must have."""
MOST_CLAUSES = 4
_WORD = re.compile(r"\d[\d.,]*\d|[a-z0-9]+(?:[-.][a-z0-9]+)*")
_NO_LETTER = re.compile(r"\W+")
_SENTENCE_END = re.compile(r"[。！？!?\n]")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A few clauses in a row, or a retelling, as they are compared."""

    span: Span
    pairs: frozenset[tuple[str, str]]
    words: frozenset[str]
    """Numbers and Latin words: these are not retold."""

    @classmethod
    def of(cls, text: str, span: Span = (0, 0)) -> "Stretch":
        """*text*, which stands at *span*."""
        small = folded(text)
        words = frozenset(word.replace(",", "") for word in _WORD.findall(small))
        return cls(span, frozenset(pairwise(_NO_LETTER.sub("", small))), words)


def stretches(ground: Ground, shortest: int, longest: int) -> tuple[Stretch, ...]:
    """The runs of up to four clauses of one sentence, as long as an event may be, in what the model has seen."""
    return tuple(
        Stretch.of(ground.text[slice(*span)], span)
        for span in _runs(ground)
        if shortest <= span[1] - span[0] <= longest and "\n" not in ground.heard[slice(*span)]
    )


def _runs(ground: Ground) -> Iterator[Span]:
    clauses = [clause for clause in ground.clause_spans if clause[0] < LONGEST]
    for number, (start, end) in enumerate(clauses):
        last = end
        for _, following in clauses[number : number + MOST_CLAUSES]:
            if _SENTENCE_END.search(ground.text, last, following):
                break
            last = following
            yield ground.clauses((start, last))


def retold(claim: str, among: tuple[Stretch, ...]) -> Span | None:
    """The stretch that *claim* retells: it has most of its character pairs, all its numbers and Latin words.

    >>> told = "昨日，星河科技在杭州发布了盘石大模型，参数达1200亿。股价大涨。"
    >>> among = stretches(Ground(told), 10, 80)
    >>> [retold(claim, among) for claim in ("星河科技发布盘石大模型，参数1200亿", "星河科技发布盘石大模型，参数900亿")]
    [(3, 27), None]
    """
    wanted = Stretch.of(claim)
    fitting = [
        s for s in among if wanted.words <= s.words and len(wanted.pairs & s.pairs) >= COVERED * len(wanted.pairs)
    ]
    best = max(fitting, key=lambda s: 2 * len(wanted.pairs & s.pairs) / len(s.pairs) ** 0.5, default=None)
    return best.span if best and wanted.pairs else None
