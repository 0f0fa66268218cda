"""What was acknowledged is on disk, whatever happens next; and that costs few syncs."""

import errno
import multiprocessing
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from newscrawl.archive import Archive, Stored
from newscrawl.archive.archive import Incoming
from newscrawl.archive.durable import GroupSync, write_all, write_whole
from newscrawl.archive.journal import read_lines
from newscrawl.archive.pages import Page, PagesWriter
from newscrawl.archive.verify import verify
from newscrawl.items import Article
from newscrawl.outcomes import State
from tests.articles import FETCHED, article
from tests.conftest import ROOT


def versions(root: Path) -> list[Article]:
    return [found for path in sorted((root / "journal").rglob("*.jsonl")) for found, _ in read_lines(path)]


def test_a_folder_without_rights_is_told_by_the_file_that_should_lie_there(tmp_path: Path) -> None:
    folder = tmp_path / "records"
    folder.mkdir(mode=0o555)
    if os.access(folder, os.W_OK):
        pytest.skip("whoever runs this may write everywhere")
    with pytest.raises(PermissionError) as told:
        write_whole(folder / "1.txt", "标题: 甲\n", tmp_path / ".unfinished")
    assert (told.value.filename, told.value.filename2) == (str(folder / "1.txt"), None)
    assert not list((tmp_path / ".unfinished").iterdir())


def test_threads_share_syncs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    syncs, sync = [], os.fsync
    started, go_on = threading.Event(), threading.Event()

    def slow(handle: int) -> None:
        syncs.append(handle)
        started.set()
        go_on.wait(5)
        sync(handle)

    with (tmp_path / "file").open("ab", buffering=0) as file:
        group = GroupSync(file)
        monkeypatch.setattr(os, "fsync", slow)
        with ThreadPoolExecutor(9) as pool:
            group.wrote()
            first = pool.submit(group.wait)
            started.wait(5)
            for _ in range(8):
                group.wrote()
            others = [pool.submit(group.wait) for _ in range(8)]
            go_on.set()
            for done in (first, *others):
                done.result(5)
    assert len(syncs) == 2


def test_a_sync_that_failed_is_told_to_all_who_relied_on_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with (tmp_path / "file").open("ab", buffering=0) as file:
        group = GroupSync(file)
        group.wrote()
        group.wait()

        def fail(handle: int) -> None:
            raise OSError(errno.EIO, "input/output error")

        with monkeypatch.context() as patch:
            patch.setattr(os, "fsync", fail)
            group.wait()  # all of that is on disk
            group.wrote()
            with pytest.raises(OSError, match=r"input/output.*/file"):
                group.wait()
        with pytest.raises(OSError, match=r"input/output.*/file"):
            group.wait()  # a second sync would say nothing of the first


@pytest.fixture
def small_files() -> Iterator[None]:
    """No file may grow beyond a hundred bytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, hard))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.usefixtures("small_files")
def test_what_does_not_fit_is_taken_back_and_the_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "file"
    with path.open("ab", buffering=0) as file:
        write_all(file, b"x" * 90)
        with pytest.raises(OSError, match="File too large") as caught:
            write_all(file, b"y" * 20)
    assert caught.value.filename == str(path)
    assert path.read_bytes() == b"x" * 90


class PowerCut:
    """Keeps what each file had at its last sync: all that is left when the power is cut."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.safe: dict[str, int] = {}
        self._sync = os.fsync
        monkeypatch.setattr(os, "fsync", self.fsync)

    def fsync(self, handle: int) -> None:
        self._sync(handle)
        self.safe[str(Path(f"/proc/self/fd/{handle}").readlink())] = os.fstat(handle).st_size

    def cut(self, root: Path) -> None:
        for path in [path for path in root.rglob("*") if path.is_file()]:
            if path.suffix == ".jsonl" or path.name.endswith(".warc.gz"):
                os.truncate(path, self.safe.get(str(path), 0))
            elif path.suffix == ".txt":
                path.write_bytes(b"")  # a new name for bytes that never came


def test_a_power_cut_costs_nothing_that_was_acknowledged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    power = PowerCut(monkeypatch)
    root = tmp_path / "archive"
    pages = PagesWriter(root / "pages", "run")
    archive = Archive(root, pages)
    for number in range(8):
        page = Page(url=article(number).url, status=200, headers=(), body=b"%d" % number, fetched=FETCHED)
        pages.add(page)
        archive.add(article(number))
    archive.add_visit(article(0).url, "thepaper", FETCHED, gone="HTTP 404")  # nobody waits for that one
    after = tmp_path / "after"
    shutil.copytree(root, after)
    power.safe = {path.replace(str(root), str(after)): size for path, size in power.safe.items()}
    power.cut(after)
    archive.close()
    pages.close()
    mended = Archive(after)
    assert mended.mended >= 8
    mended.close()
    assert [found.article_id for found in versions(after)] == [str(number) for number in range(8)]
    texts = [path.read_text(encoding="utf-8") for path in (after / "records").rglob("*.txt")]
    assert len(texts) == 8
    assert all(texts)
    assert [damage for damage in verify(after) if damage.tier != "pages"] == []


