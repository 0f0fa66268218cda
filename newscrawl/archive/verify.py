"""What in the archive is damaged, by file and record? All four tiers are read; nothing is written but a spare index."""

import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from hashlib import blake2b
from pathlib import Path

from newscrawl.archive.damage import Damage
from newscrawl.archive.database import read_only
from newscrawl.archive.entered import Entered
from newscrawl.archive.events import Kind
from newscrawl.archive.evidence import Evidence, short
from newscrawl.archive.index import FILES, Index
from newscrawl.archive.journal import Journal, Line, encode_event, encode_line, read_journal
from newscrawl.archive.level import lost
from newscrawl.archive.rebuild import Progress, current_records, make_index
from newscrawl.archive.resting import judged, page_files
from newscrawl.archive.tables import SCHEMA_VERSION
from newscrawl.archive.torn import end_of
from newscrawl.errors import ArchiveError

_BLOCK = 1 << 20
AHEAD = """SELECT DISTINCT journal FROM main.events AS e
WHERE start >= coalesce((SELECT size FROM main.journals WHERE path = e.journal), 0)"""
TABLES = ("articles", "events", "visits", "bands", "listings")


def verify(root: Path, watch: Callable[[str], Progress] = lambda _: lambda *_: None) -> Iterator[Damage]:
    """Everything that is damaged below *root*, tier by tier.

    What follows from a file that cannot be read is not compared with it: there would be a damage for each article.
    *watch* is told what is read, and gives whom to tell how far that has come, in bytes.
    """
    unread: set[str] = set()
    evidence = Evidence(root)
    entered = Entered(root)
    yield from _pages(root, evidence, unread, watch("pages"))
    lines = list(_journal(root, entered, unread, watch("journal")))
    for path, end in evidence.ends if "journal" in unread else judged(evidence):
        yield Damage("pages", path.relative_to(root).as_posix(), f"byte {end.start}", end.reason, end.is_torn)
    yield from lines
    if "journal" in unread:
        return
    if (root / "pages").is_dir() and "pages" not in unread:  # whoever keeps no pages misses none
        yield from evidence.compare()
    with tempfile.TemporaryDirectory() as folder:
        spare = Path(folder) / "index.db"
        make_index(root, spare, watch("index"))
        with closing(Index(spare)) as index:
            yield from _records(root, index, entered, watch("records"))
        yield from _index(root, spare, entered)


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


def _pages(root: Path, evidence: Evidence, unread: set[str], tell: Progress) -> Iterator[Damage]:
    """What is wrong with page files by themselves; *evidence* remembers what they hold."""
    for path in _files(page_files(root), tell):
        if broken := list(_unreadable(root, "pages", path, unread)):
            yield from broken
        else:
            yield from evidence.read(path)


def _journal(root: Path, entered: Entered, unread: set[str], tell: Progress) -> Iterator[Damage]:
    """Lines that cannot be read, that are there twice, or torn."""
    archived: set[bytes] = set()
    versions: set[bytes] = set()
    for path in _files(Journal(root / "journal").files(), tell):
        found: list[ArchiveError] = []
        events: set[bytes] = set()
        name = path.relative_to(root).as_posix()
        if broken := list(_unreadable(root, "journal", path, unread)):
            yield from broken
            continue
        for line in read_journal(path, on_damage=found.append):
            yield from (Damage("journal", name, "", error.reason) for error in found)
            found.clear()
            if why := _again(line, archived, versions if line.article else events):
                yield Damage("journal", name, line.url, f"the line that ends at byte {line.end} {why}")
        yield from (Damage("journal", name, "", error.reason) for error in found)
        with path.open("rb", buffering=0) as file:
            end = end_of(file)
        if entered.size(name) <= end < path.stat().st_size:  # else lines are lost, as the index tells
            why = "the last line is torn; the next run cuts it, or puts its line feed back where only that changed"
            yield Damage("journal", name, f"byte {end}", why, is_torn=True)


def _again(line: Line, archived: set[bytes], told: set[bytes]) -> str:
    """What is wrong with a line that was there before; empty where nothing is. One of the sets remembers it."""
    if line.event.kind is Kind.ARCHIVED:
        seen, key, why = archived, short(line.url), "archives it once more"
    else:
        raw = encode_line(line.article, line.event) if line.article else encode_event(line.url, line.site, line.event)
        seen, key, why = told, blake2b(raw, digest_size=8).digest(), "is there once more"
    if key in seen:
        return why
    seen.add(key)
    return ""


def _records(root: Path, index: Index, entered: Entered, tell: Progress) -> Iterator[Damage]:
    known: set[bytes] = set()
    for name, text, line in current_records(root, index, tell):
        known.add(short(name))
        path = root / name
        reason = ""
        try:
            if path.read_bytes() != text.encode():
                reason = "it says something else than the journal"
        except FileNotFoundError:
            reason = "it is missing"
        except OSError as error:
            yield Damage("records", name, "", f"it cannot be read ({error.strerror})")
        if reason:
            yield Damage("records", name, "", reason, is_late=entered.is_unsafe(line))
    for path in sorted((root / "records").rglob("[!.]*.txt")):
        if short(name := path.relative_to(root).as_posix()) not in known:
            yield _unknown(path, name)


def _unknown(path: Path, name: str) -> Damage:
    """A seed file of which no line of the journal tells: the name of an empty one came to disk before its line did."""
    if path.stat().st_size:
        return Damage("journal", name, "", "no line of the journal knows this seed file; it may have lost some")
    why = "it is empty, as after a power cut, and no line of the journal knows it"
    return Damage("records", name, "", why, is_torn=True)


def _index(root: Path, spare: Path, entered: Entered) -> Iterator[Damage]:
    """Rows of the index that are not as the journal gives them."""
    late = entered.late()
    if not (root / "index.db").exists():
        yield Damage("index", "index.db", "", "it is missing")
        return
    try:
        with closing(read_only(root / "index.db")) as db:
            (version,) = db.execute("PRAGMA user_version").fetchone()
            if version != SCHEMA_VERSION:
                why = f"it is of version {version}, not {SCHEMA_VERSION}; the next run makes it again as well"
                yield Damage("index", "index.db", "", why)
                return
            db.execute("ATTACH ? AS spare", (str(spare),))
            said = [text for (text,) in db.execute("PRAGMA main.integrity_check")]
            yield from (Damage("index", "index.db", "", text) for text in said if text != "ok")
            yield from (
                Damage("journal", one.path, f"byte {one.end}", str(one)) for one in lost(root, db.execute(FILES))
            )
            for (path,) in db.execute(AHEAD):
                yield Damage(
                    "index", "index.db", path, "it has lines of this file which it says are still to be entered"
                )
            for table in TABLES:
                for one, other, reason in (("spare", "main", "lacks"), ("main", "spare", "knows too much of")):
                    rows = f"SELECT * FROM {one}.{table} EXCEPT SELECT * FROM {other}.{table}"  # noqa: S608 (the same)
                    for (url,) in db.execute(f"SELECT DISTINCT url FROM ({rows})"):  # noqa: S608 (our own names)
                        why = f"it {reason} this in the table {table}"
                        yield Damage("index", "index.db", url, why, is_late=url in late)
    except sqlite3.DatabaseError as error:
        yield Damage("index", "index.db", "", str(error))
