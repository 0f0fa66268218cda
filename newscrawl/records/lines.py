"""What the lines of a record file are: fields, conflict markers, or neither; and how text is kept from looking so."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

TITLE: Final = "标题"
EVENTS: Final = "重大事件摘要"
FIELDS: Final = {
    TITLE: "title",
    "链接": "url",
    "总结": "summary",
    "关键词": "keywords",
    "AI技术": "technologies",
    "行业": "industries",
    EVENTS: "events",
}
"""The field of a Record by its label, in the order of a file."""

# A byte order mark stands before a label where files were glued together.
_LABEL = rf"({'|'.join(FIELDS)})[:：]"
_MARKER = r"(<{7,}|\|{7,}|={7,}|>{7,})"
_SPECIAL = rf"\ufeff?(?:{_LABEL}|{_MARKER})"
# An expression that starts with a letter is far faster to search for than one that starts with ^.
_special_lines = re.compile(rf"\n\ufeff?(?:{_LABEL}|{_MARKER}.*)").finditer
_marker_line = re.compile(rf"\n\ufeff?{_MARKER}").search
_fields = re.compile(rf"\n\ufeff?{_LABEL}").split
_NEEDS_ESCAPE = re.compile(rf"^(?=\\*{_SPECIAL})", re.MULTILINE)
_ESCAPED = re.compile(rf"\n\\(?=\\*{_SPECIAL})")
_blank = re.compile(r"(?:^\ufeff++|\s++)*+", re.MULTILINE).fullmatch


class Lines(NamedTuple):
    """The line of a field with those below it up to the next mark, that of a marker alone, or lines below either.

    *mark* is the label or the conflict marker, or empty; *start* is where what follows it begins.
    """

    number: int
    text: str
    mark: str = ""
    start: int = 0

    @property
    def rest(self) -> str:
        """What follows the mark."""
        return self.text[self.start :]

    @property
    def first(self) -> str:
        """The first line."""
        return self.text[: self.text.find("\n") + 1] or self.text

    @property
    def below(self) -> str:
        """The lines below that of the mark."""
        return self.text.partition("\n")[2] if self.mark else self.text

    @property
    def source(self) -> str:
        return self.text

    @property
    def is_marker(self) -> bool:
        return bool(self.mark) and self.mark not in FIELDS

    @property
    def is_blank(self) -> bool:
        return not self.mark and is_blank(self.text)


def is_blank(text: str) -> bool:
    """Whether the lines of *text* are blank, all of them."""
    return not text or text.isspace() or bool(_blank(text))


def has_marker(text: str) -> bool:
    """Whether a line of *text* is a conflict marker."""
    likely = "<<<<<<<" in text or "=======" in text or ">>>>>>>" in text or "|||||||" in text
    return likely and bool(_marker_line(f"\n{text}"))


def read_fields(text: str) -> tuple[str, list[str], list[str]]:
    r"""What stands before the first field of *text*, the labels, and what follows each of them.

    >>> read_fields("\n标题: 甲\n链接：u\n")
    ('\n', ['标题', '链接'], [' 甲', 'u\n'])
    """
    before, *found = _fields(f"\n{text}")
    return before, found[::2], found[1::2]


def read_lines(source: str, first: int = 1) -> Iterator[Lines]:
    """All lines of *source* by their marks. Only LF ends a line; the lines are numbered from *first*."""
    number, begun, mark, start = first, 0, "", 0
    for found in _special_lines(f"\n{source}"):
        at, end = found.span()
        if begun < at:
            yield Lines(number, source[begun:at], mark, start)
            number += source.count("\n", begun, at)
        begun, mark, start = at, found[1], end - 1 - at
        if not mark:
            yield Lines(number, source[at:end], found[2], found.end(2) - 1 - at)
            number, begun, mark, start = number + 1, end, "", 0
    if begun < len(source):
        yield Lines(number, source[begun:], mark, start)


def escape(text: str) -> str:
    r"""*text* with one more backslash before each line that looks like a label or a marker.

    >>> print(escape("标题: a\n\\=======\n b"))
    \标题: a
    \\=======
     b
    """
    return _NEEDS_ESCAPE.sub(r"\\", text)


def unescape(text: str) -> str:
    """The text that `escape` was given, but for its first line, which follows a label and is not escaped."""
    return _ESCAPED.sub("\n", text) if "\\" in text else text
