"""What is wrong with the files of a vocabulary?"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from newscrawl.analysis.vocabulary_checks import RULES, values
from newscrawl.analysis.vocabulary_files import FOLDER
from newscrawl.analysis.vocabulary_rows import COLUMNS, all_rows, folder_files, kind_of, read_rows, shown
from newscrawl.errors import NewscrawlError, SettingError


@dataclass(frozen=True, slots=True)
class Fault:
    """Something to mend in a vocabulary."""

    path: str
    line: int
    rule: str
    reason: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.rule}: {self.reason}"


def lint(folders: Iterable[Path] = ()) -> list[Fault]:
    """The faults of our vocabularies and those in *folders*, in the order of files and lines.

    NewscrawlError where a file cannot be read at all.
    """
    folders = tuple(folders)
    rows = all_rows(folders)
    unread = [
        Fault(f"{shown(folder)}/{path}", 1, "file", f"nothing reads it; there are {', '.join(COLUMNS)}")
        for folder in (FOLDER, *folders)
        for path in folder_files(folder)
        if kind_of(path) is None
    ]
    found = [Fault(row.path, row.line, rule, why) for rule, check in RULES.items() for row, why in check(rows)]
    order = {row.path: place for place, row in enumerate(rows)}
    return unread + sorted(found, key=lambda fault: (order[fault.path], fault.line))


def check_readable(folders: Iterable[Path]) -> None:
    """Raise SettingError for the first thing in *folders* (those of VOCABULARIES) that no rule can read."""
    for folder in folders:
        try:
            rows = [*read_rows(folder_files(folder), f"{shown(folder)}/")]
        except NewscrawlError as error:
            raise SettingError("VOCABULARIES", str(folder), f"cannot be read: {error}") from error
        for row, why in values(rows):
            raise SettingError("VOCABULARIES", str(folder), f"cannot be read: {row.path}:{row.line}: {why}")
