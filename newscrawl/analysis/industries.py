"""Industries: those whose cues, organisations and technologies the article names; the evidence is these."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from newscrawl.analysis.reading import Reading
from newscrawl.analysis.vocabulary import Cue, Entry, Mention, Organisation, Technology, outermost
from newscrawl.items import Tag

# Chosen on 51 development articles, 193 golden ones and 400 topics. Other shares, exponents and easings chosen on one
# half of the articles did no better on the other half, nor did a regression over share, headline, words, sentences and
# place, nor weights counted from which cues were right: what is missing in new articles is cues, not thresholds.
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
NAMED = 0.1
"""And where the headline names an organisation of it."""
LEAST = 2.0
QUOTED = frozenset(["media", "university"])
"""Organisations that articles of all industries quote: they speak for none."""
KIN = (("电商", "互联网", 0.4), ("机器人", "人工智能", 0.4))
"""The first is also a little of the second."""
NEAR = (("人工智能", "互联网", 0.35),)
"""The same where the text has a word for the second too: a company alone says little of what it does here."""
BORROWED = (("彩票", "体育"), ("彩票", "游戏"), ("游戏", "体育"))
"""The first speaks the language of the second: where its own words are loud enough it takes that over."""
LOUD = 1 / 10
LOUD_ALONE = 1 / 3
"""The share of the second's score that the first's must reach: with several words, and with one."""


@dataclass(slots=True)
class Case:
    """What speaks for an industry: words with weight and mentions, and where they stand."""

    words: dict[str, tuple[float, float]] = field(default_factory=dict)
    spans: set[tuple[int, int]] = field(default_factory=set)
    score: float = 0.0

    def add(self, word: str, weight: float, mentions: float, spans: Iterable[tuple[int, int]]) -> None:
        """Count the mentions of a word at *spans*."""
        self.words[word] = (weight, mentions)
        self.spans.update(spans)


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
    titled = any(start < text.title_end for start, _ in case.spans)
    named = any(m.start < text.title_end and _word(m.entry) in case.words for m in text.organisations)
    return EACH_WORD * words + TITLED * titled + NAMED * named


def _by_chance(text: Reading, case: Case, *, beside: bool) -> bool:
    """Whether one word alone speaks, out of the headline, for what no relative has lent to: beside another, or once."""
    own = sum(weight * min(count, MENTIONS) ** AGAIN for weight, count in case.words.values())
    if len(case.words) != 1 or case.score > own or any(start < text.title_end for start, _ in case.spans):
        return False
    return beside or len(case.spans) == 1


def _cases(text: Reading) -> dict[str, Case]:
    """What speaks for which industry; a technology says nothing where a cue or an organisation over it has spoken."""
    cases: dict[str, Case] = {}
    for entry, spans in _gathered((*text.cues, *text.organisations)):
        mentions = _mentions(text, spans)
        for name, word, weight in _speaks(text, entry):
            cases.setdefault(name, Case()).add(word, weight, mentions, spans)
    said = {name: outermost(case.spans) for name, case in cases.items()} if text.technologies else {}
    for entry, spans in _gathered(text.technologies):
        for name, word, weight in _speaks(text, entry):
            if new := [span for span in spans if not _overlaps(said.get(name, ()), *span)]:
                cases.setdefault(name, Case()).add(word, weight, _mentions(text, new), new)
    return cases


def _gathered(mentions: Iterable[Mention]) -> Iterable[tuple[Entry, list[tuple[int, int]]]]:
    """Each entry, the first to be mentioned first, with the spans of its mentions."""
    found: dict[int, tuple[Entry, list[tuple[int, int]]]] = {}  # by identity: hashing an entry takes longer
    for start, end, entry in mentions:
        found.setdefault(id(entry), (entry, []))[1].append((start, end))
    return found.values()


def _mentions(text: Reading, spans: Iterable[tuple[int, int]]) -> float:
    """How many mentions those at *spans* count as: in the headline and early on, each is more than one."""
    early = text.title_end + EARLY_CHARACTERS
    return sum(IN_TITLE if start < text.title_end else EARLY if start < early else 1.0 for start, _ in spans)


def _overlaps(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether one of *spans*, in order and none inside another, shares a character with *start* to *end*."""
    place = bisect_right(spans, start, key=itemgetter(1))
    return place < len(spans) and spans[place][0] < end


def _speaks(text: Reading, entry: Entry) -> list[tuple[str, str, float]]:
    """The industries that a term speaks for, the word to count, and its weight.

    Media and universities are mostly just quoted, and a technology that everyone has says nothing.
    """
    word = _word(entry)
    if isinstance(entry, Cue):
        return [(name, word, weight**STRENGTH) for name, weight in entry.weights]
    if isinstance(entry, Organisation) and entry.kind not in QUOTED:
        weights = (ORGANISATION * SECOND_OF_ORGANISATION**place for place in range(len(entry.industries)))
        return [(name, word, weight) for name, weight in zip(entry.industries, weights, strict=True)]
    if isinstance(entry, Technology) and entry.name not in text.vocabulary.stop_phrases.get("technologies", ()):
        industry = text.vocabulary.industry_of.get(entry.field)
        return [(industry, word, TECHNOLOGY)] if industry else []
    return []


def _word(entry: Entry) -> str:
    """How a term is called among the words of a case; with @ for an organisation, # for a technology."""
    if isinstance(entry, Cue):
        return entry.word
    return f"@{entry.name}" if isinstance(entry, Organisation) else f"#{entry.name}"


def _relate(cases: dict[str, Case]) -> None:
    """Let industries take over and lend what their relations say."""
    before = {name: case.score for name, case in cases.items()}
    for narrow, wide in BORROWED:
        if wide not in cases or narrow not in cases:
            continue
        least = LOUD if len(cases[narrow].words) > 1 else LOUD_ALONE
        if before[narrow] >= least * before[wide]:
            cases[narrow].score += before[wide]
            cases[wide].score /= 2
    for lender, name, share in KIN:
        if lender in cases:
            kin = cases.setdefault(name, Case())
            kin.score += share * before[lender]
            kin.spans |= cases[lender].spans
    for lender, name, share in NEAR:
        if lender in cases and name in cases and any(not word.startswith("@") for word in cases[name].words):
            cases[name].score += share * cases[lender].score