def test_what_was_made_safe_is_not_compared_again(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    archive.add(article())
    archive.close()
    (path,) = (tmp_path / "records").rglob("*.txt")
    path.unlink()
    archive = Archive(tmp_path)
    archive.close()
    assert archive.mended == 0
    assert [damage.reason for damage in verify(tmp_path)] == ["it is missing"]


WORK = """
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from newscrawl.archive import Archive, Stored
from newscrawl.archive.archive import Incoming
from tests.articles import article
archive = Archive(Path(sys.argv[1]))
for number in range(int(sys.argv[2]), 10**6):
    one = article(number % 50, headline=f"版本{number // 50}")
    archive.add(replace(one, capture=replace(one.capture, fetched=datetime.now(UTC))))  # no two visits are at one time
    print(number, flush=True)
"""


def test_kills_at_any_instant_lose_and_double_nothing(tmp_path: Path) -> None:
    dice, acknowledged = random.Random(6), -1
    for _ in range(12):
        command = [sys.executable, "-c", WORK, str(tmp_path), str(acknowledged + 1)]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout
            process.stdout.readline()
            threading.Timer(dice.uniform(0, 0.1), process.send_signal, [signal.SIGKILL]).start()
            said = process.stdout.read().split()
            process.wait()
        acknowledged = int(said[-1]) if said else acknowledged + 1
        archive = Archive(tmp_path)
        archive.close()
        seen = [(found.url, found.headline) for found in versions(tmp_path)]
        wanted = {(article(n % 50).url, f"版本{n // 50}") for n in range(acknowledged + 1)}
        assert wanted <= set(seen)
        assert len(seen) == len(set(seen))
        assert archive.damaged == 0
        assert list(verify(tmp_path)) == []


def no_space(*given: object, **named: object) -> Any:
    raise OSError(errno.ENOSPC, "no space left on device")


@pytest.mark.parametrize(
    "name", ["newscrawl.archive.journal.write_all", "newscrawl.archive.seedfiles.write_whole", "os.fsync"]
)
def test_a_full_disk_leaves_no_half_anywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    archive = Archive(tmp_path)
    archive.add(article(1))
    with monkeypatch.context() as patch:
        patch.setattr(name, no_space)
        with pytest.raises(OSError, match="no space"):
            archive.add(article(2))
    try:
        archive.close()
    except OSError:
        assert name == "os.fsync"
    archive = Archive(tmp_path)
    archive.add(article(2))
    archive.close()
    assert sorted(found.article_id for found in versions(tmp_path)) == ["1", "2"]
    assert list(verify(tmp_path)) == []


def add_some(root: Path, first: int) -> None:
    archive = Archive(root)
    for number in range(first, first + 30):
        archive.add(article(number))
        archive.add_visit(article(number).url, "thepaper", FETCHED + timedelta(hours=1, seconds=first))
    archive.close()


def test_two_processes_leave_four_tiers_that_agree(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    workers = [context.Process(target=add_some, args=(tmp_path, first)) for first in (0, 15)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert len(versions(tmp_path)) == 45
    assert list(verify(tmp_path)) == []


def test_a_group_of_articles_is_on_disk_after_one_sync_of_pages_and_one_of_the_journal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = PagesWriter(tmp_path / "pages", "run")
    archive = Archive(tmp_path, pages)
    archive.add(article(0))  # makes the folders, whose names are synced too
    pages.add(Page(url="https://example.com/", status=200, headers=(), body=b"", fetched=FETCHED))
    syncs, sync = [], os.fsync

    def counted(handle: int) -> None:
        syncs.append(handle)
        sync(handle)

    monkeypatch.setattr(os, "fsync", counted)
    done = archive.add_each([Incoming(article(number)) for number in range(6)])
    assert len(syncs) == 2
    assert [end.state for end in done if isinstance(end, Stored)] == [State.UNCHANGED, *[State.ARCHIVED] * 5]
    assert [found.url for found in versions(tmp_path)] == [article(number).url for number in range(6)]
    archive.close()
    pages.close()


def test_an_article_that_cannot_be_stored_is_no_end_of_its_group(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    group = [article(1), article(2, headline="\ud800"), article(3)]
    first, broken, last = archive.add_each([Incoming(one) for one in group])
    archive.close()
    assert isinstance(broken, UnicodeEncodeError)
    assert first == last == Stored(State.ARCHIVED)
    assert [found.article_id for found in versions(tmp_path)] == ["1", "3"]


def test_a_group_whose_sync_fails_counts_for_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = Archive(tmp_path)
    archive.add(article(0))

    def fail(handle: int) -> None:
        raise OSError(errno.EIO, "input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", fail)
        with pytest.raises(OSError, match="input/output"):
            archive.add_each([Incoming(article(1)), Incoming(article(2))])
    with pytest.raises(OSError, match="input/output"):
        archive.close()
