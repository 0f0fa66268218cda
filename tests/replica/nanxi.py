"""www.nanxi.example: a small paper that no module knows, for those who learn to add one (docs/adding-a-site.md)."""

from datetime import datetime, timedelta
from functools import cache
from html import escape

from tests.replica.compose import Composer, Story, dice
from tests.replica.exchange import Reply, Request
from tests.replica.material import subjects
from tests.replica.newsroom import Newsroom
from tests.replica.traps import missing

HOST = "www.nanxi.example"
NAME = "南溪日报"
PAGE = """<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><title>{title}</title>
<link rel="alternate" type="application/rss+xml" href="/rss/news.xml"></head>
<body><div class="top"><a href="/">首页</a> <a href="/about/us.html">关于本报</a></div>
{main}<div class="bottom">{name} 版权所有</div></body></html>"""


@cache
def stories(start: str) -> tuple[tuple[str, str, Story], ...]:
    """Address, time as the paper writes it, and text of each of five articles."""
    found = []
    for number in range(1, 6):
        moment = datetime.fromisoformat(start) - timedelta(hours=number, minutes=7)
        story = Composer(subjects()[number * 2], moment.date(), dice(HOST, number)).story(700)
        section = ("town", "river")[number % 2]
        found.append((f"/{section}/{moment:%Y%m%d}/{88000 - number}.html", f"{moment:%Y-%m-%d %H:%M}", story))
    return tuple(found)


def nanxi(newsroom: Newsroom, request: Request) -> Reply:
    """Its home page, its feed, its articles."""
    if request.path == "/robots.txt":
        return Reply.text("User-agent: *\nAllow: /\n")
    found = stories(newsroom.start.isoformat())
    if request.path == "/":
        items = "".join(f'<li><a href="{path}">{story.headline}</a> <i>{when}</i></li>' for path, when, story in found)
        return Reply.html(PAGE.format(title=f"{NAME}-首页", main=f'<ul class="latest">{items}</ul>', name=NAME))
    if request.path == "/rss/news.xml":
        return _feed(found)
    for path, when, story in found:
        if request.path == path:
            return Reply.html(PAGE.format(title=f"{story.headline}_{NAME}", main=_article(when, story), name=NAME))
    return missing(404)


def _article(when: str, story: Story) -> str:
    text = "".join(f"<p>{escape(paragraph, quote=False)}</p>" for paragraph in story.paragraphs)
    return (
        f'<div class="story"><h1 class="story-title">{story.headline}</h1>'
        f'<div class="story-info"><span class="when">{when}</span> 来源：<span class="from">{NAME}</span></div>'
        f'<div class="story-text">{text}</div><p class="story-end">责任编辑：苏小满</p></div>'
    )


def _feed(found: tuple[tuple[str, str, Story], ...]) -> Reply:
    items = "".join(
        f"<item><title><![CDATA[{story.headline}]]></title><link>https://{HOST}{path}</link>"
        f"<pubDate>{when}:00</pubDate></item>"
        for path, when, story in found
    )
    head = f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>{NAME}</title>'
    text = f"{head}{items}</channel></rss>"
    return Reply.text(text, kind="text/xml")
