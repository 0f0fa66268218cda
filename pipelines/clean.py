"""100: cuts boilerplate and keeps what it says."""

from newscrawl.cleaning import clean
from newscrawl.items import Article
from newscrawl.threads import in_thread


class CleanPipeline:
    """Passes on the article that `newscrawl.cleaning.clean` makes of it."""

    async def process_item(self, item: Article) -> Article:
        return await in_thread(clean, item)
