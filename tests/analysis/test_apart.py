"""Analysis in a process apart says what analysis here says, and ends with whoever asked."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from newscrawl.analysis import analyze
from newscrawl.analysis.apart import PATIENCE, Apart
from newscrawl.errors import NewscrawlError
from tests.analysed import own_vocabulary, texts, waits_for_workers
from tests.conftest import ROOT


@pytest.fixture
def apart(tmp_path: Path) -> Iterator[Apart]:
    """An analyst with a vocabulary of its own."""
    analyst = Apart((own_vocabulary(tmp_path),))
    yield analyst
    analyst.close()


def test_it_says_what_analysis_here_says(apart: Apart) -> None:
    assert [apart.analyze(found) for found in texts()] == [
        analyze(found, vocabularies=apart.vocabularies) for found in texts()
    ]


def test_nothing_is_started_before_the_first_article(apart: Apart) -> None:
    assert apart.close() is None


def test_a_process_that_dies_costs_nothing(apart: Apart) -> None:
    first, second, _ = texts()
    apart.analyze(first)
    for child in children():
        os.kill(child, signal.SIGKILL)
    assert apart.analyze(second) == analyze(second, vocabularies=apart.vocabularies)


@pytest.mark.parametrize("told", [signal.SIGINT, signal.SIGTERM], ids=["interrupt", "terminate"])
def test_a_process_goes_on_until_whoever_asks_ends_it(apart: Apart, told: signal.Signals) -> None:
    first, second, _ = texts()
    apart.analyze(first)
    (child,) = children()
    os.kill(child, told)
    assert apart.analyze(second) == analyze(second, vocabularies=apart.vocabularies)
    assert children() == [child]
    assert apart.close() == 0


def test_processes_that_give_no_answer_are_ended(apart: Apart) -> None:
    first, second, third = texts()
    apart.analyze(first)
    for child in children():
        os.kill(child, signal.SIGSTOP)
    apart.patience = 0.01  # too little to start another
    with pytest.raises(NewscrawlError, match="_2: the process that analyses ended with status -9"):
        apart.analyze(second)
    assert not children()
    apart.patience = PATIENCE
    assert apart.analyze(third) == analyze(third, vocabularies=apart.vocabularies)


def test_a_process_that_stands_still_does_not_hold_up_the_end() -> None:
    apart = Apart()
    apart.analyze(texts()[0])
    for child in children():
        os.kill(child, signal.SIGSTOP)
    apart.patience = 0.01
    assert apart.close() == -signal.SIGKILL


def children() -> list[int]:
    """The processes apart that this one has started."""
    said = Path(f"/proc/self/task/{os.getpid()}/children").read_text(encoding="ascii").split()
    return [int(child) for child in said if b"apart" in Path(f"/proc/{child}/cmdline").read_bytes()]


OWNER = """
import os, sys
from newscrawl.analysis.apart import Apart
from tests.analysed import texts
from tests.analysis.test_apart import children
apart = Apart()
apart.analyze(texts()[0])
print(*children(), flush=True)
sys.stdin.read()
"""


def test_it_ends_when_whoever_asked_is_killed() -> None:
    pipe = subprocess.PIPE
    with subprocess.Popen([sys.executable, "-c", OWNER], cwd=ROOT, stdin=pipe, stdout=pipe) as owner:
        assert owner.stdout
        (child,) = map(int, owner.stdout.readline().split())
        owner.kill()
    assert not waits_for_workers(child)  # it leads a group of its own
