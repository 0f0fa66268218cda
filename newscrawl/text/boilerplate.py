"""What around the text of an article is not the article, and what does it say about it?"""

import re
from collections import deque
from dataclasses import dataclass, field

from newscrawl.text.credits import parse_credits
from newscrawl.text.names import parse_byline
from newscrawl.text.notices import is_invitation, is_notice, is_widget
from newscrawl.text.persons import looks_like_person
from newscrawl.text.phrases import CONTRIBUTED, HEAD, TAIL

_CONTRIBUTED = re.compile(CONTRIBUTED)
_TAIL = re.compile("|".join(f"(?:{phrase})" for phrase in TAIL), re.IGNORECASE)
_HEAD = re.compile("|".join(f"(?:{phrase})" for phrase in HEAD), re.IGNORECASE)
_RELATED = re.compile(
    r"[【\[■●▎|]*\s*(?:相关(?:新闻|阅读|报道|链接|推荐|资讯|文章)|延伸阅读|推荐阅读|往期(?:推荐|回顾|精选)|热门推荐|(?:精彩|编辑|小编)推荐|更多(?:阅读|新闻|精彩)|(?:精彩|热门|相关|更多|推荐)(?:视频|图集|图片|内容)(?:推荐)?)\s*[】\]:：>»]*"
)
_TITLE = re.compile(
    r"[（(【\[]?\s*(?:本文)?(?:原标题|原题目?)(?:为)?\s*[:：]?\s*[《“\"]?(?P<title>.+?)[》”\"]?\s*[)）】\]]?"
)
_SHORT = 50
"""Characters of a notice above an article at most."""
_STOPPED = re.compile(r"[。！？…”」.!?]$")
_REPORTED = re.compile("表示[，：“]|[认認][为為]|[说說][，：]|介[绍紹][，：]|指出[，：]")
"""What news says and notices do not, though they may have the same words."""
# A link that is glued to the last sentence.
_GLUED = re.compile(
    r"(?<=[。！？”」）])\s*[\[【（(]?(?:(?:返回|回到|进入|查看|点击|更多|[閱阅][讀读]|[看了]解)[^。！？]{0,20}?(?:首[页頁]|[频頻]道|全文|更多|[详詳]情|[>＞»]+)[>＞»\s]*|[★☆►▶][^。！？]{4,24})[\]】）)]?$"
)
_NOTE = re.compile(
    r"\s*[（(【\[]\s*(?P<note>(?:本文)?(?:原标题|原题)为?\s*(?:[:：]?\s*《[^》]{1,80}》|[:：][^)）】\]]{1,80})|"
    r"(?:本文)?(?:来自|来源于?)澎湃新闻[^)）】\]]{0,80}|"
    r"(?:本文|文章|稿件|信息)?(?:来源|编辑|责编|责任编辑|校对|审核|图片编辑)\s*[:：][^（）()]{0,60}?)\s*[)）】\]]$"
)


@dataclass(frozen=True, slots=True)
class Trimmed:
    """Paragraphs without boilerplate, and what the boilerplate said."""

    paragraphs: tuple[str, ...]
    original_title: str | None = None
    editors: tuple[str, ...] = ()
    proofreaders: tuple[str, ...] = ()
    source: str | None = None
    authors: tuple[str, ...] = ()
    correspondents: tuple[str, ...] = ()
    photographers: tuple[str, ...] = ()
    republisher: str | None = None
    contributed: bool = False


