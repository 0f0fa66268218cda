"""Technologies: terms of the vocabulary and compounds of their kind that the article is about, as it spells them."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from newscrawl.analysis.compounds import coined, compounds
from newscrawl.analysis.reading import Reading, Words
from newscrawl.analysis.vocabulary import outermost
from newscrawl.items import Tag
from newscrawl.text.folding import folded

Span = tuple[int, int]

# Chosen on 31 development articles; the figures change little around these values.
MOST = 5
LEAST = 1.0
SURE = 1.2
"""What another technology must have where Latin names are to count: in news of shares and matches they are none."""
IN_TITLE = 3.0
FREQUENCY = 0.5
"""Exponent of the mentions."""
EARLY = 0.5
LENGTH = 0.25
"""Exponent of the thousands of characters: in a long article one mention says less."""
PASSING = 0.3
"""For technologies that everyone has (`stop_phrases.tsv`)."""
GENERAL = 0.95
"""For those that others are kinds of, out of the headline: 碳化硅 says more than 功率器件."""
SHORT, LONG = 0.8, 1.3
"""For Chinese terms of two characters (电芯), and of five and more (构网型变流器): the longer one says more."""
LONG_CHARACTERS = 5
FLASH = 200
"""Characters."""
RULES = {"technology": 1.0, "technology version": 1.0, "technology compound": 0.9, "technology coined": 0.8}
_BODY = re.compile(r"(?:产业|技术|科学|工程|标准化|创新){0,2}(?:研究[院所]|学院|大学|学会|协会|委员会|联盟|实验室)")
"""Behind a term it makes the name of a body of it, and the article need not be about the term: 自动化研究所."""
_VERSION = re.compile(
    r"[- ]?[A-Za-z]?\d+(?:\.\d+)*[A-Za-z]?(?: (?:mini|nano|Pro|Max|Ultra|Turbo|Flash|Lite|Plus))*"
    r"(?![A-Za-z0-9%年月日亿万])"
)


@dataclass(slots=True)
class Found:
    """A technology of the text with its places."""

    name: str
    rule: str
    spans: list[Span] = field(default_factory=list)


def technologies(text: Reading, units: Words) -> tuple[Tag, ...]:
    """At most five, the most salient first; none contains another."""
    groups: dict[str, Found] = {}
    for name, span, rule in _places(text, units):
        groups.setdefault(name, Found(name, rule)).spans.append(span)
    if not _about(text, groups.values()):
        return ()
    scores = {name: _score(text, group) for name, group in groups.items()}
    if not any(scores[name] >= SURE and _speaks(text, group) for name, group in groups.items()):
        groups = {name: group for name, group in groups.items() if group.rule != "technology coined"}
    needed = _needed(text, scores)
    chosen: list[Tag] = []
    for name in sorted(groups, key=lambda name: (-scores[name], groups[name].spans[0])):
        if len(chosen) == MOST or scores[name] < LEAST:
            break
        tag = _tag(text, scores[name], groups[name])
        if scores[name] > needed.get(name, 0.0) and not any(_overlap(tag.text, other.text) for other in chosen):
            chosen.append(tag)
    return tuple(chosen)


def _places(text: Reading, units: Words) -> Iterator[tuple[str, Span, str]]:
    """The outermost spans of technologies, each with the name under which it is counted and its rule."""
    names: dict[Span, tuple[str, str]] = {}
    for start, end, entry in text.technologies:
        version = _VERSION.match(text.narrow, end) if end - start > 2 and text.narrow[start:end].isascii() else None
        if version:
            names[start, version.end()] = (text.folded[start : version.end()], "technology version")
        else:
            names[start, end] = (getattr(entry, "name", ""), "technology")
    for rule, spans in (("technology compound", compounds(text, units)), ("technology coined", coined(text, units))):
        for span in spans:
            names.setdefault(span, (text.folded[slice(*span)], rule))
    kept = [span for span in outermost(names) if not _BODY.match(text.narrow, span[1])]
    apart = _apart(text, {span: names[span][0] for span in kept})
    for span in kept:
        yield apart.get(span, names[span][0]), span, names[span][1]


def _apart(text: Reading, names: dict[Span, str]) -> dict[Span, str]:
    """Names of their own for the Latin words of one row that stand side by side: WCDMA and TD-SCDMA, both 3G.

    A generation of a thing is no other: HBM, HBM3E and 高带宽内存 are one, DDR4 and DDR5 two.
    """
    spelled = {span: text.folded[slice(*span)] for span in names}
    latin = {span: re.sub(r"\W", "", said) for span, said in spelled.items() if said.isascii() and " " not in said}
    forms: dict[str, set[str]] = {}
    for span, said in latin.items():
        forms.setdefault(names[span], set()).add(said)
    first = {said: min(filter(said.startswith, same), key=len) for same in forms.values() for said in same}
    several = {name for name, same in forms.items() if len({first[said] for said in same}) > 1}
    return {span: first[said] for span, said in latin.items() if names[span] in several}


def _score(text: Reading, group: Found) -> float:
    if group.rule == "technology coined" and not _again(text, group):
        return 0.0
    count = sum(IN_TITLE if start < text.title_end else 1.0 for start, _ in group.spans)
    score: float = count**FREQUENCY * (1 + EARLY * (1 - group.spans[0][0] / len(text.text)))
    score *= min(max(len(text.text) / 1000, 0.3), 3) ** -LENGTH
    score *= PASSING if _passing(text, group) else 1.0
    score *= GENERAL if group.name in text.vocabulary.general and group.spans[0][0] >= text.title_end else 1.0
    return score * RULES[group.rule] * _weight(text.text[slice(*group.spans[0])])


def _about(text: Reading, groups: Iterable[Found]) -> bool:
    """Whether an article is about technology: what one that is no news flash names but once, is named in passing."""
    named = [group for group in groups if _speaks(text, group)]
    return len(named) > 1 or len(text.text) < FLASH or any(_again(text, group) for group in groups)


def _again(text: Reading, group: Found) -> bool:
    return len(group.spans) > 1 or group.spans[0][0] < text.title_end


def _passing(text: Reading, group: Found) -> bool:
    """Whether everyone has it."""
    everyday = text.vocabulary.stop_phrases.get("technologies", frozenset())
    return group.name in everyday or text.folded[slice(*group.spans[0])] in everyday


def _speaks(text: Reading, group: Found) -> bool:
    """Whether a term shows that an article is about technology."""
    return group.rule != "technology coined" and not _passing(text, group)


def _weight(spelled: str) -> float:
    """How much a term says by its length."""
    if spelled.isascii():
        return 1.0
    return SHORT if len(spelled) <= 2 else LONG if len(spelled) >= LONG_CHARACTERS else 1.0


def _needed(text: Reading, scores: dict[str, float]) -> dict[str, float]:
    """What a term must surpass to stand beside a more specific one: 人形机器人 speaks for 机器人 too."""
    known = text.vocabulary.technologies
    needed: dict[str, float] = {}
    for name, score in scores.items():
        for parent in known[name].parents if name in known else ():
            needed[parent] = max(needed.get(parent, 0.0), score)
    return needed


def _overlap(one: str, other: str) -> bool:
    """Whether one contains the other; those that differ in case alone are of two rows, which tell LoRA from LoRa."""
    small, others = folded(one), folded(other)
    return one == other if small == others else small in others or others in small


def _tag(text: Reading, score: float, group: Found) -> Tag:
    """Printed in the spelling that the text uses most, the first of them where two are as frequent."""
    spelled = Counter(text.text[slice(*span)] for span in group.spans).most_common(1)[0][0]
    spans = tuple(span for span in group.spans if text.text[slice(*span)] == spelled)
    return Tag(text=spelled, evidence=spans, score=round(score, 3), rule=f"{group.rule}: {group.name}")
