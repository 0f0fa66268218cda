"""A local server that speaks chat completions and answers what a test tells it to, over real HTTP."""

import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from typing import Any, Self


@dataclass(frozen=True)
class Said:
    """One HTTP answer."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    delay: float = 0.0


@dataclass(frozen=True)
class Asked:
    """One HTTP question."""

    path: str
    headers: dict[str, str]
    payload: dict[str, Any]
    at: float

    @property
    def form(self) -> str:
        """The kind of answer that was asked for."""
        return str(self.payload.get("response_format", {}).get("type", "any"))

    @property
    def news(self) -> str:
        """The message with the article in it."""
        return str(self.payload["messages"][1]["content"])


Script = Callable[[Asked], Said]


def completion(content: str | None, tokens: int | None = 100) -> Said:
    """A model's answer as an endpoint wraps it."""
    choice = {"index": 0, "message": {"role": "assistant", "content": content}, "finish_reason": "stop"}
    usage = {} if tokens is None else {"usage": {"total_tokens": tokens}}
    return Said(json.dumps({"id": "1", "choices": [choice], **usage}).encode())


def fields(**given: Any) -> str:
    """The model's JSON, all fields there."""
    empty: dict[str, Any] = {"keywords": [], "technologies": [], "industries": [], "events": []}
    return json.dumps({**empty, **given}, ensure_ascii=False)


class Endpoint:
    """The server while a test runs: answers by a script, or with a list's entries in turn, the last for ever."""

    def __init__(self, *answers: Said | Script) -> None:
        self.asked: list[Asked] = []
        self.most_at_once = 0
        self._answers = answers
        self._lock = Lock()
        self._now = 0
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}/v1"

    def __enter__(self) -> Self:
        Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def answer(self, asked: Asked) -> Said:
        with self._lock:
            self.asked.append(asked)
            self._now += 1
            self.most_at_once = max(self.most_at_once, self._now)
            chosen = self._answers[min(len(self.asked), len(self._answers)) - 1]
        said = chosen if isinstance(chosen, Said) else chosen(asked)
        time.sleep(said.delay)
        with self._lock:
            self._now -= 1
        return said

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        endpoint = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                payload = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                headers = {name.lower(): value for name, value in self.headers.items()}
                said = endpoint.answer(Asked(self.path, headers, payload, time.monotonic()))
                try:
                    self.send_response(said.status)
                    for name, value in {"Content-Length": str(len(said.body)), **said.headers}.items():
                        self.send_header(name, value)
                    self.end_headers()
                    self.wfile.write(said.body)
                except OSError:
                    pass  # who asked has hung up, which is what some tests are about

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the base class's name)
                """Say nothing."""

        return Handler
