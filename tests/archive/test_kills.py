"""Real crawls that are killed at random moments lose and double nothing; the long version is in docs/operating.md."""

from pathlib import Path

import pytest

from tests.archive.harness.ordeal import ordeal

pytestmark = pytest.mark.e2e


def test_crawls_that_are_killed_lose_and_double_nothing(tmp_path: Path) -> None:
    result = ordeal(tmp_path, kills=8, seed=8)
    assert not result.faults
    assert result.kills == 8
    assert result.acknowledged > 8
