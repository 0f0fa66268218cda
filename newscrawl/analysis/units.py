"""Which words and names does a text consist of, when several words that are one name count as one?"""

from collections.abc import Iterable, Iterator
from operator import itemgetter

from newscrawl.analysis import names, persons
from newscrawl.analysis.reading import Reading, Unit, Words
from newscrawl.analysis.vocabulary import Mention

Span = tuple[int, int]
NAMED = frozenset(["organisation", "technology", "person", "numbered", "latin"])
"""What stands in place of a part of speech for the units that are names."""


def units(text: Reading) -> Words:
    """The words of the text in order, with names in place of the words that they consist of."""
    found = [*_names(text)]
    found.sort(key=itemgetter(3), reverse=True)
    found.sort(key=itemgetter(2))  # so the longest of those that begin together comes first
    kept: list[Unit] = []
    end = 0
    for unit in found:
        if unit[2] >= end:
            kept.append(unit)
            end = unit[3]
    return text.words.merged(kept)


def _names(text: Reading) -> Iterator[Unit]:
    narrow = text.narrow
    sources: tuple[tuple[str, Iterable[Span | Mention]], ...] = (
        ("organisation", text.organisations),
        ("technology", text.technologies),
        ("person", persons.cut_names(text)),
        ("person", persons.foreign_names(text)),
        ("numbered", names.numbered(text)),
        ("latin", _split(text, names.latin(text))),
    )
    for flag, spans in sources:
        for span in spans:
            start, end = span[0], span[1]
            yield narrow[start:end], flag, start, end


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
