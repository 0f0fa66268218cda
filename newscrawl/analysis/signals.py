"""What in a clause says that something happened, and what that it is an opinion?"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import add

from newscrawl.analysis.reading import Reading

Span = tuple[int, int]
_OPINION = re.compile(
    r"[？?吗呢您你]|[认以]为|觉得|或许|可能|应[该当]|如果|倘若|我[的想看]|希望|建议|相信|难道|什么|怎[么样]|如何|不免|似乎|看来|大家|想象|请看|一下|就是|理由是|"
    r"比如|例如|意味着|标志着|有助于"
    r"|打了?个?比方|好比|就像|[梳查][理阅][^,。]{0,6}发现|见到了|接受[^,。]{0,8}采访|拿出手机|翻看|[坐蹲]在|摊着|[给作]出了?这样|这样[概形]|回应了|作出了?回应"
)
"""Opinions, comparisons, and the scenery of a report: where the reporter met whom, who answers without an answer."""
_NUMBER = re.compile(
    r"\d[\d.,]*\s*(?:%|[十百千万亿]|个?百分点|[元人家个件台辆架艘倍吨项款支块套岁位名年月日头只斤例枚颗片条户所场次亩升度股种处批座宗届集张层分]|[美欧]元|公[里斤顷]|平方?米|千瓦|兆瓦|毫[升米]|小时|分钟)"
    r"|[一二两三四五六七八九]成(?![立员为功长熟绩就])"
)
_PEOPLE = frozenset(["nt", "nr", "nrt"])
_MARKS = re.compile(r"\W+")


@dataclass(frozen=True, slots=True)
class Sums:
    """Weights at places of the text, ready to be summed over any stretch of it."""

    sums: Sequence[float]
    """Of all before each place."""

    def within(self, start: int, end: int) -> float:
        """The sum of the weights in a stretch."""
        return self.sums[end] - self.sums[start]


def _sums(size: int, found: Iterable[tuple[int, float]]) -> Sums:
    weights = [0.0] * (size + 1)
    for place, weight in found:
        weights[place + 1] = weight
    return Sums(list(accumulate(weights)))


@dataclass(frozen=True, slots=True)
class Signals:
    """All that events are scored by, found once in the text."""

    cues: Sums
    numbers: Sums
    people: Sums
    opinions: Sums
    title_places: Sequence[int]
    title_pairs: Sequence[str]
    """Where the body has a pair of characters of the headline, and which."""

    def title(self, start: int, end: int) -> frozenset[str]:
        """The pairs of characters that a stretch shares with the headline."""
        first, last = bisect_left(self.title_places, start), bisect_left(self.title_places, end - 1)
        return frozenset(self.title_pairs[first:last])


def signals(text: Reading) -> Signals:
    """The signals of a text."""
    words, verbs, size = text.words, text.vocabulary.cue_verbs, len(text.text)
    title = pairs(text.folded[: text.title_end])
    shared = sorted((place, pair) for pair in title for place in _places(text.folded, pair))
    return Signals(
        cues=_sums(size, [(words.starts[n], verbs[said]) for n, said in enumerate(words.texts) if said in verbs]),
        people=_sums(size, [(words.starts[n], 1.0) for n, flag in enumerate(words.flags) if flag in _PEOPLE]),
        numbers=_sums(size, [(match.start(), 1.0) for match in _NUMBER.finditer(text.narrow)]),
        opinions=_sums(size, [(match.start(), 1.0) for match in _OPINION.finditer(text.narrow)]),
        title_places=[place for place, _ in shared],
        title_pairs=[pair for _, pair in shared],
    )


def _places(text: str, pair: str) -> Iterator[int]:
    place = text.find(pair)
    while place >= 0:
        yield place
        place = text.find(pair, place + 1)


def pairs(said: str) -> frozenset[str]:
    """The pairs of neighbouring characters, marks aside.

    >>> sorted(pairs("甲乙，丙"))
    ['乙丙', '甲乙']
    """
    letters = _MARKS.sub("", said)
    return frozenset(map(add, letters, letters[1:]))
