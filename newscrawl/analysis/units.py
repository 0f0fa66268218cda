"""Which words and names does a text consist of, when several words that are one name count as one?"""

from collections.abc import Iterable, Iterator

from newscrawl.analysis import names
from newscrawl.analysis.reading import Reading, Word

Span = tuple[int, int]
NAMED = frozenset(["organisation", "technology", "person", "numbered", "latin"])
"""What stands in place of a part of speech for the units that are names."""


def units(text: Reading) -> tuple[Word, ...]:
    """The words of the text in order, with names in place of the words that they consist of."""
    kept: list[Word] = []
    for unit in sorted(_names(text), key=lambda unit: (unit.start, -unit.end)):
        if not kept or unit.start >= kept[-1].end:
            kept.append(unit)
    return tuple(_merged(text.words, kept))


def _merged(words: Iterable[Word], named: list[Word]) -> Iterator[Word]:
    place, end = 0, 0
    following = named[0].start if named else -1
    for word in words:
        while 0 <= following <= word.start or word.start < following < word.end:
            unit = named[place]
            yield unit
            end, place = unit.end, place + 1
            following = named[place].start if place < len(named) else -1
        if word.start >= end:
            yield word


def _names(text: Reading) -> Iterator[Word]:
    sources: tuple[tuple[str, Iterable[Span]], ...] = (
        ("organisation", ((m.start, m.end) for m in text.organisations)),
        ("technology", ((m.start, m.end) for m in text.technologies)),
        ("person", names.persons(text.words)),
        ("person", names.foreign_persons(text)),
        ("numbered", names.numbered(text)),
        ("latin", _split(text, names.latin(text))),
    )
    for flag, spans in sources:
        for start, end in spans:
            yield Word(text.narrow[start:end], flag, start, end)


def _split(text: Reading, spans: Iterable[Span]) -> Iterator[Span]:
    """Latin names without the company before them, where they stand alone elsewhere too: OPPO | Find N7."""
    companies = {mention.start: mention.end for mention in text.organisations}
    for start, end in spans:
        rest = companies.get(start, end) + 1
        alone = text.narrow[rest:end]
        again = f" {alone}" if rest < end else ""
        split = again and text.narrow.count(alone) > text.narrow.count(again)
        yield (rest, end) if split else (start, end)
