"""What does git say? Asked of the program itself, whichever is installed."""

import subprocess
from pathlib import Path

from newscrawl.errors import NewscrawlError


def git(folder: Path, *words: str) -> bytes:
    """What `git` prints in *folder*, in its bytes; NewscrawlError with its first line where it fails or is missing."""
    try:
        done = subprocess.run(  # noqa: S603 (our own words)
            ["git", "-C", str(folder), *words],  # noqa: S607 (the git of whoever calls)
            capture_output=True,
            check=False,
        )
    except OSError as error:
        raise NewscrawlError(f"git cannot be run: {error.strerror}") from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
        raise NewscrawlError(f"{folder}: {said or 'git failed'}")
    return done.stdout
