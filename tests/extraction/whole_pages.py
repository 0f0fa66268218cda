"""Pages of made-up sites, one a file in `marked/`: ⟦body⟧, ⟪headline⟫, ⦅what may stand in the body or not⦆.

All else that can be read on them must stay out. `{h}`, `{s}`, `{p0}`, `{g0}`, `{c0}` are headline, summary, paragraph,
heading and caption of the page's own story, `{t1}`, `{s1}`, `{o1}` headline, summary and a paragraph of others;
`[[5|…$i…]]` stands for five pieces.
"""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from tests.extraction.chromes import Case, case

HERE = Path(__file__).parent / "marked"
NAMES = tuple(sorted(path.stem for path in HERE.glob("*.html")))

_REPEAT = re.compile(r"\[\[(\d+)\|(.*?)\]\](?!\])", re.DOTALL)
_SLOT = re.compile(r"\{([hspgcto])(\d*)\}")
_MARKED = re.compile("⟦(.*?)⟧|⟪(.*?)⟫|⦅(.*?)⦆", re.DOTALL)
_UNREAD = re.compile(r"<(script|style|title|noscript)\b.*?</\1>|<!--.*?-->", re.DOTALL | re.IGNORECASE)
_INLINE = re.compile(r"</?(?:b|i|em|strong|span|font|small|u)\b[^>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")
_TELLING = 8
"""Characters of the shortest line that must not be in a body: a shorter one may be a word of the text."""


@dataclass(frozen=True)
class Marked:
    html: str
    headline: str
    body: str
    optional: tuple[str, ...]
    foreign: tuple[str, ...]
    """Lines that must not be in the body."""


def marked(name: str) -> Marked:
    """The page of that name and what is to be found on it."""
    template = _filled(name)
    marked = _MARKED.findall(template)
    body = _plain("".join(body for body, _, _ in marked))
    headline = next(_plain(line) for _, line, _ in marked if line)
    optional = tuple(sorted((_plain(line) for *_, line in marked if line), key=len, reverse=True))
    rest = _INLINE.sub("", _UNREAD.sub("", _MARKED.sub("<p>", template)))
    lines = (_plain(line) for line in _TAG.split(rest))
    foreign = tuple(line for line in lines if len(line) >= _TELLING and line not in body + headline + "".join(optional))
    return Marked(_MARKED.sub(lambda m: "".join(filter(None, m.groups())), template), headline, body, optional, foreign)


def scored(page: Marked, body: str) -> tuple[float, float, list[str]]:
    """Precision and recall of *body* in character 4-grams, and the foreign lines that it kept."""
    kept = [line for line in page.foreign if line in _plain(body)]
    found = _plain(body)
    for line in page.optional:
        found = found.replace(line, "", 1)
    got, wanted = _grams(found), _grams(page.body)
    hit = (got & wanted).total()
    return hit / max(1, got.total()), hit / max(1, wanted.total()), kept


def f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _filled(name: str) -> str:
    found = case(NAMES.index(name), 700)
    template = (HERE / f"{name}.html").read_text(encoding="utf-8")
    whole = _REPEAT.sub(lambda m: "".join(m[2].replace("$i", str(i)) for i in range(1, int(m[1]) + 1)), template)
    return _SLOT.sub(lambda m: _words(found, m[1], m[2]), whole)


def _words(found: Case, slot: str, number: str) -> str:
    story, other = found.story, found.others[int(number or 0) % len(found.others)]
    own = {"h": (story.headline,), "p": story.paragraphs, "g": story.headings, "c": story.captions}
    if slot in own:
        return own[slot][int(number or 0) % len(own[slot])]
    if slot == "s":
        return other.summary if number else story.summary
    return other.headline if slot == "t" else other.paragraphs[0]


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", unescape(_TAG.sub("", text))).split())


def _grams(text: str) -> Counter[str]:
    return Counter(text[i : i + 4] for i in range(max(1, len(text) - 3))) if text else Counter()
