"""Which words of a Chinese text became which others, and does it matter?"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from newscrawl.archive.events import Materiality
from newscrawl.text.normalize import paragraphs
from newscrawl.text.numerals import DIGITS, FIGURES, UNITS, parse_numeral, unified
from newscrawl.text.words import cut, tagged

ALIKE = 0.5
"""Paragraphs that share less than this are another paragraph, not an edited one."""
LONGEST = 2000
"""Characters of a sentence that are compared word by word; what is longer counts as a whole."""
_SENTENCE = re.compile(r"[^。！？；!?;]*[。！？；!?;]+[”’」』）)]*|[^。！？；!?;]+")
_NUMERAL = re.compile(rf"{FIGURES}(?:[{''.join(UNITS)}]+)?|[{DIGITS}{''.join(UNITS)}]{{2,}}")
_LATIN = re.compile(r"[A-Z][A-Za-z.&-]*")
_NAMES = {"nr", "nrfg", "nrt", "ns", "nt", "nz"}
"""Parts of speech, in jieba's notation: people, places, organisations, other names."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A stretch of text that was replaced; one side may be empty."""

    before: str
    after: str
    materiality: Materiality


def edits(before: str, after: str) -> tuple[Edit, ...]:
    """What became of the text *before*, in order: words inside sentences, whole paragraphs where one came or went.

    >>> [(edit.before, edit.after, edit.materiality.value) for edit in edits("港口停用3号码头。", "港口停用5号码头。")]
    [('3', '5', 'number_or_name')]
    """
    old, new = paragraphs(before), paragraphs(after)
    made: list[Edit] = []
    for _, a, b, c, d in _changed(old, new):
        if b - a != d - c or not all(map(_alike, old[a:b], new[c:d])):
            if "".join(old[a:b]) == "".join(new[c:d]):  # only flows otherwise
                continue
            made.append(Edit("\n".join(old[a:b]), "\n".join(new[c:d]), Materiality.PARAGRAPH))
        else:
            for one, other in zip(old[a:b], new[c:d], strict=True):
                made.extend(_in_paragraph(one, other))
    return tuple(made)


def weigh(before: str, after: str) -> Materiality:
    """How much it matters that one sentence became another.

    >>> [weigh("张伟说，很好", other).value for other in ("张伟说：很好", "张伟说，不错", "李明说，很好")]
    ['punctuation', 'wording', 'number_or_name']
    """
    if _letters(before) == _letters(after):
        return Materiality.PUNCTUATION
    same = _numbers(before) == _numbers(after) and _names(before) == _names(after)
    return Materiality.WORDING if same else Materiality.NUMBER_OR_NAME


def _in_paragraph(before: str, after: str) -> Iterator[Edit]:
    old, new = _SENTENCE.findall(before), _SENTENCE.findall(after)
    for _, a, b, c, d in _changed(old, new):
        one, other = "".join(old[a:b]), "".join(new[c:d])
        weight = weigh(one, other)
        if len(one) + len(other) > LONGEST:
            yield Edit(one, other, weight)
            continue
        words, others = cut(one), cut(other)
        for _, e, f, g, h in _changed(words, others):
            gone, come = "".join(words[e:f]), "".join(others[g:h])
            yield Edit(gone, come, Materiality.PUNCTUATION if _letters(gone) == _letters(come) else weight)


def _changed(
    old: list[str] | tuple[str, ...], new: list[str] | tuple[str, ...]
) -> list[tuple[str, int, int, int, int]]:
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return [code for code in codes if code[0] != "equal"]


def _alike(before: str, after: str) -> bool:
    """Whether one paragraph is the other, edited; judged by its characters, which is quick."""
    shared = (Counter(before) & Counter(after)).total()
    return shared >= ALIKE * max(len(before), len(after))


def _letters(text: str) -> str:
    """*text* without punctuation and white space; signs that count something stay."""
    return "".join(c for c in text if c in "%％‰" or unicodedata.category(c)[0] not in "PZC")


def _numbers(text: str) -> Counter[str]:
    """The numbers in *text* by value; also single characters such as the one in 六个."""
    found = [match[0] for match in _NUMERAL.finditer(unified(text))]
    words = (word for word, tag in tagged(text) if tag == "m" and not _NUMERAL.search(word))
    found += [word[0] for word in words if word[0] in DIGITS and word[0] != "一"]  # 一些 and 一下 are no numbers
    return Counter(str(value.normalize()) if (value := parse_numeral(word)) is not None else word for word in found)


def _names(text: str) -> Counter[str]:
    return Counter(word for word, tag in tagged(text) if tag in _NAMES) + Counter(_LATIN.findall(text))
