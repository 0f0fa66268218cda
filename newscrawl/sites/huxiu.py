"""虎嗅 — https://www.huxiu.com/ (facts: sites.md B.1)"""

import re
from collections.abc import Iterator
from functools import cached_property

from newscrawl.extraction.page import Found
from newscrawl.sites.answers import JsonPage, Paths
from newscrawl.sites.asking import Ask
from newscrawl.sites.base import Site
from newscrawl.sites.sources import JsonList
from newscrawl.text.names import Byline, parse_byline

_ORIGIN = re.compile(
    r"本文来自(?:微信)?公众号[:：]\s*(?P<source>[^（(，,<]+)(?:[（(][^）)]*[）)])?(?:[，,]\s*(?:原文)?作者[:：]\s*(?P<author>[^，,。<]+))?"
)


class AnswerPage(JsonPage):
    """What `web/article/detail` answers to a POST with the article's number."""

    marker = '"user_info"'
    paths = Paths(
        headline="data.title",
        body="data.content_preface data.content",
        published="data.dateline data.publish_time",
        byline="data.user_info.username",
        section="data.relation_info.channel.name",
        description="data.summary",
        tags="data.tags_info.tag_name data.tags_info.name",
    )
    signatures = ("虎嗅", "虎嗅APP", "虎嗅注")
    cut = "div.neirong-shouquan, em.vote__bar, div.vote__btn, div.vote__time"

    @cached_property
    def origin(self) -> re.Match[str] | None:
        """The line that says from which account the article comes, and who wrote it: 本文来自微信公众号：…，作者：…"""
        return _ORIGIN.search(self.html_of_body())

    def byline(self) -> Iterator[Found[Byline]]:
        if self.origin and (author := self.origin["author"]):
            yield Found(parse_byline(author), "本文来自", author)
        yield from super().byline()

    def source(self) -> Iterator[Found[str]]:
        if self.origin:
            yield Found(self.origin["source"].strip(), "本文来自", self.origin[0])
        yield from super().source()


SITE = Site(
    id="huxiu",
    name="虎嗅",
    domains=("huxiu.com",),
    article_url=r"^https?://(?:(?:www|m)\.)?huxiu\.com/article/(\d+)\.html(?=[?#]|$)",
    canonical="https://www.huxiu.com/article/{id}.html",
    pages=(AnswerPage,),
    asked=Ask(
        url="https://api-web-article.huxiu.com/web/article/detail",
        payload={"platform": "www", "aid": "{id}"},
        form=True,
    ),
    sources=(
        JsonList(
            named="https://www.huxiu.com/channel/{channel}.html",
            url="https://api-web-article.huxiu.com/web/channel/articleListV1",
            payload={"platform": "www", "channel_id": "{channel}", "pagesize": 20, "last_time": "{cursor}"},
            form=True,
            rows="data.datalist",
            link="https://www.huxiu.com/article/{aid}.html",
            date="dateline",
            cursor="data.datalist.dateline",
        ),
    ),
)
