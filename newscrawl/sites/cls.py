"""财联社 — https://www.cls.cn/ (facts: sites.md B.4)"""

import hashlib
import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from newscrawl.extraction.content import Content, parse_fragment, read_content
from newscrawl.extraction.found import Found
from newscrawl.extraction.islands import dig, rows, script_json
from newscrawl.sites.base import Site
from newscrawl.sites.layouts import SitePage
from newscrawl.sites.sources import JsonList
from newscrawl.text.dates import Stamp, from_epoch
from newscrawl.text.names import Byline, parse_byline
from newscrawl.text.normalize import fold


class DetailPage(SitePage):
    """Articles and flashes (电报), which begin with their headline: 【…】财联社10月3日电，…"""

    parser = "cls/detail"
    route = "json"
    marker = '"articleDetail"'

    @cached_property
    def detail(self) -> dict[str, Any]:
        """`articleDetail`; empty where the page carries none."""
        return dig(script_json(self.html, "__NEXT_DATA__"), "props", "pageProps", "articleDetail")

    def headline(self) -> Iterator[Found[str]]:
        yield Found(fold(str(self.detail.get("title") or "")), "json title")
        if match := re.match(r"\s*【(.+?)】", str(self.detail.get("brief") or "")):
            yield Found(fold(match[1]), "json brief", match[0])
        yield from super().headline()

    def body(self) -> Iterator[Found[Content]]:
        html = re.sub(r"^\s*【.+?】", "", str(self.detail.get("content") or "")).replace("\n", "<br>")
        yield Found(read_content(parse_fragment(html), self.url), "json content")
        yield from super().body()

    def published(self) -> Iterator[Found[Stamp]]:
        if (ctime := self.detail.get("ctime")) and (stamp := from_epoch(ctime, now=self.fetched)):
            yield Found(stamp, "json ctime", str(ctime))
        yield from super().published()

    def byline(self) -> Iterator[Found[Byline]]:
        name = fold(str(dig(self.detail, "author").get("name") or ""))
        yield Found(parse_byline(name), "json author.name", name)

    def tags(self) -> Iterator[Found[tuple[str, ...]]]:
        names = (fold(str(row.get("name") or "")) for row in rows(self.detail.get("subject")))
        yield Found(tuple(filter(None, names)), "json subject")


def signed(url: str) -> str:
    """*url* with the sign that the API asks of every client: a digest of the query, its names in order.

    >>> signed("https://www.cls.cn/v1/x?os=web&app=a")[-37:]
    'sign=aa639fd887f71fc0d8d41d884ceab190'
    """
    query = urlencode(sorted(parse_qsl(urlsplit(url).query, keep_blank_values=True)))
    inner = hashlib.sha1(query.encode(), usedforsecurity=False).hexdigest()
    sign = hashlib.md5(inner.encode(), usedforsecurity=False).hexdigest()
    return urlsplit(url)._replace(query=f"{query}&sign={sign}").geturl()


SITE = Site(
    id="cls",
    name="财联社",
    domains=("cls.cn",),
    article_url=re.compile(r"^https?://(?:www|m)\.cls\.cn/detail/(\d+)(?=[/?#]|$)"),
    canonical="https://www.cls.cn/detail/{id}",
    pages=(DetailPage,),
    sources=(
        JsonList(
            more="https://www.cls.cn/v1/roll/get_roll_list?app=CailianpressWeb&category={channel}&last_time={cursor}&os=web&refresh_type=1&rn=50&sv=8.7.9",
            rows="data.roll_data",
            link="https://www.cls.cn/detail/{id}",
            date="ctime",
            cursor="data.roll_data.ctime",
            signed=signed,
        ),
        JsonList(
            route="depth",
            url="https://www.cls.cn/v3/depth/home/assembled/{channel}?app=CailianpressWeb&os=web&sv=8.7.9",
            rows="data.depth_list",
            link="https://www.cls.cn/detail/{id}",
            date="ctime",
            signed=signed,
        ),
    ),
)
