"""Which terms do we know, and where does a text use them?"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import chain, repeat
from operator import itemgetter
from string import ascii_letters, digits
from typing import NamedTuple

from ahocorasick_rs import MATCHKIND_STANDARD, AhoCorasick

from newscrawl import garbage
from newscrawl.text.folding import folded

_LETTERS = frozenset(ascii_letters + digits)
_LAST_LETTER = "z"
STRENGTH = 1.3
"""Exponent of a cue's weight."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Technology:
    """A row of `technologies/*.tsv`."""

    name: str
    forms: tuple[str, ...]
    """Everything that is matched: the name, aliases, English and traditional forms."""
    parents: tuple[str, ...] = ()
    field: str = ""
    """The name of its file: semiconductors."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """A row of `organisations/*.tsv`."""

    name: str
    forms: tuple[str, ...]
    industries: tuple[str, ...] = ()
    kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Industry:
    """A row of `industries.tsv`."""

    name: str
    cues: tuple[tuple[str, float], ...]
    """Words that speak for it, each with its weight."""
    synonyms: tuple[str, ...] = ()
    gb4754: str = ""
    """Its section of GB/T 4754, where it has one."""
    sw1: str = ""
    """Its 申万 industry of level 1, where it has one."""
    technologies: tuple[str, ...] = ()
    """The fields whose technologies speak for it."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue word and the industries it speaks for."""

    word: str
    said: tuple[tuple[str, float], ...]
    """How much it says for each: a power of its weight."""


@dataclass(frozen=True, slots=True)
class Maker:
    """A word of `heads.tsv`, or an action of `processes.tsv`: with what stands before it, it may be a technology."""

    word: str


Entry = Technology | Organisation | Cue | Maker


class Mention(NamedTuple):
    """A term and where it stands."""

    start: int
    end: int
    entry: Entry


