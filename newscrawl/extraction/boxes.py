"""Which lines of a container stand in an element of their own beside the text: boxes amid it, sections below it?

Asked by where lines stand and what they address, not by class names: many sites generate those.
"""

import re
from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import groupby

from lxml.html import HtmlElement

from newscrawl.extraction.lines import Line

Weighed = Sequence[tuple[int, Line, int]]
"""Lines with their place on the page and how much prose each has."""

_MOST = 0.6
"""An element with so much of the prose is where the text stands."""
_HOME = 0.5
"""An element with so much of the prose right below it is where its paragraphs stand."""
_LITTLE = 0.2
"""What has more of the prose is no box."""
_PARAGRAPH = 40
"""Characters of a paragraph that tells something; notes are shorter."""
_STOPS = ("。", "”", "！", "？", "」", ".")
_LINES = {"p", "li", "tr", "td", "dd", "dt", "h1", "h2", "h3", "h4", "h5", "center", "blockquote", "pre"}
"""Elements of one line, which are no part of a page."""
_LISTS = {"ul", "ol"}
"""Elements that stand in a text, and do not hold it."""
_LONGEST = 12
"""Lines of a box at most."""
_SLOGAN = 30
"""Characters of an offer at most."""
# What tells something all the same, such as until when and how to enrol.
_TELLS = re.compile(r"\d月\d+日|[:：].{12}")
_BOXES = {"div", "aside", "section", "form", "fieldset", "dl", "ins"}
_OFFER = re.compile(
    r"立即|购买|購買|开通|会员|會員|VIP|投票|扫码|掃碼|二维码|下载|下載|客户端|APP|[¥￥]\s?\d|报名|领取|優惠|优惠|抢购|订阅|訂閱|登录|登入|"
    r"推广|推廣|赞助|贊助|点击|點擊|關注|关注|加入|延伸[阅閱][读讀]|相[关關].{2}|[推][荐薦][阅閱][读讀]|此前[报報][道導]|AI生成",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"[【\[|>■●]*\s*(?:(?:查看|阅读)?(?:更多|相[关關]|其[他它她](?:人)?|[热熱][门門点點]|最新|推[荐薦]|精彩|精[选選]|重磅|今日|本周|本期|往期|\d+(?:小[时時]|\s?[x×*]\s?24)|全部|所有|网友|網友|[读讀]者|大家|[用客]户|用戶|[玩听聽]家|[听聽观觀]众|[聽觀]眾|[球影歌戏]迷|[书書车車股]友|粉[丝絲]|[猜为為][你您]|[类類]似|"
    r"延伸|同[类類]|[编編][辑輯]|看了|比[赛賽]|站[内內]).{0,5}?(?:快[讯訊]|新[闻聞]|[资資][讯訊]|文章|[阅閱][读讀]|[报報][道導導]|推[荐薦]|[内內]容|[视視][频頻]|[图圖][集片]|[评評][论論][区區]?|留言|[迴回][响響]|跟帖|排行榜?|"
    r"[热熱][榜搜评評]|榜[单單]|[问問][题題]|[链鏈]接|回[顾顧]|[专專][题題]|(?:都|也)?在[看读讀]|(?:的)?(?:作品|[讨討][论論]|吐槽|提[问問]|[晒曬][单單图圖]|[点點][评評])|[喜想][欢歡看]{1,2}|集[锦錦])|聊天[室区區]|(?:网友|互动)?[评評][论論][区區]|互[动動][区區]|发表[评評][论論])"
    r"\s*[(（]?[\d.万]*[)）]?[条條]?\s*[】\]:：>»]*"
)
_COUNTS = re.compile(
    r"(?:(?:转发|转载|评论|点?赞|收藏|分享|回复|举报|在看|喜欢|[顶踩]|轉發|評論|讚|收藏|留言)\s*[\[(（]?\s*[\d.,]*\s*[万wk+]*[)）\]]?[\s|·/]*){2,}"
)


def section_end(lines: Sequence[Line], prose: Sequence[int], first: int) -> int | None:
    """The place of the heading, after some prose from *first* on, that other articles or readers' words stand below.

    It stands in a section of its own, which has none of the prose above it. None where there is no such heading.
    """
    seen: set[HtmlElement] = set()
    homes: set[HtmlElement | None] = set()
    for place, line in enumerate(lines[first:], first):
        if seen and len(line.text) <= 60 and _COUNTS.fullmatch(line.text):
            return place
        if seen and 3 <= len(line.text) <= 20 and _OTHERS.fullmatch(line.text):
            around = line.block.getparent()
            apart = line.block not in seen and around is not None and around not in seen
            if apart and not _goes_on(lines, prose, place, around, homes):
                return place
        if prose[place]:
            homes.add(line.block.getparent())
            seen.update((line.block, *line.block.iterancestors()))
    return None


def _goes_on(
    lines: Sequence[Line],
    prose: Sequence[int],
    place: int,
    section: HtmlElement,
    homes: AbstractSet[HtmlElement | None],
) -> bool:
    """Whether right below the *section* that the line at *place* heads, a paragraph stands where others did before."""
    rest = ((n, line) for n, line in enumerate(lines[place + 1 :], place + 1) if line.text)
    below = next(((n, line) for n, line in rest if not _within(line.block, section)), None)
    return below is not None and prose[below[0]] > 0 and below[1].block.getparent() in homes


