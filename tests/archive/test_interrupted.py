"""Ctrl-C and SIGTERM while the archive is opened, which takes long where its index is made again."""

import fcntl
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from newscrawl.actions.stopping import NOTHING, STATUS
from newscrawl.archive import Archive
from newscrawl.archive.events import Event, Kind
from newscrawl.archive.journal import Journal, encode_event, encode_line
from newscrawl.archive.runs import Verdict
from tests.articles import FETCHED, article
from tests.conftest import ROOT

NOWHERE = "ROUTE_ALL_TO=http://127.0.0.1:9"
STATUSES = {"crawl": 8, "analyze": 130, "reparse": 130}
LONG = ("made again", "makes the index")
ANEW = "Interrupted: the index is made anew by the next run"
LINES = 30_000


@pytest.fixture(autouse=True)
def heard() -> Iterator[None]:
    """Tests that were started in the background ignore Ctrl-C, and what they start would inherit that."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A journal so long that an index of it takes seconds."""
    path = Journal(tmp_path / "journal").path("thepaper", FETCHED.date())
    path.parent.mkdir(parents=True)
    gone = Event(kind=Kind.GONE, at=FETCHED, reason="HTTP 404")
    others = (encode_event(article(number).url, "thepaper", gone) for number in range(2, LINES))
    path.write_bytes(encode_line(article(1), Event(kind=Kind.ARCHIVED)) + b"".join(others))
    return tmp_path


@contextmanager
def running(root: Path, *words: str, until: Sequence[str] = LONG) -> Iterator["subprocess.Popen[str]"]:
    """A command, as soon as it says one of some things: that the opening of the archive takes long."""
    command = [sys.executable, "-m", "scrapy", *words, "-s", f"OUTPUT_DIR={root}"]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, encoding="utf-8") as process:
        assert process.stderr
        said: list[str] = []
        while not said or not any(words in said[-1] for words in until):
            said.append(process.stderr.readline())
            assert said[-1], "".join(said)
        yield process


def ended(process: "subprocess.Popen[str]", told: signal.Signals) -> tuple[int, list[str]]:
    """Status and last words after a signal."""
    process.send_signal(told)
    said = process.communicate(timeout=300)[1].splitlines()
    return process.returncode, said


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["crawl", "thepaper", "-s", NOWHERE, "-L", "WARNING"], signal.SIGINT),
        (["crawl", "thepaper", "-s", NOWHERE, "-L", "WARNING"], signal.SIGTERM),
        (["analyze"], signal.SIGINT),
        (["reparse"], signal.SIGINT),
    ],
    ids=["crawl", "crawl-term", "analyze", "reparse"],
)
def test_one_signal_ends_the_making_of_an_index(root: Path, words: list[str], told: signal.Signals) -> None:
    with running(root, *words) as process:
        status, said = ended(process, told)
    assert status == STATUSES[words[0]]
    assert said[0].endswith(ANEW)
    assert said[1:] == ([stopped(root)] if words[0] == "crawl" else [])
    assert not (root / "index.db").exists()
    with closing(Archive(root)) as archive:
        assert archive.knows(article(1).url)


def stopped(root: Path) -> str:
    return f"scrapy crawl: {root}: interrupted while it was opened; the next run begins anew"


def test_one_signal_ends_the_waiting_for_an_index_that_another_process_makes(tmp_path: Path) -> None:
    (tmp_path / "index.db.new").touch()
    with (tmp_path / ".lock").open("w") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        with running(tmp_path, "crawl", "thepaper", "-s", NOWHERE, "-L", "WARNING") as process:
            assert ended(process, signal.SIGINT) == (8, [stopped(tmp_path)])


@pytest.mark.parametrize(
    ("until", "told"),
    [("Scrapy ", signal.SIGINT), ("Scrapy ", signal.SIGTERM), ("Enabled extensions", signal.SIGTERM)],
    ids=["imports", "imports-term", "middlewares"],
)
def test_one_signal_ends_the_start_of_a_crawl(tmp_path: Path, until: str, told: signal.Signals) -> None:
    with running(tmp_path, "crawl", "thepaper", "-s", NOWHERE, "-L", "INFO", until=[until]) as process:
        status, said = ended(process, told)
    assert (status, said[-1]) == (STATUS, f"scrapy crawl: {NOTHING}")
    assert "Traceback" not in "".join(said)
    assert Verdict.INTERRUPTED.exit_code == STATUS
    assert not (tmp_path / "runs").exists()
