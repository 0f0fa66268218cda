"""Sites without a module of their own: a small newspaper in six layouts and a link shortener."""

import json
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cache
from html import escape

from tests.replica.article import Article, Picture
from tests.replica.compose import Composer, dice
from tests.replica.exchange import Reply, Request
from tests.replica.material import subjects
from tests.replica.newsroom import Newsroom
from tests.replica.paged import HOST, paged
from tests.replica.traps import evil, missing

NEWS = "news.example.com"
TRADITIONAL = (
    "港口擴建計畫進入第二階段",
    "臺灣海峽沿岸的漁港在冬季來臨前完成擴建，首批船隻於週三清晨駛入新碼頭，岸邊聚集了不少前來觀看的居民。",
    "工程主任鄭學禮表示，新碼頭採用預鑄沉箱，施工期間縮短了約四個月，對周邊養殖區的影響也低於原先估計。",
    "“我們最擔心的是颱風季節提前，幸好今年的風浪不算太大。”他說，接下來將著手整理冷凍倉庫與聯外道路。",
    "漁民黃阿順經營漁船三十餘年，他認為設備變好固然值得高興，但年輕人願不願意留下來，才是漁村真正的問題。",
    "當地學者則提醒，觀光與漁業應當取得平衡，過度開發可能讓這座小鎮失去原有的樣貌。相關單位預計明年春天召開公聽會。",
)


def generic_articles(newsroom: Newsroom) -> tuple[Article, ...]:
    """The six articles of news.example.com; number five is in traditional characters."""
    return _articles(newsroom.start)


@cache
def _articles(start: datetime) -> tuple[Article, ...]:
    found = []
    for number in range(1, 7):
        moment = start - timedelta(hours=number, minutes=number * 7)
        story = Composer(subjects()[number * 3], moment.date(), dice("generic", number)).story(900)
        found.append(
            Article(
                id=str(number),
                kind="generic",
                url=f"https://{NEWS}/{moment:%Y/%m}/{number}.html",
                headline=story.headline,
                paragraphs=story.paragraphs,
                summary=story.summary,
                authors=("顾镕之",),
                source="临江晚报",
                published=moment.replace(second=0),
                modified=moment.replace(second=0),
                tags=story.tags,
                images=(Picture(url=f"https://{NEWS}/img/{number}.jpg", caption=story.captions[0]),)
                if number < 3
                else (),
            )
        )
    wanted = f"记者顾镕之、𠮷田喆和摄影师朱珺在现场看到，{found[3].paragraphs[0]}"
    found[3] = replace(found[3], paragraphs=(wanted, *found[3].paragraphs[1:]))
    found[5] = replace(found[5], headline=TRADITIONAL[0], paragraphs=TRADITIONAL[1:], authors=("鄭學禮",), tags=())
    return tuple(found)


def _paragraphs(article: Article) -> str:
    images = "".join(
        f'<figure><img src="{p.url}"><figcaption>{p.caption}</figcaption></figure>' for p in article.images
    )
    return images + "".join(f"<p>{escape(text, quote=False)}</p>" for text in article.paragraphs)


def _page(article: Article, body: str, head: str = "", charset: str = "utf-8") -> str:
    """A page with what every paper has around its articles."""
    return (
        f'<!DOCTYPE html><html lang="zh"><head><meta charset="{charset}"><title>{article.headline}_临江晚报</title>'
        f'{head}</head><body><div class="nav"><a href="/">首页</a> <a href="/about.html">关于我们</a></div>'
        f'{body}<div class="sidebar"><h4>热门推荐</h4><ul><li><a href="/hot/1.html">本周热榜</a></li></ul></div>'
        '<div class="footer">版权所有 临江晚报 未经授权不得转载</div></body></html>'
    )


