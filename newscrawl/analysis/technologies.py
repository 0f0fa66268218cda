"""Technologies: terms of the vocabulary and compounds of their kind that the article is about, as it spells them."""

import re
from collections import Counter
from itertools import compress

from newscrawl.analysis.compounds import coined, compounds
from newscrawl.analysis.given_names import introduced
from newscrawl.analysis.reading import Reading, Words
from newscrawl.analysis.technology_scores import UNPROVEN, Found, about, score, speaks
from newscrawl.items import Tag
from newscrawl.text.folding import folded

Span = tuple[int, int]
Named = dict[Span, tuple[str, str]]
"""Places of technologies, each with the name under which it is counted and its rule."""

MOST = 5
LEAST = 1.0
SURE = 1.2
"""What another technology must have where Latin names are to count: in news of shares and matches they are none."""
_BODY = re.compile(r"(?:产业|技术|科学|工程|标准化|创新){0,2}(?:研究[院所]|学院|大学|学会|协会|委员会|联盟|实验室)")
"""Behind a term it makes the name of a body of it, and the article need not be about the term: 自动化研究所."""
_MARKS = re.compile(r"\W")
_VERSION = re.compile(
    r"(?:(?<=\d)\.\d|[- ]?[A-Za-z]?\d+(?:\.\d+)*[A-Za-z]?)(?: (?:mini|nano|Pro|Max|Ultra|Turbo|Flash|Lite|Plus))*"
    r"(?![A-Za-z0-9%年月日亿万])"
)


def technologies(text: Reading, units: Words) -> tuple[Tag, ...]:
    """At most five, the most salient first; none contains another."""
    proven = _proven(text, units)
    if not proven or not about(text, _outermost(text, proven)):
        return ()
    groups: dict[str, Found] = {}
    for span, (name, rule) in _apart(text, _outermost(text, _unproven(text, units, proven))).items():
        groups.setdefault(name, Found(name, rule)).spans.append(span)
    scores = {name: score(text, group) for name, group in groups.items()}
    if not any(scores[name] >= SURE and speaks(text, group) for name, group in groups.items()):
        groups = {name: group for name, group in groups.items() if group.rule not in UNPROVEN}
    chosen: list[Tag] = []
    for name in sorted(groups, key=lambda name: (-scores[name], groups[name].spans[0])):
        if len(chosen) == MOST or scores[name] < LEAST:
            break
        tag = _tag(text, scores[name], groups[name])
        if not any(_overlap(tag.text, other.text) for other in chosen):
            chosen.append(tag)
    return tuple(chosen)


def _proven(text: Reading, units: Words) -> Named:
    """Terms of the vocabulary, with their versions, and compounds."""
    names: Named = {}
    for start, end, entry in text.technologies:
        version = _VERSION.match(text.narrow, end) if end - start > 2 and text.narrow[start:end].isascii() else None
        if version:
            names[start, version.end()] = (text.folded[start : version.end()], "technology version")
        else:
            names[start, end] = (getattr(entry, "name", ""), "technology")
    for span in compounds(text, units):
        names.setdefault(span, (text.folded[slice(*span)], "technology compound"))
    return names


def _unproven(text: Reading, units: Words, proven: Named) -> Named:
    """*proven* and the Latin names that no vocabulary has."""
    names = dict(proven)
    for rule, spans in (("technology introduced", introduced(text, units)), ("technology coined", coined(text, units))):
        for span in spans:
            names.setdefault(span, (text.folded[slice(*span)], rule))
    return names


def _outermost(text: Reading, names: Named) -> Named:
    """Those of *names* in no other, in order; none in the name of a body."""
    kept: Named = {}
    behind = -1
    for span in sorted(names, key=lambda span: (span[0], -span[1])):
        if span[1] > behind and not _BODY.match(text.narrow, span[1]):
            kept[span] = names[span]
        behind = max(behind, span[1])
    return kept


def _apart(text: Reading, names: Named) -> Named:
    """*names*, with names of their own for Latin words of one row that stand side by side: WCDMA and TD-SCDMA, both 3G.

    A generation of a thing is no other: HBM, HBM3E and 高带宽内存 are one, DDR4 and DDR5 two.
    """
    spelled = {span: text.folded[slice(*span)] for span in names}
    latin = {span: _letters(said) for span, said in spelled.items() if said.isascii() and " " not in said}
    forms: dict[str, set[str]] = {}
    for span, said in latin.items():
        forms.setdefault(names[span][0], set()).add(said)
    first = {said: min(filter(said.startswith, same), key=len) for same in forms.values() for said in same}
    several = {name for name, same in forms.items() if len({first[said] for said in same}) > 1}
    own = {span: (first[said], names[span][1]) for span, said in latin.items() if names[span][0] in several}
    return names | own


def _letters(said: str) -> str:
    """What is said without its marks: most have none."""
    return said if said.isalnum() else _MARKS.sub("", said)


def _overlap(one: str, other: str) -> bool:
    """Whether one contains the other; those that differ in case alone are of two rows, which tell LoRA from LoRa."""
    small, others = folded(one), folded(other)
    return one == other if small == others else small in others or others in small


def _tag(text: Reading, score: float, group: Found) -> Tag:
    """Printed in the spelling that the text uses most, the first of them where two are as frequent."""
    said = [text.text[start:end] for start, end in group.spans]
    spelled = Counter(said).most_common(1)[0][0] if said.count(said[0]) < len(said) else said[0]
    spans = tuple(compress(group.spans, map(spelled.__eq__, said)))
    return Tag(text=spelled, evidence=spans, score=round(score, 3), rule=f"{group.rule}: {group.name}")
