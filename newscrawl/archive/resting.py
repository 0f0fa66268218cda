"""Which pages do versions of articles rest on? What is left of such a page is damage, and no tear of a kill."""

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from newscrawl.archive.members import BrokenMember, members
from newscrawl.archive.rebuild import journal_lines


def page_files(root: Path) -> list[Path]:
    """The page files below *root*, oldest day first."""
    return sorted(path for path in (root / "pages").rglob("*.warc.gz") if path.is_file())


def torn_ends(root: Path) -> list[tuple[Path, BrokenMember]]:
    """The page files below *root* whose last record a kill tore, and that record."""
    ends = [
        (path, found)
        for path in page_files(root)
        for found in members(path)
        if isinstance(found, BrokenMember) and found.is_torn
    ]
    return [(path, found) for path, found in judged(root, ends) if found.is_torn]


def judged(root: Path, ends: list[tuple[Path, BrokenMember]]) -> list[tuple[Path, BrokenMember]]:
    """The broken *ends* of files; those on which a version rests were whole once, so no kill tore them."""
    rests = _named(root, {digest for _, found in ends for digest in found.digests})
    return [
        (path, replace(found, is_torn=False) if rests.intersection(found.digests) else found) for path, found in ends
    ]


def _named(root: Path, digests: Collection[str]) -> set[str]:
    """Those of *digests* that a line of the journal names."""
    if not digests:
        return set()
    captures = (line.article.capture for line in journal_lines(root) if line.article)
    return {capture.digest for capture in captures if capture and capture.digest in digests}