def _semantic(article: Article) -> bytes:
    """<article>, og and article:* metas, JSON-LD."""
    stamp = article.published.isoformat()
    linked = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.headline,
        "datePublished": stamp,
        "author": [{"@type": "Person", "name": name} for name in article.authors],
        "publisher": {"@type": "Organization", "name": article.source},
    }
    head = (
        f'<meta property="og:title" content="{article.headline}"><meta property="og:type" content="article">'
        f'<meta property="article:published_time" content="{stamp}"><meta name="author" content="{article.authors[0]}">'
        f'<link rel="canonical" href="{article.url}">'
        f'<script type="application/ld+json">{json.dumps(linked, ensure_ascii=False)}</script>'
    )
    return _page(article, f"<article><h1>{article.headline}</h1>{_paragraphs(article)}</article>", head).encode()


def _labelled(article: Article, charset: str = "utf-8") -> str:
    """div.article under a line with time, 来源 and 作者."""
    line = f"{article.published:%Y年%m月%d日 %H:%M} 来源：{article.source} 作者：{article.authors[0]}"
    body = f'<h1>{article.headline}</h1><div class="info">{line}</div><div class="article">{_paragraphs(article)}</div>'
    return _page(article, f'<div class="main">{body}<p class="editor">责任编辑：李若水</p></div>', charset=charset)


def _broken(article: Article) -> bytes:
    """Text nodes between <br>, indented by U+3000."""
    text = "<br><br>".join(f"\u3000\u3000{escape(text, quote=False)}" for text in article.paragraphs)
    line = f"<span>{article.published:%Y-%m-%d %H:%M:%S}</span> <span>来源: {article.source}</span>"
    return _page(
        article, f'<h1>{article.headline}</h1><div class="date">{line}</div><div id="content">{text}</div>'
    ).encode()


LAYOUTS: tuple[Callable[[Article], bytes], ...] = (
    _semantic,
    lambda article: _labelled(article).encode(),
    _broken,
    lambda article: _labelled(article, "gb2312").encode("gb18030"),
    lambda article: _labelled(article, "gb2312").encode(),
    _semantic,
)


def news(newsroom: Newsroom, request: Request) -> Reply:
    """news.example.com: a front page and six articles in six layouts, none with a charset in its header."""
    articles = generic_articles(newsroom)
    if request.path == "/robots.txt":
        return Reply(headers={"Content-Type": "text/plain"}, body="User-agent: *\nDisallow: /新闻".encode("gb18030"))
    if request.path == "/":
        items = "".join(
            f'<li><a href="{a.url}">{a.headline}</a> <i>{a.published:%m-%d %H:%M}</i></li>' for a in articles
        )
        return Reply.html(f'<!DOCTYPE html><title>临江晚报</title><ul class="list">{items}</ul>')
    for article, layout in zip(articles, LAYOUTS, strict=True):
        if article.url.endswith(f"{NEWS}{request.path}"):
            return Reply(headers={"Content-Type": "text/html"}, body=layout(article))
    return missing(404)


def short(newsroom: Newsroom, request: Request) -> Reply:
    """short.example.com/a/N leads to the Nth article."""
    number = request.path.removeprefix("/a/")
    for article in generic_articles(newsroom):
        if article.id == number:
            return Reply.redirect(article.url)
    return Reply.text("no such link\n", status=404)


def busy(newsroom: Newsroom, request: Request) -> Reply:
    """busy.example.com/a/N asks for a second of patience, later than robots.txt lets the next request go; then leads to
    the Nth article."""
    if request.path == "/robots.txt":
        return Reply.text("User-agent: *\nCrawl-delay: 0.5\n")
    if newsroom.first_visit(request.path):
        time.sleep(0.7)
        return Reply(status=429, headers={"Retry-After": "1"}, body=b"slow down")
    return short(newsroom, request)


SITES: dict[str, Callable[[Newsroom, Request], Reply]] = {
    NEWS: news,
    "short.example.com": short,
    "busy.example.com": busy,
    "evil.example.com": evil,
    HOST: paged,
}
