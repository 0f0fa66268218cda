"""Makes a tier of the archive again from the one before it, as commands do; no crawl may be at work."""

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from newscrawl.archive.anew import NewIndex
from newscrawl.archive.durable import UNFINISHED, write_whole
from newscrawl.archive.follower import Follower
from newscrawl.archive.index import Index
from newscrawl.archive.journal import Journal, Line, read_journal
from newscrawl.archive.level import keep_ends
from newscrawl.archive.seedfiles import TAKEN, record_of
from newscrawl.archive.torn import ends_whole, mend_end
from newscrawl.errors import ArchiveError

SPARE = "index.db.new"
"""The index while it is made again."""
Progress = Callable[[int, int], None]
"""Is told after every line how many bytes of the journal are done, and of how many."""


def rebuild_index(root: Path, progress: Progress | None = None) -> int:
    """Make `index.db` again from the journal; how many lines it holds. The old one stays until the new one is whole."""
    with alone(root):
        if (index := root / "index.db").is_dir():
            raise ArchiveError(index, "is a folder, where the index should be; move it away")
        _mend_ends(root)
        done = make_index(root, root / SPARE, progress)
        put_in_place(root)
    return done


def put_in_place(root: Path) -> None:
    """Let the index that was made again be the one of the archive in *root*."""
    for suffix in ("-wal", "-shm"):
        (root / f"index.db{suffix}").unlink(missing_ok=True)
    (root / SPARE).replace(root / "index.db")


def rebuild_records(
    root: Path, progress: Progress | None = None, on_taken: Callable[[OSError], None] | None = None
) -> int:
    """Make the seed files under `records/` again from the journal; how many were missing or said something else.

    Files that are as they should be are not touched, nor are files that no journal line knows. *on_taken* is told of
    each whose place something else has; without it the first such place ends the work.
    """
    made = 0
    with alone(root):
        _mend_ends(root)
        spare = root / SPARE
        make_index(root, spare, None)
        index = Index(spare)
        try:
            for path, text, _ in current_records(root, index, progress):
                try:
                    made += write_whole(root / path, text, root / UNFINISHED)
                except TAKEN as error:
                    if not on_taken:
                        raise
                    on_taken(error)
        finally:
            index.close()
            remove(spare)
    return made


def _mend_ends(root: Path) -> None:
    """Bring the ends of journal files in order as the next run would, by the index where there is one to be read."""
    with suppress(ArchiveError):
        if (root / "index.db").exists():
            with closing(Index(root / "index.db")) as index:
                keep_ends(root, index)
    for path in Journal(root / "journal").files():
        with path.open("r+b", buffering=0) as file:
            if not ends_whole(file):
                mend_end(file)


def make_index(root: Path, path: Path, progress: Progress | None, *, safe: bool = True) -> int:
    """Write the index that follows from the journal of *root* to the file *path*; how many lines it holds.

    When this returns it is on disk. It says that the seed files follow the journal, too, where they are *safe*.
    """
    remove(path)
    with closing(NewIndex(path)) as index:
        follower = Follower(root, index, files=False)
        lines = 0
        for line in journal_lines(root, progress):
            follower.follow(line)
            lines += 1
        if safe:
            index.set_safe(index.unsafe())
        index.finish()
    with path.open("rb") as file:
        os.fsync(file.fileno())
    return lines


def current_records(root: Path, index: Index, progress: Progress | None = None) -> Iterator[tuple[str, str, Line]]:
    """Path and text of the seed file of every article, as the journal and an *index* that is level with it say.

    With each the line that it follows from.
    """
    for line in journal_lines(root, progress):
        known = index.get(line.url) if line.article else None
        here = (line.path.relative_to(root).as_posix(), line.start)
        if known and line.article and (known.journal, known.start) == here:
            yield known.path, record_of(line.article), line


def journal_lines(root: Path, progress: Progress | None = None) -> Iterator[Line]:
    """All lines of the journal in order; damaged ones are left out, since `verify` names them."""
    files = Journal(root / "journal").files()
    total = sum(path.stat().st_size for path in files)
    before = 0
    for path in files:
        for line in read_journal(path, on_damage=lambda _: None):
            yield line
            if progress:
                progress(before + line.end, total)
        before += path.stat().st_size


def remove(path: Path) -> None:
    """Remove an index with all that SQLite puts beside it."""
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


@contextmanager
def alone(root: Path) -> Iterator[None]:
    """While nobody else has the archive open; raises ArchiveError when somebody has."""
    if not (root / "journal").is_dir():
        raise ArchiveError(root, "there is no journal here; name the folder of an archive")
    with (root / ".users").open("w") as users:
        try:
            fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise ArchiveError(root, "a crawl or another command is at work here; wait until it has ended") from error
        yield
