"""How does what was written survive a power cut, and at what cost?"""

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from io import FileIO
from pathlib import Path
from threading import Lock

from newscrawl.errors import ArchiveError

UNFINISHED = ".unfinished"
"""The folder in an archive in which its seed files are made, so that those of a killed run are found at once."""


class GroupSync:
    """Brings what threads wrote to one file to disk in groups: while one sync is at work, all others wait for the next.

    After a sync that failed nobody can tell what is on disk, so all who wait for it, and all after them, get its error.
    """

    def __init__(self, file: FileIO) -> None:
        self.file = file
        self._turn = Lock()
        self._written = self._synced = self._size = 0
        self.on_disk = 0
        """Up to which byte the file is on disk, by what `wrote` was told."""
        self._error: OSError | None = None

    def wrote(self, size: int = 0) -> None:
        """Take note of a write, after which the file has that *size*; one thread at a time."""
        self._size = size
        self._written += 1

    def wait(self) -> None:
        """Return when all that was written before is on disk; raises OSError when it may not be."""
        wanted = self._written
        with self._turn:
            if self._synced >= wanted:
                return
            if self._error:
                raise OSError(self._error.errno, self._error.strerror, self._error.filename)
            covered, size = self._written, self._size
            try:
                with naming(self.file.name):
                    os.fsync(self.file.fileno())
            except OSError as error:
                self._error = error
                raise
            self._synced, self.on_disk = covered, size

    def close(self) -> None:
        """Bring the rest to disk and close the file."""
        try:
            self.wait()
        finally:
            self.file.close()


@contextmanager
def naming(path: Path | str | bytes | int) -> Iterator[None]:
    """Let an OSError say at which *path* it happened: those of open files do not."""
    try:
        yield
    except OSError as error:
        if error.filename is None:
            error.filename = str(path)
        raise


@contextmanager
def temporary() -> Iterator[None]:
    """Raise ArchiveError for an OSError of a temporary file: it has no name, and its folder is what has to be told."""
    try:
        yield
    except OSError as error:
        reason = f"a temporary file cannot be written ({error.strerror}); name a roomier folder in TMPDIR"
        raise ArchiveError(tempfile.gettempdir(), reason) from error


def write_all(file: FileIO, data: bytes) -> None:
    """Append all of *data* or nothing of it: what fails half-way is taken back. The OSError names the file."""
    start = file.seek(0, os.SEEK_END)
    try:
        with naming(file.name):
            written = 0
            while written < len(data):
                written += file.write(data[written:]) or 0
    except OSError:
        file.truncate(start)
        raise


def make_folder(folder: Path) -> None:
    """Make *folder* and those above it so that their names survive a power cut."""
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    for path in reversed(missing):
        sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make the names of the files in *folder* survive a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        with naming(folder):
            os.fsync(handle)
    finally:
        os.close(handle)


def write_whole(path: Path, text: str, spare: Path | None = None) -> bool:
    """Write a file so that it is either the old one or the new one, never half of it; False when it says so already.

    It is made in the folder *spare*, which must be on the same file system, else beside its place. After a power cut it
    may be empty: the archive compares when it is opened next.
    """
    content = text.encode("utf-8")
    with suppress(FileNotFoundError):
        if path.read_bytes() == content:
            return False
    temporary = (spare or path.parent) / f".{path.name}.{os.getpid()}"
    try:
        with naming(path):
            _with_folder(temporary, lambda: temporary.write_bytes(content))
        _with_folder(path, lambda: os.replace(temporary, path))  # noqa: PTH105 (that of Path makes one more Path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        if error.filename2:  # what could not be put into its place has gone again
            raise OSError(error.errno, error.strerror, str(path)) from error
        raise
    return True


def _with_folder(path: Path, write: Callable[[], object]) -> None:
    """*write* what needs the folder of *path*; that is made only where it is missing, since mostly it is there."""
    try:
        write()
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        write()


def check_writable(root: Path) -> None:
    """Make the folder *root*; raises ArchiveError when nothing can be written there."""
    if root.exists() and not root.is_dir():
        raise ArchiveError(root, "is a file, not a folder; name another folder")
    try:
        root.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=root) as file:
            file.write(b"\n")
    except OSError as error:
        raise ArchiveError(root, f"cannot be written ({error.strerror}); name another folder") from error
