"""What is wrong with the records of a file, though they can be read?"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from newscrawl.records.leftovers import leftovers
from newscrawl.records.lines import FIELDS
from newscrawl.records.matching import article_id, canonical
from newscrawl.records.model import Clean, Entry, Record
from newscrawl.records.numbers import foreign_numbers
from newscrawl.records.writer import write
from newscrawl.text.normalize import matching_key
from newscrawl.urls import canonicalize, is_web_address

Code = Literal["conflict", "format", "missing", "url", "twice", "keyword", "number", "boilerplate"]
SHOWN = 40
"""Characters of a text that a message quotes at most."""

_LABELS = {name: label for label, name in FIELDS.items()}


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that should be mended: where it is, what kind of fault, and what to do about it."""

    path: str
    line: int
    code: Code
    message: str
    url: str = ""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.code}: {self.message}"


@dataclass(slots=True)
class Linter:
    """Looks at one file after the other, and remembers which articles it has seen."""

    seen: dict[str, str] = field(default_factory=dict)

    def findings(self, entries: Iterable[Entry], path: str) -> Iterator[Finding]:
        """What is wrong with the entries of the file *path*, in the order of its lines, record by record."""
        line, held = 1, iter(entries)
        entry = next(held, None)
        while entry:
            following = next(held, None)
            yield from self._look(entry, path, line, last=following is None)
            line += entry.source.count("\n")
            entry = following

    def _look(self, entry: Entry, path: str, line: int, *, last: bool) -> Iterator[Finding]:
        lines = entry.source.split("\n")
        if not isinstance(entry, Clean):
            start = entry.hunks[0].number
            yield Finding(path, start, "conflict", "nobody resolved it; run scrapy records resolve")
            return
        record = entry.record
        if (at := _format_fault(entry, last=last)) is not None:
            yield Finding(
                path, line + at, "format", "not the canonical form; run scrapy records fmt --write", record.url
            )
        for name, code, message in (*self._twice(record, f"{path}:{line}"), *problems(record)):
            yield Finding(path, line + _offset(lines, name), code, message, record.url)

    def _twice(self, record: Record, place: str) -> Iterator[tuple[str, Code, str]]:
        """Whether an article with the same address, or the same id on another front of its host, came before."""
        names = {canonical(record.url), article_id(record.url, record.title)} - {""}
        if first := next((self.seen[name] for name in sorted(names) if name in self.seen), None):
            yield "url", "twice", f"the same article as {first}"
        for name in names:
            self.seen.setdefault(name, place)


def problems(record: Record) -> Iterator[tuple[str, Code, str]]:
    """What is wrong with *record* alone: the field, the kind of fault, and a message.

    >>> [code for _, code, _ in problems(Record(title="甲", url="HTTPS://a.example/", keywords=("丙",)))]
    ['missing', 'url', 'keyword']
    """
    for name in ("title", "url", "summary"):
        if not getattr(record, name):
            yield name, "missing", f"no {_LABELS[name]}"
    if record.url and (wanted := _canonical(record.url)) != record.url:
        yield "url", "url", f"write {wanted}" if wanted else f"{record.url} is no URL"
    text = f"{record.title}\n{record.summary}"
    for word in record.keywords:
        if not _occurs(word, record):
            yield "keywords", "keyword", f"{word} occurs neither in title nor in text"
    for number in foreign_numbers(record.events, text):
        yield "events", "number", f"{number} is in the events but not in the text"
    for sentence in leftovers(record.summary):
        yield "summary", "boilerplate", f"not part of the article: {_shortened(sentence)}"


def _occurs(word: str, record: Record) -> bool:
    """Whether *word* stands in title or text, whatever its width, case, blanks and hyphens: GPT-4 is GPT 4."""
    wanted = _key(word)
    return bool(wanted) and any(wanted in _key(text) for text in (record.title, record.summary))


def _key(text: str) -> str:
    return matching_key(text).replace("-", "")


def _format_fault(entry: Clean, *, last: bool) -> int | None:
    """Which line of *entry*, counted from 0, is not as it would be written; None where all are."""
    wanted = write([entry.record]) + ("" if last else "\n")
    if entry.source == wanted:
        return None
    pairs = zip(entry.source.split("\n"), wanted.split("\n"), strict=False)
    return next((at for at, (is_, should) in enumerate(pairs) if is_ != should), 0)


def _offset(lines: list[str], name: str) -> int:
    """Which of *lines* holds the field *name*; 0 where none does."""
    label = _LABELS[name]
    return next((at for at, line in enumerate(lines) if line.removeprefix("\ufeff").startswith(label)), 0)


def _canonical(url: str) -> str:
    return canonicalize(url) if is_web_address(url) else ""


def _shortened(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
