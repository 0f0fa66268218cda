"""What lies in the archive that nothing needs? Never a page that is whole, a line of the journal or a record."""

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from newscrawl.archive.durable import UNFINISHED, sync_folder
from newscrawl.archive.looking import Looking
from newscrawl.archive.rebuild import alone
from newscrawl.archive.resting import torn_ends
from newscrawl.errors import ArchiveError

KEPT_FOR = 30
"""Days for which a damaged index, or the torn end of a page file, stays aside, so that a person may look."""
_TEMPORARY = re.compile(r"\.(?P<name>.+\.(?:txt|json))\.\d+")
"""What `durable.write_whole` leaves when it is killed."""
_SPARE = re.compile(r"index\.db\.new(?:-wal|-shm)?")
_DAMAGED = re.compile(r"index\.db\.damaged(?:-wal|-shm)?")
ASIDE = ".torn-"
"""Between the name of a page file and the byte from which on its end was set aside."""


@dataclass(frozen=True, slots=True)
class Litter:
    """A file or folder that may go, or the end of a file."""

    path: Path
    bytes: int
    reason: str
    start: int = 0
    """From which byte on."""


def litter(root: Path, now: datetime, days: int = KEPT_FOR) -> Iterator[Litter]:
    """What may go, files first, then folders that are or become empty."""
    gone: set[Path] = set()
    yield from _aside(root, now, days)
    for folder in (UNFINISHED, "records", "runs"):
        for path in sorted((root / folder).rglob(".*")):
            if _TEMPORARY.fullmatch(path.name) and path.is_file():
                gone.add(path)
                yield _file(path, "a file that was not written to its end")
    for path in _nobodys(root):
        gone.add(path)
        yield _file(path, "an empty seed file, of which a power cut left no more than the name")
    for path, found in torn_ends(root):
        rest = path.stat().st_size - found.start
        yield Litter(path, rest, "the end of a record that a kill tore, which is set aside", found.start)
    for tier in ("journal", "pages", "records", "quarantine"):
        yield from _empty(root / tier, gone)


def _nobodys(root: Path) -> list[Path]:
    """The empty seed files that no article has; none where no index says so. One that has lost its text is damage."""
    files = (path for path in sorted((root / "records").rglob("[!.]*.txt")) if path.is_file())
    empty = [path for path in files if not path.stat().st_size]
    with suppress(ArchiveError), closing(Looking(root)) as looking:
        return [path for path in empty if not looking.has_record(path.relative_to(root).as_posix())]
    return []


def _aside(root: Path, now: datetime, days: int) -> Iterator[Litter]:
    """What was set aside long ago, and indexes that were never whole."""
    old = f"set aside more than {days} days ago"
    for path in sorted(root.glob("index.db.*")):
        if _SPARE.fullmatch(path.name):
            yield _file(path, "an index that was not made to its end")
        elif _DAMAGED.fullmatch(path.name) and _age(path, now) > timedelta(days=days):
            yield _file(path, f"a damaged index, {old}")
    for path in sorted((root / "pages").rglob(f"*{ASIDE}*")):
        if _age(path, now) > timedelta(days=days):
            yield _file(path, f"the end of a page file, {old}")


def sweep(root: Path, now: datetime, days: int = KEPT_FOR) -> Iterator[Litter]:
    """Remove what `litter` names; each when it is gone. ArchiveError while somebody has the archive open."""
    with alone(root):
        for found in list(litter(root, now, days)):
            if found.path.is_dir():
                with suppress(OSError):  # something came into it
                    found.path.rmdir()
                    yield found
                continue
            if found.start:
                _set_aside(found.path, found.start)
            else:
                found.path.unlink()
            yield found


def _set_aside(path: Path, start: int) -> None:
    """Take the end of a page file, from byte *start* on, into a file beside it."""
    aside = path.with_name(f"{path.name}{ASIDE}{start}")
    with path.open("rb") as file, aside.open("wb") as copy:
        file.seek(start)
        shutil.copyfileobj(file, copy)
        copy.flush()
        os.fsync(copy.fileno())
    sync_folder(path.parent)
    os.truncate(path, start)


def _empty(top: Path, gone: set[Path]) -> Iterator[Litter]:
    """Folders below *top* in which nothing but what is *gone* lies, the deepest first."""
    folders = sorted((path for path in top.rglob("*") if path.is_dir()), key=lambda path: (-len(path.parts), path))
    for folder in folders:
        if all(path in gone for path in folder.iterdir()):
            gone.add(folder)
            yield Litter(folder, 0, "an empty folder")


def _file(path: Path, reason: str) -> Litter:
    return Litter(path, path.stat().st_size, reason)


def _age(path: Path, now: datetime) -> timedelta:
    return now - datetime.fromtimestamp(path.stat().st_mtime, now.tzinfo)
