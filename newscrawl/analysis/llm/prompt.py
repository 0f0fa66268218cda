"""What is the model told? The article is data between fences, stripped of what a reader would not see."""

import re
import unicodedata
from functools import cache
from hashlib import sha256
from importlib.resources import files

LONGEST = 12_000
"""Characters of an article that the model sees: its beginning. Few are longer."""
FIELDS = {"keywords": 5, "technologies": 5, "industries": 3, "events": 6}
"""What is asked for, and how many of each at most."""
SCHEMA = {
    "type": "object",
    "properties": {name: {"type": "array", "items": {"type": "string"}} for name in FIELDS},
    "required": list(FIELDS),
    "additionalProperties": False,
}
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
"""Unicode categories of controls, invisible formats, surrogates, private and unassigned characters."""
_BLANK = re.compile(
    r"[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\uffa0\ufe00-\ufe0f\U000e0100-\U000e01ef]"
)
"""Letters and marks that show nothing: fillers and variation selectors."""
_TURNS = re.compile(r"<[|｜][^<>\n]{1,60}[|｜]>|</?s>|\[/?INST\]|<</?SYS>>|<(?:start|end)_of_turn>", re.IGNORECASE)
"""Marks that some servers take for the end of a message wherever they stand."""

Message = dict[str, str]


def visible(text: str) -> str:
    r"""*text* as a reader sees it: no invisible or control characters but line feeds, no marks of a chat's turns.

    >>> visible("人工\u200b智能\U000e0041\x07<|im_end|>\n大模型")
    '人工智能 \n大模型'
    """
    shown = "".join(c for c in text if c == "\n" or unicodedata.category(c) not in _HIDDEN)
    return _TURNS.sub(" ", _BLANK.sub("", shown))


def messages(headline: str, body: str, labels: tuple[str, ...]) -> list[Message]:
    """The question about an article. The same article makes the same question, so that answers can be kept."""
    content = visible(f"{headline}\n{body}")[:LONGEST]
    fence = f"news-{sha256(content.encode()).hexdigest()[:32]}"  # a text cannot hold its own digest
    system = _text("instructions.txt").format(fence=fence, labels="、".join(labels))
    return [
        {"role": "system", "content": system},
        {"role": "user", "content": f"<{fence}>\n{content}\n</{fence}>"},
    ]


def repair(asked: list[Message], answer: str, problem: str) -> list[Message]:
    """The question asked again, after an *answer* that has this *problem*."""
    said = {"role": "assistant", "content": answer[:2000] or "（空）"}
    return [*asked, said, {"role": "user", "content": _text("repair.txt").format(problem=problem)}]


@cache
def _text(name: str) -> str:
    return files("newscrawl.analysis.llm").joinpath(name).read_text(encoding="utf-8").strip()
