"""The one segmentation of an article that all its tags are made from."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, compress, pairwise
from operator import itemgetter

from newscrawl.analysis.vocabulary import Cue, Entry, Maker, Mention, Organisation, Technology, Vocabulary
from newscrawl.text.folding import folded, narrow
from newscrawl.text.words import Segmenter, tagged

_SENTENCE_END = re.compile(
    r"[。！？!?；;\n.]"  # for speed: most places end here
    r"(?:(?<!\.)[。！？!?；;\n]*[”」』）)]*|(?<=[\u4e00-\u9fff]\.)(?=\s|[\u4e00-\u9fff]|$))"
)
Unit = tuple[str, str, int, int]
"""A word: its text, flag, start and end."""
_TWO = 2
_SHORT = 5
"""Characters. Longer terms are trusted even where the segmenter cuts across them."""
_ABBREVIATION = 3
"""Letters of a Latin name that is that of other things too."""
_MODEL = re.compile(r"-\d")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text in order, in columns: an object for each would take longer to make than all tags."""

    texts: list[str]
    """In half width."""
    flags: list[str]
    """Their parts of speech in jieba's notation: n, nr, ns, nt, nz, v, vn, eng, x, …"""
    starts: list[int]
    ends: list[int]

    def flagged(self, flag: str) -> list[int]:
        """The places of the words of a part of speech; `list.index` finds them faster than a loop."""
        found: list[int] = []
        with suppress(ValueError):
            while True:
                found.append(self.flags.index(flag, found[-1] + 1 if found else 0))
        return found

    def merged(self, units: Iterable[Unit]) -> "Words":
        """These with *units* instead of what each overlaps; they are in order and apart."""
        texts, flags, starts, ends = [*self.texts], [*self.flags], [*self.starts], [*self.ends]
        for text, flag, start, end in reversed([*units]):  # so that the places before stay places
            first, last = bisect_right(ends, start), bisect_left(starts, end)
            if last - first == 1 and starts[first] == start and ends[first] == end:
                flags[first] = flag  # for speed: most are a word already
            else:
                texts[first:last], flags[first:last] = [text], [flag]
                starts[first:last], ends[first:last] = [start], [end]
        return Words(texts, flags, starts, ends)


@dataclass(frozen=True)
class Reading:
    """Headline, line feed, body: the text that spans of evidence count in, with its words, terms and sentences."""

    text: str
    narrow: str
    """The text in half width, each character in its place."""
    title_end: int
    words: Words
    vocabulary: Vocabulary

    @cached_property
    def folded(self) -> str:
        """The text as terms are matched in it, each character in its place."""
        return folded(self.narrow)

    @cached_property
    def _mentions(self) -> Mapping[type[Entry], Sequence[Mention]]:
        return self.vocabulary.mentions(self.folded, self.narrow)

    @cached_property
    def technologies(self) -> tuple[Mention, ...]:
        """Technologies of the vocabulary, no two overlapping."""
        return self._named(Technology)

    @cached_property
    def organisations(self) -> tuple[Mention, ...]:
        """Companies and institutions of the vocabulary, no two overlapping; none that only begins a product's name."""
        return tuple(m for m in self._named(Organisation) if m.end - m.start > _ABBREVIATION or not self._of_product(m))

    def _of_product(self, mention: Mention) -> bool:
        """Whether a short Latin name is that of a thing: before a number (UPS-6), or it begins a technology's."""
        if not self.text[mention.start : mention.end].isascii():
            return False
        end = max((m.end for m in self.technologies if m.start == mention.start), default=mention.end)
        return bool(_MODEL.match(self.narrow, mention.end)) or not self.text[mention.end : end].isascii()

    def _named(self, kind: type[Technology | Organisation]) -> tuple[Mention, ...]:
        """The mentions of a kind that are terms of their own, and others of three characters that are so elsewhere."""
        found = self._mentions[kind]
        whole = [self.whole(start, end) for start, end, _ in found]
        if all(whole):
            return tuple(found)
        sure = {self.folded[m.start : m.end] for m in compress(found, whole) if m.end - m.start > _TWO}
        return tuple(m for m, one in zip(found, whole, strict=True) if one or self.folded[m.start : m.end] in sure)

    @cached_property
    def cues(self) -> tuple[Mention, ...]:
        """Cue words of industries: whole words, or within one; none that only a part of a word belongs to."""
        borders = self._borders
        return tuple(
            cue
            for cue in self._mentions[Cue]
            if (cue[0] in borders and cue[1] in borders) or borders.isdisjoint(range(cue[0] + 1, cue[1]))
        )

    @property
    def makers(self) -> Sequence[Mention]:
        """Heads of compounds and actions of processes, whether they are words of the text or not."""
        return self._mentions[Maker]

    def words_in(self, start: int, end: int) -> range:
        """The places among the words of those that start within a span."""
        starts = self.words.starts
        return range(bisect_left(starts, start), bisect_left(starts, end))

    def persons_in(self, start: int, end: int) -> Sequence[int]:
        """The places among the words of those that start within a span and are tagged as a person's name."""
        words = self.words_in(start, end)
        return self._persons[bisect_left(self._persons, words.start) : bisect_left(self._persons, words.stop)]

    @cached_property
    def _persons(self) -> list[int]:
        return self.words.flagged("nr")

    def whole(self, start: int, end: int) -> bool:
        """Whether the span is a term of its own: no word sticks out of it, unless the term is long."""
        borders = self._borders
        return (start in borders and end in borders) or end - start > _SHORT or self.text[start:end].isascii()

    @cached_property
    def _borders(self) -> set[int]:
        """Where words begin and end."""
        return {0, *self.words.ends}

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """The spans of the body's sentences, end marks included."""
        ends = [mark.end() for mark in _SENTENCE_END.finditer(self.narrow, self.title_end + 1)]
        spans = pairwise([self.title_end + 1, *ends, len(self.text)])
        return tuple(span for span in spans if not self.text[slice(*span)].isspace() and span[0] < span[1])


def read(headline: str, body: str, vocabulary: Vocabulary, *, segmenter: Segmenter = "rjieba") -> Reading:
    """The words of an article."""
    text = f"{headline}\n{body}"
    spelled = narrow(text)
    return Reading(text, spelled, len(headline), _words(spelled, segmenter), vocabulary)


def _words(text: str, segmenter: Segmenter) -> Words:
    pairs = tagged(text, segmenter=segmenter)
    texts, flags = [*map(itemgetter(0), pairs)], [*map(itemgetter(1), pairs)]
    places = list(accumulate(map(len, texts), initial=0))
    return Words(texts, flags, places[:-1], places[1:])
