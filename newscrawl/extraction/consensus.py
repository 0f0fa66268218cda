"""Which of several independent readings of a page is its article, and how far do they agree?

Voices: the density of text in containers (`body`), runs of lines (`runs`), data for scripts (`islands`) and, where
these disagree or the page is not Chinese, a library. How often agreement is right: docs/extraction.md.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations
from operator import mul

from lxml.html import HtmlElement

from newscrawl.extraction.body import Body, find_body
from newscrawl.extraction.content import Content, assemble, told
from newscrawl.extraction.doubt import doubted, signs
from newscrawl.extraction.islands import hidden_text
from newscrawl.extraction.letters import without_masthead
from newscrawl.extraction.library import read_by_library
from newscrawl.extraction.lines import Line
from newscrawl.extraction.runs import find_run

_HAN = re.compile("[\u3400-\u9fff]")
_LETTER = re.compile("[^\\W\\d_\u3400-\u9fff]")
_AGREED = 0.9
"""Own voices that agree so far need no library."""
_HIDDEN = 3
"""So many times as much text in the data of scripts as is shown: the page shows a teaser, or nothing yet."""
_SURE = 0.1
"""With less confidence a voice found another text than all others, and says nothing about the kind of page."""
_SCRAP = 0.2
"""A reading of so much less than the library's says nothing about it."""
_SAME = 0.3
"""Two readings of which the shorter shares less with the longer read different things."""
_PRIOR = {"density": 1.2, "run": 1.0, "island": 1.0, "library": 0.5}
"""How far each voice is believed on Chinese pages. On the development pages their mean body F1 was, in this order,
.99, .98, – (few pages have one), .83."""
_ALONE = {"island": 0.75, "library": 0.75}
"""How sure a voice is where no other says anything: a script's text has its headline beside it; the library is alone on
pages in scripts whose sentences our own rules do not know, and was right on all such pages of the benchmark."""
_HEADLINE = 20
"""A headline speaks for so many times its length: pages with little text have long notes in other languages."""
_ENOUGH_TEXT = 4000
_ENOUGH = {"island": 40, "library": 400}
"""Characters in paragraphs that end as sentences do. Lists have no such text about their own headline."""
_STOPS = tuple('。！？…”」.!?"')


