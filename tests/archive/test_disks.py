"""Disks that fill up or cannot be written, under a real crawl: it says so, ends with 4, and nothing is torn."""

import os
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from pathlib import Path

import pytest

from newscrawl.archive import Archive, database
from newscrawl.archive.current import Wanted, newest
from newscrawl.archive.happenings import Catalogue
from newscrawl.archive.journal import Journal, read_lines
from newscrawl.archive.looking import Looking
from newscrawl.archive.verify import verify
from newscrawl.errors import ArchiveError
from tests.articles import article
from tests.conftest import ROOT, Crawled, crawler_into
from tests.replica import Replica
from tests.replica.paged import HOST
from tests.test_reparse import archive_of, cases, read, then

pytestmark = pytest.mark.e2e


def mount(*words: str) -> bool:
    return subprocess.run(["/bin/mount", *words], capture_output=True, check=False).returncode == 0


@contextmanager
def file_system(folder: Path, size: str) -> Iterator[Path]:
    folder.mkdir(parents=True)
    if not mount("-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)):
        pytest.skip("a file system can be mounted by root only")
    yield folder
    subprocess.run(["/bin/umount", "--lazy", str(folder)], check=True)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of one megabyte and a half."""
    with file_system(tmp_path / "disk", "1500k") as folder:
        yield folder


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Path]:
    """An archive with room for a few pages, and for any number of articles."""
    with file_system(tmp_path / "output" / "pages", "16k") as folder:
        yield folder.parent


def urls(root: Path) -> list[str]:
    return [found.url for path in Journal(root / "journal").files() for found, _ in read_lines(path)]


def test_a_disk_that_fills_up_ends_the_crawl_and_more_space_completes_it(disk: Path) -> None:
    root = disk / "output"
    with Replica(articles=120, blocked=0, seed=9) as site:
        few = crawler_into(root, site)("thepaper", "-L", "DEBUG", "-a", "max_items=5")
        full = crawler_into(root, site)("thepaper", "-L", "DEBUG")
        lines = (few.stderr + full.stderr).splitlines()
        stored = {line.rpartition(" ")[2] for line in lines if "] DEBUG: Stored " in line}
        kept = urls(root)
        assert full.exit_code == 4, full.stderr[-3000:]
        assert "No space left on device" in full.stderr
        unstored = [line for line in full.stderr.splitlines() if "not stored" in line or "cannot be" in line]
        assert all("https://" in line and f"{root}/" in line for line in unstored), unstored
        assert "Traceback" not in full.stderr
        assert stored
        assert stored <= set(kept)
        assert all(path.read_bytes().endswith(b"\n") for path in Journal(root / "journal").files())
        assert [damage for damage in verify(root) if not damage.can_be_mended] == []
        assert mount("-o", "remount,size=60m", str(disk))
        after = crawler_into(root, site)("thepaper")
        again = crawler_into(root, site)("thepaper")
    assert (after.exit_code, again.run["verdict"]) == (0, "nothing new")
    assert set(kept) < set(urls(root))
    assert len(urls(root)) == len(set(urls(root)))
    assert list(verify(root)) == []


def outcomes(done: Crawled) -> dict[tuple[str, str], set[str]]:
    """The addresses that came to each end."""
    found: dict[tuple[str, str], set[str]] = {}
    for outcome in done.run["outcomes"]:
        found.setdefault((outcome["state"], outcome["reason"]), set()).add(outcome["url"])
    return found


def unkept(done: Crawled, root: Path) -> set[str]:
    """The addresses of which the log says that they were not stored, each with the file that is full."""
    lines = [line for line in done.stderr.splitlines() if ": not stored: " in line]
    assert all(f"{root}/pages/" in line and "No space left on device" in line for line in lines), lines
    return {match[0] for line in lines if (match := re.search(r"https://\S+(?=: )", line))}


def test_an_article_whose_page_cannot_be_kept_is_not_stored(shelf: Path) -> None:
    with Replica(articles=40, blocked=0, seed=9) as site:
        full = crawler_into(shelf, site)("thepaper")
        assert full.exit_code == 4, full.stderr[-3000:]
        assert "Traceback" not in full.stderr
        assert [damage for damage in verify(shelf) if not damage.can_be_mended] == []
        lost = outcomes(full)["failed", "not stored"]
        assert lost == unkept(full, shelf)
        assert lost.isdisjoint(urls(shelf))
        assert mount("-o", "remount,size=60m", str(shelf / "pages"))
        after = crawler_into(shelf, site)("thepaper")
    assert after.exit_code == 0
    assert lost <= {*urls(shelf), *outcomes(after).get(("gone", "gone"), ())}
    assert list(verify(shelf)) == []


def test_an_article_one_page_of_which_cannot_be_kept_is_not_stored(shelf: Path) -> None:
    """Else the next run would take what there is of it for the whole."""
    address = f"https://{HOST}/a/forty.html"
    with Replica(articles=5) as site:
        full = crawler_into(shelf, site)("article", "-a", f"url={address}")
        asked = [request["path"] for request in site.requests() if "forty_" in request["path"]]
    assert asked
    assert full.exit_code == 4
    assert outcomes(full) == {("failed", "not stored"): {address}}
    assert unkept(full, shelf) == {address}
    assert urls(shelf) == []


@pytest.mark.parametrize("left", ["closed", "killed", "copied"])
def test_an_archive_that_cannot_be_written_is_read(disk: Path, tmp_path: Path, left: str) -> None:
    there = disk if left == "closed" else tmp_path / "there"
    archive = Archive(there)
    archive.add(article(1))
    if left != "closed":
        shutil.copytree(there, disk, dirs_exist_ok=True)  # what came last is still in the WAL of the index
    if left == "copied":
        (disk / "index.db-shm").unlink()  # which nobody copies who knows that it holds nothing
    archive.close()
    assert (disk / "index.db-wal").exists() == (left != "closed")
    assert mount("-o", "remount,ro", str(disk))
    assert list(verify(disk)) == []
    with closing(Looking(disk)) as looking:
        assert [row.url for row in looking.articles(Wanted())] == [article(1).url]
    with closing(Catalogue(disk)) as catalogue:
        assert catalogue.find(article(1).url) == "records/thepaper/2026/11/18/1.txt"


def test_a_disk_that_cannot_be_written_is_named_before_anything_is_fetched(disk: Path) -> None:
    with Replica(articles=20, blocked=0) as site:
        crawl = crawler_into(disk / "output", site)
        assert crawl("thepaper", "-a", "max_items=2", "-a", "channels=科技").exit_code == 0
        before = urls(disk / "output")
        assert mount("-o", "remount,ro", str(disk))
        site.clear_requests()
        refused = crawl("thepaper")
        assert mount("-o", "remount,rw", str(disk))
        asked = site.requests()
    assert refused.exit_code == 4
    assert "cannot be written (Read-only file system)" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert not [request for request in asked if "robots" not in request["path"]]
    assert urls(disk / "output") == before
    assert list(verify(disk / "output")) == []


def a_file(root: Path) -> Path:
    root.write_text("no folder", encoding="utf-8")
    return root


def an_index_that_is_a_folder(root: Path) -> Path:
    (root / "index.db").mkdir(parents=True)
    return root / "index.db"


def a_lock_that_is_a_folder(root: Path) -> Path:
    (root / ".lock").mkdir(parents=True)
    return root / ".lock"


def below_a_file(root: Path) -> Path:
    return a_file(root) / "output"


@pytest.mark.parametrize("harm", [a_file, below_a_file, an_index_that_is_a_folder, a_lock_that_is_a_folder])
def test_an_archive_that_cannot_be_opened_is_named_in_one_line(tmp_path: Path, harm: Callable[[Path], Path]) -> None:
    named = harm(tmp_path / "output")
    root = named if named.parent == tmp_path / "output" and not named.parent.is_dir() else tmp_path / "output"
    with Replica(articles=5) as site:
        done = crawler_into(root, site)("thepaper", "-L", "WARNING")
        asked = site.requests()
    assert (done.exit_code, asked) == (4, [])
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"scrapy crawl: {named}: ")


def test_an_index_that_somebody_locks_for_good_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "BUSY", 0.1)  # seconds; a minute in use
    Archive(tmp_path).close()
    with closing(sqlite3.connect(tmp_path / "index.db", isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(ArchiveError, match=r"index\.db: database is locked"):
            Archive(tmp_path)
    Archive(tmp_path).close()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may become somebody who may not write")
def test_whoever_may_not_write_is_told_which_file(tmp_path: Path) -> None:
    for folder in (tmp_path, *list(tmp_path.parents)[:3]):  # pytest's own, one more where tests run side by side
        folder.chmod(0o755)
    for name, mode in {"shut": 0o700, "to be read": 0o755, "inside": 0o777}.items():
        Archive(tmp_path / name).close()
        (tmp_path / name).chmod(mode)
    code = (
        "import os, sys; from pathlib import Path; from newscrawl.archive import Archive;"
        "from newscrawl.errors import ArchiveError\nos.setuid(65534)\nfor name in sys.argv[1:]:\n"
        " try: Archive(Path(name))\n except ArchiveError as error: print(error)"
    )
    roots = [str(tmp_path / name) for name in ("shut", "to be read", "inside")]
    done = subprocess.run([sys.executable, "-c", code, *roots], capture_output=True, text=True, check=False)
    assert done.stdout.splitlines() == [
        f"{roots[0]}: cannot be written (Permission denied); name another folder",
        f"{roots[1]}: cannot be written (Permission denied); name another folder",
        f"{roots[2]}/.lock: cannot be opened (Permission denied)",
    ], done.stderr


def test_no_room_for_the_index_is_named_in_one_line(disk: Path) -> None:
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as file, suppress(OSError):
        while file.write(b"x" * 4096) == 4096:
            pass
    with Replica(articles=5) as site:
        done = crawler_into(disk / "output", site)("thepaper", "-L", "WARNING")
    assert done.exit_code == 4
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"scrapy crawl: {disk / 'output'}")


@pytest.mark.parametrize("command", ["reparse", "reparse --dry-run"])
def test_a_temporary_folder_that_is_full_is_named(tmp_path: Path, command: str) -> None:
    found = [(page, then(read_then)) for page, read_then in map(read, cases())]
    root = archive_of(tmp_path / "output", found)
    with file_system(tmp_path / "temporary", "8k") as folder:
        words = [sys.executable, "-m", "scrapy", *command.split(), "-s", f"OUTPUT_DIR={root}", "--workers", "1"]
        environment = {**os.environ, "TMPDIR": str(folder)}
        done = subprocess.run(words, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 2
    told = f"{folder}: a temporary file cannot be written (No space left on device); name a roomier folder in TMPDIR"
    assert done.stderr.splitlines() == [f"scrapy reparse: {told}"]
    assert len(list(newest(root))) == len(found)
    assert list(verify(root)) == []


@pytest.mark.parametrize("command", ["reparse", "analyze"])
def test_no_room_for_what_processes_share_is_told(tmp_path: Path, command: str) -> None:
    root = archive_of(tmp_path / "output", [(page, replace(a, analysis=None)) for page, a in map(read, cases())])
    crowded = 'mount -t tmpfs -o size=4k,nr_inodes=1 tmpfs /dev/shm && exec "$0" "$@"'  # seen by that process only
    words = [sys.executable, "-m", "scrapy", command, "-s", f"OUTPUT_DIR={root}", "--workers", "2"]
    if subprocess.run(["/usr/bin/unshare", "-m", "true"], capture_output=True, check=False).returncode:
        pytest.skip("a file system can be mounted by root only")
    done = subprocess.run(
        ["/usr/bin/unshare", "-m", "sh", "-c", crowded, *words],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 2
    told = "no processes can be started (No space left on device): see /dev/shm and memory, or name --workers 1"
    assert done.stderr.splitlines() == [f"scrapy {command}: {told}"]
