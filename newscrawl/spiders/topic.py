"""`scrapy crawl news -a topic=ai`: the channels of all sites that are about one thing, in one run."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import ClassVar

from newscrawl.errors import ArgumentError
from newscrawl.seeds import Seed, read_seeds
from newscrawl.sites import all_sites
from newscrawl.sites.base import Site
from newscrawl.sites.listings import Plan
from newscrawl.spiders.arguments import TOPIC, Argument, check_names, parse_time, words
from newscrawl.spiders.naming import hint
from newscrawl.spiders.news import NewsSpider

TOPICS = ("ai", "technology")


class TopicSpider(NewsSpider):
    """A NewsSpider over several sites, each with its own delay, one request at a time."""

    name = "news"
    takes: ClassVar[tuple[Argument, ...]] = TOPIC

    @classmethod
    def check_arguments(cls, arguments: dict[str, str]) -> dict[str, Plan]:
        """The plan of every site that has channels about the topic; raises ArgumentError."""
        check_names(arguments, TOPIC)
        plan = parse_time(arguments, now=datetime.now(UTC))
        chosen = _chosen(arguments)
        by_site: dict[str, list[Seed]] = {}
        for seed in chosen:
            by_site.setdefault(seed.site, []).append(seed)
        return {site: replace(plan, seeds=tuple(seeds)) for site, seeds in by_site.items()}


def _chosen(arguments: dict[str, str]) -> list[Seed]:
    """The seeds that the arguments name; raises ArgumentError where that is none."""
    about = arguments["topic"].strip().lower() if "topic" in arguments else None
    if about is not None and about not in TOPICS:
        raise ArgumentError("topic", arguments["topic"], f"is none of {', '.join(TOPICS)}")
    sites, routes = words("sites", arguments), words("routes", arguments)
    columns = about or "node" in routes
    asked = (seed for seed in read_seeds() if not seed.on_request or seed.kind in routes)
    seeds = [seed for seed in asked if columns or seed.kind != "node"]
    _check_known(sites, routes, seeds)
    found = [
        seed
        for seed in seeds
        if (not about or about in seed.topics)
        and (not sites or seed.site in sites)
        and (not routes or seed.kind in routes)
        and not _site(seed).unsupported
    ]
    wanted = " of ".join(filter(None, ["no list", about, " or ".join(routes)]))
    for site in sites:
        if site not in {seed.site for seed in found}:
            raise ArgumentError("sites", site, f"has {wanted} (seeds/seeds.csv)")
    if not found:
        raise ArgumentError("routes", ",".join(routes), f"there is {wanted} (seeds/seeds.csv)")
    return found


def _check_known(sites: Sequence[str], routes: Sequence[str], seeds: Sequence[Seed]) -> None:
    """Raise ArgumentError for a site without lists, and for a route that no site has."""
    with_lists, kinds = {seed.site for seed in seeds}, {seed.kind for seed in seeds}
    for word in sites:
        if word not in with_lists:
            raise ArgumentError("sites", word, f"no site with lists; {hint(word, with_lists)}")
    for word in routes:
        if word not in kinds:
            raise ArgumentError("routes", word, f"is none of {', '.join(sorted(kinds))}")


def _site(seed: Seed) -> Site:
    """The site of *seed*; raises SeedError where there is no such module."""
    if site := all_sites().get(seed.site):
        return site
    raise seed.fault(f"no such site as {seed.site}")