def trim(paragraphs: tuple[str, ...]) -> Trimmed:
    """*paragraphs* without the boilerplate at their head and tail, and what it said. Nothing between is touched.

    Where all of it reads like boilerplate, all of it is kept: then it is the article.

    >>> trim(("原标题：旧题", "第一句。", "第二句。（来源：示例社）", "责任编辑：张三")).paragraphs
    ('第一句。', '第二句。')
    """
    rest, said = deque(paragraphs), _Said()
    story, below = "".join(paragraphs[: (len(paragraphs) + 1) // 2]), "".join(paragraphs[1:])
    before = None
    while rest and before != tuple(rest):
        before = tuple(rest)
        _cut_related(rest)
        while rest and (said.takes(rest[-1]) or _is_tail(rest[-1], story) or _signs_notice(rest, story)):
            rest.pop()
        while rest and (said.takes(rest[0]) or _is_head(rest[0], below)):
            rest.popleft()
        if rest:
            rest[-1] = said.without_note(rest[-1])
    return said.trimmed(tuple(filter(None, rest)) or paragraphs)


def _is_tail(paragraph: str, story: str) -> bool:
    reported = len(paragraph) > _SHORT / 2 and _REPORTED.search(paragraph)
    phrase = _TAIL.fullmatch(paragraph) and not reported
    noted = _NOTE.search(paragraph)  # only the note behind a sentence is to go, later
    return bool(phrase) or is_widget(paragraph) or (not (noted and noted.start()) and is_notice(paragraph, story))


def _signs_notice(rest: deque[str], story: str) -> bool:
    """Whether the last of *rest* is no sentence and stands below a notice, such as the address of the newsroom."""
    return len(rest) > 1 and len(rest[-1]) <= _SHORT and not _STOPPED.search(rest[-1]) and is_notice(rest[-2], story)


def _is_head(paragraph: str, story: str) -> bool:
    short = len(paragraph) <= _SHORT
    return bool(_HEAD.fullmatch(paragraph)) or is_widget(paragraph) or (short and is_invitation(paragraph, story))


def _cut_related(rest: deque[str]) -> None:
    """Drop a heading such as 相关阅读 and the titles below it: lines that end no sentence."""
    for i in range(len(rest) - 1, 0, -1):
        if rest[i].endswith(("。", "”", "！")) or len(rest) - i > 15:
            return
        if _RELATED.fullmatch(rest[i]):
            while len(rest) > i:
                rest.pop()
            return


@dataclass(slots=True)
class _Said:
    """What boilerplate said so far, by field; the first word counts."""

    facts: dict[str, tuple[str, ...]] = field(default_factory=dict)
    contributed: bool = False

    def takes(self, paragraph: str) -> bool:
        """Whether *paragraph* is a fact about the article and nothing else; then the fact is kept."""
        if len(paragraph) < 400 and _CONTRIBUTED.search(paragraph):
            self.contributed = True
            return True
        if len(paragraph) < 100 and (match := _TITLE.fullmatch(paragraph)):
            self.facts.setdefault("original_title", (match["title"],))
            return True
        credits_ = parse_credits(paragraph)
        for credit in credits_:
            role = "editor" if credit.role == "image_editor" else credit.role
            self.facts[role] = tuple(dict.fromkeys((*self.facts.get(role, ()), *credit.names)))
        return bool(credits_)

    def without_note(self, paragraph: str) -> str:
        """*paragraph* without the notes in brackets that follow its last sentence."""
        while match := _NOTE.search(paragraph):
            self.takes(match["note"])
            paragraph = paragraph[: match.start()]
        return _GLUED.sub("", paragraph)

    def trimmed(self, paragraphs: tuple[str, ...]) -> Trimmed:
        """The facts as fields."""
        first = {name: value[0] for name, value in self.facts.items() if value}
        authors = [name for said in self.facts.get("author", ()) for name in parse_byline(said).authors]
        return Trimmed(
            paragraphs,
            original_title=first.get("original_title"),
            editors=self.facts.get("editor", ()),
            proofreaders=self.facts.get("proofreader", ()),
            source=first.get("source") or first.get("republisher"),
            authors=tuple(authors),
            correspondents=self.facts.get("correspondent", ()),
            photographers=tuple(filter(looks_like_person, self.facts.get("photographer", ()))),
            republisher=first.get("republisher"),
            contributed=self.contributed,
        )
