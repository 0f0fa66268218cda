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
    if not ends:
        return []
    named, sizes = _named(root, {digest for _, found in ends for digest in found.digests})

    def rests(path: Path, found: BrokenMember) -> bool:
        size = sizes.get(path.relative_to(root).as_posix(), 0)
        return found.start < size or not named.isdisjoint(found.digests)

    return [(path, replace(found, is_torn=False) if rests(path, found) else found) for path, found in ends]


def _named(root: Path, digests: Collection[str]) -> tuple[set[str], dict[str, int]]:
    """Those of *digests* that a line of the journal names; and up to where it says that page files were on disk."""
    named: set[str] = set()
    sizes: dict[str, int] = {}
    for line in journal_lines(root):
        capture = line.article.capture if line.article else None
        if capture and capture.digest in digests:
            named.add(capture.digest)
        if line.event.page:
            path, size = line.event.page
            sizes[path] = max(size, sizes.get(path, 0))
    return named, sizes