@dataclass(frozen=True, slots=True)
class Voice:
    """One reading of a page."""

    rule: str
    content: Content
    body: Body | None = None
    """Where it stands among the lines of the page, for those that read lines."""
    text: str = field(init=False)
    """Its words without any white space."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", "".join("".join(self.content.paragraphs).split()))


@dataclass(frozen=True, slots=True)
class Verdict:
    """The reading that was chosen."""

    voice: Voice
    confidence: float
    """How far the reading nearest to it agrees, 0 to 1, less what `doubt` takes off."""
    body: Body | None
    """Where among the lines of the page the article stands, as far as a reading of lines can tell."""

    @property
    def content(self) -> Content:
        """The text of the voice; with the pictures that are shown, where it has none."""
        content = self.voice.content
        return content if content.images or not self.body else replace(content, images=assemble(self.body.lines).images)

    @property
    def is_article(self) -> bool:
        """Whether it is an article even on a page that looks like a list, such as one with more links than text."""
        texts = self.voice.content.paragraphs if self.confidence >= _SURE else ()
        return sum(len(text) for text in texts if text.endswith(_STOPS)) >= _ENOUGH.get(self.voice.rule, float("inf"))


def consult(tree: HtmlElement, lines: Sequence[Line], headline: str) -> Verdict | None:
    """The reading of a page of *lines* that is believed; None where no voice has anything to say."""
    voices = list(_own(lines, headline))
    foreign = is_foreign(lines, headline)
    if not foreign:
        voices += _hidden(tree, headline, voices)
    if foreign or _differ(voices):
        heard = read_by_library(tree)
        kept = without_masthead(heard.paragraphs, headline) if foreign else heard.paragraphs
        voices.append(Voice("library", replace(heard, paragraphs=kept)))
    if foreign:  # where our rules know no sentences they find a footer, or something else
        voices = [voice for voice in voices if _hears(voice.text, voices[-1].text)]
    voices = [voice for voice in voices if voice.content]
    if not voices:
        return None
    verdict = decide(voices, speaker="library" if foreign else None)
    return _questioned(verdict, tree, lines, voices)


def _questioned(verdict: Verdict, tree: HtmlElement, lines: Sequence[Line], voices: Sequence[Voice]) -> Verdict:
    """*verdict*, less sure where the text itself shows signs of doubt; then the library is asked what it has of it."""
    voice = verdict.voice
    found = signs(lines, voice.body) if voice.body else 0
    if not found:
        return verdict
    heard = next((other for other in voices if other.rule == "library"), None)
    heard = heard or Voice("library", read_by_library(tree))
    confirmed = (_grams(voice.text) & _grams(heard.text)).total() / _grams(voice.text).total()
    return replace(verdict, confidence=doubted(verdict.confidence, found, confirmed))


def _hears(one: str, other: str) -> bool:
    """Whether *one* is a reading of the same text as *other*, be it of more or of less."""
    shared, least = _grams(one) & _grams(other), min(len(one), len(other))
    return len(one) >= _SCRAP * len(other) and shared.total() >= _SAME * least


def _differ(voices: Sequence[Voice]) -> bool:
    """Whether the first two voices say different things."""
    return len(voices) > 1 and similarity(voices[0].text, voices[1].text) < _AGREED


def _own(lines: Sequence[Line], headline: str) -> Iterator[Voice]:
    for rule, find in (("density", find_body), ("run", find_run)):
        if body := find(lines, headline):
            yield Voice(rule, told(body.lines), body)


def _hidden(tree: HtmlElement, headline: str, shown: list[Voice]) -> list[Voice]:
    """The text that scripts carry; where it is far more than is shown, what is shown is taken off *shown*."""
    content = hidden_text(tree, headline)
    if not content:
        return []
    voice = Voice("island", content)
    if all(len(voice.text) > _HIDDEN * len(other.text) for other in shown):
        shown.clear()
    return [voice]


def decide(voices: Sequence[Voice], speaker: str | None = None) -> Verdict:
    """The voice that agrees best with all others, or that of *speaker* where there is one.

    Each counts as far as it is believed.
    """
    alike = [[0.0] * len(voices) for _ in voices]
    for i, j in combinations(range(len(voices)), 2):
        alike[i][j] = alike[j][i] = similarity(voices[i].text, voices[j].text)
    believed = [_PRIOR[voice.rule] for voice in voices]
    support = [mine * sum(map(mul, believed, row)) for mine, row in zip(believed, alike, strict=True)]
    if len(voices) == 1:
        alike = [[_ALONE.get(voices[0].rule, 0.0)]]
    heard = [n for n, voice in enumerate(voices) if voice.rule == speaker] or range(len(voices))
    best = max(heard, key=lambda n: (support[n], believed[n]))
    body = voices[best].body or next((voice.body for voice in voices if voice.body), None)
    return Verdict(voices[best], max(alike[best]), body)


def similarity(one: str, other: str) -> float:
    """F1 of the 4-grams of characters that two texts share, with their counts.

    What both begin and end with is not cut into grams, since two readings mostly differ at one place.

    >>> similarity("甲乙丙丁戊", "甲乙丙丁戊"), similarity("甲乙丙丁戊", "甲乙丙丁己"), similarity("甲", "")
    (1.0, 0.5, 0.0)
    """
    if one == other:
        return 1.0
    start = max(_shared(one, other) - 3, 0)
    one, other = one[start:], other[start:]
    end = max(_shared(one[::-1], other[::-1]) - 3, 0)
    first, second = _grams(one[: len(one) - end]), _grams(other[: len(other) - end])
    return 2 * (start + end + (first & second).total()) / (2 * (start + end) + first.total() + second.total())


def _shared(one: str, other: str) -> int:
    """How many characters both texts begin with."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if one[low:middle] == other[low:middle] else (low, middle - 1)
    return low


def _grams(text: str) -> Counter[str]:
    return Counter(text[i : i + 4] for i in range(min(max(len(text) - 3, 1), 200_000)))  # longer than any article


def is_foreign(lines: Sequence[Line], headline: str) -> bool:
    """Whether a page is written in letters rather than in Chinese characters, of which two make a word."""
    text = (
        headline * _HEADLINE + "".join(line.text for line in lines if 2 * line.linked < len(line.text))[:_ENOUGH_TEXT]
    )
    return len(_LETTER.findall(text)) > 3 * len(_HAN.findall(text))
