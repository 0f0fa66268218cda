"""Makes the index of an archive level with its journal when it is opened, and tidies up after runs that were killed."""

import logging
from itertools import accumulate
from pathlib import Path

from newscrawl.archive.database import IndexDamagedError, OtherVersionError, is_cut, set_aside
from newscrawl.archive.durable import UNFINISHED
from newscrawl.archive.follower import Follower
from newscrawl.archive.index import Index
from newscrawl.archive.level import behind, keep_ends
from newscrawl.archive.rebuild import SPARE, make_index, put_in_place, remove
from newscrawl.archive.telling import Telling

logger = logging.getLogger(__name__)


def open_level(root: Path) -> tuple[Index, Follower, int]:
    """The index of the archive in *root*, what lets it follow the journal, and how many lines they were behind.

    An index that cannot be used is made anew: it is told why, how far that is, and when it is done. Nobody else may
    write meanwhile.
    """
    path = root / "index.db"
    if not path.exists() and any((root / "journal").rglob("*.jsonl")):
        _make_again(root, "There is no index")
    try:
        return _level(root, _whole(path))
    except OtherVersionError as error:
        _make_again(root, f"The index {error.reason}")
    except IndexDamagedError as error:
        set_aside(path)
        _make_again(root, f"The index {error.reason}")
    return _level(root, Index(path))


def _whole(path: Path) -> Index:
    """The index in the file *path*; raises IndexDamagedError also where its end is missing."""
    if is_cut(path):
        raise IndexDamagedError(path, "is damaged (its end is missing)")
    return Index(path)


def _make_again(root: Path, why: str) -> None:
    """Put an index in place that follows from the journal; seed files are compared when that is opened.

    After a kill it begins anew: what was made until then is removed, and why it is made is as it was.
    """
    telling = Telling("The index is made again", "lines of the journal")
    try:
        logger.warning("%s: it is made again from the journal, which takes long for a large archive", why)
        lines = make_index(root, root / SPARE, telling, safe=False)
    except KeyboardInterrupt:
        logger.warning("Interrupted: the index is made anew by the next run")
        raise
    finally:
        spent = telling.end()
    put_in_place(root)
    logger.warning("The index is made again: %s lines of the journal in %.0f s", f"{lines:,}", spent)


def _level(root: Path, index: Index) -> tuple[Index, Follower, int]:
    """Mend the ends of files and make up for what a crash left undone."""
    try:
        follower = Follower(root, index)
        try:
            files = behind(root, index)
        except IndexDamagedError:
            keep_ends(root, index)
            raise
        return index, follower, _mended(follower, files)
    except BaseException:
        index.close()
        raise


def _mended(follower: Follower, files: list[Path]) -> int:
    """Bring the followers of journal *files* up to date; how many lines that concerned."""
    sizes = [path.stat().st_size for path in files]
    telling, mended = Telling("What follows from the journal is compared with it", "of its files"), 0
    try:
        for path, done in zip(files, accumulate(sizes), strict=True):
            mended += follower.mend(path)
            telling(done, sum(sizes))
        return mended
    finally:
        telling.end()


def tidy(root: Path) -> int:
    """Remove what killed runs left half-written; how many files. Nobody else may write meanwhile."""
    found = [path for path in (root / UNFINISHED).glob("*") if path.is_file()]
    for path in found:
        path.unlink()
    spare = root / SPARE
    found += [path for path in root.glob(f"{SPARE}*") if path.is_file()]
    remove(spare)
    if found:
        logger.warning("Removed %d files that an interrupted run had left half-written", len(found))
    return len(found)
