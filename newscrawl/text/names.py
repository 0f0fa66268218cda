"""Who wrote, edited, checked and published it, given a byline or a credit line?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from newscrawl.text.normalize import fold
from newscrawl.text.roles import NOBODY, OUTLET, OWN, ROLE_OF

_BAR = r"\s*[:：|｜丨∣/／]\s*"
_LABEL = "|".join(sorted(ROLE_OF, key=len, reverse=True))
_CREDIT = re.compile(rf"(?<![\u4e00-\u9fff])(?:本文|本报|本网|本版)?(?P<label>{_LABEL})(?:(?P<bar>{_BAR})|\s+(?=\S)|$)")
_GLUED = re.compile(r"(?P<label>责任编辑|責任編輯|责编|编辑|校对|记者|通讯员)(?P<names>[\u4e00-\u9fff·、 ]{2,20})")
_WRAPPED = re.compile(r"[(（【\[〔]\s*(.*?)\s*[)）】\]〕]?")
_ORNAMENT = re.compile(
    r"^(?:[【\[]\s*纠错\s*[】\]]|[■□●◆▲△★*_—–-]+)\s*|\s*(?:[【\[]\s*(?:打印|关闭|纠错|推荐|收藏)[^】\]]*[】\]]\s*)+$"
)

_KIND = (
    r"首席|资深|高级|特约|特派|特別|实习|實習|见习|見習|驻[\u4e00-\u9fff]{1,6}?|主任|全媒体|融媒体?|"
    r"文字|摄影|攝影|视频|数据"
)
_WORK = (
    r"(?:记者|記者|责任编辑|責任編輯|责编|编辑|編輯|通讯员|通訊員|评论员|观察员|特约撰稿人?|撰稿人?|主笔|作者|实习生|校对|编译|編譯|采写|撰文|口述|"
    r"整理|摄影|攝影|来源|(?<![\u4e00-\u9fff])文(?=\s*[/|｜丨:：／]))"
)
# Without an outlet first, or 实习记者 would be a reporter of 实习.
_PERSON = re.compile(
    rf"(?:(?:{_KIND})*(?P<label>{_WORK})|(?P<outlet>[\u4e00-\u9fffA-Za-z0-9·《》+-]{{2,14}}?)(?:{_KIND})*(?P<their>{_WORK}))(?:{_BAR}|\s*)"
)
_STATIONED = re.compile(r"(?P<names>.{2,30}?)\s*(?:发自|發自)\s*.{1,20}")
_REPORTED = re.compile(
    r"\s*[／/╱]\s*(?:[\u4e00-\u9fff]{0,4}(?:報導|报道)|(?:文|图|摄)[^／/╱]*)\s*$|\s*(?:报道|報導|整合|(?<=\s)文)\s*$"
)

_REMARK = re.compile(r"[(（][^()（）]*[)）]")
_EMPLOYEE_ID = re.compile(r"[_\s]*[A-Za-z]{1,3}\d{2,7}$")
_SEPARATOR = re.compile(r"\s*[、,，;；&＆/／|｜╱]\s*|\s+(?:和|与)\s+")
_HAN_NAME = re.compile(
    r"[\u3400-\u9fff\U00020000-\U0003ffff]{2,4}|[\u3400-\u9fffA-Za-z]+(?:[·•・][\u3400-\u9fffA-Za-z]+)+"
)
_SENTENCE = re.compile(r"[。！？!?“”《》：:=<>]|https?")
_NUMBER = re.compile(r"\d{4}")
_NOBODY = re.compile(NOBODY, re.IGNORECASE)
_OUTLET = re.compile(OUTLET, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Byline:
    """The people and the outlet of a byline."""

    authors: tuple[str, ...] = ()
    outlet: str | None = None
    editors: tuple[str, ...] = ()
    proofreaders: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.authors or self.outlet or self.editors or self.proofreaders)


@dataclass(frozen=True, slots=True)
class Credit:
    """One role (author, editor, image_editor, proofreader, photographer, reviewer, source) and who played it."""

    role: str
    names: tuple[str, ...]


def split_names(text: str) -> tuple[str, ...]:
    """The names in *text*, in order, each once, without employee numbers and remarks in brackets.

    Blanks separate Chinese names, but not the words of a Latin one nor the two characters of a name set wide.

    >>> split_names("张三、李 四 王五_NB12345 Demi Xia/赵六（实习）")
    ('张三', '李四', '王五', 'Demi Xia', '赵六')
    """
    found: dict[str, None] = {}
    for part in _SEPARATOR.split(_REMARK.sub(" ", fold(text))):
        for name in _joined([_EMPLOYEE_ID.sub("", word) for word in _EMPLOYEE_ID.sub("", part).split()]):
            if stripped := name.strip("@.。:：-—()（）[]【】<>'\"“”"):
                found.setdefault(stripped)
    return tuple(found)


def parse_byline(text: str) -> Byline:
    """What the byline *text* says; an empty Byline where it names nobody.

    >>> parse_byline("澎湃新闻记者 张三 实习生 李四")
    Byline(authors=('张三', '李四'), outlet='澎湃新闻', editors=(), proofreaders=())
    >>> parse_byline("张三/@人民日报").outlet
    '人民日报'
    >>> parse_byline("新华社").authors
    ()
    """
    text = _REPORTED.sub("", _unwrapped(fold(text)))
    if match := _STATIONED.fullmatch(text):
        text = match["names"]
    found: dict[str, list[str]] = {"author": [], "editor": [], "proofreader": [], "source": []}
    for role, names in [("author", text)] if looks_like_outlet(text) else _segments(text):
        for name in _people(names, role, found["source"]):
            if name not in found.setdefault(role, []):
                found[role].append(name)
    outlet = found["source"][0] if found["source"] else None
    return Byline(tuple(found["author"]), outlet, tuple(found["editor"]), tuple(found["proofreader"]))


def parse_credit(line: str) -> Credit | None:
    """The first credit of a *line* that consists of credits and nothing else; None where it does not.

    >>> parse_credit("（责编：王五、赵六_NF4425）")
    Credit(role='editor', names=('王五', '赵六'))
    >>> parse_credit("编辑告诉记者，来源：不明。") is None
    True
    """
    return next(iter(parse_credits(line)), None)


def parse_credits(line: str) -> tuple[Credit, ...]:
    """Every credit of a *line* that consists of credits and nothing else, in order.

    >>> parse_credits("编辑 王五 校对：赵六")
    (Credit(role='editor', names=('王五',)), Credit(role='proofreader', names=('赵六',)))
    """
    ornate = _ORNAMENT.sub("", fold(line))
    text = _unwrapped(ornate)
    matches = list(_CREDIT.finditer(text)) if len(text) <= 120 else []
    if not matches or matches[0].start() != 0:
        glued = _GLUED.fullmatch(text) if text != ornate else None
        return (Credit(ROLE_OF[glued["label"]], split_names(glued["names"])),) if glued else ()
    ends = [match.start() for match in matches[1:]] + [len(text)]
    credits_ = [_credit(match, text[match.end() : end]) for match, end in zip(matches, ends, strict=True)]
    return _shared([credit for credit in credits_ if credit]) if all(credits_) else ()


def looks_like_outlet(name: str) -> bool:
    """Whether *name* is what a medium or an office is called, rather than a person.

    >>> looks_like_outlet("示例日报"), looks_like_outlet("张三")
    (True, False)
    """
    return bool(_OUTLET.fullmatch(name))


def _unwrapped(text: str) -> str:
    match = _WRAPPED.fullmatch(text)
    return match[1] if match else text


def _segments(text: str) -> Iterator[tuple[str, str]]:
    """The roles of a byline, each with the text that names its people; people without a role are authors."""
    role, start = "author", 0
    for match in _PERSON.finditer(text):
        outlet, before = match["outlet"] or "", text[start : match.start()]
        if start and not before.strip():  # 记者张三通讯员李四: what looks like an outlet is the reporter before it
            before, outlet = outlet, ""
        yield role, before
        if outlet and outlet not in OWN.split():
            yield "source", outlet
        role, start = ROLE_OF.get(match["label"] or match["their"], "author"), match.end()
    yield role, text[start:]


def _people(text: str, role: str, outlets: list[str]) -> Iterator[str]:
    """The names of a segment. Outlets among authors go to *outlets*."""
    if role == "source":
        yield text.strip("《》 ")
        return
    for name in split_names(text):
        if _NOBODY.fullmatch(name) or _SENTENCE.search(name) or _NUMBER.search(name) or len(name) > 30:
            continue
        if role == "author" and looks_like_outlet(name):
            outlets.append(name.removesuffix("讯"))
        else:
            yield name


def _credit(match: re.Match[str], text: str) -> Credit | None:
    """The credit of one label and the *text* behind it; None where the text cannot be names."""
    role = ROLE_OF[match["label"]]
    names = (text.strip(" 。《》"),) if role == "source" and text.strip() else split_names(text)
    if len(text) > 60 or _SENTENCE.search(text.strip(" 。《》")) or any(len(name) > 40 for name in names):
        return None
    if not match["bar"] and text:  # a blank alone separates anything: only real names count behind it
        fits = looks_like_outlet if role == "source" else _HAN_NAME.fullmatch
        if role == "photographer" or not all(fits(name) for name in names):
            return None
    return Credit(role, names)


def _shared(credits_: list[Credit]) -> tuple[Credit, ...]:
    """编辑/校对：张三 names one person for both."""
    for i in range(len(credits_) - 2, -1, -1):
        if not credits_[i].names:
            credits_[i] = Credit(credits_[i].role, credits_[i + 1].names)
    return tuple(credits_)


def _joined(words: list[str]) -> list[str]:
    """*words* with the characters of a wide-set name and the words of a Latin name put together."""
    names: list[str] = []
    previous = ""
    for word in filter(None, words):
        if len(previous) == len(word) == 1 and not word.isascii():
            names[-1] += word
            previous = ""  # a third single character starts a new name
        elif previous and previous.isascii() and word.isascii():
            names[-1] += f" {word}"
        else:
            names.append(word)
            previous = word
    return names
