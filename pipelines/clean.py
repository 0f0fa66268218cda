"""100: cuts boilerplate and keeps what it says."""

from newscrawl.cleaning import clean
from newscrawl.items import Article


class CleanPipeline:
    """Passes on the article that `newscrawl.cleaning.clean` makes of it."""

    def process_item(self, item: Article) -> Article:
        return clean(item)
