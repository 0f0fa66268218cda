"""搜狐 — https://www.sohu.com/ (facts: sites.md B.3)"""

from newscrawl.sites.base import Site
from newscrawl.sites.layouts import Selectors, SitePage
from newscrawl.sites.sources import HtmlList


class ArticlePage(SitePage):
    """The layout since 2023, of 搜狐号 and of the newsroom."""

    marker = 'id="mp-editor"'
    cut = "a#backsohucom, div.lookall-box"
    selectors = Selectors(
        headline="div.text-title h1",
        body="article#mp-editor",
        published="span#news-time",
        credits="p[data-role='editor-name']",
        original_title="p[data-role='original-title']",
    )

    @property
    def contributed(self) -> bool:  # type: ignore[override]
        return any("搜狐号" in statement.text_content() for statement in self.select("div.statement"))


SITE = Site(
    id="sohu",
    name="搜狐",
    domains=("sohu.com",),
    article_url=r"^https?://(?:www|m)\.sohu\.com/a/(\d+_\d+)(?=[/?#]|$)",
    canonical="https://www.sohu.com/a/{id}",
    pages=(ArticlePage,),
    sources=(HtmlList(),),
)
