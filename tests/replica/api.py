"""api.thepaper.cn and cache.thepaper.cn: JSON in, JSON out, and refusals that look like answers."""

import json
from collections.abc import Callable
from html import escape
from typing import Any

from tests.replica import listing, sitemaps
from tests.replica.article import Article
from tests.replica.detail import detail_data
from tests.replica.exchange import Reply, Request, json_reply
from tests.replica.fields import menu, node_info
from tests.replica.listing import Page
from tests.replica.newsroom import Newsroom
from tests.replica.pages import waf
from tests.replica.rows import row

Body = dict[str, Any]
BUSY = {"code": 99998, "desc": "系统繁忙，请稍后再试"}
INVALID = {"code": 10000, "desc": "请求无效"}
MISSING = {"code": 404, "desc": "Not Found"}
NO_WORD = {"code": 10001, "desc": "搜索词不能为空"}


def ok(newsroom: Newsroom, data: Any) -> Body:
    return {"code": 200, "desc": "成功", "data": data, "time": int(newsroom.now.timestamp() * 1000)}


def _rows(newsroom: Newsroom, articles: list[Article] | None, body: Body, *, zero: bool = False) -> Body:
    """A page after the cursor of *body*; pageNum is ignored. *zero*: startTime 0 means the first page too."""
    if articles is None:
        return INVALID
    if "empty-lists" in newsroom.faults:
        articles = []
    start = body.get("startTime")
    before = None if start in {"", None} or (zero and not start) else int(start)
    without = map(str, body.get("excludeContIds") or ())
    size = int(body.get("pageSize") or listing.LARGEST)
    page = listing.page(articles, before=before, size=size, without=without)
    return ok(newsroom, envelope(newsroom, page))


def envelope(newsroom: Newsroom, page: Page) -> Body:
    """`data` of a list; most of the paging fields are null."""
    nothing = dict.fromkeys(("tagInfo", "moreNodeInfo", "pageNum", "pages", "total", "prevPageNum", "nextPageNum"))
    node = node_info(page.articles[0]) if page.articles else None
    return {
        **nothing,
        "hasNext": page.more,
        "startTime": page.cursor,
        "list": page.rows(newsroom.now),
        "nodeInfo": node,
        "pageSize": listing.LARGEST,
        "excludeContIds": [],
        "filterIds": None,
    }


def by_channel(newsroom: Newsroom, body: Body) -> Body:
    return _rows(newsroom, listing.channel(newsroom, str(body.get("channelId", "-"))), body)


def by_node(newsroom: Newsroom, body: Body) -> Body:
    return _rows(newsroom, listing.column(newsroom, str(body.get("nodeId"))), body)


def by_account(newsroom: Newsroom, body: Body) -> Body:
    return _rows(newsroom, listing.account(newsroom, str(body.get("pphId"))) or None, body, zero=True)


def search(newsroom: Newsroom, body: Body) -> Body:
    """Articles with the word, which is marked in their names; here pageNum does turn the page."""
    if not (word := str(body.get("word") or "")):
        return NO_WORD
    found = [a for a in newsroom.articles if word in a.headline or any(word in text for text in a.paragraphs)]
    if "empty-lists" in newsroom.faults:
        found = []
    size, number = min(int(body.get("pageSize") or 10), listing.LARGEST), int(body.get("pageNum") or 1)
    rows = [row(article, newsroom.now) for article in found[(number - 1) * size : number * size]]
    for entry, article in zip(rows, found[(number - 1) * size :], strict=False):
        entry["name"] = article.headline.replace(word, f"<em>{word}</em>")
        entry["summary"] = f"<p>{escape(article.summary).replace(word, f'<em>{word}</em>')}</p>"
    pages = -(-len(found) // size)
    paging = {"pageNum": number, "pageSize": size, "pages": pages, "total": len(found), "hasNext": number < pages}
    return ok(newsroom, {"list": rows, **paging})


def sidebar(newsroom: Newsroom) -> Body:
    """Hot lists; every fourth row has no contId."""
    recent = [] if "empty-lists" in newsroom.faults else newsroom.articles[:30]
    rows = [row(article, newsroom.now) for article in recent]
    for entry in rows[3::4]:
        del entry["contId"], entry["originalContId"]
    data = {"hotNews": rows[:20], "financialInformationNews": rows[20:24], "morningEveningNews": rows[24:27]}
    return {"resultCode": 1, "resultMsg": "success", "data": {**data, "editorHandpicked": rows[27:30]}}


POSTED: dict[str, Callable[[Newsroom, Body], Body]] = {
    "/contentapi/nodeCont/getByChannelId": by_channel,
    "/contentapi/nodeCont/getByNodeIdPortal": by_node,
    "/contentapi/nodeCont/getByNodeId": by_node,
    "/contentapi/cont/pph/user": by_account,
    "/contentapi/cont/pph/gov": by_account,
    "/search/web/news": search,
}


def api(newsroom: Newsroom, request: Request) -> Reply:
    """An answer of api.thepaper.cn."""
    if request.path == "/robots.txt":
        return Reply.text(sitemaps.robots(newsroom, request.host))
    if "api-down" in newsroom.faults:
        return json_reply({"code": 500, "desc": "Internal Server Error"}, status=500)
    if not request.headers.get("Referer"):
        return Reply.html(waf(len(request.path)), status=403)
    if request.path.startswith("/contentapi/contentdetail/"):
        return _detail(newsroom, request.path.rpartition("/")[2])
    return _posted(newsroom, request)


def _posted(newsroom: Newsroom, request: Request) -> Reply:
    """An answer to a POST of JSON; anything else finds the system busy."""
    if (answer := POSTED.get(request.path)) is None:
        return json_reply(MISSING, status=404)
    if request.method != "POST" or "application/json" not in (request.headers.get("Content-Type") or ""):
        return json_reply(BUSY)
    try:
        return json_reply(answer(newsroom, dict(json.loads(request.body))))
    except (ValueError, TypeError):
        return json_reply(BUSY)


def _detail(newsroom: Newsroom, article_id: str) -> Reply:
    article = newsroom.find(article_id)
    if article is None or not article.readable:
        return json_reply(MISSING, status=404)
    return json_reply(ok(newsroom, detail_data(article)))


def cache(newsroom: Newsroom, request: Request) -> Reply:
    """An answer of cache.thepaper.cn, which asks for nothing."""
    match request.path:
        case "/contentapi/wwwIndex/rightSidebar":
            return json_reply(sidebar(newsroom))
        case "/contentapi/node/getWwwAllNodes":
            return json_reply(ok(newsroom, {"channelList": menu()}))
        case "/robots.txt":
            return Reply.text(sitemaps.robots(newsroom, request.host))
        case _:
            return json_reply(MISSING, status=404)
