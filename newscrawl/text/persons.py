"""Which names stand in a piece of text, and are they a person's or an outlet's?"""

import re

from newscrawl.text.normalize import fold
from newscrawl.text.patterns import late
from newscrawl.text.roles import NOBODY, OFFICE, OUTLET, SURNAMES

BAR = r"\s*[:：|｜丨︱∣/／]\s*"
"""What stands between a label and its names."""
HAN = r"\u3400-\u9fff\U00020000-\U0003ffff"

_WRAPPED = late(r"[(（【\[〔]\s*(.*?)\s*[)）】\]〕]?")
_REMARK = late(r"[(（][^()（）]*[)）]")
_EMPLOYEE_ID = late(r"[_\s]*[A-Za-z]{1,3}\d{2,7}$")
_SEPARATOR = late(r"\s*[、,，;；&＆/／|｜╱]\s*|\s+(?:和|与|與)\s+")
_OTHERS = late(rf"(?:^|(?<=[{HAN}]{{2}}))等人?$")
_HAN_NAME = late(rf"[{HAN}]{{2,4}}|[{HAN}A-Za-z]+(?:[·•・][{HAN}A-Za-z]+)+")
_NOBODY = late(NOBODY, re.IGNORECASE)
_OUTLET = late(OUTLET, re.IGNORECASE)
_OFFICE = late(OFFICE)


def split_names(text: str) -> tuple[str, ...]:
    """The names in *text*, in order, each once, without employee numbers and remarks in brackets.

    Blanks separate Chinese names, but not the words of a Latin one nor the two characters of a name set wide.

    >>> split_names("张三、李 四 王五_NB12345 Demi Xia/赵六（实习）")
    ('张三', '李四', '王五', 'Demi Xia', '赵六')
    """
    found: dict[str, None] = {}
    for part in _SEPARATOR().split(_REMARK().sub(" ", fold(text))):
        for name in _joined([_EMPLOYEE_ID().sub("", word) for word in _EMPLOYEE_ID().sub("", part).split()]):
            if stripped := _OTHERS().sub("", name.strip("@.。:：-—()（）[]【】<>'\"“”□■◎●○◆◇ ")):
                found.setdefault(stripped)
    return tuple(found)


def unwrapped(text: str) -> str:
    """*text* without the brackets around it."""
    match = _WRAPPED().fullmatch(text)
    return match[1] if match else text


def is_nobody(name: str) -> bool:
    """Whether *name* says that there is none."""
    return bool(_NOBODY().fullmatch(name))


def looks_like_outlet(name: str) -> bool:
    """Whether *name* is what a medium or an office is called, rather than a person.

    >>> looks_like_outlet("示例日报"), looks_like_outlet("张三")
    (True, False)
    """
    return bool(_OUTLET().fullmatch(name))


def looks_like_office(name: str) -> bool:
    """Whether *name* is an authority's, a school's or a department's, which may stand in a headline too."""
    return bool(_OFFICE().fullmatch(name))


def looks_like_person(name: str) -> bool:
    """Whether *name* has the shape of a Chinese or transcribed name and is no outlet's."""
    return bool(_HAN_NAME().fullmatch(name)) and not (
        is_nobody(name) or looks_like_outlet(name) or looks_like_office(name)
    )


def has_surname(name: str) -> bool:
    """Whether *name* would pass for a person's even where nothing announces one.

    >>> has_surname("张三"), has_surname("组图")
    (True, False)
    """
    return looks_like_person(name) and ("·" in name or (name[0] in SURNAMES and len(name) <= 3))


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