@dataclass(frozen=True)
class Vocabulary:
    """All that the rules know by name. Built by `vocabulary_files.load`."""

    technologies: Mapping[str, Technology] = field(default_factory=dict)
    organisations: Mapping[str, Organisation] = field(default_factory=dict)
    industries: Mapping[str, Industry] = field(default_factory=dict)
    stop_phrases: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """By the field that must not have them: keywords (but scenes), technologies, heads, coined, edges; common ones."""
    cue_verbs: Mapping[str, float] = field(default_factory=dict)
    heads: Mapping[str, str] = field(default_factory=dict)
    """Nouns that make a technology of the name before them (芯片), with what may stand before: any, ai."""
    processes: Mapping[str, str] = field(default_factory=dict)
    """Words of processes, each with its part: means, action."""

    def mentions(self, text: str, spelled: str = "") -> Mapping[type[Entry], Sequence[Mention]]:
        """Where *text* (folded) uses a term, by kind the leftmost and longest, in order; a Latin term only as a word.

        Of makers all: words tell which of them is one.
        *spelled* is the same text with its capitals: rows whose names differ in these alone are told apart by them.
        """
        found = self._automaton.find_matches_as_indexes(text, overlapping=True)
        found.reverse()  # they come by their ends: so the longer of two that begin together stays before the other
        found.sort(key=itemgetter(1))
        entries, cased = self._entries, self._cased
        kept: dict[type[Entry], list[Mention]] = {Technology: [], Organisation: [], Cue: [], Maker: []}
        ends: dict[type[Entry], int] = dict.fromkeys(kept, 0)
        for index, start, end in found:
            said = entries[index]
            if text[start] <= _LAST_LETTER or text[end - 1] <= _LAST_LETTER:  # for speed: the rest is for Latin terms
                if _cuts_word(text, start, end):
                    continue
                said = cased[index].get(spelled[start:end], said) if index in cased else said
            for entry in said:
                kind = type(entry)
                if start >= ends[kind]:
                    ends[kind] = 0 if kind is Maker else end
                    kept[kind].append(Mention(start, end, entry))
        return kept

    @cached_property
    def industry_of(self) -> Mapping[str, str]:
        """The industry that the technologies of a field speak for; a field may have none."""
        return {field: industry.name for industry in self.industries.values() for field in industry.technologies}

    @cached_property
    def means(self) -> frozenset[str]:
        """By what something is done: 光电, 声纹."""
        return frozenset(word for word, part in self.processes.items() if part == "means")

    @cached_property
    def actions(self) -> frozenset[str]:
        """What is done: 分选, 比对."""
        return frozenset(word for word, part in self.processes.items() if part == "action")

    @cached_property
    def general(self) -> frozenset[str]:
        """The technologies that others are kinds of, by name."""
        return frozenset(chain.from_iterable(entry.parents for entry in self.technologies.values()))

    @cached_property
    def _automaton(self) -> AhoCorasick:
        return AhoCorasick(self._terms, matchkind=MATCHKIND_STANDARD, store_patterns=False)

    @cached_property
    def _entries(self) -> tuple[tuple[Entry, ...], ...]:
        """What the forms stand for, in the automaton's order."""
        return tuple(self._terms.values())

    @cached_property
    def _cased(self) -> Mapping[int, Mapping[str, tuple[Entry, ...]]]:
        """Of Latin forms that names have in several cases (LoRA and LoRa), by place: what each of these stands for."""
        entries: tuple[Technology | Organisation, ...] = (*self.technologies.values(), *self.organisations.values())
        forms = set(filter(str.isascii, chain.from_iterable(entry.forms for entry in entries)))
        counted = Counter(map(str.lower, forms))
        spelled = {form for form, small in zip(forms, map(str.lower, forms), strict=True) if counted[small] > 1}
        several = [(form, entry) for entry in entries for form in entry.forms if form in spelled]
        wanted = {folded(form) for form in spelled}
        places = {form: place for place, form in enumerate(self._terms) if form in wanted}
        cased: dict[int, dict[str, tuple[Entry, ...]]] = {}
        for form, entry in several:
            place = places[folded(form)]
            cues = tuple(cue for cue in self._entries[place] if isinstance(cue, Cue))
            ways = cased.setdefault(place, {})
            ways[form] = (entry, *ways.get(form, cues))
        return cased

    @cached_property
    def _terms(self) -> Mapping[str, tuple[Entry, ...]]:
        """Each form with the entries it stands for, at most one of a kind."""
        terms: dict[str, tuple[Entry, ...]] = {}
        with garbage.none_meanwhile():
            for kind in (_named(self.technologies), _named(self.organisations), self._cues(), self._makers()):
                both = {form: terms[form] + kind[form] for form in terms.keys() & kind.keys()}
                terms |= kind | both
        return terms

    def _cues(self) -> dict[str, tuple[Entry, ...]]:
        said: dict[str, list[tuple[str, float]]] = {}
        for industry in self.industries.values():
            spelled = _folded_all(word for word, _ in industry.cues)
            for word, (_, weight) in zip(spelled, industry.cues, strict=True):
                if cue := word.strip():
                    said.setdefault(cue, []).append((industry.name, _strong(weight)))
        return {word: (Cue(word, tuple(pairs)),) for word, pairs in said.items()}

    def _makers(self) -> dict[str, tuple[Entry, ...]]:
        return {folded(word): (Maker(word),) for word in (*self.heads, *self.actions)}


@cache
def _strong(weight: float) -> float:
    return weight**STRENGTH  # type: ignore[no-any-return]


def _named(entries: Mapping[str, Technology | Organisation]) -> dict[str, tuple[Entry, ...]]:
    """The entries by their forms, each a tuple of one for all its forms, for speed; the later row wins."""
    forms = chain.from_iterable(entry.forms for entry in entries.values())
    alone = chain.from_iterable(repeat((entry,), len(entry.forms)) for entry in entries.values())
    return dict(zip(_folded_all(forms), alone, strict=True))


def _folded_all(forms: Iterable[str]) -> list[str]:
    """Every form folded, all at once, for speed."""
    spelled = list(forms)
    return folded("\n".join(spelled)).split("\n") if spelled else []


def _cuts_word(text: str, start: int, end: int) -> bool:
    """Whether the span begins or ends between two Latin letters or digits of one word."""
    if text[start] in _LETTERS and start > 0 and text[start - 1] in _LETTERS:
        return True
    return text[end - 1] in _LETTERS and end < len(text) and text[end] in _LETTERS
