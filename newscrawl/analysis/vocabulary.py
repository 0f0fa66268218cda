"""Which terms do we know, and where does a text use them?"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain, pairwise, repeat
from operator import itemgetter
from string import ascii_letters, digits
from typing import NamedTuple

from ahocorasick_rs import MATCHKIND_STANDARD, AhoCorasick

from newscrawl import garbage
from newscrawl.text.folding import folded

_LETTERS = frozenset(ascii_letters + digits)


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
    weights: tuple[tuple[str, float], ...]


Entry = Technology | Organisation | Cue


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

    def mentions(self, text: str, spelled: str = "") -> list[Mention]:
        """Where *text* (folded) uses a term, per kind the leftmost and longest; a Latin term only as a word.

        *spelled* is the same text with its capitals: rows whose names differ in these alone are told apart by them.
        """
        found = self._automaton.find_matches_as_indexes(text, overlapping=True)
        found.sort(key=itemgetter(2), reverse=True)
        found.sort(key=itemgetter(1))
        entries, cased = self._entries, self._cased
        ends: dict[type[Entry], int] = {}
        kept = []
        for index, start, end in found:
            if _cuts_word(text, start, end):
                continue
            for entry in cased[index].get(spelled[start:end], entries[index]) if index in cased else entries[index]:
                if start >= ends.get(type(entry), 0):
                    ends[type(entry)] = end
                    kept.append(Mention(start, end, entry))
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
    def head_beginnings(self) -> frozenset[str]:
        """What a head begins with, itself included, for a quick look."""
        return frozenset(head[:length] for head in self.heads for length in range(1, len(head) + 1))

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
            for kind in (_named(self.technologies), _named(self.organisations), self._cues()):
                both = {form: terms[form] + kind[form] for form in terms.keys() & kind.keys()}
                terms |= kind | both
        return terms

    def _cues(self) -> dict[str, tuple[Entry, ...]]:
        weights: dict[str, list[tuple[str, float]]] = {}
        for industry in self.industries.values():
            spelled = _folded_all(word for word, _ in industry.cues)
            for word, (_, weight) in zip(spelled, industry.cues, strict=True):
                if said := word.strip():
                    weights.setdefault(said, []).append((industry.name, weight))
        return {word: (Cue(word, tuple(pairs)),) for word, pairs in weights.items()}


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


def outermost(spans: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """*spans* in order, each once, without those inside another.

    >>> outermost([(4, 6), (0, 2), (3, 6)])
    ((0, 2), (3, 6))
    """
    ordered = sorted(set(spans), key=lambda span: (span[0], -span[1]))
    ends = [-1]
    for _, end in ordered:
        ends.append(max(ends[-1], end))
    return tuple(span for span, (before, after) in zip(ordered, pairwise(ends), strict=True) if after > before)
