"""A host that has stopped to answer is given up, one that answers again is not; and a run says when it is ended."""

import asyncio
import json
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from scrapy import Request
from scrapy.http import Response
from scrapy.utils.test import get_crawler

from newscrawl.errors import BlockedError
from newscrawl.extensions.politeness import GivenUpError, Patience
from tests.conftest import IN_A_HURRY, ROOT, UNTAGGED, Crawl
from tests.replica import Replica

LIMIT = 5
HERE = Request("https://www.example.com/1")
THERE = Request("https://news.example.com/1")


def patience(**settings: Any) -> Patience:
    return Patience(get_crawler(settings_dict={"UNREACHABLE_AFTER": LIMIT, "BLOCKED_BACKOFF": 0.0, **settings}))


def fail(host: Patience, times: int, request: Request = HERE) -> None:
    """So many tries of *request*, none of which is answered."""
    for _ in range(times):
        asyncio.run(host.wait_for(request))
        host.failed(request, "connection refused")


def test_after_so_many_failures_and_one_more_a_host_is_given_up_and_no_other() -> None:
    hosts = patience()
    fail(hosts, LIMIT + 1)
    with pytest.raises(GivenUpError, match=rf"www\.example\.com .* {LIMIT + 1} connection failures .* refused"):
        hosts.check(HERE)
    with pytest.raises(GivenUpError):
        asyncio.run(hosts.wait_for(HERE))
    hosts.check(THERE)


def test_an_answer_ends_the_row() -> None:
    hosts = patience()
    for _ in range(3):
        fail(hosts, LIMIT)
        hosts.answered(HERE)
    hosts.check(HERE)


def test_what_was_under_way_before_the_wait_is_not_the_last_chance() -> None:
    hosts = patience()
    early = [Request(HERE.url) for _ in range(2 * LIMIT)]
    for request in early:
        asyncio.run(hosts.wait_for(request))
    for request in early:
        hosts.failed(request, "timed out")
    hosts.check(HERE)
    fail(hosts, 1)
    with pytest.raises(GivenUpError):
        hosts.check(HERE)


def test_no_host_is_given_up_where_nobody_wants_that() -> None:
    hosts = patience(UNREACHABLE_AFTER=0)
    fail(hosts, 50)
    hosts.check(HERE)


def test_a_crawl_gives_a_dead_host_up_and_says_so_once(crawl: Crawl, replica: Replica) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    article = next(a.url for a in replica.truth() if a.kind == "article" and not a.disallowed)
    dead = [f"http://127.0.0.1:{port}/{number}.html" for number in range(40)]
    words = ["-s", "ALLOW_PRIVATE_HOSTS=1", "-s", f"UNREACHABLE_AFTER={LIMIT}", "-L", "WARNING", *UNTAGGED]
    done = crawl("article", "-a", f"url={','.join([*dead, article])}", *words)
    assert (done.exit_code, done.run["verdict"]) == (7, "partial")
    unreachable = done.outcomes("unreachable")
    assert set(unreachable) == set(dead)
    assert list(unreachable.values()).count("given up") >= 20
    assert set(unreachable.values()) <= {"given up", "connection refused"}
    (line,) = [line for line in done.stderr.splitlines() if "WARNING" in line and "given up" in line]
    assert f"127.0.0.1:{port} is given up after" in line
    assert line.endswith("connection refused; what is left of it ends as unreachable")


def refuse(host: Patience, times: int, request: Request) -> None:
    for _ in range(times):
        asyncio.run(host.wait_for(request))
        host.refused(request, "forbidden")


ARTICLE = Request(HERE.url, meta={"article": HERE.url})


def test_a_host_that_refuses_so_many_articles_is_asked_for_no_more_and_for_its_lists_still() -> None:
    hosts = patience()
    hosts.passed(HERE, Response(HERE.url))  # a list tells nothing of articles
    refuse(hosts, LIMIT, ARTICLE)
    with pytest.raises(BlockedError, match="given up"):
        asyncio.run(hosts.wait_for(ARTICLE))
    hosts.check(HERE)
    hosts.check(Request(THERE.url, meta={"article": THERE.url}))


