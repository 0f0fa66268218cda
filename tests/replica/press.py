"""The other newsrooms: each site's lists, in its own shape, and its golden cases, under the real host names."""

import gzip
import json
import re
import tomllib
from collections.abc import Callable
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from newscrawl.seeds import read_seeds
from newscrawl.sites import all_sites, canonical, site_for
from newscrawl.sites.base import Site
from newscrawl.sites.sources import Feed, HtmlList, Sitemap, Source
from tests.replica.article import BEIJING
from tests.replica.exchange import Reply, Request
from tests.replica.newsroom import Newsroom
from tests.replica.siblings import AGES, Paper, issue

HERE = Path(__file__).parent
GOLDEN = HERE.parent / "sites"


@cache
def papers() -> dict[str, Paper]:
    """All sites by id: those of lists.toml, and those whose sources are of kinds that need no words there."""
    told = tomllib.loads((HERE / "lists.toml").read_text(encoding="utf-8"))
    sites = (site for site in all_sites().values() if site.sources and site.id not in told)
    told |= {site.id: _usual(site) for site in sites if all(type(source) in USUAL for source in site.sources)}
    return {site: Paper.of(site, data, GOLDEN / data["page"]) for site, data in told.items()}


def _usual(site: Site) -> dict[str, Any]:
    """What lists.toml would say of a site with feeds, sitemaps and pages: its first golden case, named by each seed."""
    folder = next(iter(sorted((GOLDEN / site.id).glob("*/article.json")))).parent
    forms = {source.route: USUAL[type(source)] for source in site.sources}
    seeds = [(seed, urlsplit(seed.url)) for seed in read_seeds() if seed.site == site.id]
    return {
        "article": site.canonical_url(json.loads((folder / "meta.json").read_bytes())["url"]),
        "page": f"{site.id}/{folder.name}",
        "lists": [{"at": f"{url.hostname}{re.escape(url.path)}", "form": forms[seed.kind]} for seed, url in seeds],
    }


def article(request: Request) -> Paper | None:
    """The article that is asked for, among those of all newsrooms."""
    at_home = (paper for paper in papers().values() if urlsplit(paper.article).hostname == request.host)
    for paper in (one for first in at_home for one in issue(first)):
        where = urlsplit(paper.article)
        here = unquote(where.path) == unquote(request.path) and where.query in request.query
        if here and (paper.asked in request.body.decode() if paper.asked else request.method == "GET"):
            return paper
    return None


@cache
def cases() -> dict[tuple[str, str], tuple[tuple[str, bytes], ...]]:
    """The pages of all golden cases by host and path, each with its query; also at their canonical addresses."""
    found: dict[tuple[str, str], tuple[tuple[str, bytes], ...]] = {}
    for path in sorted(GOLDEN.glob("*/*/page.html")):
        given = json.loads((path.parent / "meta.json").read_bytes())["url"]
        owner = site_for(given)
        if owner and owner.asked and owner.asked.payload is not None:
            continue  # an API that wants a POST says nothing at an article's own address
        for url in map(urlsplit, dict.fromkeys((given, canonical(given)))):
            key = url.hostname or "", unquote(url.path)
            found[key] = (*found.get(key, ()), (url.query, path.read_bytes()))
    return found


def press(newsroom: Newsroom, request: Request) -> Reply:
    """A list, the article, or nothing."""
    if request.path == "/robots.txt":
        return Reply.text("User-agent: *\nAllow: /\n")
    if wanted := article(request):
        kind = "application/json" if wanted.page.lstrip().startswith(b"{") else "text/html"
        return Reply(headers={"Content-Type": kind}, body=wanted.page)
    for paper in papers().values():
        for entry in paper.lists:
            asked = request.method == entry.get("method", "GET")
            if asked and re.fullmatch(entry["at"], f"{request.host}{request.path}"):
                return answer(paper, entry, request, datetime.now(BEIJING))
    for query, page in cases().get((request.host, unquote(request.path)), ()):
        if query in request.query:
            return Reply(headers={"Content-Type": "text/html"}, body=page)
    return Reply.html("<!DOCTYPE html><title>404</title><h1>没有找到</h1>", status=404)


