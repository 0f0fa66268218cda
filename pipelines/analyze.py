"""400: attaches keywords, technologies, industries and events."""

import asyncio
import logging
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Self

from scrapy.crawler import Crawler

from newscrawl.analysis.apart import Apart
from newscrawl.analysis.llm import Config, ModelTagger
from newscrawl.analysis.vocabulary_files import load
from newscrawl.items import Article

logger = logging.getLogger(__name__)


class AnalyzePipeline:
    """Passes on the article that `newscrawl.analyze` makes of it, in a process apart, which the first article starts.

    Where LLM_ENDPOINT is set, a language model goes over it then (docs/language-model.md).
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.apart = Apart(tuple(map(Path, crawler.settings.getlist("VOCABULARIES"))))
        self._waiting = ThreadPoolExecutor(1, "analysis")
        self.model: ModelTagger | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    async def open_spider(self) -> None:
        if not self.crawler.settings["LLM_ENDPOINT"]:
            return
        config = model_config(self.crawler)
        if config.problem:
            logger.error("No language model, rules tag all articles: %s", config.problem)
        else:
            self.model = ModelTagger(config, await asyncio.to_thread(load, self.apart.vocabularies), self._count)

    async def close_spider(self) -> None:
        if self.model:
            await self.model.aclose()
        await asyncio.to_thread(self.apart.close)
        self._waiting.shutdown()

    async def process_item(self, item: Article) -> Article:
        analysed = await asyncio.get_running_loop().run_in_executor(self._waiting, self.apart.analyze, item)
        return await self.model.tag(analysed) if self.model else analysed

    def _count(self, name: str, by: int) -> None:
        self.crawler.stats.inc_value(f"llm/{name}", by)


def model_config(crawler: Crawler) -> Config:
    """The LLM_… settings of *crawler*; the key may come from the environment."""
    settings = crawler.settings
    return Config(
        endpoint=settings["LLM_ENDPOINT"],
        model=settings["LLM_MODEL"],
        key=(settings["LLM_API_KEY"] or os.environ.get("NEWSCRAWL_LLM_API_KEY", "")).strip(),
        folder=Path(settings["OUTPUT_DIR"]) / "cache" / "llm",
        tokens_per_run=settings.getint("LLM_TOKENS_PER_RUN"),
        tokens_per_day=settings.getint("LLM_TOKENS_PER_DAY"),
        concurrency=settings.getint("LLM_CONCURRENCY"),
        timeout=settings.getfloat("LLM_TIMEOUT"),
    )
