"""Which runs of a text are names by their shape: English ones with versions, numbered ones, quoted ones, persons?"""

import re
import sys
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from newscrawl.analysis.reading import Reading, Word

Span = tuple[int, int]

# A Latin word with its inner marks; further words where they begin in capitals or are a version: Gemini 2.5 Pro.
_TAIL = r"(?:[A-Z][A-Za-z0-9]*(?:[-.+&'/][A-Za-z0-9]+)*|V?\d{1,4}(?:\.\d+)?|mini|nano|flash|turbo|lite|series|of|and)"
_COUNTED = (
    "年月日亿万千百元个名人台家倍余多次款位项度号级天美点条米公小岁分层张片块套颗枚只件吨比兆毫瓦吉伏赫克"
    "升斤亩秒帧期注厘微纳英平立里寸匹辆架艘户所篇本页股门站章届周季座处批种宗栋趟"
)
"""What a number before it counts."""
_LATIN = re.compile(
    r"(?P<address>https?:\S+|(?<![A-Za-z0-9.-])[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.(?:com|cn|net|org|html?)\b)|"
    r"(?<![A-Za-z0-9.@/_])[A-Za-z][A-Za-z0-9]*(?:[-.+&'_][A-Za-z0-9]+)*\+*"
    rf"(?: {_TAIL}(?![A-Za-z0-9.%]|\s?[{_COUNTED}])){{0,3}}"
)
_NUMBERED = re.compile(
    r"(?<=[\u4e00-\u9fff])(?P<number>[A-Za-z]?\d{2,3}(?!\d)|V?\d{1,2}\.\d|[VMAPRSX]\d{1,3}|"
    r"[一二三四五六七八九十]{1,2}(?:号(?![线楼院店馆文公令门桌])|代(?![表理码价际替谢办后人])))"
    rf"(?= ?(?:[,;:!?，。、；：！？“”（）()《》\s]|$)|[\u4e00-\u9fff])(?![{_COUNTED}%])"
)
_UNITS = frozenset(["小时", "分钟", "公里", "千米"])
_QUOTED = re.compile(r"[《“「](?P<term>[^《》“”「」，。、？！：；\n]{2,14})[》”」]")
MEASURE = re.compile(rf"\d[\d.]*[{_COUNTED}]")
"""A number and what it counts."""
_PERSON = re.compile(r"[\u4e00-\u9fff]{1,6}(?:·[\u4e00-\u9fff]{1,8}){1,3}")
SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章苏潘葛范彭郎鲁韦马苗方俞任袁柳史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于傅齐康伍余顾"
    "孟黄穆萧尹姚邵汪祁毛狄米贝臧戴宋庞熊纪舒屈项祝董梁杜阮蓝季贾江颜郭梅盛林钟徐邱骆高夏蔡田樊胡霍虞万柯管卢莫房缪丁邓崔石程陆翁荀甄曲封靳段侯武刘景龙叶黎薄白蒲卓池"
    "乔闻温庄晏柴阎连习艾容向古易廖耿匡文寇欧沃蔚师关聂敖冷辛简饶沙丰曾查游权岳帅闵覃闫冉鄢初"
)


def latin(text: Reading) -> Iterator[Span]:
    """Latin names: a word with its marks, and the capitalised words and versions behind it. Addresses are none."""
    return (match.span() for match in _LATIN.finditer(text.narrow) if match["address"] is None)


def quoted(text: Reading) -> Iterator[Span]:
    """What stands between 《》, “” or 「」, without the marks."""
    return (match.span("term") for match in _QUOTED.finditer(text.narrow))


def foreign_persons(text: Reading, start: int = 0, end: int = sys.maxsize) -> Iterator[Span]:
    """Names with a middle dot: 雷内·舒斯特尔. What the segmenter holds for another word before is cut off."""
    if "·" not in text.narrow:
        return
    for match in _PERSON.finditer(text.narrow, start, end):
        first = text.narrow.index("·", match.start())
        head = [word for word in text.words_in(match.start(), first) if word.end == first]
        yield (head[0].start if head else match.start(), match.end())


def numbered(text: Reading) -> Iterator[Span]:
    """A noun and the number of its model right behind it: 麒麟990, 日日新V6, 可灵2.0."""
    for match in _NUMBERED.finditer(text.narrow):
        place = bisect_left(text.starts, match.start()) - 1
        word = text.words[place]
        if word.end == match.start() and word.flag[0] in "nj" and len(word.text) > 1 and word.text not in _UNITS:
            yield (word.start, match.end())


def persons(words: tuple[Word, ...]) -> Iterator[Span]:
    """Chinese names that the segmenter cut behind the surname: 马 | 嘉禾."""
    for before, word in pairwise(words):
        if word.flag == "nr" and len(word.text) == 2 and before.text in SURNAMES and before.flag[0] in "nx":
            yield (before.start, word.end)


def people(text: Reading, span: Span) -> Iterator[Span]:
    """Persons within *span*: names with a middle dot, and what is tagged as one and begins with a surname."""
    words = text.words_in(*span)
    yield from foreign_persons(text, *span)
    yield from persons(words)
    for word in words:
        if word.flag == "nr" and 1 < len(word.text) < 5 and word.text[0] in SURNAMES:
            yield (word.start, word.end)
