"""The replica as tests hold it: a process of its own, started and stopped by `with`."""

import json
import select
import subprocess
import sys
import tempfile
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from tests.replica.article import Article

ROOT = Path(__file__).parents[2]
PATIENCE = 20.0
"""Seconds for the process to say its address."""


class ReplicaError(RuntimeError):
    """The replica did not start."""


class Replica:
    """
    A running replica. Options are those of the command line: `Replica(articles=60, blocked=0)`.

    Connect to `address` and send the Host that is meant.
    """

    def __init__(self, **options: object) -> None:
        pairs = [(f"--{name.replace('_', '-')}", str(value)) for name, value in options.items()]
        self._command = [
            sys.executable,
            "-m",
            "tests.replica",
            "--until-eof",
            *(word for pair in pairs for word in pair),
        ]
        self._process: subprocess.Popen[bytes] | None = None
        self._errors: IO[bytes] | None = None
        self.address = ""

    def __enter__(self) -> Self:
        self._errors = tempfile.TemporaryFile()
        self._process = subprocess.Popen(
            self._command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._errors
        )
        self.address = self._first_line()
        if not self.address.startswith("http://"):
            self.__exit__(None, None, None)
            raise ReplicaError(f"{' '.join(self._command)} gave no address: {self.address}")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        process, errors = self._process, self._errors
        if process is None or errors is None or process.stdin is None or process.stdout is None:
            return
        process.stdin.close()
        process.terminate()
        try:
            process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        process.stdout.close()
        errors.close()
        self._process = self._errors = None

    def _first_line(self) -> str:
        """The address, or what the process said instead."""
        if self._process is None or self._process.stdout is None or self._errors is None:
            return "not started"
        ready, _, _ = select.select([self._process.stdout], [], [], PATIENCE)
        line = self._process.stdout.readline().decode().strip() if ready else ""
        if line:
            return line
        self._errors.seek(0)
        return self._errors.read().decode(errors="replace").strip() or f"nothing within {PATIENCE:.0f} s"

    def _call(self, method: str, control: str, **query: object) -> Any:
        url = f"{self.address}/_replica/{control}?{urlencode(query)}"
        with urlopen(Request(url, method=method), timeout=30) as response:  # noqa: S310 - http on loopback
            return json.load(response)

    def truth(self, site: str = "thepaper") -> list[Article]:
        """Every article with what a correct extraction gives, newest first; *site*: thepaper or generic."""
        return [Article.from_json(record) for record in self._call("GET", "truth", site=site)]

    def requests(self) -> list[dict[str, Any]]:
        """Requests so far: time, method, host, path, status, user_agent."""
        return list(self._call("GET", "requests"))

    def clear_requests(self) -> None:
        self._call("DELETE", "requests")

    def grow(self, count: int = 20) -> list[Article]:
        """*count* newer articles, published just now."""
        return [Article.from_json(record) for record in self._call("POST", "grow", n=count)]

    def fault(self, name: str, *, on: bool = True) -> list[str]:
        """The faults that are on after switching *name*."""
        return list(self._call("POST", "fault", name=name, on=int(on)))

    def edit(self, article_id: str) -> Article:
        return Article.from_json(self._call("POST", "edit", id=article_id))

    def remove(self, article_id: str) -> Article:
        return Article.from_json(self._call("POST", "remove", id=article_id))
