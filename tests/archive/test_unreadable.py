"""Files that the disk does not give back any more, and folders where files should be."""

import shutil
from pathlib import Path

import pytest

from newscrawl.archive import Archive
from newscrawl.archive.verify import verify
from tests.articles import article
from tests.conftest import scrapy

BAD = Path("/proc/self/mem")
"""Reads of it fail with EIO, as those of a bad block do: its first page is never mapped."""
pytestmark = pytest.mark.skipif(not BAD.exists(), reason="no /proc")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An archive."""
    archive = Archive(tmp_path)
    for number in range(4):
        archive.add(article(number))
    archive.close()
    return tmp_path


@pytest.mark.parametrize("tier", ["journal", "records"])
def test_a_file_that_cannot_be_read_is_one_damage(root: Path, tier: str) -> None:
    path = next(path for path in sorted((root / tier).rglob("*")) if path.is_file())
    path.unlink()
    path.symlink_to(BAD)
    (damage,) = verify(root)
    assert (damage.tier, damage.path) == (tier, path.relative_to(root).as_posix())
    assert "cannot be read (Input/output error)" in damage.reason
    done = scrapy("archive", "verify", "-s", f"OUTPUT_DIR={root}")
    assert done.returncode == 1
    assert "Input/output error" in done.stdout
    assert "Traceback" not in done.stderr


def test_a_page_file_that_cannot_be_read_is_one_damage(root: Path) -> None:
    path = root / "pages/2026/11/20/thepaper-1.warc.gz"
    path.parent.mkdir(parents=True)
    path.symlink_to(BAD)
    (damage,) = verify(root)
    assert (damage.tier, damage.path) == ("pages", path.relative_to(root).as_posix())


def test_a_folder_in_the_place_of_the_index_is_told_and_stays(root: Path) -> None:
    for path in root.glob("index.db*"):
        path.unlink()
    (root / "index.db").mkdir()
    done = scrapy("archive", "rebuild", "index", "-s", f"OUTPUT_DIR={root}")
    (said,) = done.stderr.splitlines()
    assert done.returncode == 2
    assert "index.db: is a folder, where the index should be" in said
    shutil.rmtree(root / "index.db")
    assert scrapy("archive", "rebuild", "index", "-s", f"OUTPUT_DIR={root}").returncode == 0
    assert list(verify(root)) == []
