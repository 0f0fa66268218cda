"""Events: the sentences of the article that say what happened, in its own words."""

import re
from itertools import pairwise

from newscrawl.analysis.reading import Reading
from newscrawl.items import Tag

MOST = 6
LONGEST = 100
"""Characters of an event; a longer sentence is cut at a comma."""
SENTENCES_PER_EVENT = 5
_HAPPENED = re.compile(
    r"发布|宣布|推出|上线|启动|签署|签约|达成|收购|投资|融资|上市|获批|获得|完成|成立|开通|开业|投产|投用|投入使用|下线|交付|"
    r"突破|增长|下降|上涨|下跌|超过|达到|召开|举行|印发|出台|实施|通过|批准|判决|处罚|立案|起诉|夺得|获胜|发射|首次|发生|"
    r"当选|任命|辞职|去世|逝世|揭牌|亮相|开工|竣工|中标|裁员|关闭|召回|停产|恢复|抵达|访问"
)
_NUMBER = re.compile(r"\d[\d.,]*\s*(?:%|亿|万|元|美元|人|家|个|件|台|辆|公里|平方米|倍|吨|年|月|日|千瓦|小时)")
_OPINION = re.compile(r"认为|表示|觉得|或许|可能|应该|应当|如果|我们|希望|相信|难道|为什么|[？?]")


def events(text: Reading) -> tuple[Tag, ...]:
    """At most six sentences, one for every five of the article, in the order of the text."""
    wanted = min(MOST, max(1, len(text.sentences) // SENTENCES_PER_EVENT))
    scored = [(_score(text, number, span), span) for number, span in enumerate(text.sentences)]
    best = sorted((item for item in scored if item[0] > 0), key=lambda item: (-item[0], item[1]))[:wanted]
    return tuple(_tag(text, score, span) for score, span in sorted(best, key=lambda item: item[1]))


def _score(text: Reading, number: int, span: tuple[int, int]) -> float:
    sentence = text.text[slice(*span)]
    if len(sentence) < 12 or not (happened := len(_HAPPENED.findall(sentence))):
        return 0.0
    title = set(pairwise(text.text[: text.title_end]))
    shared = len(title & set(pairwise(sentence))) / (len(title) or 1)
    score = min(happened, 3) + min(len(_NUMBER.findall(sentence)), 3) * 0.7 + 4 * shared
    score += float(1.5 / (1 + number) ** 0.5)
    return score * (0.5 if _OPINION.search(sentence) else 1.0)


def _tag(text: Reading, score: float, span: tuple[int, int]) -> Tag:
    start, end = span
    while text.text[start] in " \n”」』）)":
        start += 1
    end = _cut(text.text, start, end)
    return Tag(text=text.text[start:end], evidence=((start, end),), score=round(score, 3), rule="event sentence")


def _cut(text: str, start: int, end: int) -> int:
    """The end of the event that starts at *start*: without end marks, at a comma where it is too long."""
    while end > start + 1 and text[end - 1] in " \n；;”」』）)":
        end -= 1
    if end - start <= LONGEST:
        return end
    comma = max(text.rfind(mark, start, start + LONGEST) for mark in "，,：:；;")
    return comma if comma > start + LONGEST // 3 else start + LONGEST
