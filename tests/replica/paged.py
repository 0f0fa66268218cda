"""paged.example.com: articles on several pages, and what can go wrong between them."""

import re
from collections.abc import Callable

from tests.replica.exchange import Reply, Request
from tests.replica.newsroom import Newsroom

HOST = "paged.example.com"
HEADLINE = "沿河旧厂房改造一年后 居民怎样使用新的步道"
ROBOTS = "User-agent: *\nDisallow: /a/closed_2.html\n"
SUBJECTS = ("步道", "桥头", "旧厂房", "码头", "花圃", "阅览室", "球场", "市集")
ADDRESS = re.compile(r"/(?P<kind>[a-z])/(?P<name>[a-z]+)(?:[_-](?P<number>\d+|all))?\.html")


def paragraphs(name: str, number: int) -> list[str]:
    """The text of page *number* of the article *name*."""
    return [
        f"第{number}段路上的{subject}在{name}一带，来这里的人每天有{number * 37 + place}位，"
        f"他们说傍晚的{subject}比从前安静得多，也愿意多走几步。"
        for place, subject in enumerate(SUBJECTS[number % 3 :])
    ]


def page(name: str, number: int, pager: str, *, headline: str = HEADLINE, texts: list[str] | None = None) -> Reply:
    """One page, with what stands on all of them."""
    said = paragraphs(name, number) if texts is None else texts
    text = "".join(f"<p>{line}</p>" for line in ["核心提示：步道开放已满一年。", *said, "责任编辑：周若岚"])
    title = f"{headline}({number})" if number > 1 else headline
    return Reply.html(
        f"<!DOCTYPE html><html><head><title>{title}_河岸日报</title></head><body><h1>{headline}</h1>"
        f"<div class='info'>2026年11月20日 08:00 来源：河岸日报</div><div class='article'>"
        f"<p><img src='/img/{name}-{number}.jpg'></p>{text}</div><div class='fanye'>{pager}</div>"
        "<div class='near'>下一篇：<a href='/a/three.html'>下一篇</a> <a href='/b/2.html'>另一条河上的桥</a></div>"
        "</body></html>"
    )


def numbers(name: str, last: int, here: int) -> str:
    """A pager with numbers, 上一页 and 下一页."""
    links = [f"<a href='/a/{name}{f'_{n}' if n > 1 else ''}.html'>{n}</a>" for n in range(1, last + 1)]
    onward = f"<a href='{name}_{here + 1}.html'>下一页</a>" if here < last else ""
    return " ".join([*links, onward])


def three(here: int) -> Reply | None:
    return page("three", here, numbers("three", 3, here)) if here <= 3 else None


def loop(here: int) -> Reply:
    """Every number is answered, from the second on with the same text; the last link leads back to the first."""
    pager = f"<a href='loop_{here + 1}.html'>下一页</a> <a href='loop.html'>首页</a>"
    return page("loop", min(here, 2), pager)


def forty(here: int) -> Reply | None:
    return page("forty", here, f"<a href='forty_{here + 1}.html'>下一页</a> <a href='forty_40.html'>尾页</a>")


def broken(here: int) -> Reply | None:
    """Page two of three is not there."""
    return page("broken", here, numbers("broken", 3, here)) if here in {1, 3} else None


def closed(here: int) -> Reply | None:
    """robots.txt forbids page two."""
    return page("closed", here, numbers("closed", 2, here)) if here <= 2 else None


def other(here: int) -> Reply | None:
    """The second page is another article's."""
    return page(
        "other", here, numbers("other", 2, here), headline=HEADLINE if here == 1 else "山上的茶园今年提前开采了"
    )


def away(here: int) -> Reply | None:
    """The second page sends the reader to the front page."""
    return page("away", here, numbers("away", 2, here)) if here == 1 else Reply.redirect("/")


def whole(here: int | str) -> Reply | None:
    """Two pages, and all of it on one."""
    if here == "all":
        return page("whole", 1, "", texts=paragraphs("whole", 1) + paragraphs("whole", 2))
    pager = f"<a href='whole_all.html'>阅读全文</a> {numbers('whole', 2, int(here))}"
    return page("whole", int(here), pager) if int(here) <= 2 else None


ARTICLES: dict[str, Callable[[int], Reply | None]] = {
    view.__name__: view for view in (three, loop, forty, broken, closed, other, away, whole)
}


def paged(newsroom: Newsroom, request: Request) -> Reply:
    """The page of an article that the address names."""
    if request.path == "/robots.txt":
        return Reply.text(ROBOTS)
    match = ADDRESS.fullmatch(request.path)
    if match and match["name"] in ARTICLES:
        number = match["number"] or "1"
        found = ARTICLES[match["name"]](int(number) if number.isdecimal() else number)  # type: ignore[arg-type]
        if found:
            return found
    return Reply.html("<!DOCTYPE html><title>404</title><p>没有这一页</p>", status=404)
