"""The layout of thepaper.cn's article pages until 2022 (sites.md A.3)."""

from collections.abc import Iterator
from functools import cached_property
from typing import ClassVar

from newscrawl.extraction.page import Found
from newscrawl.sites.layouts import Selectors, SitePage
from newscrawl.text.names import Byline, parse_byline
from newscrawl.text.normalize import fold


class OldPage(SitePage):
    """The JSP layout until 2022, of newsroom articles, 政务号 and videos."""

    marker = 'class="news'
    selectors: ClassVar[Selectors] = Selectors(
        headline="h1.news_title, div.video_txt_t h2",
        body="div.news_txt, div.video_txt_l p",
        published="div.news_about, div.video_info_left span",
        byline="div.news_about > p:first-child, div.video_info_second span",
        source="div.news_about > p > span",
        credits="div.news_infor_extra div.infor_item",
        section="div.news_path a:last-child",
    )
    OFFLINE = "此文章已下线"

    def refusal(self) -> str | None:
        """A removed article comes with status 200 and one sentence (A.1.1)."""
        return "gone" if any(fold(text.text_content()) == self.OFFLINE for text in self.select("p.news_txt")) else None

    @cached_property
    def _account(self) -> str:
        return next((fold(name.text_content()) for name in self.select("div.news_paike_author div.name")), "")

    @property
    def contributed(self) -> bool:  # type: ignore[override]
        return bool(self._account)

    def section(self) -> Iterator[Found[str]]:
        for found in super().source() if self._account else ():  # their path names the account, not a column
            yield Found(found.value.rpartition("·")[2], found.rule, found.raw)
        yield from super().section()

    def byline(self) -> Iterator[Found[Byline]]:
        if self._account:
            yield Found(Byline(authors=(self._account,)), "css div.news_paike_author div.name", self._account)
        yield from super().byline()

    def source(self) -> Iterator[Found[str]]:
        yield from super().source()
        for found in self.texts("byline"):
            if outlet := parse_byline(found.value).outlet:
                yield Found(outlet, found.rule, found.raw)
