"""Who edited, checked and provided it, given a line of credits?"""

import re
from dataclasses import dataclass

from newscrawl.text.normalize import fold
from newscrawl.text.patterns import late
from newscrawl.text.persons import BAR, looks_like_outlet, looks_like_person, split_names, unwrapped
from newscrawl.text.roles import ROLE_OF

_LABEL = "|".join(sorted(ROLE_OF, key=len, reverse=True))
_CREDIT = late(rf"(?<![\u4e00-\u9fff])(?:本文|本报|本网|本版)?(?P<label>{_LABEL})(?:(?P<bar>{BAR})|\s+(?=\S)|$)")
_SPACED = late(r"(?:^|(?<=\s))([编編作来來校责責审審])\s([辑輯者源对對编編核])(?=\s*[:：|｜])")
_GLUED = late(r"(?P<label>责任编辑|責任編輯|责编|编辑|校对|记者|通讯员)(?P<names>[\u4e00-\u9fff·、 ]{2,20})")
_ORNAMENT = late(
    r"^(?:[【\[]\s*纠错\s*[】\]]|[■□●◆▲△★*_—–-]+)\s*|\s*(?:[【\[]\s*(?:打印|关闭|纠错|推荐|收藏)[^】\]]*[】\]]\s*)+$"
)
_SENTENCE = late(r"[。！？!?“”《》：:=<>]|https?")
_SHOT = late(r"(?<=[\u3400-\u9fff]{2})[摄攝]$")
_PROSE_BEHIND = late(r"[^（(【\[〔]*[）)】\]〕]\s*[\u3400-\u9fff]")
"""A bracket that was open before the label ends, and a sentence begins: （文/张三）会议今天开幕。"""
_OUTLETS = ("source", "republisher")


@dataclass(frozen=True, slots=True)
class Credit:
    """One role (a key of `roles.LABELS`, such as editor) and who played it."""

    role: str
    names: tuple[str, ...]


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
    ornate = _ORNAMENT().sub("", fold(line))
    text = _SPACED().sub(r"\1\2", unwrapped(ornate))
    matches = list(_CREDIT().finditer(text)) if len(text) <= 120 else []
    if not matches or matches[0].start() != 0:
        glued = _GLUED().fullmatch(text) if text != ornate else None
        return (Credit(ROLE_OF[glued["label"]], split_names(glued["names"])),) if glued else ()
    ends = [match.start() for match in matches[1:]] + [len(text)]
    credits_ = [_credit(match, text[match.end() : end]) for match, end in zip(matches, ends, strict=True)]
    return _shared([credit for credit in credits_ if credit]) if all(credits_) else ()


def _credit(match: re.Match[str], text: str) -> Credit | None:
    """The credit of one label and the *text* behind it; None where the text cannot be names."""
    role = ROLE_OF[match["label"]]
    names = (text.strip(" 。《》"),) if role in _OUTLETS and text.strip() else split_names(text)
    if (
        len(text) > 60
        or _PROSE_BEHIND().match(text)
        or _SENTENCE().search(text.strip(" 。《》"))
        or any(len(name) > 40 for name in names)
    ):
        return None
    if not match["bar"] and text:  # a blank alone separates anything: only real names count behind it
        fits = looks_like_outlet if role in _OUTLETS else looks_like_person
        if role in ("photographer", "designer") or not all(fits(name) for name in names):
            return None
    return Credit(role, tuple(_SHOT().sub("", name) for name in names) if role == "photographer" else names)


def _shared(credits_: list[Credit]) -> tuple[Credit, ...]:
    """编辑/校对：张三 names one person for both."""
    for i in range(len(credits_) - 2, -1, -1):
        if not credits_[i].names:
            credits_[i] = Credit(credits_[i].role, credits_[i + 1].names)
    return tuple(credits_)
