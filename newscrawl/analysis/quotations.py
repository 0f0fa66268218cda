"""Which terms does a text put into quotation marks?"""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator

from newscrawl.analysis import names
from newscrawl.analysis.reading import Reading, Words

Span = tuple[int, int]
MOST = 50
LONG = 7
"""Characters from which a phrase with 的 is no term."""
_SAID = re.compile(r"^\d+[年月]|[我你您咱她谁]|他们|自己|[有没]人|什么|怎么?|不[要想敢会能]|很难|^让|起来$|[了吗]$")
"""What a sentence has that is said, and a term has not; a day."""
_ADVERB = re.compile(
    "[但即而却都也就还才又再更最很太没不未已曾正仍只先便把被将像会能要想得着过若因且]|或许|可能|已经|曾经|正在|仍然|依然|没有|不是|不再|不会|不能|无法|"
    "就是|还是|只[是有要剩会能]|但是|而且|因为|所以|如果|虽然|为了|一样|一定|非常|十分|完全|必须|应该|需要|可以|到底"
)
"""Words of sentences, as the segmenter cuts them (成都 is none)."""


def quotations(text: Reading, units: Words, stop: Collection[str]) -> dict[str, list[Span]]:
    """The terms in quotation marks, with all their places in the text; none of *stop*, no sentences."""
    places: dict[str, list[Span]] = {}
    for start, end in names.quoted(text):
        key = text.folded[start:end]
        if key in places or key in stop or len(places) == MOST:
            continue
        if text.narrow[start - 1] == "《" or not _sentence(units, key, start, end):  # 《》: the title of a work
            places[key] = [*_mentions(text.folded, key)]
    return places


def _mentions(text: str, key: str) -> Iterator[Span]:
    """All places of *key*; a pattern of it would have to be compiled, which takes longer than all else here."""
    start = text.find(key)
    while start >= 0:
        end = start + len(key)
        yield start, end
        start = text.find(key, end)


def _sentence(units: Words, key: str, start: int, end: int) -> bool:
    """Whether what is quoted is said, a day, or a phrase with an adverb or a conjunction."""
    said = units.texts[bisect_left(units.starts, start) : bisect_left(units.starts, end)]
    return bool(_SAID.search(key) or any(map(_ADVERB.fullmatch, said)) or ("的" in said and len(key) > LONG))
