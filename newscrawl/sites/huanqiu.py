"""环球网 — https://www.huanqiu.com/ (facts: sites.md B.2)"""

from collections.abc import Iterator

from lxml.html import tostring

from newscrawl.extraction import bylines
from newscrawl.extraction.content import Content, parse_fragment, read_content
from newscrawl.extraction.page import Found
from newscrawl.sites.base import Site
from newscrawl.sites.layouts import Selectors, SitePage
from newscrawl.sites.sources import HtmlList, JsonList
from newscrawl.text.names import Byline, split_names


class DataPage(SitePage):
    """The current layout: scripts draw the page from what its `textarea`s hold."""

    marker = 'class="article-content"'
    selectors = Selectors(
        headline="textarea.article-title",
        body="textarea.article-content",
        published="textarea.article-time",
        source="textarea.article-source-name",
        credits="textarea.article-editor-name",
    )

    def body(self) -> Iterator[Found[Content]]:
        for area in self.select(self.selectors.body):
            html = (area.text or "") + "".join(tostring(child, encoding="unicode") for child in area)
            yield Found(read_content(parse_fragment(html), self.url), f"css {self.selectors.body}")
        yield from super().body()

    def byline(self) -> Iterator[Found[Byline]]:
        """The reporters of the dateline: the page has no other place for them."""
        for found in self.body():
            paragraphs = found.value.paragraphs or ("",)
            for byline in filter(bylines.is_person, bylines.in_text(paragraphs[0], paragraphs[-1:])):
                yield Found(byline, "dateline")

    def editors(self) -> Iterator[Found[tuple[str, ...]]]:
        for found in self.texts("credits"):
            yield Found(split_names(found.value.rpartition("：")[2]), found.rule, found.raw)


class AccountPage(SitePage):
    """A personal channel, 2020."""

    marker = 'class="content-a"'
    selectors = Selectors(
        body="div.content-a", published="div.a-info .time", byline="div.a-info .original span, .original span"
    )

    def source(self) -> Iterator[Found[str]]:
        """Only what a label says: a name beside the time is the author's."""
        yield from (found for found in super().source() if found.rule.startswith("source label"))


SITE = Site(
    id="huanqiu",
    name="环球网",
    domains=("huanqiu.com",),
    article_url=r"^https?://(?:\w+\.)?huanqiu\.com/article/([0-9A-Za-z]{11})(?=[/?#]|$)",
    twins={r"^https?://(?!mp\.)(?:\w+\.)?huanqiu\.com/": "https://www.huanqiu.com/"},  # each channel has a host
    pages=(DataPage, AccountPage),
    sources=(
        JsonList(
            more='https://{host}.huanqiu.com/api/list?node="{channel}"&offset={page}&limit=20',
            first=0,
            step=20,
            rows="list",
            link="https://www.huanqiu.com/article/{aid}",
            date="ctime",
        ),
        HtmlList(),
    ),
)
