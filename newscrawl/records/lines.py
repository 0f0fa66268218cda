"""What a line of a record file is: a field, a conflict marker, or neither; and how text is kept from looking so."""

import io
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
_SPECIAL = rf"\ufeff?(?:({'|'.join(FIELDS)})[:：]|(<{{7,}}|\|{{7,}}|={{7,}}|>{{7,}}))"
_special = re.compile(_SPECIAL).match
_FIRST = frozenset("\ufeff<|=>").union(label[0] for label in FIELDS)
_NEEDS_ESCAPE = re.compile(rf"^(?=\\*{_SPECIAL})", re.MULTILINE)
_escaped = re.compile(rf"\\+{_SPECIAL}").match


class Line(NamedTuple):
    """A line of a file with its end. *mark* is its label, its conflict marker, or empty; *start* is where that ends."""

    number: int
    text: str
    mark: str = ""
    start: int = 0

    @property
    def rest(self) -> str:
        """What follows the mark, without the line's end."""
        return self.text[self.start :].rstrip("\r\n")

    @property
    def source(self) -> str:
        return self.text

    @property
    def is_marker(self) -> bool:
        return self.mark[:1] in {"<", "|", "=", ">"}

    @property
    def is_blank(self) -> bool:
        return not self.mark and (self.text.isspace() or not self.text.lstrip("\ufeff").strip())


def read_lines(source: str, first: int = 1) -> Iterator[Line]:
    """Every line of *source*, told apart. Only LF ends a line; the lines are numbered from *first*."""
    for number, text in enumerate(io.StringIO(source, newline="\n"), first):
        if text[0] in _FIRST and (found := _special(text)):
            yield Line(number, text, found[1] or found[2], found.end())
        else:
            yield Line(number, text)


def escape(text: str) -> str:
    r"""*text* with one more backslash before each line that looks like a label or a marker.

    >>> print(escape("标题: a\n\\=======\n b"))
    \标题: a
    \\=======
     b
    """
    return _NEEDS_ESCAPE.sub(r"\\", text)


def unescape(line: str) -> str:
    """The line that `escape` was given."""
    return line[1:] if line[:1] == "\\" and _escaped(line) else line
