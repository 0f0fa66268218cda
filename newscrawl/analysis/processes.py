"""Which processes does a text name that stand in no vocabulary: 光电分选, 声纹比对, 太空制造?

What is done, right behind the means by which it is done (`processes.tsv`); either alone is everybody's word.
"""

from collections.abc import Iterable, Iterator
from functools import cache

from newscrawl.analysis.reading import Reading, Words

Span = tuple[int, int]


def processes(text: Reading, units: Words, places: Iterable[int]) -> Iterator[Span]:
    """The spans of means and what is done, whose ends are ends of words; the words at *places* are looked at."""
    means, actions = text.vocabulary.means, text.vocabulary.actions
    longest = _longest(means)
    for place in [place for place in places if units.texts[place] in actions]:
        start, end = units.starts[place], units.ends[place]
        for width in range(min(longest, start), 0, -1):
            if text.narrow[start - width : start] in means and text.whole(start - width, end):
                yield (start - width, end)
                break


@cache
def _longest(words: frozenset[str]) -> int:
    return max(map(len, words), default=0)
