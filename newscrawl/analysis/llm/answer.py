"""What did the model mean? Its words become a Draft, also where they are not quite the JSON that was asked for."""

import re
from typing import Any

import msgspec

from newscrawl.analysis.llm.prompt import FIELDS

LONGEST = 20_000
"""Characters of an answer that are looked at."""
MOST = 30
"""Entries of a field that are looked at."""
NAMES = {
    "keywords": ("keywords", "关键词", "keyword"),
    "technologies": ("technologies", "AI技术", "技术", "technology"),
    "industries": ("industries", "行业", "industry"),
    "events": ("events", "重大事件摘要", "重大事件", "事件"),
}
"""The keys under which models put a field, whatever they were asked."""
INSIDE = ("text", "name", "value", "keyword", "event", "label", "名称", "内容")
"""Where an entry keeps its words when it is an object."""
_THOUGHTS = re.compile(r"<think>.*?(?:</think>|\Z)", re.DOTALL)
_FENCED = re.compile(r"```(?:json)?\s*(\{.*?)(?:```|\Z)", re.DOTALL | re.IGNORECASE)
_LISTED = re.compile(r"[、，,;；\n]+")

Draft = dict[str, tuple[str, ...]]
"""What the model claims, field by field; nothing of it is checked yet."""


def draft(answer: str) -> Draft | None:
    r"""The fields of *answer*; None when it holds no object with one of them.

    >>> draft('好的！```json\n{"keywords": ["大模型", 3], "行业": "金融、电商", "events": ["商')
    {'keywords': ('大模型',), 'technologies': (), 'industries': ('金融', '电商'), 'events': ()}
    """
    found = _object(_THOUGHTS.sub("", answer[:LONGEST]))
    if not isinstance(found, dict) or not any(key in found for keys in NAMES.values() for key in keys):
        return None
    values = {name: next((found[key] for key in NAMES[name] if key in found), None) for name in FIELDS}
    return {name: _entries(name, value) for name, value in values.items()}


def _object(text: str) -> Any:
    """The first JSON object in *text*, whole or cut off."""
    fenced = _FENCED.search(text)
    text = fenced[1] if fenced else text[text.find("{") :] if "{" in text else ""
    for candidate in (text, text[: text.rfind("}") + 1], _closed(text)):
        try:
            return msgspec.json.decode(candidate)
        except (msgspec.DecodeError, UnicodeEncodeError, RecursionError):  # the next candidate may do
            continue
    return None


def _closed(text: str) -> str:
    """*text*, cut off somewhere, up to its last complete list entry, with what is open closed; cut after the object."""
    opened: list[str] = []
    kept, closing, in_string, skip = 0, "", False, False
    for place, character in enumerate(text):
        if skip or (in_string and character == "\\"):
            skip = not skip
            continue
        if character == '"':
            in_string = not in_string
        elif not in_string and character in "[{":
            opened.append("]" if character == "[" else "}")
        elif not in_string and character in "]}" and opened:
            opened.pop()
        listed = character in ']}"' and opened[-1:] != ["}"]
        if not in_string and (listed or character in "],"):
            kept, closing = place + (character != ","), "".join(reversed(opened))
        if kept and not opened:
            break
    return text[:kept] + closing


def _entries(name: str, value: Any) -> tuple[str, ...]:
    """The words of a field, once each; entries that are no words go."""
    if isinstance(value, str):
        value = [value] if name == "events" else _LISTED.split(value)
    if isinstance(value, dict):
        value = [value]
    entries = (_words(entry) for entry in (value if isinstance(value, list) else [])[:MOST])
    return tuple(dict.fromkeys(entry for entry in entries if entry))


def _words(entry: Any) -> str:
    if isinstance(entry, dict):
        entry = next((entry[key] for key in INSIDE if isinstance(entry.get(key), str)), "")
    return entry.strip() if isinstance(entry, str) else ""
