"""`scrapy crawl article -a url=…`: reads single addresses of any site, by its module where one claims the address."""

import re
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any, ClassVar

from newscrawl.errors import ArgumentError, RefusedError
from newscrawl.outcomes import State
from newscrawl.sites import site_for
from newscrawl.spiders.arguments import ARTICLE, Argument, check_names
from newscrawl.spiders.visits import VisitSpider
from newscrawl.urls import check_fetchable, host_of


class ArticleSpider(VisitSpider):
    """Visits the addresses that it is given, each of which ends in one outcome; a bad one stops no other."""

    name = "article"
    strict = True
    takes: ClassVar[tuple[Argument, ...]] = ARTICLE

    def __init__(self, name: str | None = None, **arguments: Any) -> None:
        super().__init__(name)
        self.arguments: dict[str, str] = arguments
        self.check_arguments(arguments)

    @classmethod
    def check_arguments(cls, arguments: dict[str, str]) -> None:
        """Raise ArgumentError unless *arguments* name addresses."""
        check_names(arguments, ARTICLE)
        if not arguments.get("url", "").strip() and not arguments.get("urls_file", "").strip():
            raise ArgumentError("url", "", "is missing; give -a url=https://… or -a urls_file=FILE")
        path = arguments.get("urls_file", "-")
        if path != "-" and not Path(path).is_file():
            raise ArgumentError("urls_file", path, "no such file")

    async def start(self) -> AsyncIterator[Any]:
        private = self.settings.getbool("ALLOW_PRIVATE_HOSTS")
        for url in self._addresses():
            site = site_for(url)
            if not self.ledger.open(url, site.id if site else host_of(url)):
                continue
            try:
                check_fetchable(url, allow_private=private)
            except RefusedError as error:
                self.settle_error(url, error)
                continue
            if site and (first := self.ledger.link(site.canonical_url(url), url)):
                self.ledger.settle(url, State.KNOWN, "same article", first)
                continue
            yield self.visit(url, site=site.id if site else None, revisit=True)

    def _addresses(self) -> list[str]:
        """What was asked for, in order."""
        named = re.split(r",(?=\s*[a-z][a-z0-9+.-]*:)", self.arguments.get("url", ""), flags=re.IGNORECASE)
        if file := self.arguments.get("urls_file"):
            text = sys.stdin.read() if file == "-" else Path(file).read_text(encoding="utf-8-sig", errors="replace")
            named += [line for line in text.splitlines() if not line.lstrip().startswith("#")]
        return [url.strip() for url in named if url.strip()]
