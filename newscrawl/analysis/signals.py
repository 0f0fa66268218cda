"""What in a clause says that something happened, and what that it is an opinion?"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, compress
from operator import add

from newscrawl.analysis.reading import Reading

_THOUGHT = (
    r"\?|吗|呢|您|你|认为|以为|觉得|或许|可能|应该|如果|倘若|我的|我想|我看|建议|相信|难道|怎么|怎样|如何|似乎|看来|想象|一下|就是"
    r"|例如|意味着|标志着|好比|就像|往往|通常|一般来说|所谓|是指|指的是|简单来说|换句话说|也就是说|不得不[说提承]"
)
"""Opinions, comparisons, explanations."""
_ELSEWHERE = (
    r"网友(?![^,。]{0,4}[爆曝])|有人[说认觉问称把]|业内人士|分析人士|分析师"
    r"|曾(?=[因在于以获被将有是向对与把达任经]|一度|表示|宣布)|年前(?<=[一二两三四五六七八九十几\d]年前)(?<!\d\d\d年前)"
)
"""Voices from outside, what was once."""
_ASIDE = (
    r"剪彩|合影|致辞|掌声|欢呼|毕业于|成立于|创立于|出生于"
    r"|拿出手机|翻看|驱车|坐在|蹲在|站在|走进|笑着|笑道|围满|挤满|排[着起]长?队"
)
"""Ceremony, what stands in a profile, what a reporter sees on the way."""
DOUBTED = re.compile(f"{_THOUGHT}|{_ELSEWHERE}|{_ASIDE}")
"""Each alternative begins with a character, not a set: so the engine skips to where one may be."""
ADVERTISES = re.compile(
    r"下载[^,。\n]{0,12}(?:[Aa][Pp]{2}|客户端)|扫码(?:下载|关注|添加|进群|加入)|扫描[^,。\n]{0,8}二维码|长按[^,。\n]{0,8}二维码|关注[^,。\n]{0,12}(?:公众号|微信号)"
    r"|咨询(?:电话|热线)|联系(?:电话|方式)|客服(?:电话|热线)|服务(?:电话|热线)|邮箱:|详情请[戳见点]|欢迎点击|点击(?:报名|下方|上方|这里|链接|阅读|查看)"
    r"|投资建议|风险提示|免责声明|转载请|版权所有|欢迎(?:订阅|投稿|关注)|编者注|责任编辑|特此(?:更正|公告|通知|声明)"
)
"""Advertisements, contacts and disclaimers: no sentence with one is an event."""
BACKGROUND = re.compile(
    r"此前|早在(?!\d{1,2}日)|去年|过去|前年|曾经|最初|多年|近年来|近[一二两三四五六七八九十几]+年|一直以来|长期以来|当时|目前,|当前,|眼下|问:"
    r"|第[一二三四五六七八九十百零\d]{1,6}条$"
    r"|(?:有|[一两几多]位|[一两几多]名|一些|不少|部分)(?![^,。\n]{0,16}知情)[^,。\n]{0,16}(?:表示|称|介绍|透露|指出|说|告诉|强调|认为|坦言|解释|提醒|回应|发现|人士|居民|消费者|用户)"
)
"""How a sentence begins that is no news: what was before, what somebody nameless says, an article of a law."""
MAKES = re.compile(
    r"搭载(?<!已..)|配备(?<!已..)|支持(?<!已..)|引入(?<!已..)|采用[^,。\n]{0,16}(?:架构|工艺|设计|结构|芯片|处理器)"
    r"|由[^,。\n]{1,20}(?:提供|组成|牵头|研制)"
)
"""What a thing is made of."""
BARE = re.compile(
    r"(?:披露|发布|公布|交出|公开)[^,。\n]{0,22}(?:财报|[年中季]报|报告|业绩|公告|数据|成绩单|资费)[^,。\d\n]{0,6}(?=[,。\n])"
)
"""That figures came out, and none of them."""
_NUMBER = re.compile(
    r"[0-9一二两三四五六七八九](?:(?<=\d)[\d.,]{0,20}\s?(?:%|[十百千万亿]|个?百分点|[元人家个件台辆架艘倍吨项款支块套岁位名年月日头只斤例枚颗片条户所场次亩升度股种处批座宗届集张层分]|[美欧]元|公[里斤顷]|平方?米|千瓦|兆瓦|毫[升米]|小时|分钟)"
    r"|(?<=\D)成(?![立员为功长熟绩就]))"
)
_MARKS = re.compile(r"\W+")


@dataclass(frozen=True, slots=True)
class Signals:
    """What tells that something happened, found once in the body: places in order."""

    cues: Sequence[int]
    cued: Sequence[float]
    """The weights of all cue verbs before each of *cues*, and of all."""
    numbers: Sequence[int]
    people: Sequence[int]
    title: Sequence[int]
    """Where the body has a pair of characters of the headline."""

    def cue(self, start: int, end: int) -> float:
        """What the cue verbs of a stretch weigh."""
        return self.cued[bisect_left(self.cues, end)] - self.cued[bisect_left(self.cues, start)]

    def titled(self, text: Reading, start: int, end: int) -> int:
        """How many pairs of characters a stretch shares with the headline."""
        places = self.title[bisect_left(self.title, start) : bisect_left(self.title, end - 1)]
        return len({text.folded[place : place + 2] for place in places})


def within(places: Sequence[int], start: int, end: int) -> int:
    """How many places are in a stretch."""
    return bisect_left(places, end) - bisect_left(places, start)


def signals(text: Reading, title: Iterable[str]) -> Signals:
    """The signals of a text with these pairs of characters in its headline."""
    words, verbs, body = text.words, text.vocabulary.cue_verbs, text.title_end
    cues = [*compress(range(len(words.texts)), map(verbs.__contains__, words.texts))]
    people = sorted([*text.persons_in(body, len(text.text)), *words.flagged("nt")])
    return Signals(
        cues=[words.starts[place] for place in cues],
        cued=[*accumulate((verbs[words.texts[place]] for place in cues), initial=0.0)],
        numbers=[match.start() for match in _NUMBER.finditer(text.narrow, body)],
        people=[words.starts[place] for place in people],
        title=_places(text.folded, title, body),
    )


def _places(text: str, title: Iterable[str], body: int) -> list[int]:
    """Where the text has one of these pairs of characters, from *body* on."""
    found = []
    for pair in title:
        place = text.find(pair, body)
        while place >= 0:
            found.append(place)
            place = text.find(pair, place + 1)
    return sorted(found)


def pairs(said: str) -> frozenset[str]:
    """The pairs of neighbouring characters, marks aside.

    >>> sorted(pairs("甲乙，丙"))
    ['乙丙', '甲乙']
    """
    letters = _MARKS.sub("", said)
    return frozenset(map(add, letters, letters[1:]))
