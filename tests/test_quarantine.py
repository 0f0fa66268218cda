"""What independent readings do not agree on is kept apart from the archive."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import msgspec
import pytest

from newscrawl.items import Article
from tests.conftest import IN_A_HURRY, Crawled, scrapy
from tests.extraction.structures import disagreeing

pytestmark = pytest.mark.e2e
URL = "https://doubtful.example.com/2026/05/1.html"


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        body = disagreeing().encode() if self.path != "/robots.txt" else b""
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the base class's name)
        """Say nothing."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Handler) as running:
        Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()


def crawled(server: str, output: Path, *words: str) -> Crawled:
    routed = ["-s", f"ROUTE_ALL_TO={server}", "-s", f"OUTPUT_DIR={output}", *IN_A_HURRY, *words]
    done = scrapy("crawl", "article", "-a", f"url={URL}", *routed)
    return Crawled(done.returncode, done.stdout, done.stderr, output)


def test_a_doubtful_article_is_kept_apart_and_named(server: str, tmp_path: Path) -> None:
    done = crawled(server, tmp_path)
    assert done.outcomes("quarantined") == {URL: "readings differ"}
    assert done.states == {"quarantined": 1}
    assert done.exit_code == 5
    (path,) = (tmp_path / "quarantine").rglob("*.jsonl")
    (kept,) = [msgspec.json.decode(line, type=Article) for line in path.read_bytes().splitlines()]
    assert (path.name, kept.url) == ("doubtful.example.com.jsonl", URL)
    assert done.records() == []


def test_the_threshold_is_a_setting(server: str, tmp_path: Path) -> None:
    done = crawled(server, tmp_path, "-s", "QUARANTINE_BELOW=0")
    assert done.states == {"archived": 1}
