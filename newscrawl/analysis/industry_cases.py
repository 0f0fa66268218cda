"""What speaks for which industry in an article: cue words, organisations and technologies, and how loudly."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import chain

from newscrawl.analysis.reading import Reading
from newscrawl.analysis.vocabulary import Cue, Mention, Organisation, Technology

IN_TITLE = 5.0
EARLY = 1.6
EARLY_CHARACTERS = 200
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


Span = tuple[int, int]
Said = tuple[str, Sequence[tuple[str, float]]]
"""A term's word, with @ before an organisation and # before a technology; the industries it speaks for, each with the
weight that it has there."""


@dataclass(slots=True)
class Case:
    """What speaks for an industry: words with weight and mentions, and where they stand."""

    words: dict[str, tuple[float, float]] = field(default_factory=dict)
    places: list[Mention] = field(default_factory=list)
    score: float = 0.0
    titled: bool = False
    """Whether a word that is not faint stands in the headline."""
    loud: float = 0.0
    faint: float = 0.0
    """What the words say that speak for themselves, and those that bear out what others say."""

    def add(self, word: str, weight: float, mentions: float, places: Iterable[Mention]) -> None:
        """Count the mentions of a word at *places*."""
        self.words[word] = (weight, mentions)
        self.places += places
        said = weight * min(mentions, MENTIONS) ** AGAIN
        if weight > FAINT or word[0] == "#":
            self.loud += said
        else:
            self.faint += said

    def spans(self) -> set[Span]:
        """Where its words stand."""
        return {(start, end) for start, end, _ in self.places}

    def cued(self) -> Iterable[str]:
        """Its cue words that are not faint."""
        return (word for word, (weight, _) in self.words.items() if weight > FAINT and word[0] not in "@#")

    def told(self) -> float:
        """What its own words say."""
        return self.loud + min(self.faint, max(self.loud, FAINT_ALONE))


def cases_of(text: Reading) -> dict[str, Case]:
    """What speaks for which industry; a technology says nothing where a cue or an organisation over it has spoken."""
    cases: defaultdict[str, Case] = defaultdict(Case)
    early = text.title_end + EARLY_CHARACTERS
    for places in chain(_gathered(_own_cues(text)), _gathered(text.organisations)):
        first = places[0]
        word, said = _said(text, first)
        mentions = _mentions(text, places) if first[0] < early else float(len(places))
        titled = first[0] < text.title_end
        for name, weight in said:
            case = cases[name]
            case.add(word, weight, mentions, places)
            if titled and weight > FAINT:
                case.titled = True
    spoken: dict[str, set[int]] = {}
    for places in _gathered(text.technologies):
        word, said = _said(text, places[0])
        for name, weight in said:
            over = spoken.get(name) or spoken.setdefault(name, _covered(cases[name].places))
            if new := [place for place in places if over.isdisjoint(range(place.start, place.end))]:
                cases[name].add(word, weight, _mentions(text, new), new)
    return cases


def _own_cues(text: Reading) -> Iterable[Mention]:
    """The cue words, but for those that are a part of an organisation's name and of no trade of it: 农业银行."""
    names = {place: name for name in text.organisations for place in range(name.start, name.end)}
    if not names:
        return text.cues
    return [cue for cue in text.cues if cue[0] not in names or not _part_of_name(names[cue[0]], cue)]


def _part_of_name(name: Mention, cue: Mention) -> bool:
    """Whether *cue*, which begins in *name*, is a part of it, and says what that organisation does not do."""
    if cue.end > name.end or cue[:2] == name[:2] or not isinstance(name.entry, Organisation):
        return False
    return isinstance(cue.entry, Cue) and not any(of in name.entry.industries for of, _ in cue.entry.said)


def _gathered(mentions: Iterable[Mention]) -> Iterable[list[Mention]]:
    """The mentions of each entry; that which is mentioned first comes first."""
    found: defaultdict[int, list[Mention]] = defaultdict(list)  # by identity: hashing an entry takes longer
    for mention in mentions:
        found[id(mention[2])].append(mention)
    return found.values()


def _mentions(text: Reading, places: Sequence[Mention]) -> float:
    """How many mentions those at *places*, in order, count as: in the headline and early on, each is more than one."""
    title, early = text.title_end, text.title_end + EARLY_CHARACTERS
    counted = float(len(places))
    for start, _, _ in places:
        if start >= early:
            break
        counted += (IN_TITLE if start < title else EARLY) - 1
    return counted


def _covered(places: Iterable[Mention]) -> set[int]:
    """The characters of *places*."""
    return {place for start, end, _ in places for place in range(start, end)}


def _said(text: Reading, mention: Mention) -> Said:
    """The word of a term, and what it says for which industries.

    Media and universities are mostly just quoted, and a technology that everyone has says nothing.
    """
    entry = mention.entry
    if isinstance(entry, Cue):
        return entry.word, entry.said
    if isinstance(entry, Organisation):
        return f"@{entry.name}", _trades(entry.industries) if entry.kind not in QUOTED else ()
    if not isinstance(entry, Technology):
        return entry.word, ()
    everyday = entry.name in text.vocabulary.stop_phrases.get("technologies", ())
    industry = None if everyday else text.vocabulary.industry_of.get(entry.field)
    return f"#{entry.name}", [(industry, TECHNOLOGY)] if industry else []


@cache
def _trades(industries: tuple[str, ...]) -> Sequence[tuple[str, float]]:
    """What an organisation of these says for each of them."""
    return [(name, ORGANISATION * SECOND_OF_ORGANISATION**place) for place, name in enumerate(industries)]
