"""What in the archive is damaged, by file and record? All four tiers are read; nothing is written but a spare index."""

import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from newscrawl.archive.events import Kind
from newscrawl.archive.index import FILES, Index
from newscrawl.archive.journal import Journal, read_journal
from newscrawl.archive.level import lost
from newscrawl.archive.members import BrokenMember, members
from newscrawl.archive.rebuild import Progress, current_records, journal_lines, make_index
from newscrawl.archive.resting import judged, page_files
from newscrawl.archive.torn import end_of
from newscrawl.errors import ArchiveError

MENDS = {
    "index": "scrapy archive rebuild index",
    "records": "scrapy archive rebuild records",
    "pages": "not to be mended; scrapy crawl article -a url=… fetches the page of today",
    "journal": "not to be mended; put the file back from a backup",
}
"""What mends a damage, by tier."""
TORN = {
    "pages": "scrapy archive gc, which sets it aside; a version that rests on it would be named for itself",
    "journal": "the next run",
}
"""What mends the torn end of a file."""
_BLOCK = 1 << 20
TABLES = ("articles", "events", "visits", "bands", "listings")


@dataclass(frozen=True, slots=True)
class Damage:
    """Something that is not as it was written."""

    tier: str
    """pages, journal, records or index."""
    path: str
    """The file, below the archive."""
    where: str
    """The record in it: an address, or a byte."""
    reason: str
    is_torn: bool = False
    """Whether it is the end of a page or journal file that a kill tore: nothing rests on it."""

    @property
    def mend(self) -> str:
        """What mends it, in words."""
        return (TORN if self.is_torn else MENDS)[self.tier]

    @property
    def can_be_mended(self) -> bool:
        """Whether the tier before still has what it needs to be made again, or nothing is lost."""
        return self.is_torn or self.tier in {"records", "index"}


def verify(root: Path, watch: Callable[[str], Progress] = lambda _: lambda *_: None) -> Iterator[Damage]:
    """Everything that is damaged below *root*, tier by tier.

    What follows from a file that cannot be read is not compared with it: there would be a damage for each article.
    *watch* is told what is read, and gives whom to tell how far that has come, in bytes.
    """
    kept: set[bytes] = set()
    unread: set[str] = set()
    ends: list[tuple[Path, BrokenMember]] = []
    yield from _pages(root, kept, ends, unread, watch("pages"))
    lines = list(_journal(root, unread, watch("journal")))
    for path, end in ends if "journal" in unread else judged(root, ends):
        yield Damage("pages", path.relative_to(root).as_posix(), f"byte {end.start}", end.reason, end.is_torn)
    yield from lines
    if "journal" in unread:
        return
    if (root / "pages").is_dir() and "pages" not in unread:  # whoever keeps no pages misses none
        yield from _evidence(root, kept)
    with tempfile.TemporaryDirectory() as folder:
        spare = Path(folder) / "index.db"
        make_index(root, spare, watch("index"))
        with closing(Index(spare)) as index:
            yield from _records(root, index, watch("records"))
        yield from _index(root, spare)


def _files(paths: Iterable[Path], tell: Progress) -> Iterator[Path]:
    """*paths*, each of which counts as done when the next is asked for."""
    found = list(paths)
    total, done = sum(path.stat().st_size for path in found), 0
    for path in found:
        yield path
        done += path.stat().st_size
        tell(done, total)


def _unreadable(root: Path, tier: str, path: Path, unread: set[str]) -> Iterator[Damage]:
    """The damage of a file of *tier*, which goes into *unread*, that cannot be read to its end: of a bad disk, mostly.

    It is asked before anything else reads it: a bad block in a file that is mapped into memory ends the process.
    """
    try:
        with path.open("rb", buffering=0) as file:
            while file.read(_BLOCK):
                pass
    except OSError as error:
        unread.add(tier)
        why = f"cannot be read ({error.strerror}); what follows from it was not compared"
        yield Damage(tier, path.relative_to(root).as_posix(), "", why)