@pytest.mark.parametrize("status", [200, 304])
def test_a_host_that_gave_one_article_is_no_walled_one(status: int) -> None:
    hosts = patience()
    hosts.passed(ARTICLE, Response(ARTICLE.url, status=status))
    refuse(hosts, 5 * LIMIT, ARTICLE)


def test_what_was_under_way_when_a_host_was_given_up_may_open_it_again() -> None:
    hosts = patience()
    refuse(hosts, LIMIT, ARTICLE)
    hosts.passed(ARTICLE, Response(ARTICLE.url))
    hosts.check(ARTICLE)


@pytest.mark.parametrize("limit", [LIMIT, 0])
def test_articles_that_are_gone_and_refused_lists_make_no_wall(limit: int) -> None:
    hosts = patience(UNREACHABLE_AFTER=limit)
    refuse(hosts, LIMIT - 1, ARTICLE)
    for _ in range(LIMIT):
        hosts.passed(ARTICLE, Response(ARTICLE.url, status=404))
    refuse(hosts, LIMIT, HERE)
    hosts.check(ARTICLE)


def test_a_crawl_gives_a_walled_host_up_and_its_articles_stay_due(crawl: Crawl) -> None:
    words = ["-s", f"UNREACHABLE_AFTER={LIMIT}", "-s", "BLOCKED_RETRIES=1", "-L", "WARNING", *UNTAGGED]
    with Replica(articles=60, blocked=0) as own:
        walled = [a.url for a in own.truth() if a.kind == "article" and not a.disallowed]
        own.fault("waf-all")
        routed = ["-s", f"ROUTE_ALL_TO={own.address}"]
        done = crawl("article", "-a", f"url={','.join(walled)}", *words, *routed)
        assert (done.exit_code, done.run["verdict"]) == (6, "blocked")
        blocked = done.outcomes("blocked")
        assert set(blocked) == set(walled)
        assert list(blocked.values()).count("given up") >= len(walled) - 3 * LIMIT > 0
        (line,) = [line for line in done.stderr.splitlines() if "WARNING" in line and "and gave none" in line]
        assert "www.thepaper.cn refused 5 articles" in line
        own.fault("waf-all", on=False)
        again = crawl("article", "-a", f"url={','.join(walled)}", *words, *routed)
        assert set(again.outcomes("archived")) == set(walled)


@contextmanager
def crawling(root: Path, replica: Replica) -> Iterator["subprocess.Popen[str]"]:
    """A crawl that has stored something, and has much before it."""
    words = ["crawl", "thepaper", "-L", "WARNING", *IN_A_HURRY, "-s", f"ROUTE_ALL_TO={replica.address}"]
    words += ["-s", f"OUTPUT_DIR={root}", "-s", "DOWNLOAD_DELAY=0.3", "-s", "CONCURRENT_REQUESTS=4"]
    command = [sys.executable, "-m", "scrapy", *words]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, encoding="utf-8") as process:
        while not any((root / "journal").rglob("*.jsonl")):
            assert process.poll() is None
            time.sleep(0.02)
        yield process


@pytest.mark.parametrize(("signals", "status"), [(1, 8), (2, 1)], ids=["once", "twice"])
def test_ctrl_c_is_answered_in_one_line_at_any_log_level(
    signals: int, status: int, tmp_path: Path, replica: Replica
) -> None:
    with crawling(tmp_path, replica) as process:
        assert process.stderr
        process.send_signal(signal.SIGINT)
        told = next(line for line in process.stderr if line.startswith("scrapy crawl: "))
        assert told.startswith("scrapy crawl: Stopping: what is under way is finished first")
        if signals == 2:
            process.send_signal(signal.SIGINT)
        rest = process.stderr.read()
    assert process.returncode == status
    assert rest.count("scrapy crawl: Stopping at once; nothing") == signals - 1


def test_a_run_whose_log_nobody_reads_any_more_is_stopped_too(tmp_path: Path, replica: Replica) -> None:
    with crawling(tmp_path, replica) as process:
        assert process.stderr
        process.stderr.close()  # as Ctrl-C does to `scrapy crawl … 2>&1 | tee log`
        process.send_signal(signal.SIGINT)
        process.wait(timeout=60)
    (report,) = (tmp_path / "runs").glob("*.json")
    assert json.loads(report.read_bytes())["reason"] == "shutdown"
