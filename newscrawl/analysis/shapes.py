"""Which words, and which chains of words, have the shape of a term?"""

import re
from functools import cache

from newscrawl.analysis.coinages import COINED, TERM
from newscrawl.analysis.reading import Reading, Words
from newscrawl.analysis.units import NAMED

NOUNS = NAMED | {COINED, TERM, "n", "nz", "nt", "nr", "nrt", "ns", "ng"}
ENDS = NOUNS | {"vn", "v"}
CONTENT = NOUNS | {"eng"}
"""What a term is made of; Latin letters behind a number too (3G)."""
_FIRST = frozenset("nvabjlm")
PERSONS = frozenset(["nr", "nrt", "person"])
NAMES = (NAMED - {"technology"}) | {"nr", "nrt", "ns", "nt", "nz"}
BODIES = frozenset(
    [
        "小学",
        "中学",
        "大学",
        "学院",
        "学校",
        "医院",
        "法院",
        "银行",
        "公司",
        "集团",
        "工厂",
        "小区",
        "社区",
        "协会",
        "基金会",
    ]
)
"""What the names of bodies end with."""
_NO_NOUN = re.compile(
    r"被..+(?<!人)|案[一二终].?审|[已仍].|[每某各]..*|我[院校厂社司所台县区镇村]|[一几]([\u4e00-\u9fff])\1.*|[一两几半][厘分毛块].?|几[\u4e00-\u9fff]"
    r"|[一二两三四五六七八九十百千万]+[家名位人个注所户台辆艘架支次条只件款项场届批座层集部张枚颗份套倍成年月天日元亿毛角本]"
)
"""What the segmenter takes for a noun: what is done to somebody (被判赔; 被执行人 is one), 案一审, 每孩, 一座座.

And what an office calls itself: 我院."""
_ODD = frozenset("我被案已仍每某各几半一二两三四五六七八九十百千万")
"""What such words begin with, for speed."""
_ODD_CHAIN = re.compile(
    r"旗下|.(?:副?(?:理事长|会长|主席|董事长|总裁|总经理|院长|校长|主任|秘书长|局长|部长|市长|书记)|发言人|分析师|研究员|评论员|演讲者|主持人)$"
    r"|记者$|.(?:女士|先生|小姐)$|^消息|^副?(?:理事长|会长|主席|董事长|总裁|总经理|院长|校长|主任|秘书长|总监|经理|教授|院士|博士|医生|律师|记者|主持人).{2,4}$"
)
"""Whose a thing is, an office and who holds it, who writes, who is named by half (卢女士), who is said to do something
(消息称某公司): none is a term."""
_ODD_OPENINGS, _ODD_ENDINGS = frozenset("消副理会主董总院校秘经教博医律记"), frozenset("长席事裁理任记人师员者士生姐")
"""What such chains begin or end with, for speed."""
_HALF = frozenset(["女士", "先生", "小姐"])
"""Behind a surname: who shall not be known."""
_REACHES = re.compile(r".[至到为成于]$|..出$|[开推作提拿给打]出$")
"""A verb that needs what it leads to: 升至, 研制出."""
_RESULTS = frozenset("至到为成于出")
"""What such verbs end with, for speed."""
_QUARTERS = frozenset(["q1", "q2", "q3", "q4", "h1", "h2"])
"""When it was, which no term has: 母公司|Q1."""
_OPENINGS, _ENDINGS = _ODD | frozenset("qh"), _RESULTS | frozenset("士生姐")
"""What all of these begin or end with, for speed."""
_PLACES = frozenset(["ns", "nz", "nr", "nrt"])
"""What the names in an address are taken for."""


def odd(said: str, flag: str) -> bool:
    """Whether a word is none that a term begins or ends with, whatever its part of speech."""
    if said[-1] not in _ENDINGS and said[0] not in _OPENINGS:
        return False  # for speed: most words
    if said[-1] in _RESULTS and (flag[0] == "v" or flag == COINED):
        return bool(_REACHES.search(said))
    return (
        said[1:] in _HALF
        or said in _QUARTERS
        or (said[0] in _ODD and flag not in NAMED and bool(_NO_NOUN.fullmatch(said)))
    )


@cache
def begins(flag: str) -> bool:
    """Whether a chain may begin with this part of speech: neither an adverb nor a particle."""
    return flag != "ad" and (flag[0] in _FIRST or flag in CONTENT)


def shaped(text: Reading, units: Words, first: int, last: int) -> bool:
    """Whether a chain of words that may begin and end one is a term, neither what is done nor who does it."""
    texts, flags = units.texts, units.flags
    opening, behind = flags[first], texts[last - 1]
    if len(behind) == 1 and flags[last - 1][0] == "v":
        return False  # 报销单|填
    start, joined = units.starts[first], first > 0 and units.ends[first - 1] == units.starts[first]
    if behind in text.vocabulary.cue_verbs and (opening in NAMES or (joined and flags[first - 1] in NAMES)):
        return False  # what somebody did: 天奇|股份|中标
    address = opening == "ns" and _PLACES.issuperset(flags[first:last]) and start > text.title_end
    done = opening == "v" and flags[first + 1] in NAMED  # what is done with it: 完成|天龙三号
    if address or done:
        return False
    said = text.folded[start : units.ends[last - 1]]
    seldom = said[0] in _ODD_OPENINGS or said[-1] in _ODD_ENDINGS or "旗下" in said
    return not (seldom and _ODD_CHAIN.search(said))
