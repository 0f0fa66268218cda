"""The one segmentation of an article that all its tags are made from."""

import re
from dataclasses import dataclass
from functools import cached_property

from newscrawl.text.words import tagged

_SENTENCE_END = re.compile(r"[。！？!?；;\n]+[”」』）)]*")


@dataclass(frozen=True, slots=True)
class Word:
    """A word and where it stands in the text."""

    text: str
    flag: str
    """Its part of speech in jieba's notation: n, nr, ns, nt, nz, v, vn, eng, x, …"""
    start: int
    end: int


@dataclass(frozen=True)
class Reading:
    """Headline, line feed, body: the text that spans of evidence count in, with its words and sentences."""

    text: str
    title_end: int
    words: tuple[Word, ...]

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """The spans of the body's sentences, end marks included."""
        spans = []
        start = self.title_end + 1
        for mark in _SENTENCE_END.finditer(self.text, start):
            if self.text[start : mark.end()].strip():
                spans.append((start, mark.end()))
            start = mark.end()
        if self.text[start:].strip():
            spans.append((start, len(self.text)))
        return tuple(spans)

    def places(self, term: str) -> tuple[tuple[int, int], ...]:
        """Where *term* stands, whatever its case; a Latin term only as a word of its own."""
        found, where, wanted = [], -1, term.casefold()
        while (where := self._folded.find(wanted, where + 1)) >= 0:
            end = where + len(wanted)
            if not (_latin(wanted[0]) and _latin(self._folded[where - 1 : where])) and not (
                _latin(wanted[-1]) and _latin(self._folded[end : end + 1])
            ):
                found.append((where, end))
        return tuple(found)

    @cached_property
    def _folded(self) -> str:
        folded = self.text.casefold()  # a few letters grow when folded, and then spans would be wrong
        return folded if len(folded) == len(self.text) else self.text.lower().ljust(len(self.text))[: len(self.text)]


def _latin(character: str) -> bool:
    return character.isascii() and character.isalnum()


def read(headline: str, body: str) -> Reading:
    """The words of an article."""
    text = f"{headline}\n{body}"
    words, start = [], 0
    for word, flag in tagged(text):
        words.append(Word(word, flag, start, start + len(word)))
        start += len(word)
    return Reading(text, len(headline), tuple(words))
