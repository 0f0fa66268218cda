"""Where does a source begin, and where does it go on?"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote, unquote

from newscrawl.seeds import Seed
from newscrawl.sites.listings import Link, Listing, Plan
from newscrawl.sites.templates import filled, shape
from newscrawl.text.dates import BEIJING

DAY = timedelta(days=1)

_TURNING = frozenset({"page", "cursor", "now", "today"})
_TIMELESS = {"now": 0, "today": datetime.fromtimestamp(0, UTC)}
"""Places that each request fills anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What an answer said: addresses, of which some may be no articles, and where it goes on."""

    links: tuple[Link, ...] = ()
    more: tuple[Listing, ...] = ()
    cursor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One independent way to a site's articles. `seeds/seeds.csv` names its channels: their kind is its route.

    Templates have `{channel}`, `{keyword}`, `{cursor}` and `{page}`, which may say how it is written: `{page:02d}`;
    `{now}` is the time in seconds since 1970, `{today:%Y%m%d}` the day in Beijing.
    """

    route: str
    url: str = ""
    """Template of the address of the first page, where that is not the seed's."""
    more: str = ""
    """Template of the address of the following pages, where that is not `url`."""
    named: str = ""
    """Template of the addresses in seeds.csv, where that is neither `url` nor `more`."""
    first: int = 1
    """The number of the first page, such as 0 where rows are counted."""
    step: int = 1
    most: int = 20
    """Pages that are asked for at most."""
    headers: Mapping[str, str] = field(default_factory=dict)
    payload: Mapping[str, Any] | None = None
    """What is posted, as JSON; its texts are templates."""
    form: bool = False
    """The payload goes as a form."""
    signed: Callable[[str], str] | None = None
    """What is done to an address before it is asked."""
    fresh: timedelta = 30 * DAY
    """A list whose newest entry is older is stale."""

    @property
    def searches(self) -> bool:
        """Whether it looks for a word."""
        return "{keyword}" in f"{self.url}{self.payload}"

    def listings(self, plan: Plan) -> Iterator[Listing]:
        """The first page of every channel that *plan* has, or of the search for its word."""
        if not self.searches:
            yield from (self.listing(seed) for seed in plan.seeds if seed.kind == self.route)
        elif plan.keyword:
            yield self.page_of(Listing(route=self.route, url="", values={"keyword": plan.keyword}), self.url)

    def listing(self, seed: Seed) -> Listing:
        """The first page of the channel that *seed* names; raises SeedError where its address has another shape."""
        template = self.named or self.url or self.more
        match = shape(template).fullmatch(seed.url) if template else None
        if template and not match:
            raise seed.fault(f"{seed.site}'s {self.route} has addresses like {template}")
        found = match.groupdict() if match else {}
        values = {name: unquote(value) for name, value in found.items() if name not in _TURNING}
        return self.page_of(Listing(route=self.route, url=seed.url, values=values), self.url or seed.url)

    def page_of(self, listing: Listing, template: str, cursor: str = "") -> Listing:
        """*listing* at the address that *template* gives for its depth."""
        page = self.first + (listing.depth - 1) * self.step
        given = {"channel": "", **listing.values, "cursor": cursor, "page": page, **_clock()}
        quoted = {name: quote(value, safe="/%:") if isinstance(value, str) else value for name, value in given.items()}
        url = template.format_map(quoted) if template != listing.url else template
        url = self.signed(url) if self.signed else url
        timeless = template.format_map({**quoted, **_TIMELESS}) if "{now" in template or "{today" in template else ""
        payload = filled(self.payload, given) if self.payload is not None else None
        headers = {**self.headers, **listing.headers}
        return replace(listing, url=url, timeless=timeless, payload=payload, form=self.form, headers=headers)

    def following(self, listing: Listing, cursor: str) -> tuple[Listing, ...]:
        """The page after *listing*; none where the list has no more."""
        template = self.more or self.url
        asked = f"{template}{self.payload}"
        turns = "{page" in asked or ("{cursor}" in asked and cursor and cursor != listing.values.get("cursor"))
        if not turns or listing.depth >= self.most:
            return ()
        values = {**listing.values, "cursor": cursor} if cursor else listing.values
        return (self.page_of(replace(listing, values=values, depth=listing.depth + 1, url=""), template, cursor),)

    def said(self, listing: Listing, body: bytes, fetched: datetime) -> Said:
        """What an answer names; raises ListingError."""
        raise NotImplementedError


def _clock() -> dict[str, Any]:
    now = datetime.now(UTC)
    return {"now": int(now.timestamp()), "today": now.astimezone(BEIJING)}