def _pages(
    root: Path, kept: set[bytes], ends: list[tuple[Path, BrokenMember]], unread: set[str], tell: Progress
) -> Iterator[Damage]:
    """WARC records that cannot be read or whose body is not what they say; digests of the others go into *kept*.

    What is torn goes into *ends*: the journal says whether that is damage.
    """
    for path in _files(page_files(root), tell):
        name = path.relative_to(root).as_posix()
        if broken := list(_unreadable(root, "pages", path, unread)):
            yield from broken
            continue
        for member in members(path):
            if isinstance(member, BrokenMember) and member.is_torn:
                ends.append((path, member))
            elif isinstance(member, BrokenMember):
                yield Damage("pages", name, f"byte {member.start}", member.reason)
            elif member.said and member.said != member.found:
                yield Damage("pages", name, member.url, f"its body has the digest {member.found}, not {member.said}")
            elif member.said:
                kept.add(_short(member.said))


def _short(digest: str) -> bytes:
    """Enough of a digest to tell pages apart, for a set of millions."""
    return blake2b(digest.encode(), digest_size=8).digest()


def _journal(root: Path, unread: set[str], tell: Progress) -> Iterator[Damage]:
    """Lines that cannot be read, that are there twice, or torn."""
    archived: set[bytes] = set()
    for path in _files(Journal(root / "journal").files(), tell):
        found: list[ArchiveError] = []
        name = path.relative_to(root).as_posix()
        if broken := list(_unreadable(root, "journal", path, unread)):
            yield from broken
            continue
        for line in read_journal(path, on_damage=found.append):
            yield from (Damage("journal", name, "", error.reason) for error in found)
            found.clear()
            if line.event.kind is Kind.ARCHIVED and (key := _short(line.url)) in archived:
                yield Damage("journal", name, line.url, f"the line that ends at byte {line.end} archives it once more")
            elif line.event.kind is Kind.ARCHIVED:
                archived.add(key)
        yield from (Damage("journal", name, "", error.reason) for error in found)
        with path.open("rb", buffering=0) as file:
            end = end_of(file)
        if end < path.stat().st_size:
            why = "the last line is torn; the next run cuts it, or puts its line feed back where only that changed"
            yield Damage("journal", name, f"byte {end}", why, is_torn=True)


def _evidence(root: Path, kept: set[bytes]) -> Iterator[Damage]:
    """Versions whose page is not among the *kept* ones."""
    for line in journal_lines(root):
        capture = line.article.capture if line.article else None
        if capture and _short(capture.digest) not in kept:
            name = line.path.relative_to(root).as_posix()
            yield Damage("pages", name, line.url, f"no page with the digest {capture.digest} is kept")


def _records(root: Path, index: Index, tell: Progress) -> Iterator[Damage]:
    known: set[bytes] = set()
    for name, text in current_records(root, index, tell):
        known.add(_short(name))
        path = root / name
        try:
            if path.read_bytes() != text.encode():
                yield Damage("records", name, "", "it says something else than the journal")
        except FileNotFoundError:
            yield Damage("records", name, "", "it is missing")
        except OSError as error:
            yield Damage("records", name, "", f"it cannot be read ({error.strerror})")
    for path in sorted((root / "records").rglob("[!.]*.txt")):
        if _short(name := path.relative_to(root).as_posix()) not in known:
            yield Damage("journal", name, "", "no line of the journal knows this seed file; it may have lost some")


def _index(root: Path, spare: Path) -> Iterator[Damage]:
    """Rows of the index that are not as the journal gives them."""
    if not (root / "index.db").exists():
        yield Damage("index", "index.db", "", "it is missing")
        return
    try:
        with closing(sqlite3.connect(f"file:{root / 'index.db'}?mode=ro", uri=True)) as db:
            db.execute("ATTACH ? AS spare", (str(spare),))
            said = [text for (text,) in db.execute("PRAGMA main.integrity_check")]
            yield from (Damage("index", "index.db", "", text) for text in said if text != "ok")
            yield from (
                Damage("journal", one.path, f"byte {one.end}", str(one)) for one in lost(root, db.execute(FILES))
            )
            for table in TABLES:
                for one, other, reason in (("spare", "main", "lacks"), ("main", "spare", "knows too much of")):
                    rows = f"SELECT * FROM {one}.{table} EXCEPT SELECT * FROM {other}.{table}"  # noqa: S608 (the same)
                    for (url,) in db.execute(f"SELECT DISTINCT url FROM ({rows})"):  # noqa: S608 (our own names)
                        yield Damage("index", "index.db", url, f"it {reason} this in the table {table}")
    except sqlite3.DatabaseError as error:
        yield Damage("index", "index.db", "", str(error))
