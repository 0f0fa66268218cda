"""Makes the index of an archive level with its journal when it is opened, and tidies up after runs that were killed."""

import logging
from pathlib import Path

from newscrawl.archive.database import IndexDamagedError, set_aside
from newscrawl.archive.durable import UNFINISHED
from newscrawl.archive.follower import Follower
from newscrawl.archive.index import Index
from newscrawl.archive.level import behind, keep_ends
from newscrawl.archive.rebuild import SPARE, remove

logger = logging.getLogger(__name__)


def open_level(root: Path) -> tuple[Index, Follower, int]:
    """The index of the archive in *root*, what lets it follow the journal, and how many lines they were behind.

    An index that cannot be used is set aside and made anew. Nobody else may write meanwhile.
    """
    path = root / "index.db"
    try:
        return _level(root, Index(path))
    except IndexDamagedError as error:
        logger.warning("%s; it is set aside, and made again from the journal", error)
        set_aside(path)
        return _level(root, Index(path))


def _level(root: Path, index: Index) -> tuple[Index, Follower, int]:
    """Mend the ends of files and make up for what a crash left undone."""
    try:
        follower = Follower(root, index)
        try:
            files = behind(root, index)
        except IndexDamagedError:
            keep_ends(root, index)
            raise
        return index, follower, sum(map(follower.mend, files))
    except BaseException:
        index.close()
        raise


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
