"""Which organisations does a text name that stand in no vocabulary: 石溪县应急管理局, 恒岳精工, 宏泰化工有限公司?"""

import re
from collections.abc import Iterator
from itertools import islice

from newscrawl.analysis.reading import Reading

Span = tuple[int, int]
_LAST = re.compile(
    r"(?P<full>有限(?:责任)?公司)|(?:检察|[法学医]|研究)院|政府|大学(?:附属[^,。]{0,5}医院)?|研究所|[协学]会|委员会|市委|县委|省委|总队|银行|集团|[疾管][控理]中心"
    r"|(?:公安|管理|监[督管]|统计|气象|地震|交通|教育|水利|财政|税务|铁路|商务|文旅)分?[局厅]|司法[局厅]"
)
"""How the name of a company ends in full, and that of an office, which begins with its place."""
_BRANCH = re.compile(r"\([\u4e00-\u9fff]{2,6}\)(?:股份|控股|集团)*$")
_PARTS = frozenset(["n", "vn", "b", "j", "nz", "nt", "an", "nr", "nrt", "ng", "v", "vg", "a", "ad"])
_APART = re.compile(r".*(?:公司|企业|平台|股东|[方企商户家者人由]|[担兼]任)$")
"""What stands before a name and is no part of it."""
_GENERAL = re.compile(r"(?:外国|城市|海洋|上市|(?:.*国|.*[欧亚非美]洲|日本|印度|欧美)(?!政府).{2}$|.*(?:全部|大型))")
MOST_PARTS = 6
_TRADE = re.compile(
    r"科技|股份|集团|控股|国际|银行|证券|基金|保险|汽车|动力|电池|生物|[医制]药|药业|医疗|电子|光电|半导体|智能|机器人|软件|网络|通信|材料|能源|光伏|储能|电气|电器"
    r"|重工|精工|机械|装备|航天|航空|物流|置业|置地|地产|城建|城投|建工|传媒|影业|文化|教育|食品|乳业|酒业|咖啡|餐饮|化工|矿业|钢铁|环保|资本|创投|实业"
)
_STEM = re.compile(
    r"(?!.?[该本此各每其某两多几不全大小中新老旧同个家股等的和与及在被把由向对从为])(?!国[有内外产家]|海外|商业|外资|民营|地方|城市|农村|部分|头部|传统|互联|人工|数字|电动|燃油"
    r"|自主|高[端等]|进口|政策|开发|储蓄|投资|上市|职业|[私公]募|[行产]业|绿色|清洁)[\u4e00-\u9fff]{2,4}"
)
"""What stands before a trade and makes the short name of a company of it; no word that says of which kind it is."""
_ACTS = re.compile(
    r"(?:方面)?(?:\d{1,2}月)?(?:\d{1,2}日|[今昨当][日天]|近日|日前)?(?:[早晚][间上]?|[上下]午)?[也还则已曾]?(?:正式|同[时步]|随后|率先|再次)?(?:宣布|表示|公[告布]|披露|发[布文]|推出|回应|称|指出|透露"
    r"|强调|否认|承诺|预计|夺得|竞得|中标|获批|收购|起诉|签[署约]|召回|董事|总裁|总经理|(?:联合)?创始人|首席|副总|C[ETF]O|发言人|(?:相关)?负责人)"
)
"""What a company does of which news tells, and who speaks for it."""


def bodies(text: Reading, span: Span) -> Iterator[Span]:
    """The names within *span*: offices behind their place, companies in full, and in short where they act somewhere.

    A name of the vocabularies that reaches into one, or up to it, is its beginning: 中国铁路|澜江局集团有限公司.
    """
    for start, end in _found(text, span):
        known = (name.start for name in text.organisations if span[0] <= name.start < start <= name.end)
        yield min(known, default=start), end


def _found(text: Reading, span: Span) -> Iterator[Span]:
    for last in _LAST.finditer(text.narrow, *span):
        branch = last["full"] and _BRANCH.search(text.narrow, span[0], last.start())
        end = branch.start() if branch else last.start()
        start, placed = _begun(text, end, span[0])
        said = text.narrow[start:end]
        alone = _TRADE.fullmatch(said) if last["full"] else not placed or _GENERAL.match(text.narrow, start, last.end())
        if len(said) > 1 and not alone and text.narrow[start - 1] != ")" and text.whole(start, last.end()):
            yield start, last.end()
    for trade in _TRADE.finditer(text.narrow, *span):
        starts = range(max(trade.start() - 4, span[0]), trade.start() - 1)
        stems = (start for start in starts if _STEM.fullmatch(text.narrow, start, trade.start()))
        proven = (start for start in stems if _acts(text.narrow, text.narrow[start : trade.end()]))
        yield from ((start, trade.end()) for start in islice(proven, 1))


def _begun(text: Reading, end: int, start: int) -> tuple[int, bool]:
    """Where the name begins that goes on at *end*, and whether with a place: the last one before, a few nouns away."""
    words = text.words
    before = text.words_in(start, end)[-1 : -MOST_PARTS - 1 : -1]
    first = end
    for place in before:
        if words.flags[place] == "ns":
            return words.starts[place], True
        if words.flags[place] not in _PARTS or _APART.fullmatch(words.texts[place]):
            break
        first = words.starts[place]
    return first, False


def _acts(narrow: str, name: str) -> bool:
    """Whether *name* begins a clause somewhere and does there what a company does."""
    place = narrow.find(name)
    while place >= 0:
        before = narrow[place - 1 : place]
        if (before in "日天由" or not "\u4e00" <= before <= "\u9fff") and _ACTS.match(narrow, place + len(name)):
            return True
        place = narrow.find(name, place + 1)
    return False
