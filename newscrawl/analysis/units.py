"""Which words and names does a text consist of, when several words that are one name count as one?"""

from collections.abc import Iterable, Iterator

from newscrawl.analysis import names
from newscrawl.analysis.reading import Reading, Unit, Words

Span = tuple[int, int]
NAMED = frozenset(["organisation", "technology", "person", "numbered", "latin"])
"""What stands in place of a part of speech for the units that are names."""


def units(text: Reading) -> Words:
    """The words of the text in order, with names in place of the words that they consist of."""
    kept: list[Unit] = []
    end = 0
    for unit in sorted(_names(text), key=lambda unit: (unit[2], -unit[3])):
        if unit[2] >= end:
            kept.append(unit)
            end = unit[3]
    return text.words.merged(kept)


def _names(text: Reading) -> Iterator[Unit]:
    sources: tuple[tuple[str, Iterable[Span]], ...] = (
        ("organisation", ((m.start, m.end) for m in text.organisations)),
        ("technology", ((m.start, m.end) for m in text.technologies)),
        ("person", names.persons(text)),
        ("person", names.foreign_persons(text)),
        ("numbered", names.numbered(text)),
        ("latin", _split(text, names.latin(text))),
    )
    for flag, spans in sources:
        for start, end in spans:
            yield text.narrow[start:end], flag, start, end


def _split(text: Reading, spans: Iterable[Span]) -> Iterator[Span]:
    """Latin names without the company before them, where they stand alone elsewhere too: OPPO | Find N7."""
    companies = {mention.start: mention.end for mention in text.organisations}
    alone: dict[str, bool] = {}
    for start, end in spans:
        rest = companies.get(start, end) + 1
        name = text.narrow[rest:end]
        if name and name not in alone:
            alone[name] = text.narrow.count(name) > text.narrow.count(f" {name}")
        yield (rest, end) if alone.get(name) else (start, end)
