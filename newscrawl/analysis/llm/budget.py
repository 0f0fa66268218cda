"""May we ask once more? Tokens are set aside before a question and settled after the answer."""

import asyncio
from datetime import datetime

from newscrawl.analysis.llm.config import Config
from newscrawl.analysis.llm.prompt import Message
from newscrawl.analysis.llm.store import Store
from newscrawl.errors import ModelError
from newscrawl.text.dates import BEIJING

LONGEST_ANSWER = 1500
"""Tokens that the model may write."""


def estimate(asked: list[Message]) -> int:
    """The most tokens that a question and its answer may cost: one for a Chinese character or three Latin ones."""
    text = "".join(message["content"] for message in asked)
    ascii_only = sum(character.isascii() for character in text)
    return len(text) - ascii_only + ascii_only // 3 + LONGEST_ANSWER


class Budget:
    """What this run and this day (in Beijing) may still cost. A killed run's open questions stay counted."""

    def __init__(self, config: Config, store: Store) -> None:
        self.config = config
        self.store = store
        self.spent = 0

    async def set_aside(self, tokens: int) -> str:
        """Reserve *tokens*; the day that they are booked on. Raises ModelError when there are not as many left."""
        limit = self.config.tokens_per_run
        if limit and self.spent + tokens > limit:
            raise ModelError("budget", f"LLM_TOKENS_PER_RUN={limit}, {self.spent} spent")
        self.spent += tokens
        day = datetime.now(BEIJING).date().isoformat()
        try:
            booked = await asyncio.to_thread(self.store.spend, day, tokens, self.config.tokens_per_day)
        except ModelError:
            self.spent -= tokens
            raise
        if not booked:
            self.spent -= tokens
            raise ModelError("budget", f"LLM_TOKENS_PER_DAY={self.config.tokens_per_day} on {day}")
        return day

    async def settle(self, day: str, reserved: int, used: int) -> None:
        """Correct what was reserved to what was used."""
        self.spent += used - reserved
        await asyncio.to_thread(self.store.spend, day, used - reserved)
