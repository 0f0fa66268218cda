"""Industries: those whose cues, organisations and technologies the article names; the evidence is these."""

from dataclasses import dataclass, field

from newscrawl.analysis.reading import Reading
from newscrawl.analysis.vocabulary import Cue, Organisation, Technology
from newscrawl.items import Tag

# Chosen on 31 development articles, 64 golden ones, 38 written for this and 400 topics; a third more or less changes
# little.
MOST = 3
IN_TITLE = 5.0
EARLY = 1.6
EARLY_CHARACTERS = 200
STRENGTH = 1.3
"""Exponent of a cue's weight."""
AGAIN = 0.6
"""Exponent of the mentions: the tenth says less than the second."""
MENTIONS = 9.0
"""More mentions of one word than these say nothing new."""
ORGANISATION = 3.0
SECOND_OF_ORGANISATION = 0.6
TECHNOLOGY = 0.8
SHARES = (0.0, 0.35, 0.5)
"""What the first, second and third label need of the first one's score, were it not for what follows."""
EACH_WORD = 0.06
"""How much less a label needs for each word that speaks for it beyond two, up to five."""
TITLED = 0.05
"""How much less it needs where the headline speaks for it."""
LEAST = 2.0
QUOTED = frozenset(["media", "university"])
"""Organisations that articles of all industries quote: they speak for none."""
KIN = (("电商", "互联网", 0.4), ("机器人", "人工智能", 0.4))
"""The first is also a little of the second."""
NEAR = (("人工智能", "互联网", 0.35),)
"""The same where the text has a word for the second too."""
BORROWED = (("彩票", "体育"), ("彩票", "游戏"), ("游戏", "体育"))
"""The first speaks the language of the second: with two words and a tenth of its score it takes that over."""


@dataclass(slots=True)
class Case:
    """What speaks for an industry: words with weight and mentions, and where they stand."""

    words: dict[str, list[float]] = field(default_factory=dict)
    spans: set[tuple[int, int]] = field(default_factory=set)
    score: float = 0.0

    def add(self, word: str, weight: float, mentions: float, span: tuple[int, int]) -> None:
        """Count a mention; one in the headline counts as several."""
        self.words.setdefault(word, [weight, 0.0])[1] += mentions
        self.spans.add(span)


def industries(text: Reading) -> tuple[Tag, ...]:
    """At most three, the strongest first; the second and third only where they come near the first."""
    cases = _cases(text)
    for case in cases.values():
        case.score = sum(weight * min(count, MENTIONS) ** AGAIN for weight, count in case.words.values())
    _relate(cases)
    ranked = sorted(cases.items(), key=lambda item: (-item[1].score, item[0]))
    chosen: list[Tag] = []
    for name, case in ranked:
        share = SHARES[len(chosen)] - _eased(text, case)
        if case.score >= max(LEAST, share * ranked[0][1].score) and not _by_chance(text, case, beside=bool(chosen)):
            chosen.append(
                Tag(text=name, evidence=tuple(sorted(case.spans)), score=round(case.score, 3), rule="industry cues")
            )
        if len(chosen) == MOST:
            break
    return tuple(chosen)


def _eased(text: Reading, case: Case) -> float:
    """How much less of the first one's score an industry needs: for several words, and for the headline."""
    words = min(max(len(case.words) - 2, 0), 3)
    return EACH_WORD * words + TITLED * any(start < text.title_end for start, _ in case.spans)


def _by_chance(text: Reading, case: Case, *, beside: bool) -> bool:
    """Whether one word alone speaks, out of the headline, for what no relative has lent to: beside another, or once."""
    own = sum(weight * min(count, MENTIONS) ** AGAIN for weight, count in case.words.values())
    if len(case.words) != 1 or case.score > own or any(start < text.title_end for start, _ in case.spans):
        return False
    return beside or len(case.spans) == 1


def _cases(text: Reading) -> dict[str, Case]:
    cases: dict[str, Case] = {}
    said: set[tuple[str, int]] = set()
    """The characters that have spoken for an industry: a technology says nothing that a cue within it said."""
    for start, end, entry in (*text.cues, *text.organisations, *text.technologies):
        place = IN_TITLE if start < text.title_end else EARLY if start < text.title_end + EARLY_CHARACTERS else 1.0
        for name, word, weight in _speaks(text, entry):
            here = {(name, character) for character in range(start, end)}
            if not isinstance(entry, Technology) or said.isdisjoint(here):
                cases.setdefault(name, Case()).add(word, weight, place, (start, end))
            said |= here
    return cases


def _speaks(text: Reading, entry: object) -> list[tuple[str, str, float]]:
    """The industries that a term speaks for, the word to count, and its weight.

    Media and universities are mostly just quoted, and a technology that everyone has says nothing.
    """
    if isinstance(entry, Cue):
        return [(name, entry.word, weight**STRENGTH) for name, weight in entry.weights]
    if isinstance(entry, Organisation) and entry.kind not in QUOTED:
        weights = (ORGANISATION * SECOND_OF_ORGANISATION**place for place in range(len(entry.industries)))
        return [(name, "@" + entry.name, weight) for name, weight in zip(entry.industries, weights, strict=True)]
    if isinstance(entry, Technology) and entry.name not in text.vocabulary.stop_phrases.get("technologies", ()):
        industry = text.vocabulary.industry_of.get(entry.field)
        return [(industry, "#" + entry.name, TECHNOLOGY)] if industry else []
    return []


def _relate(cases: dict[str, Case]) -> None:
    """Let industries take over and lend what their relations say."""
    before = {name: case.score for name, case in cases.items()}
    for narrow, wide in BORROWED:
        if wide in cases and narrow in cases and len(cases[narrow].words) > 1 and before[narrow] >= before[wide] / 10:
            cases[narrow].score += before[wide]
            cases[wide].score /= 2
    for lender, name, share in KIN:
        if lender in cases:
            kin = cases.setdefault(name, Case())
            kin.score += share * before[lender]
            kin.spans |= cases[lender].spans
    for lender, name, share in NEAR:
        if lender in cases and name in cases:
            cases[name].score += share * cases[lender].score
