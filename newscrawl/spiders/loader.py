"""Gives every site of `newscrawl.sites` a spider of its name."""

from scrapy import Request, Spider
from scrapy.spiderloader import SpiderLoader

from newscrawl.sites import all_sites
from newscrawl.spiders.news import NewsSpider


class SiteSpiderLoader(SpiderLoader):
    """The spiders of `SPIDER_MODULES`, and one NewsSpider per site whose articles can be found."""

    def list(self) -> list[str]:
        """All names, in alphabetical order."""
        found = [site.id for site in all_sites().values() if site.discovery]
        return sorted([*filter(None, super().list()), *found])

    def load(self, spider_name: str) -> type[Spider]:
        """The spider class of that name; raises KeyError."""
        if (site := all_sites().get(spider_name)) and site.discovery:
            return type(NewsSpider.__name__, (NewsSpider,), {"name": site.id, "site": site})
        return super().load(spider_name)

    def find_by_request(self, request: Request) -> "list[str]":  # type: ignore[valid-type]  # `list` is a method here
        """The sites with a spider that have an article at the request's address."""
        return [site.id for site in all_sites().values() if site.discovery and site.article_id(request.url)]
