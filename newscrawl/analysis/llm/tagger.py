"""What does the model make of an article? The rules' tags where it has none, or cannot be asked."""

import asyncio
import logging
from collections.abc import Callable

from newscrawl.analysis.llm.answer import Draft, draft
from newscrawl.analysis.llm.asking import FINAL, Asker
from newscrawl.analysis.llm.budget import Budget
from newscrawl.analysis.llm.client import Client
from newscrawl.analysis.llm.config import Config
from newscrawl.analysis.llm.grounding import grounded
from newscrawl.analysis.llm.prompt import Message, messages, repair
from newscrawl.analysis.llm.store import Store, key_of
from newscrawl.analysis.vocabulary import Vocabulary
from newscrawl.errors import ModelError
from newscrawl.items import Article

logger = logging.getLogger(__name__)

ADVICE = {
    "key": "check NEWSCRAWL_LLM_API_KEY, and that it may use LLM_MODEL",
    "quota": "the account has no credit left",
    "address": "check LLM_ENDPOINT, which mostly ends in /v1, and LLM_MODEL",
    "budget": "raise LLM_TOKENS_PER_RUN or LLM_TOKENS_PER_DAY if you want more",
    "cache": "check that output/cache/llm can be written",
    "unreachable": "check that the server of LLM_ENDPOINT runs",
    "time-out": "raise LLM_TIMEOUT, or lower LLM_CONCURRENCY",
    "refused": "check that LLM_MODEL knows chat completions",
}
"""What a user can do about a reason."""


class ModelTagger:
    """Asks a model about articles for as long as a run lasts. Never fails: the rules' tags stand in."""

    def __init__(self, config: Config, vocabulary: Vocabulary, count: Callable[[str, int], None]) -> None:
        self.config = config
        self.vocabulary = vocabulary
        self._count = count
        self._store = Store(config.folder)
        self._client = Client(config)
        self._budget = Budget(config, self._store)
        self._asker = Asker(config, self._client, self._budget)
        self._said: set[str] = set()

    async def aclose(self) -> None:
        """Close the connections and count what was spent."""
        await self._client.aclose()
        self._count("calls", self._asker.calls)
        self._count("tokens", self._budget.spent)

    async def tag(self, article: Article) -> Article:
        """*article*, which the rules have analysed, with the model's tags where the text bears them out."""
        try:
            claims = await self._draft(article)
        except ModelError as error:
            self._fall_back(error)
            return article
        extractor = f"llm:{self.config.model}"
        done = await asyncio.to_thread(grounded, article, claims, self.vocabulary, extractor)
        self._count("ungrounded", done.dropped)
        self._count("articles", 1)
        return done.article

    async def _draft(self, article: Article) -> Draft:
        """What the model claims of *article*, now or before."""
        asked = await asyncio.to_thread(messages, article.headline, article.body, tuple(self.vocabulary.industries))
        key = key_of(self.config.model, asked)
        if (kept := await asyncio.to_thread(self._store.get, key)) is not None:
            self._count("cache_hits", 1)
            return kept
        if off := self._said & FINAL:
            raise ModelError(min(off))
        claims = await self._asked(asked)
        await asyncio.to_thread(self._store.put, key, self.config.model, claims)
        return claims

    async def _asked(self, asked: list[Message]) -> Draft:
        """What the model claims; asked once more when the first answer cannot be read."""
        answer = await self._asker.ask(asked)
        if (claims := draft(answer)) is not None:
            return claims
        self._count("repairs", 1)
        answer = await self._asker.ask(repair(asked, answer, "不是所要求的 JSON 对象"))
        if (claims := draft(answer)) is not None:
            return claims
        raise ModelError("unreadable", "two answers without the JSON that was asked for")

    def _fall_back(self, error: ModelError) -> None:
        """Count it, and say it once a run."""
        self._count(f"fallback/{error.reason}", 1)
        if error.reason not in self._said:
            self._said.add(error.reason)
            advice = ADVICE.get(error.reason, "nothing to do, unless it happens often")
            rest = "all further articles" if error.reason in FINAL else "such articles"
            logger.warning("The language model gave nothing (%s): rules tag %s; %s", error, rest, advice)
