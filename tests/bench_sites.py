"""What the callbacks of a site cost: an article page, and a list, in CPU time; part of `make bench`.

Articles are the golden pages, read as the article callback reads them. Lists are the saved listings and feeds of
../shared where they are, and what the replica's newsrooms answer, read by the source that the seed names.
"""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from statistics import median
from time import process_time

from newscrawl.errors import ListingError
from newscrawl.extraction.decode import decode
from newscrawl.extraction.tree import parse_page
from newscrawl.reading import read_page
from newscrawl.seeds import read_seeds
from newscrawl.sites import all_sites
from newscrawl.sites.base import Site
from newscrawl.sites.discovery import _START, kind_of, read_source
from newscrawl.sites.listings import Listing, ListingPage, Plan
from newscrawl.sites.sources import HtmlList, Source
from tests.replica.press import papers
from tests.test_newsroom_lists import answer
from tests.test_shared_pages import PAGES, listings

GOLDEN = Path(__file__).parent / "sites"
LIMIT = 8.0
"""Milliseconds that a callback may take."""
_TIMES = 12
_NOW = datetime(2026, 11, 22, tzinfo=UTC)
Case = tuple[str, Callable[[], object]]


def articles() -> Iterator[Case]:
    """Reading each golden page."""
    for path in sorted(GOLDEN.glob("*/*/page.html")):
        body, meta = path.read_bytes(), json.loads(path.with_name("meta.json").read_bytes())
        fetched = datetime.fromisoformat(meta["fetched"])
        name = f"{path.parent.parent.name}/{path.parent.name}"
        yield name, partial(read_page, body, meta["url"], fetched=fetched)


def saved_lists() -> Iterator[Case]:
    """Reading each saved listing and feed, document by document, by the site's own source of that kind."""
    for name, (site, url, path, _) in listings().items() if PAGES.is_dir() else ():
        for number, body in enumerate(part for part in _START.split(path.read_bytes()) if len(part) > 200):
            plain = kind_of(body) or HtmlList()
            source = next((one for one in site.sources if type(one) is type(plain)), plain)
            listing = Listing(route=source.route, url=url, depth=2)
            name_of = f"{site.id}/{name} {number} ({len(body) // 1024} KB)"
            yield name_of, partial(_read_saved, site, source, listing, body)


def _read_saved(site: Site, source: Source, listing: Listing, body: bytes) -> ListingPage:
    """As a crawl reads it: by the site's own functions where it has no sources."""
    if site.discovery and not site.sources and isinstance(source, HtmlList):
        return site.discovery.read(listing, body, _NOW)
    return read_source(site, source, listing, body, _NOW)


def floor(work: Callable[[], object]) -> float:
    """Milliseconds that it takes to decode and parse what *work* reads, and nothing else."""
    body = next(part for part in work.args if isinstance(part, bytes)) if isinstance(work, partial) else b""
    return costs(iter([("", lambda: parse_page(decode(body)))]))[""]


def served_lists() -> Iterator[Case]:
    """Reading the first answer of each route of each newsroom, with its one row: what a list costs at least."""
    for site in (all_sites()[name] for name in papers()):
        seeds = tuple(seed for seed in read_seeds() if seed.site == site.id and not seed.on_request)
        for route, source in {source.route: source for source in site.sources}.items():
            for listing in list(source.listings(Plan(since=_NOW, seeds=seeds)))[:1]:
                yield f"{site.id}/{route}", partial(_read, site, source, listing, answer(listing))


def _read(site: Site, source: Source, listing: Listing, body: bytes) -> None:
    with suppress(ListingError):  # HTML where XML should be, old feeds: also read
        read_source(site, source, listing, body, datetime.now(UTC))


def costs(cases: Iterator[Case]) -> dict[str, float]:
    """Milliseconds of CPU of each case, the best of a few: caches are warm, as they are in a crawl."""
    found = {}
    for name, work in cases:
        best = float("inf")
        for _ in range(_TIMES):
            start = process_time()
            work()
            best = min(best, process_time() - start)
        found[name] = best * 1e3
    return found


def main() -> int:
    """Print the table; 1 where a kind's median is above the limit."""
    print(f"{'callbacks of sites, CPU a page':<32}{'median':>10}{'p95':>10}{'most':>10}{'above 8 ms':>12}")
    slow = False
    for name, cases in (("articles", articles()), ("saved lists", saved_lists()), ("lists of one row", served_lists())):
        works = dict(cases)
        found = costs(iter(works.items()))
        if not found:
            continue
        values = sorted(found.values())
        above = [case for case, cost in found.items() if cost > LIMIT]
        p95 = values[int(len(values) * 0.95)]
        numbers = "".join(f"{value:>7.1f} ms" for value in (median(values), p95, values[-1]))
        print(f"{f'{name} ({len(values)})':<32}{numbers}{len(above):>12}")
        for case in sorted(above, key=lambda one: -found[one])[:8]:
            print(f"  {case:<50}{found[case]:>7.1f} ms; to decode and parse alone {floor(works[case]):.1f} ms")
        slow |= median(values) > LIMIT
    return int(slow)


if __name__ == "__main__":
    sys.exit(main())
