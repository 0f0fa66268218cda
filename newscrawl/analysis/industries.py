"""Industries: those whose cues, organisations and technologies the article names; the evidence is these."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from newscrawl.analysis.reading import Reading
from newscrawl.analysis.vocabulary import Cue, Entry, Mention, Organisation, Technology, outermost
from newscrawl.items import Tag

# Chosen on 211 articles of four annotators in six sets, and 2,400 topics. Other shares, exponents and easings chosen on
# five of the sets did worse on the sixth, nor did a regression over share, headline, words, sentences and place help:
# what is missing in new articles is cues, not thresholds.
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
BESIDE = {"人工智能": -0.15}
"""How much more it needs as second or third label: articles on chips, cars or robots name it in passing and mean it."""
UNTITLED = {"金融": 1.0, "互联网": 0.1}
"""And where the headline has no word for it: every company has figures, investors, users and an app."""
FAINT = 1.0
"""Weight of the words that many trades share (产能, 营收): they bear out what others say, and count up to as much."""
FAINT_ALONE = 6.0
"""Or up to this: two in a headline."""
LEAST = 2.0
QUOTED = frozenset(["media", "university"])
"""Organisations that articles of all industries quote: they speak for none."""
KIN = (("电商", "互联网", 0.4), ("机器人", "人工智能", 0.4))
"""The first is also a little of the second."""
NEAR = (("人工智能", "互联网", 0.35),)
"""The same where the text has a word for the second too: a company alone says little of what it does here."""
BORROWED = (("彩票", "体育", 1 / 30), ("彩票", "游戏", 1 / 30), ("游戏", "体育", 1.0))
"""The first speaks the language of the second: where its own words are loud enough it takes that over. The number is
the share of the second's score that a word of the first in the headline, or one said as often, has to have behind it:
a report of a match has no lottery's word there, but one of a contest has games."""
LOUD = 1 / 10
LOUD_ALONE = 1 / 3
"""The share that the first's score must reach elsewhere: with several words, and with one."""
SURE = 3.0
"""The weight of a word that counts in the headline: no other trade uses it."""


@dataclass(slots=True)
class Case:
    """What speaks for an industry: words with weight and mentions, and where they stand."""

    words: dict[str, tuple[float, float]] = field(default_factory=dict)
    spans: set[tuple[int, int]] = field(default_factory=set)
    score: float = 0.0
    titled: bool = False
    """Whether a word that is not faint stands in the headline."""

    def add(self, word: str, weight: float, mentions: float, spans: Iterable[tuple[int, int]], *, titled: bool) -> None:
        """Count the mentions of a word at *spans*."""
        self.words[word] = (weight, mentions)
        self.spans.update(spans)
        self.titled |= titled and weight > FAINT

    def told(self) -> float:
        """What its own words say."""
        loud = faint = 0.0
        for word, (weight, count) in self.words.items():
            said: float = weight * min(count, MENTIONS) ** AGAIN
            if weight > FAINT or word.startswith("#"):
                loud += said
            else:
                faint += said
        return loud + min(faint, max(loud, FAINT_ALONE))


def industries(text: Reading) -> tuple[Tag, ...]:
    """At most three, the strongest first; the second and third only where they come near the first."""
    cases = _cases(text)
    for case in cases.values():
        case.score = case.told()
    _relate(cases)
    ranked = sorted(cases.items(), key=lambda item: (-item[1].score, item[0]))
    chosen: list[Tag] = []
    for name, case in ranked:
        share = _needed(text, name, case, SHARES[len(chosen)]) if chosen else 0.0
        if case.score >= max(LEAST, share * ranked[0][1].score) and not _by_chance(text, case, beside=bool(chosen)):
            chosen.append(
                Tag(text=name, evidence=tuple(sorted(case.spans)), score=round(case.score, 3), rule="industry cues")
            )
        if len(chosen) == MOST:
            break
    return tuple(chosen)


def _needed(text: Reading, name: str, case: Case, share: float) -> float:
    """The share of the first one's score that an industry needs beside it: less for several words and the headline."""
    words = min(max(len(case.words) - 2, 0), 3)
    named = any(m.start < text.title_end and _word(m.entry) in case.words for m in text.organisations)
    titled = TITLED if case.titled else -UNTITLED.get(name, 0.0)
    own = any(weight > FAINT for weight, _ in case.words.values())
    return share + BESIDE.get(name, 0.0) * own - EACH_WORD * words - titled - NAMED * named


def _by_chance(text: Reading, case: Case, *, beside: bool) -> bool:
    """Whether one word alone speaks, out of the headline, for what no relative has lent to: beside another, or once."""
    if len(case.words) != 1 or case.score > case.told() or any(start < text.title_end for start, _ in case.spans):
        return False
    return beside or len(case.spans) == 1


def _cases(text: Reading) -> dict[str, Case]:
    """What speaks for which industry; a technology says nothing where a cue or an organisation over it has spoken."""
    cases: dict[str, Case] = {}
    for entry, spans in _gathered((*text.cues, *text.organisations)):
        mentions, titled = _mentions(text, spans), spans[0][0] < text.title_end
        for name, word, weight in _speaks(text, entry):
            cases.setdefault(name, Case()).add(word, weight, mentions, spans, titled=titled)
    said = {name: outermost(case.spans) for name, case in cases.items()} if text.technologies else {}
    for entry, spans in _gathered(text.technologies):
        for name, word, weight in _speaks(text, entry):
            if new := [span for span in spans if not _overlaps(said.get(name, ()), *span)]:
                cases.setdefault(name, Case()).add(word, weight, _mentions(text, new), new, titled=False)
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
    for narrow, wide, titled in BORROWED:
        if wide not in cases or narrow not in cases:
            continue
        if before[narrow] >= min(_loud(cases[narrow]), titled if _sure(cases[narrow]) else 1.0) * before[wide]:
            cases[narrow].score += before[wide]
            cases[wide].score /= 2
    for lender, name, share in KIN:
        if lender in cases:
            kin = cases.setdefault(name, Case())
            kin.score += share * before[lender]
            kin.spans |= cases[lender].spans
            kin.titled |= cases[lender].titled
    for lender, name, share in NEAR:
        if lender in cases and name in cases and any(not word.startswith("@") for word in cases[name].words):
            cases[name].score += share * cases[lender].score


def _loud(narrow: Case) -> float:
    """The share of the wide one's score that makes it the narrow one's."""
    return LOUD if len(narrow.words) > 1 else LOUD_ALONE


def _sure(narrow: Case) -> bool:
    """Whether a word that nothing else uses stands in the headline, or as often in the body as that counts."""
    return any(weight >= SURE**STRENGTH and mentions >= IN_TITLE for weight, mentions in narrow.words.values())