def main_part(lines: Weighed) -> list[tuple[int, Line]]:
    """*lines* without what stands above or below the element that has most of the prose, in elements unlike it.

    Above it sentences stay, such as a lead.
    """
    main = _main(lines)
    if main is None:
        return [(i, line) for i, line, _ in lines]
    inside = [n for n, (_, line, _) in enumerate(lines) if _within(line.block, main)]
    above = lines[: inside[0]]
    kept = [
        (i, line) for i, line, found in above if (found and not _on_card(line, above, main)) or _alike(line.block, main)
    ]
    kept += [(i, line) for i, line, _ in lines[inside[0] : inside[-1] + 1]]
    below = lines[inside[-1] + 1 :]
    if _tells_on(below, sum(found for *_, found in lines)):
        return kept + [(i, line) for i, line, _ in below]
    for i, line, _ in below:
        if line.text and not _alike(line.block, main):
            break
        kept.append((i, line))
    return kept


def _on_card(line: Line, lines: Weighed, main: HtmlElement) -> bool:
    """Whether *line* stands in a box beside *main* with a link of its own: a card with a button."""
    box = line.block.getparent()
    if box is None or box.tag not in _BOXES or _within(main, box):
        return False
    links = (other for _, other, _ in lines if other.linked >= 0.8 * len(other.text) > 0)
    return any(_within(other.block, box) for other in links)


def _tells_on(below: Weighed, total: int) -> bool:
    """Whether *below* the main part stands a good part of the text, in whole paragraphs: the article has two parts."""
    whole = [found for _, line, found in below if found >= _PARAGRAPH and line.text.endswith(_STOPS)]
    return len(whole) > 1 and sum(whole) > _LITTLE * total


def without_boxes(lines: Weighed) -> list[tuple[int, Line]]:
    """*lines* without boxes that offer something: other articles, apps, courses, votes."""
    total = sum(found for *_, found in lines)
    home = _home(lines, total)
    if home is None:
        return [(i, line) for i, line, _ in lines]
    usual = Counter(_kind(line.block) for _, line, found in lines if found and line.block.getparent() is home)
    plain = {kind for kind, count in usual.items() if count > 1}
    kept: list[tuple[int, Line]] = []
    for box, group in groupby(lines, key=lambda row: _below(row[1].block, home)):
        rows = list(group)
        if not (
            isinstance(box, HtmlElement) and box.tag in _BOXES and _kind(box) not in plain and _offers(rows, total)
        ):
            kept += [(i, line) for i, line, _ in rows]
    return kept


def _offers(rows: Weighed, total: int) -> bool:
    texts = [line.text for _, line, _ in rows if line.text]
    if not texts or len(texts) > _LONGEST or sum(found for *_, found in rows) > _LITTLE * total:
        return False
    linked = any(line.linked >= 0.8 * len(line.text) > 0 for _, line, _ in rows)
    return linked or any(_OFFER.search(text) for text in texts if _is_slogan(text))


def _is_slogan(text: str) -> bool:
    return len(text) <= _SLOGAN and text[-1] != "。" and not _TELLS.search(text)


def _main(lines: Weighed) -> HtmlElement | None:
    """The innermost element with most of the prose."""
    amount: Counter[HtmlElement] = Counter()
    for _, line, found in lines:
        if found:
            for element in (line.block, *line.block.iterancestors()):
                amount[element] += found
    total = sum(found for *_, found in lines)
    most = [
        element for element, found in amount.items() if found >= _MOST * total and element.tag not in _LINES | _LISTS
    ]
    return max(most, key=lambda element: sum(1 for _ in element.iterancestors()), default=None)


def _home(lines: Weighed, total: int) -> HtmlElement | None:
    """The element right below which most of the paragraphs stand."""
    amount: Counter[HtmlElement] = Counter()
    for _, line, found in lines:
        around = line.block.getparent()
        if found and around is not None:
            amount[around] += found
    home, most = next(iter(amount.most_common(1)), (None, 0))
    return home if most >= _HOME * total else None


def _kind(element: HtmlElement) -> tuple[object, str | None]:
    return element.tag, element.get("class")


def _within(block: HtmlElement, element: HtmlElement) -> bool:
    return block is element or element in block.iterancestors()


def _below(block: HtmlElement, home: HtmlElement) -> HtmlElement | None:
    """The child of *home* in which *block* stands; None where it stands elsewhere."""
    for element in (block, *block.iterancestors()):
        if element.getparent() is home:
            return element
    return None


def _alike(block: HtmlElement, main: HtmlElement) -> bool:
    """Whether *block* stands beside *main* in an element of the same kind, or in none."""
    around = {element.getparent(): element for element in (main, *main.iterancestors())}
    for element in (block, *block.iterancestors()):
        if (twin := around.get(element.getparent())) is not None:
            return twin is element or _kind(element) == _kind(twin)
        if element in around:
            return True
    return False
