"""Near-duplicates: fingerprints of a text that a few edits hardly change, and how much two texts share."""

import hashlib
import re
import zlib
from collections import Counter
from functools import lru_cache
from heapq import nsmallest

GRAM = 3
BYTES = 8
SHORTEST = 60
"""Characters. Shorter texts share too much by chance."""
MARKS = 10
"""Fingerprints of a text by which its copies are looked up."""
STRETCH = 8
"""Characters that a mark stands for: long enough to be rare in other texts."""
COPY = 0.5
"""Copies share more 3-grams than that: edited and cut ones 0.7 and more, texts of one template 0.3 and less."""
_IGNORED = re.compile(r"\W+")


def marks(text: str) -> tuple[int, ...]:
    """A bottom-k MinHash: the least 32-bit digests among those of all stretches of *text*, in order.

    White space and punctuation do not count. Two texts share about as many of their marks as they share stretches;
    texts that share two are worth comparing. Empty for a text too short to tell.
    """
    letters = _IGNORED.sub("", text)
    if len(letters) < SHORTEST:
        return ()
    data = letters.encode("utf-16-le")
    stretches = range(0, len(data) - 2 * STRETCH + 1, 2)
    digests = {zlib.crc32(data[start : start + 2 * STRETCH]) * 0x9E3779B1 & 0xFFFFFFFF for start in stretches}
    return tuple(nsmallest(MARKS, digests))


def resemblance(one: str, other: str) -> float:
    """The share of character 3-grams of two texts that both have, 0 to 1; white space and punctuation do not count.

    >>> resemblance("港区新装的系统，少等六小时。", "港区新装的系统 少等六小时")
    1.0
    """
    here, there = _grams(one), _grams(other)
    shared = len(here & there)
    return shared / (len(here) + len(there) - shared or 1)


@lru_cache(maxsize=4)  # one text is compared with several, and asked for its simhash
def _grams(text: str) -> frozenset[str]:
    letters = _IGNORED.sub("", text)
    return frozenset(letters[start : start + GRAM] for start in range(len(letters) - GRAM + 1))


def simhash(text: str) -> int | None:
    """Charikar's simhash, 64 bits, over the character 3-grams of *text* without white space and punctuation.

    Light reprints lie within 3 bits of each other; edited ones up to 19, which other texts come close to as well,
    so copies are looked up by `marks` and compared by `resemblance`. None for a text too short to tell.
    """
    if len(_IGNORED.sub("", text)) < SHORTEST:
        return None
    grams = _grams(text)
    digests = b"".join(hashlib.blake2b(gram.encode(), digest_size=BYTES).digest() for gram in grams)
    mark = 0
    for place in range(BYTES):  # count in C how often each byte occurs at this place, then the bits of those bytes
        counts = Counter(digests[place::BYTES])
        for bit in range(8):
            ones = sum(count for byte, count in counts.items() if byte >> bit & 1)
            mark |= (ones * 2 > len(grams)) << (place * 8 + bit)
    return mark
