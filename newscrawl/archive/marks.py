"""What is different between two versions of an article, by field, word by word?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from difflib import SequenceMatcher
from typing import Any, Literal

from newscrawl.archive.difference import LONGEST
from newscrawl.items import Article
from newscrawl.text.normalize import paragraphs
from newscrawl.text.words import cut

Mark = Literal[" ", "-", "+"]
NO_FIELDS = frozenset({"analysis", "capture"})
"""What is ours, not the article's."""
TEXTS = frozenset({"headline", "body", "description", "original_title"})


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that stayed (` `), went (`-`) or came (`+`)."""

    mark: Mark
    text: str


@dataclass(frozen=True, slots=True)
class Differing:
    """A field that is not the same in two versions."""

    field: str
    before: Any
    after: Any

    @property
    def lines(self) -> tuple[tuple[Piece, ...], ...]:
        """The paragraphs that changed, each in pieces."""
        if self.field in TEXTS:
            return tuple(_texts(self.before or "", self.after or ""))
        pairs: tuple[tuple[Mark, str], ...] = (("-", plain(self.before)), ("+", plain(self.after)))
        return (tuple(Piece(mark, text) for mark, text in pairs if text),)


def differing(before: Article, after: Article) -> tuple[Differing, ...]:
    """The fields in which *after* is not *before*, in the order of the schema; noise counts too."""
    names = (field.name for field in fields(Article) if field.name not in NO_FIELDS)
    pairs = ((name, getattr(before, name), getattr(after, name)) for name in names)
    return tuple(Differing(name, old, new) for name, old, new in pairs if old != new)


def plain(value: Any) -> str:
    """A field's value for people."""
    if isinstance(value, tuple):
        return "、".join(plain(item) for item in value)
    if hasattr(value, "caption"):
        return " ".join(filter(None, (value.url, value.caption)))
    return "" if value is None else str(value)


def _texts(before: str, after: str) -> Iterator[tuple[Piece, ...]]:
    old, new = paragraphs(before), paragraphs(after)
    for code, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if code == "equal":
            continue
        paired = min(b - a, d - c)
        for one, other in zip(old[a : a + paired], new[c : c + paired], strict=True):
            yield tuple(_words(one, other))
        yield from ((Piece("-", text),) for text in old[a + paired : b])
        yield from ((Piece("+", text),) for text in new[c + paired : d])


def _words(before: str, after: str) -> Iterator[Piece]:
    """One paragraph as pieces of words; as two wholes where it is too long, or too little of it stayed."""
    old, new = (cut(before), cut(after)) if max(len(before), len(after)) <= LONGEST else ([before], [after])
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.ratio() < 0.3:
        old, new = [before], [after]
        matcher = SequenceMatcher(None, old, new, autojunk=False)
    for code, a, b, c, d in matcher.get_opcodes():
        sides = ((" ", old[a:b]),) if code == "equal" else (("-", old[a:b]), ("+", new[c:d]))
        yield from _pieces(sides)


def _pieces(sides: Sequence[tuple[Any, Sequence[str]]]) -> Iterator[Piece]:
    return (Piece(mark, "".join(words)) for mark, words in sides if words)
