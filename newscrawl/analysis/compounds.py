"""Which technologies does a text name that stand in no vocabulary: 5G芯片, GLM大模型, AI试衣, EPON?"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from newscrawl.analysis.given_names import christened, drugs
from newscrawl.analysis.processes import processes
from newscrawl.analysis.reading import Reading, Words
from newscrawl.analysis.vocabulary import Maker

Span = tuple[int, int]
LONGEST = 22
MOST_BEFORE = 2
ATTRIBUTE = "attribute"
"""In `heads.tsv`: what says what a machine is for or of which kind it is, and may stand before a head (推理模型). Where
a head needs a name, it stands for one with a word between them (自动分拣系统)."""
_AI = ("ai", "人工智能", "生成式", "大模型", "智能")
_BEFORE = frozenset(["n", "nz", "vn", "b", "j", "l", "nrt", "technology", "latin", "numbered", "eng"])
_NAMED = frozenset(["technology", "latin", "numbered", "eng", "nz"])
_NEVER_FIRST = re.compile(
    r"[每各该本此为在对与和及的多全从将把被让使装]|.明$|训练|所有|整个|同[类款级样]|普通|主流|传统|通过|尺寸|剂量|新一|顶级|旗舰|[高中低]端|入门|首[款个台]|"
    r"部分|其[他它]|国[产内外]|海外|自[家有研]|最新|[颗枚艘款]|比赛|赛事|战队|股[票市]|无[力法]|摄氏|预测|评[测估]|反推|供应|观察|关[心注]|购买|更换|操[控作]|研[发制]|测试|交易|市场"
    r"|无一|像素|\d[\d.]*[kmgt]?(?:wh?|ah|hz|b)$"
)
"""Words that count, measure, compare or act, where the segmenter takes them for nouns: 所有模型, 训练模型, 2GWh电芯."""
_ACTOR = re.compile(r".[者员]$")
"""Somebody, who does something with what follows: 受试者|控制|机械臂."""
_INSTITUTE = re.compile(
    r"(?:产业|技术|科学|工程|标准化|创新){0,2}(?:研究[院所]|委员会|联盟|实验室)|学院|大学|学校|公司|集团|股份|有限|协会|专业|学会|杯|大赛|论坛|展会|的?(?:联合)?创始人|董事长|总裁|总经理"
)
"""Behind a compound it makes a name of it: 工商职业技术 | 学院."""
_PROCESS = re.compile(r"\d(?<![\d.]\d)\d? ?(?:纳米|nm)(?:工艺|制程|技术)?(?![A-Za-z])")
_CODE = re.compile(r"[A-Za-z]\d{1,2}|[A-Za-z]{3,}(?:20)?[01]\d")
"""Codes that name anything, and events with their year: B10, PCGA2009."""
_MODEL = re.compile(r"[A-Za-z]{2,3}\d{1,2}[A-Za-z]?")
"""A product of the company that stands right before it somewhere: a car, a phone."""
_VERSION = re.compile(r"[A-Z][A-Za-z-]{3,} V?\d{1,2}(?:\.\d)?")
_SPEAKS = re.compile(r" ?(?:\(|表示|称|说|介绍|认为|指出|看来|透露)")


def compounds(text: Reading, units: Words) -> Iterator[Span]:
    """Names and nouns in front of a noun that makes a technology of them (`heads.tsv`), and processes of 7纳米."""
    if "纳米" in text.narrow or "nm" in text.narrow:  # for speed
        yield from (match.span() for match in _PROCESS.finditer(text.narrow))
    makers = [*_makers(text, units)]
    yield from processes(text, units, (place for place, _, _ in makers))
    heads = [*_heads(text, units, makers)]
    yield from christened(text, units, heads)
    yield from drugs(text, units)
    for place, last, kind in heads:
        first = _first(text, units, place, kind)
        short = first < place and units.ends[last] - units.starts[first] <= LONGEST
        if short and not _INSTITUTE.match(text.narrow, units.ends[last]):
            yield (units.starts[first], units.ends[last])


def _makers(text: Reading, units: Words) -> Iterator[tuple[int, int, str]]:
    """The places of the first and last unit of each maker that is one unit or two, and what it says."""
    for start, end, entry in text.makers:
        place = bisect_left(units.starts, start)
        last = bisect_left(units.ends, end, place)
        fits = last - place < 2 and units.starts[place : place + 1] == [start] and units.ends[last] == end
        if fits and isinstance(entry, Maker):
            yield place, last, entry.word


def _heads(text: Reading, units: Words, makers: Iterable[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """The places of the heads among *makers*, with what may stand before each; none whose first word is one already."""
    kinds = text.vocabulary.heads
    for place, last, said in makers:
        kind = kinds.get(said, ATTRIBUTE)
        if kind != ATTRIBUTE and (place == last or kinds.get(units.texts[place], ATTRIBUTE) == ATTRIBUTE):
            yield place, last, kind


def _first(text: Reading, units: Words, place: int, kind: str) -> int:
    """Where the compound begins whose head is at *place*; *place* itself where nothing fits before it."""
    first = place
    while first > 0 and place - first < MOST_BEFORE and _joins(text, units, first):
        first -= 1
    if first == place or _ACTOR.search(units.texts[first]):
        return place
    while first < place and not _fits(text, units, first, "any" if _kept(text, units, first, place) else kind):
        first += 1
    return first


def _joins(text: Reading, units: Words, place: int) -> bool:
    """Whether a compound may reach back beyond *place*: the unit there is close, and of a part of speech that fits."""
    if units.flags[place - 1] not in _BEFORE and text.vocabulary.heads.get(units.texts[place - 1]) != ATTRIBUTE:
        return False
    return text.narrow[units.ends[place - 1] : units.starts[place]] in ("", " ")


def _kept(text: Reading, units: Words, first: int, place: int) -> bool:
    """Whether an attribute stands at *first*, and a word between it and the head at *place*."""
    return place - first > 1 and text.vocabulary.heads.get(units.texts[first]) == ATTRIBUTE


def _fits(text: Reading, units: Words, place: int, kind: str) -> bool:
    """Whether a compound may begin at *place*."""
    word = text.folded[units.starts[place] : units.ends[place]]
    vocabulary = text.vocabulary
    if len(word) < 2 or word in vocabulary.stop_phrases.get("keywords", ()) or word in vocabulary.cue_verbs:
        return False
    if kind == "ai":
        return word.startswith(_AI)
    if kind == "name":
        return units.flags[place] in _NAMED or word.startswith(_AI)
    return not _NEVER_FIRST.match(word)


def coined(text: Reading, units: Words) -> Iterator[Span]:
    """Latin names in the shape of technology, not of people: several capitals, a digit, a version (EPON, Sora 2).

    What stands in brackets is the short form of a name: a share's, an office's.
    """
    spans = [(units.starts[place], units.ends[place]) for place in units.flagged("latin")]
    phrases = text.vocabulary.stop_phrases
    bodies = {(found.start, found.end) for found in text.organisations}
    makers = {end for _, end in bodies}
    products = {text.narrow[start:end] for start, end in spans if not makers.isdisjoint((start, start - 1))}
    people = {text.narrow[start:end] for start, end in spans if _SPEAKS.match(text.narrow, end)}
    for start, end in spans:
        name = text.narrow[start:end]
        shaped = sum(map(str.isupper, name)) > 1 or name[-1].isdigit()
        named = len(name) > 2 and (shaped if " " not in name else bool(_VERSION.fullmatch(name)))
        stopped = any(name.casefold() in phrases.get(field, ()) for field in ("keywords", "coined"))
        bracketed = text.narrow[max(start - 1, 0) : start] == "(" and text.narrow[end : end + 1] == ")"
        if (
            named
            and (start, end) not in bodies
            and not (stopped or bracketed or _CODE.fullmatch(name))
            and name not in people
            and not (name in products and _MODEL.fullmatch(name))
        ):
            yield (start, end)
