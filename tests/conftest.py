"""What most tests need: a replica of thepaper.cn, and `scrapy crawl` as a user runs it."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from newscrawl.archive.journal import read_lines
from newscrawl.items import Article
from newscrawl.settings import ITEM_PIPELINES
from tests import forked
from tests.replica import Replica

ROOT = forked.ROOT
SHARED = ROOT.parent / "shared"
IN_A_HURRY = ["-s", "DOWNLOAD_DELAY=0", "-s", "CONCURRENT_REQUESTS_PER_DOMAIN=8", "-s", "BLOCKED_BACKOFF=0.05"]
_TAGS = "pipelines.analyze.AnalyzePipeline"
UNTAGGED = ["-s", f"ITEM_PIPELINES={json.dumps({**ITEM_PIPELINES, _TAGS: None})}"]
"""For crawls whose tags nobody looks at: without the process apart, which reads the vocabularies anew for each."""

# How long an example takes says how busy the machine is.
settings.register_profile("unhurried", settings(), deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files with whole crawls come first: a long one at the end would leave all processes idle but one."""
    crawls = {item.path for item in items if item.get_closest_marker("e2e")}
    items.sort(key=lambda item: item.path not in crawls)


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
scrapy = forked.scrapy


@pytest.fixture(scope="session")
def replica() -> Iterator[Replica]:
    """A replica that tests share, so none changes it."""
    with Replica(articles=140, seed=7) as running:
        yield running


def crawler_into(output: Path, replica: Replica, *always: str) -> Crawl:
    """`crawl("thepaper", "-a", "since=3d")` over *replica*, into *output*, with the words *always* in each."""

    def crawl(spider: str, *words: str, stdin: str = "") -> Crawled:
        routed = ["-s", f"ROUTE_ALL_TO={replica.address}", "-s", f"OUTPUT_DIR={output}"]
        done = scrapy("crawl", spider, *routed, *IN_A_HURRY, *always, *words, stdin=stdin)
        return Crawled(done.returncode, done.stdout, done.stderr, output)

    return crawl


@pytest.fixture
def crawl(tmp_path: Path, replica: Replica) -> Crawl:
    return crawler_into(tmp_path / "output", replica)
