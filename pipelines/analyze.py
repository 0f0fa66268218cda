"""400: attaches keywords, technologies, industries and events."""

import asyncio

from newscrawl.analysis import analyze
from newscrawl.items import Article


class AnalyzePipeline:
    """Passes on the article that `newscrawl.analyze` makes of it, away from the event loop."""

    async def process_item(self, item: Article) -> Article:
        return await asyncio.to_thread(analyze, item)
