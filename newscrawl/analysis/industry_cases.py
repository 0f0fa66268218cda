"""What speaks for which industry in an article: cue words, organisations and technologies, and how loudly."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from newscrawl.analysis.reading import Reading
from newscrawl.analysis.vocabulary import Cue, Entry, Mention, Organisation, Technology, outermost

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
FAINT = 1.0
"""Weight of the words that many trades share (产能, 营收): they bear out what others say, and count up to as much."""
FAINT_ALONE = 6.0
"""Or up to this: two in a headline."""
QUOTED = frozenset(["media", "university"])
"""Organisations that articles of all industries quote: they speak for none."""


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

    def cued(self) -> Iterable[str]:
        """Its cue words that are not faint."""
        return (word for word, (weight, _) in self.words.items() if weight > FAINT and word[0] not in "@#")

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


def cases_of(text: Reading) -> dict[str, Case]:
    """What speaks for which industry; a technology says nothing where a cue or an organisation over it has spoken."""
    cases: dict[str, Case] = {}
    for entry, spans in _gathered((*_own_cues(text), *text.organisations)):
        mentions, titled = _mentions(text, spans), spans[0][0] < text.title_end
        for name, word, weight in _speaks(text, entry):
            cases.setdefault(name, Case()).add(word, weight, mentions, spans, titled=titled)
    spoken = [(spans, *said) for entry, spans in _gathered(text.technologies) for said in _speaks(text, entry)]
    said = {name: outermost(cases[name].spans) for name in {name for _, name, _, _ in spoken} if name in cases}
    for spans, name, word, weight in spoken:
        if new := [span for span in spans if not _overlaps(said.get(name, ()), *span)]:
            cases.setdefault(name, Case()).add(word, weight, _mentions(text, new), new, titled=False)
    return cases


def _own_cues(text: Reading) -> Iterable[Mention]:
    """The cue words, but for those that are a part of an organisation's name and of no trade of it: 农业银行."""
    names = text.organisations
    return (cue for cue in text.cues if not _part_of_name(names, cue)) if names else text.cues


def _part_of_name(names: Sequence[Mention], cue: Mention) -> bool:
    """Whether *cue* lies within one of *names*, in order and apart, and says what that organisation does not do."""
    place = bisect_right(names, cue.start, key=itemgetter(1))
    if place == len(names) or not names[place].start <= cue.start < cue.end <= names[place].end:
        return False
    said = cue.entry.weights if isinstance(cue.entry, Cue) else ()
    name = names[place].entry
    whole = names[place][:2] == cue[:2]
    return not whole and isinstance(name, Organisation) and not any(of in name.industries for of, _ in said)


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
