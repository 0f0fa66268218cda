"""What the lists of the replica's newsrooms give: the articles in order, and nothing of what stands around them."""

import json
from datetime import UTC, datetime, timedelta
from email.message import Message
from urllib.parse import urlencode, urlsplit

import pytest

from newscrawl.errors import ListingError
from newscrawl.seeds import read_seeds
from newscrawl.sites import all_sites, canonical
from newscrawl.sites.listings import Listing, Plan
from tests.replica.exchange import Request
from tests.replica.newsroom import Newsroom
from tests.replica.press import papers, press
from tests.replica.siblings import issue

REFUSED = {("36kr", "feed"): "<html> where <rss>", ("people", "feed"): "newest entry of 2021-"}
"""Routes whose answers are no list, or an old one."""


def answer(listing: Listing) -> bytes:
    """What the replica says to the request for *listing*."""
    url = urlsplit(listing.url)
    said = listing.payload or {}
    posted = urlencode(said) if listing.form else json.dumps(said)
    method = "GET" if listing.payload is None else "POST"
    asked = Request(
        method=method, host=url.netloc, path=url.path or "/", query=url.query, headers=Message(), body=posted.encode()
    )
    return press(Newsroom(0, 1), asked).body


def first_listings(site: str) -> list[Listing]:
    """The first list of each route."""
    seeds = tuple(seed for seed in read_seeds() if seed.site == site and not seed.on_request)
    plan = Plan(since=datetime.now(UTC) - timedelta(days=1), seeds=seeds)
    discovery = all_sites()[site].discovery
    return list({listing.route: listing for listing in discovery.listings(plan)}.values()) if discovery else []


@pytest.mark.parametrize("site", sorted(papers()))
def test_the_lists_of_a_newsroom_give_the_articles_in_order_and_nothing_else(site: str) -> None:
    discovery = all_sites()[site].discovery
    assert discovery
    for listing in first_listings(site):
        if reason := REFUSED.get((site, listing.route)):
            with pytest.raises(ListingError, match=reason):
                discovery.read(listing, answer(listing), datetime.now(UTC))
            continue
        page = discovery.read(listing, answer(listing), datetime.now(UTC))
        named = [canonical(paper.link) for paper in issue(papers()[site])]
        assert [link.url for link in page.links] == (named if page.links else []), listing.url
        assert page.links or page.more
