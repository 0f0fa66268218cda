"""A second reader of the seed record, written from docs/record.md alone: slow, plain, and nothing of newscrawl's."""

import re
from typing import Any

SPACE = "\t-\r\x1c- \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
BREAK = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
LABELS = ["标题", "链接", "总结", "关键词", "AI技术", "行业", "重大事件摘要"]
NAMES = ["title", "url", "summary", "keywords", "technologies", "industries", "events"]
SPECIAL = rf"\ufeff?(?:({'|'.join(LABELS)})[:：]|(<{{7,}}|[|]{{7,}}|={{7,}}|>{{7,}}))"


class Refused(Exception):  # noqa: N818
    """A line that cannot be read: args are its number and the reason."""


def folded(text: str) -> str:
    text = re.sub("[\ud800-\udfff]", "\ufffd", re.sub(rf"[{SPACE}\x00-\x1f\x7f-\x9f]+", " ", text))
    return text.strip(" ")


def blank(text: str) -> bool:
    return not re.sub(rf"[{SPACE}]", "", text)


def items(value: str) -> list[str]:
    parts = [folded(part) for part in re.split("," if "," in value else "[，、]", value)]
    return [part for part in parts if part not in {"", "无"}]


def events(block: str) -> list[str] | str:
    lines = BREAK.split(block)
    while lines and blank(lines[-1]):
        lines.pop()
    text = re.sub("[\ud800-\udfff]", "\ufffd", "\n".join(lines))
    if re.sub(rf"^[{SPACE}]+|[{SPACE}]+$", "", text) in {"", "无"}:
        return []
    heads = [line.partition(". ") for line in lines[2::2]]
    shaped = re.fullmatch(f"[{SPACE}]*这篇文章中的重大事件包括：[{SPACE}]*", lines[0]) and len(lines) % 2 and heads
    numbered = [head[0] for head in heads] == [str(n) for n in range(1, len(heads) + 1)]
    sentences = [folded(head[2]) for head in heads]
    return sentences if shaped and numbered and all(map(blank, lines[1::2])) and all(sentences) else text


def records(lines: list[tuple[int, str]]) -> list[dict[str, Any]]:
    found: list[dict[str, list[str]]] = []
    last = ""
    for number, line in lines:
        if special := re.match(SPECIAL, line):
            last = special[1]
            if not found or (last == "标题" and found[-1]):
                found.append({})
            if last in found[-1]:
                raise Refused(number, f"a second {last} in one record")
            found[-1][last] = [line[special.end() :]]
        elif last == "重大事件摘要":
            found[-1][last].append(line[1:] if re.match(rf"\\+{SPECIAL}", line) else line)
        elif not blank(line.lstrip("\ufeff")):
            raise Refused(number, "a line that belongs to no field")
    return [record(values) for values in found]


def record(values: dict[str, list[str]]) -> dict[str, Any]:
    first = {label: lines[0] for label, lines in values.items()}
    out: dict[str, Any] = {name: folded(first.get(label, "")) for name, label in zip(NAMES[:3], LABELS, strict=False)}
    out |= {name: items(first.get(label, "")) for name, label in zip(NAMES[3:6], LABELS[3:], strict=False)}
    block = values.get("重大事件摘要")
    return out | {"events": None if block is None else events("\n".join([block[0].removeprefix(" "), *block[1:]]))}


def read(text: str, side: str = "ours") -> list[dict[str, Any]]:
    """The records of *text*, its conflicts decided for *side*; KeyError where one lacks it, Refused for a bad line."""
    return records(decided([(number, line.rstrip("\r")) for number, line in enumerate(text.split("\n"), 1)], side))


def decided(lines: list[tuple[int, str]], side: str) -> list[tuple[int, str]]:
    """The lines left outside the markers; all of them are checked, also those on the sides not taken."""
    kept, stack = [], list[list[Any]]()  # of each open hunk: size, first line, and the sides met
    for number, line in lines:
        special = re.match(SPECIAL, line)
        mark = special[2] if special else None
        if not mark:
            if all(hunk[-1] == side for hunk in stack):
                kept.append((number, line))
        elif mark[0] == "<":
            if len(stack) == 16:
                raise Refused(number, "conflicts nested deeper than 16")
            stack.append([len(mark), number, "ours"])
        else:
            before = {"|": ["ours"], "=": ["ours", "base"], ">": ["theirs"]}[mark[0]]
            if not stack or stack[-1][0] != len(mark) or stack[-1][-1] not in before:
                raise Refused(number, "a conflict marker out of place")
            if mark[0] == ">":
                met = stack.pop()
                if side not in met and all(hunk[-1] == side for hunk in stack):
                    raise KeyError(side)
            else:
                stack[-1].append("base" if mark[0] == "|" else "theirs")
    if stack:
        raise Refused(stack[-1][1], "a conflict without an end")
    return kept
