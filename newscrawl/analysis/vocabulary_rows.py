"""Which rows do the files of a vocabulary have, where do they stand, and what do their columns mean?"""

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from newscrawl.analysis.vocabulary_files import FOLDER
from newscrawl.errors import NewscrawlError
from newscrawl.git import git
from newscrawl.text.folding import LISTED

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "technologies": ("name", "aliases", "english", "traditional", "parents"),
    "organisations": ("name", "aliases", "english", "traditional", "industries", "kind"),
    "industries": ("name", "cues", "synonyms", "gb4754", "sw1", "technologies"),
    "stop_phrases": ("phrase", "fields"),
    "cue_verbs": ("verb", "weight"),
    "heads": ("head", "before"),
    "processes": ("word", "part"),
    "everyday": ("word",),
}
"""The columns by the kind of a row, which is the name of its file or of the file's folder."""
FOLDERS = ("technologies", "organisations")
"""Kinds that have a folder of files."""
UNREAD = (None, "everyday")
"""Kinds that the rules do not read: only `vocab lint` does."""
FORMS = ("aliases", "english", "traditional")
"""Columns with other names for what a row names."""
LISTS = (*FORMS, "parents", "industries", "cues", "synonyms", "technologies", "fields")


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a vocabulary file."""

    path: str
    line: int
    kind: str
    cells: tuple[str, ...]
    """The columns as they are written."""

    @property
    def name(self) -> str:
        """What the row is about: its first column."""
        return self.cells[0].strip()

    def cell(self, column: str) -> str:
        """The column of that name; empty where the line ends before it, or rows of this kind have none."""
        columns = COLUMNS[self.kind]
        place = columns.index(column) if column in columns else len(self.cells)
        return self.cells[place] if place < len(self.cells) else ""

    def listed(self, column: str) -> tuple[str, ...]:
        """The items of a column; a column that is no list has one or none."""
        cell = self.cell(column)
        parts = cell.split("|") if column in LISTS else [cell]
        return tuple(part.strip() for part in parts if part.strip())

    def forms(self) -> tuple[str, ...]:
        """Every name that the row claims, its own first, each once."""
        return tuple(dict.fromkeys([self.name, *(form for column in FORMS for form in self.listed(column))]))


def kind_of(path: str) -> str | None:
    """The kind of rows in the file at *path* below a vocabulary's folder; None where the rules do not read it.

    >>> kind_of("technologies/ai.tsv"), kind_of("industries.tsv"), kind_of("industry.tsv")
    ('technologies', 'industries', None)
    """
    parts = Path(path).parts
    kind = parts[0] if len(parts) == 2 else Path(path).stem
    fits = path.endswith(".tsv") and kind in COLUMNS and (len(parts) == 2) == (kind in FOLDERS)
    return kind if fits else None


def read_rows(files: Mapping[str, str], shown: str = "") -> Iterator[Row]:
    """The rows of *files* (texts by path below a vocabulary's folder); *shown* goes before their paths."""
    for path, text in files.items():
        if kind := kind_of(path):
            for number, line in enumerate(text.split("\n"), 1):
                if line.strip() and not line.startswith("#"):
                    yield Row(f"{shown}{path}", number, kind, tuple(line.removesuffix("\r").split("\t")))


def folder_files(folder: Path) -> dict[str, str]:
    """The texts of a vocabulary's .tsv files by path; NewscrawlError where there are none or one cannot be read."""
    found = {}
    for path in sorted(folder.rglob("*.tsv")):
        try:
            found[path.relative_to(folder).as_posix()] = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            reason = f"is not UTF-8 at byte {error.start}" if isinstance(error, UnicodeDecodeError) else error.strerror
            raise NewscrawlError(f"{path}: {reason}") from error
    if not found:
        raise NewscrawlError(
            f"{folder}: {'no vocabulary file (*.tsv) is here' if folder.is_dir() else 'no such folder'}"
        )
    return found


def revision_files(revision: str, folder: Path = FOLDER) -> dict[str, str]:
    """The same of *folder* as git had it at *revision*; NewscrawlError where git knows no such thing."""
    try:
        names = os.fsdecode(git(folder, "ls-tree", "-r", "--name-only", "-z", "--end-of-options", revision, "."))
    except NewscrawlError as error:
        raise NewscrawlError(f"neither a folder nor a git revision: {error}") from error
    paths = [name for name in names.split("\0") if name.endswith(".tsv")]
    files = {path: git(folder, "show", "--end-of-options", f"{revision}:./{path}") for path in paths}
    return {path: text.decode("utf-8", "replace") for path, text in files.items()}


def all_rows(folders: Iterable[Path] = ()) -> list[Row]:
    """The rows of our vocabularies and of those in *folders*, which are shown with their folder's name."""
    every = (FOLDER, *folders)
    return [row for folder in every for row in read_rows(folder_files(folder), f"{shown(folder)}/")]


def shown(folder: Path) -> str:
    """*folder* as a person here would type it."""
    here = Path.cwd()
    return str(folder.relative_to(here)) if folder.is_relative_to(here) else str(folder)


@cache
def digest(folders: tuple[Path, ...] = ()) -> str:
    """Eight hexadecimal digits that change with any vocabulary file of ours or of *folders*."""
    summed = sha256(LISTED.read_bytes())
    for folder in (FOLDER, *folders):
        for path, text in folder_files(folder).items():
            if kind_of(path) not in UNREAD:
                summed.update(f"{path}\0{text}\0".encode())
    return summed.hexdigest()[:8]
