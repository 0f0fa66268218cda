"""What did the endpoint answer? One HTTP question and its reply, with limits on time and size."""

import asyncio
import logging
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

import msgspec

from newscrawl.analysis.llm.config import Config
from newscrawl.errors import ModelError

LARGEST = 1024 * 1024
"""Bytes of a reply; a longer one is no answer to our question."""
_UNBELIEVABLE = 10_000_000
"""Tokens; more would be a mistake of the server's."""
NOBODY = 0
"""The status where no HTTP answer came."""


@dataclass(frozen=True, slots=True)
class Reply:
    """An HTTP answer, or that there was none."""

    status: int
    retry_after: float | None = None
    """Seconds that the server asks us to wait."""
    body: bytes = b""


class _Message(msgspec.Struct):
    content: str | None = None


class _Choice(msgspec.Struct):
    message: _Message


class _Usage(msgspec.Struct):
    total_tokens: int | None = None


class Completion(msgspec.Struct):
    """The part of a chat completion that we read."""

    choices: list[_Choice] = []
    usage: _Usage | None = None

    @property
    def text(self) -> str:
        """What the model wrote; raises ModelError when that is nothing."""
        if not (self.choices and self.choices[0].message.content):
            raise ModelError("empty", "no choice with content")
        return self.choices[0].message.content

    @property
    def tokens(self) -> int | None:
        """What it cost, where the server says so."""
        counted = self.usage.total_tokens if self.usage else None
        return None if counted is None else min(max(0, counted), _UNBELIEVABLE)


def completion(reply: Reply) -> Completion:
    """The completion in *reply*; raises ModelError when it is something else."""
    try:
        return msgspec.json.decode(reply.body, type=Completion)
    except (msgspec.MsgspecError, RecursionError) as error:
        raise ModelError("strange", "the endpoint's answer is no chat completion") from error


class Client:
    """A pool of connections to the endpoint. Follows no redirect: the key goes nowhere else."""

    def __init__(self, config: Config) -> None:
        import httpx  # noqa: PLC0415 (an extra; a run without a model does not load it)

        for name in ("httpx", "httpcore"):
            logging.getLogger(name).setLevel(logging.WARNING)  # they would log each question with its address
        self._config = config
        self._no_answer = (httpx.HTTPError, httpx.InvalidURL)
        headers = {"Authorization": f"Bearer {config.key}"} if config.key else {}
        self._http = httpx.AsyncClient(headers={"Accept-Encoding": "identity", **headers}, timeout=config.timeout)

    async def aclose(self) -> None:
        """Close the connections."""
        await self._http.aclose()

    async def post(self, payload: dict[str, Any]) -> Reply:
        """The reply to *payload*; raises ModelError when it takes or grows too long."""
        try:
            async with asyncio.timeout(self._config.timeout):
                return await self._post(payload)
        except TimeoutError as error:
            raise ModelError("time-out", f"no whole answer in {self._config.timeout:g} s") from error
        except self._no_answer:
            return Reply(NOBODY)

    async def _post(self, payload: dict[str, Any]) -> Reply:
        async with self._http.stream("POST", self._config.url, json=payload) as response:
            wait = retry_after(response.headers.get("retry-after", ""), now=datetime.now(UTC))
            body = bytearray()
            async for chunk in response.aiter_bytes():
                body += chunk
                if len(body) > LARGEST:
                    raise ModelError("too long", f"an answer of more than {LARGEST} bytes")
            return Reply(response.status_code, wait, bytes(body))


def retry_after(value: str, *, now: datetime) -> float | None:
    """The seconds that a Retry-After header asks for, given as a number or as a date; None without one.

    >>> retry_after("Sun, 22 Nov 2026 00:00:30 GMT", now=datetime(2026, 11, 22, tzinfo=UTC))
    30.0
    """
    if value.strip().isdecimal():
        return float(value)
    try:
        until = parsedate_to_datetime(value)
    except ValueError:  # none, or nonsense
        return None
    return max(0.0, (until.replace(tzinfo=until.tzinfo or UTC) - now).total_seconds())
