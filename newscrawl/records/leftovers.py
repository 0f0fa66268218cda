"""Which sentences of a record's text are not the article's?"""

import re

from newscrawl.text.boilerplate import trim
from newscrawl.text.credits import parse_credits
from newscrawl.text.names import looks_like_outlet
from newscrawl.text.phrases import CONTRIBUTED
from newscrawl.text.roles import ROLE_OF

HEAD, TAIL = 2, 6
"""Sentences at the start and at the end of a text that may be boilerplate; between them nothing is."""
OUTLET, SHORT = 16, 6
"""Characters of an outlet's name at most, and of a name in general, such as 36氪."""

_ANCHOR = "这一句是正文，不是别的东西，而且它足够长，读起来像一句话。"
_SENTENCE = re.compile(r"[^。！？!?]*[。！？!?]+[”」』）)]*|[^。！？!?]+")
_LABEL = re.compile(rf"(?:{'|'.join(sorted(ROLE_OF, key=len, reverse=True))})[:：]")
_FROM = re.compile(r"[（(]?本文(?:转载自|来自|来源于?)\s*(?![:：])(?P<outlet>[^，,）)]+)[）)]?")

_PERSON = re.compile(r"[\u3400-\u9fff]{1,4}|[\u3400-\u9fffA-Za-z]+(?:[·•・ .][\u3400-\u9fffA-Za-z]+)+|[A-Za-z]\w*")
_STATES = re.compile(r"[的了是被将，,]|在(?!线)")  # no name has these, save few
_LABELLED = re.compile(r"[^\u4e00-\u9fffA-Za-z]{0,3}[^的说称道，。：:“「『《]{2,12}[:：]")
_QUOTED = re.compile(rf"[“「『《‘][^”」』》’]*(?:{CONTRIBUTED})")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_START = r"[^\u4e00-\u9fffA-Za-z“「『《‘]*"
_OF_ITSELF = re.compile(rf"{_START}(?:本[文网站报刊号]|以上|[图文]文|文[中章]|内容)")
_COMMANDS = re.compile(
    rf"{_START}(?:更多|未经|如需|转载|版权|免责|平台|特别|郑重|本?文?原[标题]|[请戳扫]|欢迎|点击|长按|识别|打开|关注|搜索|订阅|立即|下[载載]|"
    r"后台|回复|返回|阅读原文|查看|展开|分享|点赞|转发|收藏|觉得|字号|Copyright|.{0,4}(?:ICP备|公网安备|许可证))",
    re.IGNORECASE,
)
# As in 未经授权不得转载的条款被判无效, 免责声明制度: the phrase is what the sentence is about.
_TELLS = re.compile(
    r"[的了着]|成为|引发|(?:声明|所有|提示|[上下]一篇)(?!违者|未经|侵权|本|如)[\u4e00-\u9fff]|原标?题目?(?![为:：《“\s])"
)


def leftovers(summary: str) -> tuple[str, ...]:
    """The sentences at both ends of *summary* that are boilerplate for certain, in whole or by a note in brackets.

    >>> leftovers("甲公司昨天发布了新的产品。责任编辑：张三")
    ('责任编辑：张三',)
    >>> leftovers("甲公司昨天发布了新的产品。免责声明制度明年起推行。")
    ()
    """
    sentences = [found.strip() for found in _SENTENCE.findall(summary)]
    tail = max(len(sentences) - TAIL, 0)
    head = [s for s in sentences[: min(HEAD, tail)] if _is_left(s, summary, at_head=True)]
    return (*head, *(s for s in sentences[tail:] if _is_left(s, summary, at_head=False)))


def _is_left(sentence: str, summary: str, *, at_head: bool) -> bool:
    bare = sentence.rstrip("。！!")
    credited = _is_credit(bare, summary)
    return _is_phrase(bare, at_head=at_head) if credited is None else credited


def _is_credit(text: str, summary: str) -> bool | None:
    """Whether *text* begins with a credit that names somebody; None where it is none at all."""
    if found := _FROM.fullmatch(text):
        return _is_name(found["outlet"]) or None
    labels = list(_LABEL.finditer(text))
    if labels and labels[0].start() == 0:
        labelled = labels[0][0]
        if ROLE_OF[labelled[:-1]] == "author" and summary.count(labelled) > 1:
            return False  # an interview: 记者：…, again and again
        text = text[: labels[1].start()] if len(labels) > 1 else text  # paragraphs are joined with nothing between
    credits_ = parse_credits(text)
    return all(_is_name(name) for credit in credits_ for name in credit.names) if credits_ else None


def _is_name(name: str) -> bool:
    """Whether *name* is as short as a person's or an outlet's, and states nothing."""
    if _STATES.search(name):
        return False
    return bool(_PERSON.fullmatch(name) or (len(name) <= OUTLET and looks_like_outlet(name)) or len(name) <= SHORT)


def _is_phrase(text: str, *, at_head: bool) -> bool:
    """Whether *text*, which is no credit, is boilerplate, or ends in a note that is."""
    kept = trim((text, _ANCHOR) if at_head else (_ANCHOR, text)).paragraphs
    if not text or at_head or kept == (_ANCHOR,):
        return bool(text) and kept == (_ANCHOR,) and _is_certain(text)
    if kept != (_ANCHOR, text):
        return _is_credit(text[len(kept[1]) :], text) is not False
    label, colon, titles = text.partition("：")
    return trim((_ANCHOR, label + colon, titles)).paragraphs == (_ANCHOR,)


def _is_certain(text: str) -> bool:
    """Whether *text*, which reads like boilerplate, cannot be a sentence of news that only has its words."""
    if re.search(CONTRIBUTED, text):
        return not _QUOTED.search(text)
    if len(text) <= 4 or not _HAN.search(text) or _LABELLED.match(text) or _OF_ITSELF.match(text):
        return True
    return bool(_COMMANDS.match(text) and not _TELLS.search(text))
