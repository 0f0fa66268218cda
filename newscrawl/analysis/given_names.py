"""Which technologies does a text call by a name that was given to them: “远帆”大模型, 框架Tidal, 伦康依隆妥单抗?"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from newscrawl.analysis.reading import Reading, Words

Span = tuple[int, int]
_MARKED = re.compile(r"[“「][^“”「」,。、?!;:\s]{1,8}[”」]$")
_MARKED_CHARACTERS = 10
_CLOSING = frozenset("”」")
_CALLED = re.compile(
    r"(?:名为|名叫|叫做|称为|称作|命名为|代号为?|方法|框架|基准|算法|范式|机制|架构|协议|数据集|模型|智能体|引擎|编译器|编程语言|芯片|处理器)"
    r"[ :“「]?$"
)
"""What is said before a name: that it is one, or of what."""
_CALLED_CHARACTERS = 5
_CALLED_ENDS = frozenset("为叫做作号法架准式制构议集型体擎器言片 :“「")
"""Its last characters, for a quick look."""
_NAME = re.compile(r"[A-Z][A-Za-z0-9.-]{2,}(?: [A-Z0-9][A-Za-z0-9.-]*)*")
_STEM = re.compile("单抗|双抗|替尼|西利|拉尼|帕利|泊帕|鲁肽|糖肽|格列[净汀]|奥仑赛|他韦|匹韦|米韦|沙班|司坦")
"""The ends of the Chinese generic names of drugs, which say of which kind each is.

Each alternative begins with a character, not a set: so the engine skips to where one may be."""
_SOUNDS = frozenset(
    "阿埃艾安奥巴贝比波泊布达德迪地多厄恩伐法非芬氟福戈格古哈赫吉加佳卡凯康科可克库拉来赖兰雷利力立林隆卢芦鲁伦罗洛玛美米莫木"
    "那纳奈尼诺帕派培匹普齐奇曲屈瑞若塞赛沙司舒索他塔泰坦特替托妥维韦沃西希昔伊依英尤泽珠佐唑"
)
"""Characters that spell foreign sounds in the names of drugs."""
_LEAST, _MOST = 2, 7
"""Characters before the stem."""


def christened(text: Reading, units: Words, heads: Iterable[tuple[int, int, str]]) -> Iterator[Span]:
    """Names in quotation marks with a head right behind them that any noun may stand before, marks and all.

    What stands before a plan, a system of offices or an action is a slogan; no such noun is a head (`heads.tsv`).
    """
    for place, last, kind in heads:
        start = units.starts[place]
        closed = kind == "any" and start > 0 and text.narrow[start - 1] in _CLOSING
        if closed and (name := _MARKED.search(text.narrow, max(start - _MARKED_CHARACTERS, 0), start)):
            yield (name.start(), units.ends[last])


def introduced(text: Reading, units: Words) -> Iterator[Span]:
    """Latin names behind what says that they are names, or of what (名为Quiet Steps, 基准StairTest)."""
    for place in units.flagged("latin"):
        start, end = units.starts[place], units.ends[place]
        called = start and text.narrow[start - 1] in _CALLED_ENDS
        if (
            called
            and _CALLED.search(text.narrow, max(start - _CALLED_CHARACTERS, 0), start)
            and _NAME.fullmatch(text.narrow, start, end)
        ):
            yield (start, end)


def drugs(text: Reading, units: Words) -> Iterator[Span]:
    """Generic names of drugs: characters that spell sounds, from the beginning of a word, and a stem (贝伐珠单抗)."""
    for stem in _STEM.finditer(text.narrow):
        first = stem.start()
        while first > max(stem.start() - _MOST, 0) and text.narrow[first - 1] in _SOUNDS:
            first -= 1
        place = bisect_left(units.starts, first)
        if place < len(units.starts) and stem.start() - units.starts[place] >= _LEAST:
            yield (units.starts[place], stem.end())
