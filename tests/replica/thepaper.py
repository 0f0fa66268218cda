"""www.thepaper.cn and m.thepaper.cn: which address shows what."""

import re
from collections.abc import Callable
from datetime import UTC
from email.utils import format_datetime, parsedate_to_datetime
from typing import Any

from tests.replica import listing, oldpages, pages, sitemaps
from tests.replica.api import envelope, ok
from tests.replica.article import Article
from tests.replica.detail import next_data
from tests.replica.exchange import Reply, Request
from tests.replica.newsroom import Newsroom
from tests.replica.rows import card, row

FIRST_BATCH = 16


def www(newsroom: Newsroom, request: Request) -> Reply:
    """A page of www; m has the same ones and the tree of channels in each."""
    if "waf-all" in newsroom.faults and not request.mobile:
        return Reply.html(pages.waf(len(request.path)), status=403)
    for pattern, view in ROUTES:
        if match := pattern.fullmatch(request.path):
            return view(newsroom, request, match[1])
    return Reply.html(pages.gone(), status=404)


def article(newsroom: Newsroom, request: Request, ident: str) -> Reply:
    """The page of the article, or what stands in its place."""
    item = newsroom.find(ident)
    if "articles-down" in newsroom.faults:
        return Reply.html("<!DOCTYPE html><title>500</title><h1>Internal Server Error</h1>", status=500)
    if item is None or item.kind == "removed" or "articles-gone" in newsroom.faults:
        return Reply.html(pages.gone(), status=404)
    if item.forward:
        return Reply.redirect(item.forward, status=307)
    headers = {"ETag": f'"{item.id}-{item.revision}"', "Last-Modified": last_modified(item)}
    if _unchanged(request, item, headers["ETag"]) and not newsroom.faults:
        return Reply(status=304, headers=headers)
    return Reply.html(_page(newsroom, request, item), headers=headers)


def _page(newsroom: Newsroom, request: Request, item: Article) -> str:
    if item.build == "old":
        return oldpages.article(item)
    shown = pages.Shown(
        island="no-island" not in newsroom.faults,
        html="no-html" not in newsroom.faults,
        mobile=request.mobile,
    )
    return pages.article(item, newsroom.related(item), shown)


def last_modified(item: Article) -> str:
    return format_datetime(item.modified.astimezone(UTC), usegmt=True)


def _unchanged(request: Request, item: Article, tag: str) -> bool:
    """Whether the client's copy is the current one; ETags go before dates."""
    if tags := request.headers.get("If-None-Match"):
        return tag in tags
    if date := request.headers.get("If-Modified-Since"):
        return parsedate_to_datetime(date) >= item.modified
    return False


def channel(newsroom: Newsroom, request: Request, ident: str) -> Reply:
    return _listing(newsroom, request, ident, listing.channel(newsroom, ident))


def column(newsroom: Newsroom, request: Request, ident: str) -> Reply:
    return _listing(newsroom, request, ident, listing.column(newsroom, ident))


def _listing(newsroom: Newsroom, request: Request, ident: str, found: list[Article] | None) -> Reply:
    """A channel or column page; an id of the wrong kind gets the home page, and no word about it."""
    if found is None:
        return home(newsroom, request)
    page = listing.page([] if "empty-lists" in newsroom.faults else found, size=FIRST_BATCH)
    data = envelope(newsroom, page)
    route = "/channel/[id]" if request.path.startswith("/channel") else "/list/[id]"
    wrapped = route == "/channel/[id]" or int(ident) % 2
    props = {"id": ident, "data": ok(newsroom, data) if wrapped else data}
    name = data["nodeInfo"]["name"] if data["nodeInfo"] else "澎湃新闻"
    return _rendered(name, page, next_data(route, props, {"id": ident}, "index", mobile=request.mobile))


def home(newsroom: Newsroom, request: Request, _: str = "") -> Reply:
    found = () if "empty-lists" in newsroom.faults else newsroom.articles
    page = listing.page(found, size=FIRST_BATCH)
    rows = [row(item, newsroom.now) for item in (*page.pinned, *found[FIRST_BATCH : FIRST_BATCH + 12])]
    data: dict[str, Any] = {"list": page.rows(newsroom.now), "topData": {"recommendImg": rows[:3]}}
    if not request.mobile:
        data |= {"recommendImg": rows[:3], "recommendTxt": [rows[3:6], rows[6:9]]}
        data["recommendChannels"] = [{"nodeId": 119908, "name": "科技", "contentList": rows[9:]}]
    return _rendered("首页", page, next_data("/", {"data": data}, {}, "index", mobile=request.mobile))


def _rendered(name: str, page: listing.Page, data: str) -> Reply:
    cards = [card(item, pinned=True) for item in page.pinned] + [card(item) for item in page.articles]
    body = f'<main><div class="index_listcontentbox__XcAh5">{"".join(cards)}</div></main>'
    return Reply.html(pages.document(f"{name}_澎湃新闻-The Paper", "", body, data))


def shared(newsroom: Newsroom, request: Request, _: str) -> Reply:
    """The old share link of the app."""
    return Reply.redirect(f"/newsDetail_forward_{request.argument('contid')}")


def robots(newsroom: Newsroom, request: Request, _: str) -> Reply:
    return Reply.text(sitemaps.robots(newsroom, request.host))


def sitemap(newsroom: Newsroom, request: Request, name: str) -> Reply:
    return sitemaps.sitemap(newsroom, name) or Reply.html(pages.gone(), status=404)


ROUTES: tuple[tuple[re.Pattern[str], Callable[[Newsroom, Request, str], Reply]], ...] = (
    (re.compile(r"/(?:newsDetail_forward_|detail/)(\d+)"), article),
    (re.compile(r"/channel[_/](-?\d+)"), channel),
    (re.compile(r"/list[_/](-?\d+)"), column),
    (re.compile(r"/()"), home),
    (re.compile(r"/(kuaibao_detail\.jsp)"), shared),
    (re.compile(r"/(robots\.txt)"), robots),
    (re.compile(r"/sitemap/([\w.-]+)"), sitemap),
)
