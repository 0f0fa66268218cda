"""What stands in the files of a vocabulary?

Rows of fields separated by tabs, lists separated by `|`, `#` starts a comment line. A folder may hold any of
`technologies/*.tsv`, `organisations/*.tsv`, `industries.tsv`, `stop_phrases.tsv`, `cue_verbs.tsv`, `heads.tsv`,
`processes.tsv`.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from threading import Lock

from newscrawl import garbage
from newscrawl.analysis.vocabulary import Industry, Organisation, Technology, Vocabulary

FOLDER = Path(__file__).parent / "vocabularies"
Rows = Iterable[tuple[str, ...]]


_loading = Lock()


def load(folders: tuple[Path, ...] = ()) -> Vocabulary:
    """Our vocabularies and those in *folders*, once a process; a later folder's row replaces one of the same name."""
    with _loading:  # threads that analyse their first article would load one each, and hold up the event loop
        return _load(folders)


@cache
def _load(folders: tuple[Path, ...]) -> Vocabulary:
    with garbage.none_meanwhile():
        return _read((FOLDER, *folders))


def _read(every: tuple[Path, ...]) -> Vocabulary:
    return Vocabulary(
        technologies=_technologies(every),
        organisations=_organisations(rows(every, "organisations/*.tsv", 6)),
        industries=_industries(rows(every, "industries.tsv", 6)),
        stop_phrases=_stop_phrases(rows(every, "stop_phrases.tsv", 2)),
        cue_verbs={verb: float(weight or 1) for verb, weight in rows(every, "cue_verbs.tsv", 2)},
        heads={head: before or "any" for head, before in rows(every, "heads.tsv", 2)},
        processes={word: part or "action" for word, part in rows(every, "processes.tsv", 2)},
    )


def rows(folders: Iterable[Path], pattern: str, width: int) -> Iterator[tuple[str, ...]]:
    """The rows of all files that fit, in the order of folders and names, each with *width* fields."""
    for _, row in _filed(folders, pattern, width):
        yield row


def _filed(folders: Iterable[Path], pattern: str, width: int) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The same, each with the name of its file."""
    for folder in folders:
        for path in sorted(folder.glob(pattern)):
            name = path.stem
            for line in path.read_text(encoding="utf-8").splitlines():
                if line.strip() and not line.startswith("#"):
                    yield name, tuple([*map(str.strip, line.split("\t")), *[""] * width][:width])


def _listed(field: str) -> tuple[str, ...]:
    return tuple(filter(None, map(str.strip, field.split("|")))) if field else ()


def _forms(name: str, *fields: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys([name, *_listed("|".join(fields))]))


def _technologies(folders: Iterable[Path]) -> Mapping[str, Technology]:
    return {
        name: Technology(
            name=name, forms=_forms(name, aliases, english, traditional), parents=_listed(parents), field=field
        )
        for field, (name, aliases, english, traditional, parents) in _filed(folders, "technologies/*.tsv", 5)
    }


def _organisations(found: Rows) -> Mapping[str, Organisation]:
    return {
        name: Organisation(
            name=name, forms=_forms(name, aliases, english, traditional), industries=_listed(industries), kind=kind
        )
        for name, aliases, english, traditional, industries, kind in found
    }


def _industries(found: Rows) -> Mapping[str, Industry]:
    return {
        name: Industry(
            name=name,
            cues=_weighted(cues),
            synonyms=_listed(synonyms),
            gb4754=gb4754,
            sw1=sw1,
            technologies=_listed(fields),
        )
        for name, cues, synonyms, gb4754, sw1, fields in found
    }


def _weighted(field: str) -> tuple[tuple[str, float], ...]:
    """The cues of a field, 1 where no weight is given.

    >>> _weighted("芯片:2|流片")
    (('芯片', 2.0), ('流片', 1.0))
    """
    parts = (cue.rpartition(":") for cue in _listed(field))
    return tuple((word, float(weight)) if colon else (weight, 1.0) for word, colon, weight in parts)


def _stop_phrases(found: Rows) -> Mapping[str, frozenset[str]]:
    """The phrases of each field."""
    sets: dict[str, set[str]] = {}
    for phrase, fields in found:
        for field in _listed(fields) or ("keywords",):
            sets.setdefault(field, set()).add(phrase)
    return {field: frozenset(phrases) for field, phrases in sets.items()}
