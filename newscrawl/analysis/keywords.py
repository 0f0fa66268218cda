"""Keywords: what the article names often, in its headline, and early."""

import re
from collections import defaultdict

from newscrawl.analysis.reading import Reading, Word
from newscrawl.items import Tag

MOST = 5
FREQUENCY = 0.55
"""Exponent: the tenth mention says less than the second."""
IN_TITLE = 2.2
EARLY = 1.3
NAMED = 1.3
"""For names, and for what the text puts between 《》 or “”."""
_NOUNS = re.compile(r"n|eng|j$|vn$")
_NAMES = re.compile(r"n[rtz]|eng")
_QUOTED = re.compile(r"[《“]([^《》“”，。、？！\n]{2,12})[》”]")
_TOO_COMMON = frozenset(
    [
        "记者",
        "公司",
        "企业",
        "市场",
        "问题",
        "情况",
        "时间",
        "方面",
        "工作",
        "目前",
        "时候",
        "人员",
        "人士",
        "数据",
        "产品",
        "行业",
        "中国",
        "全国",
        "地区",
        "消息",
        "内容",
        "方式",
        "部分",
        "同时",
        "相关",
        "负责人",
        "新闻",
        "图片",
        "来源",
        "图",
        "编辑",
        "作者",
        "技术",
        "发展",
        "服务",
        "项目",
        "活动",
        "平台",
        "系统",
        "会议",
        "社会",
        "国家",
        "城市",
        "专家",
        "单位",
        "群众",
        "同比",
        "公里",
        "人民币",
    ]
)


def keywords(text: Reading) -> tuple[Tag, ...]:
    """The five best candidates, best first; none contains another."""
    places = _candidates(text)
    flags = {(word.start, word.end): word.flag for word in text.words}
    scored = [(_score(text, term, spans) * _naming(flags.get(spans[0])), term) for term, spans in places.items()]
    scored.sort(key=lambda pair: (-pair[0], pair[1]))
    chosen: list[Tag] = []
    for score, term in scored:
        if len(chosen) < MOST and not any(term in tag.text or tag.text in term for tag in chosen):
            chosen.append(Tag(text=term, evidence=tuple(places[term]), score=round(score, 3), rule="keyword"))
    return tuple(chosen)


def _candidates(text: Reading) -> dict[str, list[tuple[int, int]]]:
    """Nouns, pairs of nouns that stand together at least twice, and quoted terms, with their places."""
    places = defaultdict(list)
    pairs = defaultdict(list)
    before: Word | None = None
    for word in text.words:
        if not _is_noun(word):
            before = None
            continue
        if word.text not in _TOO_COMMON:
            places[word.text].append((word.start, word.end))
        if before and before.end == word.start and len(before.text) + len(word.text) <= 10:
            pairs[text.text[before.start : word.end]].append((before.start, word.end))
        before = word
    for match in _QUOTED.finditer(text.text):
        pairs[match[1]].append(match.span(1))
    places.update({term: spans for term, spans in pairs.items() if len(spans) > 1})
    return {term: spans for term, spans in places.items() if "," not in term}


def _is_noun(word: Word) -> bool:
    return len(word.text) > 1 and _NOUNS.match(word.flag) is not None and not word.text.isnumeric()


def _score(text: Reading, term: str, spans: list[tuple[int, int]]) -> float:
    score: float = len(spans) ** FREQUENCY * min(len(term), 6) ** 0.5
    if spans[0][0] < text.title_end:
        score *= IN_TITLE
    elif spans[0][0] < text.title_end + (len(text.text) - text.title_end) * 0.2:
        score *= EARLY
    return score


def _naming(flag: str | None) -> float:
    """A single word that is no name counts less; candidates of several words have no flag."""
    return NAMED if flag is None or _NAMES.match(flag) else 1.0
