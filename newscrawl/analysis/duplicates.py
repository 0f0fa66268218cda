"""Near-duplicates: a fingerprint of the text that a few edits hardly change."""

import hashlib
import re
from collections import Counter

GRAM = 3
BYTES = 8
SHORTEST = 60
"""Characters. Shorter texts share too much by chance."""
_IGNORED = re.compile(r"\W+")


def simhash(text: str) -> int | None:
    """Charikar's simhash, 64 bits, over the character 3-grams of *text* without white space and punctuation.

    Reprints of an article of some length lie within 3 bits of each other, other articles 8 and more apart
    (costs.md). None for a text too short to tell.
    """
    letters = _IGNORED.sub("", text)
    if len(letters) < SHORTEST:
        return None
    grams = {letters[i : i + GRAM] for i in range(len(letters) - GRAM + 1)}
    digests = b"".join(hashlib.blake2b(gram.encode(), digest_size=BYTES).digest() for gram in grams)
    mark = 0
    for place in range(BYTES):  # count in C how often each byte occurs at this place, then the bits of those bytes
        counts = Counter(digests[place::BYTES])
        for bit in range(8):
            ones = sum(count for byte, count in counts.items() if byte >> bit & 1)
            mark |= (ones * 2 > len(grams)) << (place * 8 + bit)
    return mark
