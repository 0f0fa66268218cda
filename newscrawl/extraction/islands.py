"""Data that a page carries for its own scripts."""

import json
import re
import sys
from collections.abc import Iterator
from typing import Any

import msgspec
from lxml import etree
from lxml.html import HtmlElement

from newscrawl.extraction.content import Content, parse_fragment, read_content
from newscrawl.text.normalize import matching_key, paragraphs

_JSON = json.JSONDecoder(strict=False)
_LITERAL = re.compile(r'"(?:[^"\\]++|\\.)*+"', re.DOTALL)
_ODD_ESCAPE = re.compile(r"\\x([0-9a-fA-F]{2})")  # JavaScript's, not JSON's
_HAN = re.compile(r"[\u3400-\u9fff]|\\u[4-9][0-9a-fA-F]{3}")
_PACKED = re.compile(r"(?:[0-9a-f]{1,4}:)?[\[{]")
"""JSON in a string; Next.js numbers its rows: `5:["$","article",…`."""
_LONG = 40
"""Characters: two short sentences."""
_HEADLINE = 6
_TITLE = 200
"""Characters: titles are shorter."""
_ABOUT = 0.25
"""The share of a headline's pairs of characters that its article has at least; of others' headlines it has fewer."""


def script_json(html: str, script_id: str) -> Any:
    """The JSON of `<script id=script_id type="application/json">`; None if there is none. The page is not parsed.

    >>> script_json('<script id="a" type="application/json">{"b": [1]}</script>', "a")
    {'b': [1]}
    """
    start = html.find(f'id="{script_id}"')
    opened = html.find(">", start) + 1
    end = html.find("</script>", opened)
    if start < 0 or not opened or end < 0:
        return None
    try:
        return msgspec.json.decode(html[opened:end])
    except (
        msgspec.DecodeError,
        UnicodeEncodeError,
        RecursionError,
    ):  # cut off, broken emoji, a bomb
        return None


def assigned_json(html: str, name: str) -> Any:
    """The JSON that a script assigns to the variable *name*; None where there is none or it is JavaScript.

    >>> assigned_json('<script>window.DATA = {"a": [1]}; start()</script>', "window.DATA")
    {'a': [1]}
    """
    match = re.search(rf"{re.escape(name)}\s*=\s*(?=[{{\[])", html)
    if not match:
        return None
    try:
        return _JSON.raw_decode(html, match.end())[0]
    except (ValueError, RecursionError):  # cut off, no JSON, a bomb
        return None


def dig(data: Any, *path: str) -> dict[str, Any]:
    """The object at *path* in *data*; an empty one where it, or anything on the way, is missing or no object.

    >>> dig({"a": {"b": {"c": 1}}}, "a", "b"), dig({"a": None}, "a", "b"), dig([], "a")
    ({'c': 1}, {}, {})
    """
    for key in path:
        data = data.get(key) if isinstance(data, dict) else None
    return data if isinstance(data, dict) else {}


def rows(value: Any) -> list[dict[str, Any]]:
    """The objects in a list; none where *value* is no list.

    >>> rows([{"a": 1}, None, "b"]), rows(7)
    ([{'a': 1}], [])
    """
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []


def hidden_text(tree: HtmlElement, headline: str) -> Content:
    """The longest text about *headline* in the strings of scripts and in text areas; empty where there is none."""
    key = matching_key(headline)
    about = [text for holder in tree.iter("script", "textarea") for text in _about(holder, key)]
    text = max(about, key=len, default="") if len(key) >= _HEADLINE else ""
    return read_content(parse_fragment(text), "") if "<" in text else Content(paragraphs(text))


def _about(holder: HtmlElement, key: str) -> list[str]:
    """The prose in *holder* that is about the headline of that *key*: it stands beside it, or shares words with it."""
    text = holder.text or ""
    if holder.tag == "textarea":
        prose = [text + "".join(etree.tostring(child, encoding="unicode") for child in holder)]
    else:
        chinese = not text.isascii() or "\\u" in text  # told at once, where a pattern reads every character
        prose = list(_strings(text, _LONG)) if chinese else []
    prose = [text for text in prose if _is_prose(text)]
    pairs = {key[i : i + 2] for i in range(len(key) - 1)}
    alike = [text for text in prose if sum(pair in text for pair in pairs) >= _ABOUT * len(pairs)]
    beside = prose and not alike and any(key in matching_key(short) for short in _strings(text, _HEADLINE, _TITLE))
    return prose if beside else alike


def _strings(script: str, least: int, most: int = sys.maxsize, depth: int = 0) -> Iterator[str]:
    """The string literals of *least* to *most* characters in *script*, and in the JSON that such a string may hold."""
    for match in _LITERAL.finditer(script):
        packed = not depth and _PACKED.match(match[0], 1)
        fits = least <= match.end() - match.start() <= most
        if not (fits or packed) or not _HAN.search(match[0]):
            continue
        try:
            text = msgspec.json.decode(_ODD_ESCAPE.sub(r"\\u00\1", match[0]).replace("\\'", "'"), type=str)
        except (msgspec.DecodeError, UnicodeEncodeError):  # code between two strings
            continue
        if packed:
            yield from _strings(text, least, most, depth + 1)
        if fits:
            yield text


def _is_prose(text: str) -> bool:
    """Whether *text* is Chinese, in sentences."""
    return not _PACKED.match(text) and "。" in text and len(_HAN.findall(text)) >= _LONG
