"""财联社 — https://www.cls.cn/ (facts: sites.md B.4)"""

import hashlib
import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, urlencode, urlsplit

from newscrawl.extraction.found import Found
from newscrawl.sites.answers import JsonPage, Paths, values
from newscrawl.sites.base import Site
from newscrawl.sites.sources import JsonList
from newscrawl.text.normalize import fold

_HEADED = re.compile(r"\s*【(.+?)】")


class DetailPage(JsonPage):
    """Articles and flashes (电报), which begin with their headline: 【…】财联社10月3日电，…"""

    marker = '"articleDetail"'
    island = "__NEXT_DATA__"
    root = "props.pageProps.articleDetail"
    paths = Paths(headline="title", body="content", published="ctime", byline="author.name", tags="subject.name")

    def headline(self) -> Iterator[Found[str]]:
        yield from self.strings("headline")
        for brief in values(self.data, "brief"):
            if match := _HEADED.match(str(brief)):
                yield Found(fold(match[1]), "json brief", match[0])
        yield from super().headline()

    def html_of_body(self) -> str:
        return _HEADED.sub("", super().html_of_body()).replace("\n", "<br>")


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
    article_url=r"^https?://(?:(?:www|m)\.)?cls\.cn/detail/(\d+)(?=[/?#]|$)",
    canonical="https://www.cls.cn/detail/{id}",
    pages=(DetailPage,),
    sources=(
        JsonList(
            more="https://www.cls.cn/v1/roll/get_roll_list?app=CailianpressWeb&category={channel}&last_time={cursor}&os=web&refresh_type=1&rn=50&sv=8.7.9",
            rows="data.roll_data",
            link="https://www.cls.cn/detail/{id}",
            date="ctime",
            cursor="data.roll_data.ctime",
            paid="type!=-1",
            signed=signed,
        ),
        JsonList(
            route="depth",
            url="https://www.cls.cn/v3/depth/home/assembled/{channel}?app=CailianpressWeb&os=web&sv=8.7.9",
            rows="data.top_article data.depth_list",
            link="https://www.cls.cn/detail/{id}",
            date="ctime",
            signed=signed,
        ),
    ),
)
