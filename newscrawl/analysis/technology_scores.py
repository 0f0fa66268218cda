"""How much does a technology say of what an article is about, and is the article about technology at all?"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from newscrawl.analysis.reading import Reading

Span = tuple[int, int]

# Chosen on 31 development articles; MADE, FLASH and ENOUGH on 311 with gold. The figures change little around them.
IN_TITLE = 3.0
FREQUENCY = 0.5
"""Exponent of the mentions."""
EARLY = 0.5
LENGTH = 0.25
"""Exponent of the thousands of characters: in a long article one mention says less."""
PASSING = 0.3
"""For technologies that everyone has (`stop_phrases.tsv`), where the headline names them; elsewhere they are none."""
GENERAL = 0.95
"""For those that others are kinds of, out of the headline: 碳化硅 says more than 功率器件."""
MADE = 1.25
"""For terms of the vocabulary that the article says are made or used; what stands behind a verb by chance, compounds
have taken in already."""
LONG = 1.3
"""For Chinese terms of five characters and more (构网型变流器), which say more than short ones (电芯)."""
LONG_CHARACTERS = 5
FLASH = 200
"""Characters. One mention makes a text so short an article about technology, two one of twice the length."""
ENOUGH = 3
"""Mentions of any technologies that make an article of any length one about technology."""
RULES = {
    "technology": 1.0,
    "technology version": 1.0,
    "technology compound": 0.9,
    "technology introduced": 0.9,
    "technology coined": 0.8,
}
UNPROVEN = frozenset(["technology introduced", "technology coined"])
"""Latin names that no vocabulary has: they alone make no article one about technology."""
_MADE = re.compile(
    r"(?:推出|发布|上线|亮相|开源|公布|研[发制]|自研|开发|攻克|突破|首创|掌握|实现|投[产用]|量产|建成|部署|启用|落地"
    r"|采用|搭载|[应使利运]用|引[入进]|配[备有]|支持|基于|内置|装[有上]|安装)[^,，。;；、]{0,6}$"
)
"""What is said before a thing that is made or used, a few words between them."""
_MADE_CHARACTERS = 8


@dataclass(slots=True)
class Found:
    """A technology of the text with its places."""

    name: str
    rule: str
    spans: list[Span] = field(default_factory=list)


def score(text: Reading, group: Found) -> float:
    """How salient a technology is; 0 for what the article does no more than mention."""
    titled = _titled(text, group)
    passing = _passing(text, group)
    coined = group.rule == "technology coined"
    if not titled and (passing or (coined and len(group.spans) == 1)):
        return 0.0
    count = len(group.spans) + titled * (IN_TITLE - 1)
    found: float = count**FREQUENCY * (1 + EARLY * (1 - group.spans[0][0] / len(text.text)))
    found *= min(max(len(text.text) / 1000, 0.3), 3) ** -LENGTH
    found *= PASSING if passing else 1.0
    found *= GENERAL if group.name in text.vocabulary.general and not titled else 1.0
    found *= MADE if group.rule != "technology compound" and _made(text, group) else 1.0
    return found * RULES[group.rule] * _weight(text.text[slice(*group.spans[0])])


def about(text: Reading, proven: Mapping[Span, tuple[str, str]]) -> bool:
    """Whether an article is about technology: its headline names one, or its terms come often enough for its length.

    Of what everyone has only the headline's mentions count.
    """
    needed = min(1 + len(text.text) // FLASH, ENOUGH)
    for span, (name, _) in proven.items():
        titled = span[0] < text.title_end
        if _everyday(text, name, span):
            needed -= titled
        else:
            needed -= ENOUGH if titled else 1
        if needed <= 0:
            return True
    return False


def speaks(text: Reading, group: Found) -> bool:
    """Whether a term shows that an article is about technology."""
    return group.rule not in UNPROVEN and not _passing(text, group)


def _titled(text: Reading, group: Found) -> int:
    """How often the headline names it."""
    return sum(start < text.title_end for start, _ in group.spans)


def _passing(text: Reading, group: Found) -> bool:
    """Whether everyone has it."""
    return _everyday(text, group.name, group.spans[0])


def _everyday(text: Reading, name: str, span: Span) -> bool:
    """Whether everyone has what is called by *name*, or as the text spells it at *span*."""
    everyday = text.vocabulary.stop_phrases.get("technologies", frozenset())
    return name in everyday or text.folded[slice(*span)] in everyday


def _made(text: Reading, group: Found) -> bool:
    """Whether the body says somewhere that it is made or used."""
    body = text.title_end + 1
    return any(
        _MADE.search(text.narrow, max(body, start - _MADE_CHARACTERS), start)
        for start, _ in group.spans
        if start > body
    )


def _weight(spelled: str) -> float:
    """How much a term says by its length."""
    return LONG if len(spelled) >= LONG_CHARACTERS and not spelled.isascii() else 1.0
