"""How does a question get its answer? In the form that the endpoint knows, within the budget, with patience."""

import asyncio
from time import monotonic
from typing import Any

from newscrawl.analysis.llm.budget import LONGEST_ANSWER, Budget, estimate
from newscrawl.analysis.llm.client import NOBODY, Client, Completion, Reply, completion
from newscrawl.analysis.llm.config import Config
from newscrawl.analysis.llm.prompt import SCHEMA, Message
from newscrawl.errors import ModelError

TRIES = 3
FINAL = frozenset({"key", "quota", "address"})
"""Reasons that will not pass during a run."""
TOLERATED = 3
"""Questions in a row that may fail before the endpoint is left alone for a while."""
_STEADY = {"temperature": 0, "max_tokens": LONGEST_ANSWER}
_SCHEMA = {"type": "json_schema", "json_schema": {"name": "news_tags", "strict": True, "schema": SCHEMA}}
FORMS: tuple[dict[str, Any], ...] = (
    {"response_format": _SCHEMA, **_STEADY},
    {"response_format": {"type": "json_object"}, **_STEADY},
    {},
)
"""How strictly the answer's form is asked for; where an endpoint does not know one (400), the next."""
UNKNOWN_FORM = frozenset({400, 422})
AGAIN = frozenset({NOBODY, 408, 409, 429, 500, 502, 503, 504, 529})
REASONS = {
    NOBODY: "unreachable",
    401: "key",
    402: "quota",
    403: "key",
    404: "address",
    405: "address",
    408: "time-out",
    413: "too long",
    429: "throttled",
}
"""Why a status is no answer. What is not named: server from 500 on, address for redirects, else refused."""


def reason(status: int) -> str:
    """The reason that stands for *status*."""
    return REASONS.get(status) or ("server" if status >= 500 else "address" if status < 400 else "refused")


class Asker:
    """Asks the model, a few questions at a time."""

    def __init__(self, config: Config, client: Client, budget: Budget) -> None:
        self.config = config
        self.client = client
        self.budget = budget
        self.calls = 0
        self._slots = asyncio.Semaphore(max(1, config.concurrency))
        self._form = 0
        self._failed = 0
        self._closed_until = 0.0
        self._over = ""

    async def ask(self, asked: list[Message]) -> str:
        """What the model writes; raises ModelError."""
        async with self._slots:
            if self._over:  # an article that waited for its turn asks no more either
                raise ModelError(self._over)
            try:
                text = (await self._in_some_form(asked)).text
            except ModelError as error:
                self._failed += error.reason in {"time-out", "throttled", "server", "unreachable"}
                self._over = error.reason if error.reason in FINAL else ""
                if self._failed >= TOLERATED:
                    self._leave_alone(2 * self.config.patience)
                raise
            self._failed = 0
            return text

    async def _in_some_form(self, asked: list[Message]) -> Completion:
        """The completion in the strictest form that the endpoint knows, which is remembered."""
        question = {"model": self.config.model, "messages": asked, "stream": False}
        for number in range(self._form, len(FORMS)):
            reply, answer = await self._tried({**question, **FORMS[number]}, estimate(asked))
            if answer:
                self._form = max(self._form, number)
                return answer
            if reply.status not in UNKNOWN_FORM:
                break
        raise ModelError(reason(reply.status), f"HTTP {reply.status}" if reply.status else "no connection")

    async def _tried(self, payload: dict[str, Any], tokens: int) -> tuple[Reply, Completion | None]:
        """The reply to a few tries at most, with its completion if it has one."""
        for number in range(TRIES):
            await self._rest()
            reply, answer = await self._paid(payload, tokens)
            if reply.status not in AGAIN:
                break
            own = self.config.backoff * 2**number if number + 1 < TRIES else 0.0
            self._leave_alone(own if reply.retry_after is None else reply.retry_after)
        return reply, answer

    async def _paid(self, payload: dict[str, Any], tokens: int) -> tuple[Reply, Completion | None]:
        """One question, paid from the budget: as the server counts, else as estimated; nothing for a refusal."""
        day = await self.budget.set_aside(tokens)
        used: int | None = None  # an answer that never came may have been written all the same
        self.calls += 1
        try:
            reply = await self.client.post(payload)
            used = 0 if reply.status != 200 else None
            answer = completion(reply) if reply.status == 200 else None
            used = answer.tokens if answer else used
        finally:
            await self.budget.settle(day, tokens, tokens if used is None else used)
        return reply, answer

    async def _rest(self) -> None:
        """Return when the endpoint may be asked; raises ModelError when that is too long to wait."""
        while (wait := self._closed_until - monotonic()) > 0:
            if wait > self.config.patience:
                raise ModelError("resting", f"the endpoint is left alone for {wait:.0f} s")
            await asyncio.sleep(wait)

    def _leave_alone(self, seconds: float) -> None:
        self._closed_until = max(self._closed_until, monotonic() + seconds)
