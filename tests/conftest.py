"""What most tests need: a replica of thepaper.cn, and `scrapy crawl` as a user runs it."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from newscrawl.archive.journal import read_lines
from newscrawl.items import Article
from tests.replica import Replica

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
IN_A_HURRY = ["-s", "DOWNLOAD_DELAY=0", "-s", "CONCURRENT_REQUESTS_PER_DOMAIN=8", "-s", "BLOCKED_BACKOFF=0.05"]

# How long an example takes says how busy the machine is.
settings.register_profile("unhurried", settings(), deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")


@dataclass(frozen=True)
class Crawled:
    """A crawl that has ended."""

    exit_code: int
    stdout: str
    stderr: str
    output: Path

    @property
    def run(self) -> dict[str, Any]:
        """The report of the newest run."""
        found: dict[str, Any] = json.loads(max((self.output / "runs").glob("*.json")).read_bytes())
        return found

    @property
    def states(self) -> dict[str, int]:
        states: dict[str, int] = self.run["states"]
        return states

    def outcomes(self, state: str) -> dict[str, str]:
        """URL → reason of every URL that ended in *state*."""
        return {o["url"]: o["reason"] for o in self.run["outcomes"] if o["state"] == state}

    def articles(self) -> list[Article]:
        """Every version in the journal."""
        return [article for path in sorted(self.output.rglob("*.jsonl")) for article, _ in read_lines(path)]

    def records(self) -> list[Path]:
        return sorted((self.output / "records").rglob("*.txt"))


Crawl = Callable[..., Crawled]


def scrapy(*words: str, stdin: str | None = None, timeout: float = 120) -> subprocess.CompletedProcess[str]:
    """`scrapy …` in a process of its own, in the project's folder."""
    command = [sys.executable, "-m", "scrapy", *words]
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8", "COLUMNS": "100"}
    return subprocess.run(
        command,
        cwd=ROOT,
        env=environment,
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        errors="surrogateescape",
        timeout=timeout,
        check=False,
    )


@pytest.fixture(scope="session")
def replica() -> Iterator[Replica]:
    """A replica that tests share, so none changes it."""
    with Replica(articles=140, seed=7) as running:
        yield running


def crawler_into(output: Path, replica: Replica) -> Crawl:
    """`crawl("thepaper", "-a", "since=3d")` over *replica*, into *output*."""

    def crawl(spider: str, *words: str, stdin: str | None = None) -> Crawled:
        routed = ["-s", f"ROUTE_ALL_TO={replica.address}", "-s", f"OUTPUT_DIR={output}"]
        done = scrapy("crawl", spider, *routed, *IN_A_HURRY, *words, stdin=stdin)
        return Crawled(done.returncode, done.stdout, done.stderr, output)

    return crawl


@pytest.fixture
def crawl(tmp_path: Path, replica: Replica) -> Crawl:
    return crawler_into(tmp_path / "output", replica)
