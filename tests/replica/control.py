"""The control plane under /_replica/: what tests look at and what they change."""

from collections import deque
from threading import Lock
from typing import Any

from tests.replica.exchange import Reply, Request, json_reply
from tests.replica.generic import generic_articles
from tests.replica.newsroom import FAULTS, Newsroom

PREFIX = "/_replica/"


class Log:
    """The latest requests, control plane aside."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._entries: deque[dict[str, Any]] = deque(maxlen=50_000)

    def add(self, entry: dict[str, Any]) -> None:
        with self._lock:
            self._entries.append(entry)

    def clear(self) -> None:
        with self._lock:
            self._entries.clear()

    def entries(self) -> list[dict[str, Any]]:
        with self._lock:
            return list(self._entries)


def control(newsroom: Newsroom, log: Log, request: Request) -> Reply:
    """The answer to a request below PREFIX."""
    match request.method, request.path.removeprefix(PREFIX):
        case "GET", "truth":
            generic = request.argument("site") == "generic"
            articles = generic_articles(newsroom) if generic else newsroom.articles
            return json_reply([article.to_json() for article in articles])
        case "GET", "requests":
            return json_reply(log.entries())
        case "DELETE", "requests":
            log.clear()
            return json_reply([])
        case "POST", change:
            return _change(newsroom, change, request)
        case _:
            return json_reply({"error": f"{request.method} {request.path} is no control"}, status=404)


def _change(newsroom: Newsroom, change: str, request: Request) -> Reply:
    match change:
        case "grow":
            return json_reply([article.to_json() for article in newsroom.grow(int(request.argument("n", "1")))])
        case "fault" if (name := request.argument("name")) in FAULTS:
            return json_reply(sorted(newsroom.fault(name, on=request.argument("on", "1") == "1")))
        case "edit" | "remove":
            act = newsroom.edit if change == "edit" else newsroom.remove
            if article := act(request.argument("id")):
                return json_reply(article.to_json())
    return json_reply({"error": f"cannot {change} with {request.query!r}"}, status=400)
