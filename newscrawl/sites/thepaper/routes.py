"""The independent ways in which thepaper.cn can be asked for its articles (sites.md A.4)."""

import re
from collections.abc import Iterator
from typing import Any

from newscrawl.seeds import Seed
from newscrawl.sites.listings import Listing, Plan

API = "https://api.thepaper.cn"
HEADERS = {"Referer": "https://www.thepaper.cn/", "Origin": "https://www.thepaper.cn", "client-type": "1"}
"""Without a Referer the API answers 403."""
PAGE_SIZE = 20
"""The most that the API gives."""
SEARCH_BY_TIME = 3


def listings(plan: Plan) -> Iterator[Listing]:
    """The first listing of every route that *plan* asks for."""
    if plan.keyword:
        yield search(plan.keyword)
    for seed in plan.seeds:
        yield _listing(seed)


def _listing(seed: Seed) -> Listing:
    match seed.kind:
        case "channel":
            return _api("channel", "/contentapi/nodeCont/getByChannelId", {"channelId": _id(seed)}, seed.url)
        case "node":
            return _api("node", "/contentapi/nodeCont/getByNodeIdPortal", {"nodeId": _id(seed)}, seed.url)
        case "home" | "sidebar" | "sitemap":
            return Listing(route=seed.kind, url=seed.url)
    raise seed.fault(f"thepaper has no {seed.kind}; there are home, sidebar, sitemap, channel, node")


def _id(seed: Seed) -> str:
    match = re.search(r"(?:channel|list)[_/](-?\d+)$", seed.url)
    if not match:
        raise seed.fault("a channel or node ends in _ and its number")
    return match[1]


def _api(route: str, path: str, payload: dict[str, Any], page_url: str) -> Listing:
    """An API call whose fallback is the page that the site renders from the same data."""
    payload |= {"excludeContIds": [], "pageSize": PAGE_SIZE, "pageNum": 1}
    return Listing(route=route, url=API + path, payload=payload, fallback=Listing(route=f"{route}-page", url=page_url))


def search(word: str) -> Listing:
    """Everything about *word*, newest first."""
    payload = {"word": word, "orderType": SEARCH_BY_TIME, "pageNum": 1, "pageSize": 10, "searchType": 1}
    return Listing(route="search", url=f"{API}/search/web/news", payload=payload)
