"""Which runs of a text are names by their shape: English ones with versions, numbered ones, quoted ones?"""

import re
from bisect import bisect_left
from collections.abc import Iterator

from newscrawl.analysis.reading import Reading

Span = tuple[int, int]

# A Latin word with its inner marks; further words where they begin in capitals or are a version: Gemini 2.5 Pro.
_TAIL = r"(?:[A-Z][A-Za-z0-9]*(?:[-.+&'/][A-Za-z0-9]+)*|V?\d{1,4}(?:\.\d+)?|mini|nano|flash|turbo|lite|series|of|and)"
_COUNTED = (
    "年月日亿万千百元个名人台家倍余多次款位项度号级天美点条米公小岁分层张片块套颗枚只件吨比兆毫瓦吉伏赫克"
    "升斤亩秒帧期注厘微纳英平立里寸匹辆架艘户所篇本页股门站章届周季座处批种宗栋趟口袋瓶箱桶碗杯盏顿幕株棵盒罐束册班堂支间道员封份例起朵副圈回节课词句讲折剂针粒桌笔"
)
"""What a number before it counts."""
_LATIN = re.compile(
    r"[A-Za-z0-9-](?:"
    r"(?P<address>(?<=h)ttps?:\S+|(?<![A-Za-z0-9.-].)[A-Za-z0-9-]*(?:\.[A-Za-z0-9-]+)*\.(?:com|cn|net|org|html?)\b)|"
    r"(?<![A-Za-z0-9.@/_].)(?<=[A-Za-z])[A-Za-z0-9]*(?:[-.+&'_][A-Za-z0-9]+)*\+*"
    rf"(?: {_TAIL}(?![A-Za-z0-9.%]|\s?(?!架构|平台)[{_COUNTED}])){{0,3}})"
)
_PROSE = re.compile("[a-z ]*")
_IN_SENTENCE, _CAPITAL = re.compile(r"[A-Za-z0-9,] [a-z]+(?:-[a-z]+)* "), re.compile("[A-Z]")
"""A word of small letters behind another Latin one, no part of the name behind it: at | least 12, rival | Claude."""
_NUMBERED = re.compile(
    r"[A-Za-z0-9一二三四五六七八九十](?<=[\u4e00-\u9fff].)(?:(?:(?<=[A-Za-z])\d|(?<=\d))\d{1,2}(?!\d)"
    r"|(?:(?<=V)\d|(?<=\d))\d?\.\d|(?<=[VMAPRSX])\d{1,3}"
    r"|(?<=[一二三四五六七八九十])[一二三四五六七八九十]?(?:号(?![线楼院店馆文公令门桌])|代(?![表理码价际替谢办后人])))"
    rf"(?= ?(?:[,;:!?，。、；：！？“”（）()《》\s]|$)|[\u4e00-\u9fff])(?![{_COUNTED}%至到]|,\d{{3}})"
)
_ROUND = re.compile(
    r"[A-Z第一二三四半中年](?:(?<=[A-Z])(?<![A-Za-z\d].)(?:(?<=P)re-?[A-Z])?\d?\+{0,2}轮(?:融资)?"
    r"|(?:(?<=第)[一二三四]季|(?<=[一二三四])季|(?<=半)年|(?<=中)期?|(?<=年))报(?![告道名社考]))"
)
"""Names of the news that the dictionary lacks: rounds of funding, reports of a company.

As those above, it begins with a set of characters, so that the engine skips to where one may be."""
_UNNAMED = frozenset(["小时", "分钟", "公里", "千米"])
_MEASURES = re.compile(r".?[达近约超逾]$|至少|大约|最多|总共")
"""What is said before a number that measures (长达94屏), though the segmenter takes it for a noun."""
_QUOTED = re.compile(r"[《“「](?P<term>[^《》“”「」,。、?!;\n]{2,14})[》”」]")
MEASURE = re.compile(rf"\d[\d.]*[{_COUNTED}]")
"""A number and what it counts."""


def latin(text: Reading) -> Iterator[Span]:
    """Latin names: a word with its marks, and the capitalised words and versions behind it.

    Neither addresses nor words of small letters alone, as in a sentence; those that are names stand in vocabularies.
    """
    for match in _LATIN.finditer(text.narrow):
        start, end = match.span()
        if _IN_SENTENCE.match(text.narrow, max(start - 2, 0), end):
            capital = _CAPITAL.search(text.narrow, start, end)
            start = capital.start() if capital else end
        if match["address"] is None and not _PROSE.fullmatch(text.narrow, start, end):
            yield start, end


def quoted(text: Reading) -> Iterator[Span]:
    """What stands between 《》, “” or 「」, without the marks."""
    return (match.span("term") for match in _QUOTED.finditer(text.narrow))


def numbered(text: Reading) -> Iterator[Span]:
    """A noun and the number of its model right behind it: 麒麟990, 日日新V6, 可灵2.0; B轮融资, 中报."""
    words = text.words
    for match in _ROUND.finditer(text.narrow):
        if text.whole(*match.span()):
            yield match.span()
    for match in _NUMBERED.finditer(text.narrow):
        place = bisect_left(words.starts, match.start()) - 1
        said = words.texts[place]
        if (
            words.ends[place] == match.start()
            and words.flags[place][0] in "nj"
            and len(said) > 1
            and said not in _UNNAMED
            and not _MEASURES.match(said)
        ):
            yield (words.starts[place], match.end())
