"""How a layout is read whose pages say in JSON-LD what stands beside the text."""

from collections.abc import Iterator

from newscrawl.extraction.found import Found
from newscrawl.extraction.metadata import keywords, names_of
from newscrawl.sites.layouts import SitePage
from newscrawl.text.names import Byline, parse_byline
from newscrawl.text.normalize import fold


class LinkedPage(SitePage):
    """A layout whose headline, authors and tags the JSON-LD says better than the page."""

    def headline(self) -> Iterator[Found[str]]:
        yield Found(fold(str(self.linked_data.get("headline") or "")), "json-ld headline")
        yield from super().headline()

    def byline(self) -> Iterator[Found[Byline]]:
        names = names_of(self.linked_data.get("author"))
        yield Found(parse_byline(names), "json-ld author", names)
        yield from super().byline()

    def tags(self) -> Iterator[Found[tuple[str, ...]]]:
        said = self.linked_data.get("keywords")
        listed = ",".join(map(str, said)) if isinstance(said, list) else str(said or "")
        yield Found(keywords(listed), "json-ld keywords")
        yield from super().tags()
