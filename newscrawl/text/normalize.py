"""What do two pieces of text look like once white space and invisible characters no longer tell them apart?"""

import re
import unicodedata
from functools import lru_cache

_BREAKS = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
# Zero-width, direction and byte order marks, soft hyphens, controls that are no white space, lone surrogates.
_INVISIBLE = re.compile(
    r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ud800-\udfff]"
)
# Icons of a font of its own, in the private use area; not those code points that old GB 18030 gave to characters.
_ICONS = re.compile(r"(?:[\ue000-\ue5e4\ue5e6-\ue78c\ue865-\uf8ff]\s*)+")
_DASHES = re.compile(r"[-‐‑‒–—―−─﹣－⸺⸻]+")
_MIDDOTS = re.compile(r"[•∙⋅・･᛫‧·]")


def fold(text: str) -> str:
    r"""*text* on one line: runs of any white space become one blank, invisible characters and icons at its head go.

    >>> fold("  北京\u3000\u3000上海\xa0 广州\u200b\n深圳 ")
    '北京 上海 广州 深圳'
    >>> fold("\ue62f 江岸 \ue603")
    '江岸 \ue603'
    """
    folded = " ".join(_INVISIBLE.sub("", text).split())
    icons = _ICONS.match(folded)
    return folded[icons.end() :] if icons else folded


def paragraphs(text: str) -> tuple[str, ...]:
    r"""The lines of *text*, folded; empty ones go.

    >>> paragraphs("\u3000\u3000甲\r\n\r\n乙\u2028丙")
    ('甲', '乙', '丙')
    """
    return tuple(line for raw in _BREAKS.split(text) if (line := fold(raw)))


@lru_cache(maxsize=8192)  # the lines of the longest page, which are compared several times
def matching_key(text: str) -> str:
    """A key that is equal for texts that differ in width, case, white space, dashes or middots only. Not for printing.

    >>> matching_key("ＡＩ ——艾伦・图灵") == matching_key("ai―艾伦·图灵")
    True
    """
    wide = unicodedata.normalize("NFKC", _INVISIBLE.sub("", text)).casefold()
    narrow = unicodedata.normalize("NFKC", "".join(wide.split()))  # again: marks that stood behind a blank join up
    return _MIDDOTS.sub("·", _DASHES.sub("-", narrow))