def answer(paper: Paper, entry: dict[str, Any], request: Request, now: datetime) -> Reply:
    """What a list says: the articles on its first page, nothing on later ones."""
    if "year" in entry:
        now = now.replace(year=entry["year"], day=1)
    said = f"{request.target} {request.body.decode('utf-8', 'replace')}"
    first = re.search(entry.get("first", ""), said.strip()) is not None
    named = list(zip(issue(paper), (clock(now - age) for age in AGES), strict=True)) if first else []
    form = entry.get("form")
    if form == "sitemap":
        return sitemap(named, entry, request)
    row, body = FORMS[form] if form else (entry.get("row", ""), entry["body"])
    rows = ("," if row.startswith("{") else "").join(one.row(row, times).rstrip(",") for one, times in named)
    text = body.replace("$rows", rows)
    encoded = text.encode("gb18030" if entry.get("gbk") else "utf-8")
    return Reply(headers={"Content-Type": "text/xml" if form == "rss" else "text/html"}, body=encoded)


def clock(moment: datetime) -> dict[str, str]:
    """A time in the forms that lists write."""
    return {
        "s": str(int(moment.timestamp())),
        "ms": str(int(moment.timestamp() * 1000)),
        "iso": moment.isoformat(timespec="seconds"),
        "isolocal": f"{moment:%Y-%m-%dT%H:%M:%S}",
        "text": f"{moment:%Y-%m-%d %H:%M:%S}",
        "short": f"{moment:%m-%d %H:%M}",
        "us": f"{moment:%m/%d/%Y %H:%M:%S}",
        "mail": f"{moment:%a, %d %b %Y %H:%M:%S} +0800",
    }


def sitemap(named: list[tuple[Paper, dict[str, str]]], entry: dict[str, Any], request: Request) -> Reply:
    """An index, or the sitemap itself, packed where its name says so."""
    kind, tag = ("sitemapindex", "sitemap") if "children" in entry else ("urlset", "url")
    places = [(entry.get("children", one.link), times["iso"]) for one, times in named]
    nodes = "".join(f"<{tag}><loc>{loc}</loc><lastmod>{time}</lastmod></{tag}>" for loc, time in dict(places).items())
    text = f'<?xml version="1.0"?><{kind} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{nodes}</{kind}>'
    packed = request.path.endswith(".gz")
    body = gzip.compress(text.encode()) if packed else text.encode()
    return Reply(headers={"Content-Type": "application/x-gzip" if packed else "application/xml"}, body=body)


USUAL: dict[type[Source], str] = {Feed: "rss", HtmlList: "anchors", Sitemap: "sitemap"}
"""What lists of these kinds answer."""
NO_ARTICLES = "".join(
    f'<a href="{address}">{text}</a>'
    for text, address in {
        "关于": "/about.html",
        "直播": "/live/1234567.html",
        "视频": "/video/1234567.html",
        "专题": "/special/2026/1120/index.html",
        "话题": "/topic/1234567",
        "标签": "/tag/1234567/",
        "作者": "/author/1234567",
        "广告": "https://ads.example.com/2026-11/20/content_1234567.html",
        "收起": "javascript:void(0)",
        "来信": "mailto:desk@example.com",
    }.items()
)
"""What stands between the articles of a page."""
ADVERTISEMENT = "<item><title>广告</title><link>https://ads.example.com/live/1234567</link></item>"
FORMS = {
    "rss": (
        "<item><title><![CDATA[$title]]></title><link>$url</link><pubDate>$mail</pubDate></item>",
        f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>$rows{ADVERTISEMENT}</channel></rss>',
    ),
    "anchors": (
        '<li><a href="$url">$title</a></li>',
        f'<!DOCTYPE html><title>频道</title><nav>{NO_ARTICLES}</nav><ul class="l">$rows</ul>',
    ),
}


def hosts() -> dict[str, Callable[[Newsroom, Request], Reply]]:
    """The view of every host of every site."""
    found = {urlsplit(paper.article).hostname or "" for paper in papers().values()} | {host for host, _ in cases()}
    for paper in papers().values():
        for entry in paper.lists:
            for pattern in _alternatives(entry["at"]):
                found.add(pattern.partition("/")[0])
    return dict.fromkeys(sorted(found), press)


def _alternatives(pattern: str) -> list[str]:
    """The patterns that one with `(a|b)` in its host stands for; `a/x|b/y` are two."""
    parts = re.split(r"\|(?![^(]*\))", pattern)
    spread = []
    for part in parts:
        choice = re.match(r"([^/(]*)\(([^)]*)\)(.*)", part)
        if choice and "/" not in choice[1]:
            spread += [f"{choice[1]}{one}{choice[3]}" for one in choice[2].split("|")]
        else:
            spread.append(part)
    return spread
