"""Which pages do versions of articles rest on? What is left of such a page is damage, and no tear of a kill."""

from collections import deque
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from newscrawl.archive.evidence import Evidence
from newscrawl.archive.members import BrokenMember
from newscrawl.archive.rebuild import journal_lines


def page_files(root: Path) -> list[Path]:
    """The page files below *root*, oldest day first."""
    return sorted(path for path in (root / "pages").rglob("*.warc.gz") if path.is_file())


def torn_ends(root: Path) -> list[tuple[Path, BrokenMember]]:
    """The page files below *root* whose last record a kill tore, and that record."""
    evidence = Evidence(root)
    for path in page_files(root):
        deque(evidence.read(path), maxlen=0)  # what is damaged `verify` tells
    return [(path, found) for path, found in judged(evidence) if found.is_torn]


def judged(evidence: Evidence) -> list[tuple[Path, BrokenMember]]:
    """The broken ends of files; those on which a version rests were whole once, so no kill tore them.

    None rests on a page that is kept elsewhere, as that of an article is which was found just as it was.
    """
    ends = evidence.ends
    if not ends:
        return []
    only = {digest for _, found in ends for digest in found.digests if not evidence.keeps(digest)}
    named, sizes = _named(evidence.root, only)

    def rests(path: Path, found: BrokenMember) -> bool:
        size = sizes.get(path.relative_to(evidence.root).as_posix(), 0)
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
