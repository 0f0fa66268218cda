"""The one segmentation of an article that all its tags are made from."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, compress
from typing import NamedTuple

from newscrawl.analysis.folding import folded, narrow
from newscrawl.analysis.vocabulary import Cue, Mention, Organisation, Technology, Vocabulary
from newscrawl.text.words import Segmenter, tagged

_SENTENCE_END = re.compile(r"[。！？!?；;\n]+[”」』）)]*|(?<=[\u4e00-\u9fff])\.(?=\s|[\u4e00-\u9fff]|$)")
_TWO = 2
_SHORT = 5
"""Characters. Longer terms are trusted even where the segmenter cuts across them."""


class Word(NamedTuple):
    """A word and where it stands in the text."""

    text: str
    """In half width."""
    flag: str
    """Its part of speech in jieba's notation: n, nr, ns, nt, nz, v, vn, eng, x, …"""
    start: int
    end: int


@dataclass(frozen=True)
class Reading:
    """Headline, line feed, body: the text that spans of evidence count in, with its words, terms and sentences."""

    text: str
    narrow: str
    """The text in half width, each character in its place."""
    title_end: int
    words: tuple[Word, ...]
    vocabulary: Vocabulary

    @cached_property
    def folded(self) -> str:
        """The text as terms are matched in it, each character in its place."""
        return folded(self.narrow)

    @cached_property
    def starts(self) -> list[int]:
        """Where the words start."""
        return [word.start for word in self.words]

    @cached_property
    def _mentions(self) -> list[Mention]:
        return self.vocabulary.mentions(self.folded)

    @cached_property
    def technologies(self) -> tuple[Mention, ...]:
        """Technologies of the vocabulary, no two overlapping."""
        return self._named(Technology)

    @cached_property
    def organisations(self) -> tuple[Mention, ...]:
        """Companies and institutions of the vocabulary, no two overlapping."""
        return self._named(Organisation)

    def _named(self, kind: type[Technology | Organisation]) -> tuple[Mention, ...]:
        """The mentions of a kind that are terms of their own, and others of three characters that are so elsewhere."""
        found = [m for m in self._mentions if isinstance(m.entry, kind)]
        whole = [self.whole(m.start, m.end) for m in found]
        sure = {self.folded[m.start : m.end] for m in compress(found, whole) if m.end - m.start > _TWO}
        return tuple(m for m, one in zip(found, whole, strict=True) if one or self.folded[m.start : m.end] in sure)

    @cached_property
    def cues(self) -> tuple[Mention, ...]:
        """Cue words of industries."""
        return tuple(m for m in self._mentions if isinstance(m.entry, Cue) and not self._crossed(m.start, m.end))

    def words_in(self, start: int, end: int) -> tuple[Word, ...]:
        """The words that start within a span."""
        return self.words[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def whole(self, start: int, end: int) -> bool:
        """Whether the span is a term of its own: no word sticks out of it, unless the term is long."""
        if end - start > _SHORT or self.text[start:end].isascii():
            return True
        return not self._cut(start) and not self._cut(end)

    def _crossed(self, start: int, end: int) -> bool:
        """Whether a word begins before the span and ends inside it, or begins inside and ends behind."""
        if not self._cut(start) and not self._cut(end):
            return False
        return bisect_left(self.starts, start + 1) != bisect_left(self.starts, end)

    def _cut(self, place: int) -> bool:
        """Whether *place* lies inside a word."""
        return place not in self._borders

    @cached_property
    def _borders(self) -> frozenset[int]:
        return frozenset([*self.starts, len(self.text)])

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """The spans of the body's sentences, end marks included."""
        spans = []
        start = self.title_end + 1
        for mark in _SENTENCE_END.finditer(self.narrow, start):
            if self.text[start : mark.end()].strip():
                spans.append((start, mark.end()))
            start = mark.end()
        if self.text[start:].strip():
            spans.append((start, len(self.text)))
        return tuple(spans)


def read(headline: str, body: str, vocabulary: Vocabulary, *, segmenter: Segmenter = "rjieba") -> Reading:
    """The words of an article."""
    text = f"{headline}\n{body}"
    spelled = narrow(text)
    return Reading(text, spelled, len(headline), tuple(_words(spelled, segmenter)), vocabulary)


def _words(text: str, segmenter: Segmenter) -> Iterator[Word]:
    pairs = tagged(text, segmenter=segmenter)
    places = list(accumulate((len(word) for word, _ in pairs), initial=0))
    words, flags = zip(*pairs, strict=True)
    return map(Word._make, zip(words, flags, places, places[1:], strict=False))
