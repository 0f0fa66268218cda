"""Small whole pages whose subject is what stands around a text: time, people, medium.

Sites, people and words are invented; the templates are shapes of content systems that many sites share."""

import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

TITLE = "老码头仓库改成社区图书馆 周末开到晚上十点"
SENTENCES = (
    "江边那排空了十多年的仓库，这个月重新亮起了灯，附近的居民终于等来了自己的图书馆。",
    "馆里一共有两万多册书，其中三分之一是街坊捐出来的，扉页上还留着各家的名字。",
    "“最难的不是装修，是把屋顶的漏水找出来。”负责改造的设计师笑着说，工人们为此爬了七次屋顶。",
    "图书馆周一闭馆，周末开到晚上十点，孩子们可以带着水杯和小毯子，在二楼的长椅上听故事。",
    "街道办表示，如果这一处运行顺利，明年还会有另外三间旧厂房交给读书的人使用。",
)


@dataclass(frozen=True, kw_only=True, eq=False)
class Case:
    """One page by its parts, and what it says. None in what is expected: not asked of this page."""

    id: str
    top: str = ""
    """Between headline and text."""
    above: str = ""
    """Above the headline."""
    opening: str = ""
    """The words that begin the first paragraph."""
    before: str = ""
    """Paragraphs before the first one."""
    closing: str = ""
    """Paragraphs that end the text, inside its element."""
    foot: str = ""
    """Behind the element of the text."""
    head: str = ""
    side: str = ""
    comments: str = ""
    bottom: str = ""
    title: str = TITLE
    url: str = "https://www.jiangcheng-news.example/show/88231.html"
    expected: Mapping[str, str | None] = field(default_factory=dict)
    """Field → value; people separated by commas; times as `YYYY-MM-DD HH:MM[:SS]` or a day; empty: nothing."""


def case(id: str, **parts: str) -> Case:  # noqa: A002 -- it is the test's id
    """A case; the names of fields (`date`, `authors`, …) are what is expected, all others parts of the page."""
    asked = {name: parts.pop(name) for name in tuple(parts) if name in FIELDS}
    return Case(id=id, expected=asked, **parts)


def linked(data: Any) -> str:
    """*data* as JSON-LD in the head of a page."""
    return f'<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script>'


FIELDS = (
    "date", "modified", "authors", "source", "editors", "proofreaders", "photographers", "correspondents",
    "republisher", "headline", "original_title",
)  # fmt: skip


def page(case: Case, template: int | None = None) -> str:
    """The page of *case*, in the template that its id chooses, or in another."""
    chosen = TEMPLATES[(zlib.crc32(case.id.encode()) if template is None else template) % len(TEMPLATES)]
    first, *others = SENTENCES
    paragraphs = (case.opening + first, *others)
    return chosen(case, paragraphs)


def _head(case: Case) -> str:
    return f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{case.title}_江城观察</title>{case.head}</head>'


def _links(tag: str = "li") -> str:
    titles = ("夜市的灯又亮了", "公交专线今起延长", "一只猫走失三年后回家", "河道清淤提前完工", "旧书换绿植活动开始")
    return "".join(f'<{tag}><a href="/show/{70 + n}.html">{title}</a></{tag}>' for n, title in enumerate(titles))


def portal(case: Case, paragraphs: tuple[str, ...]) -> str:
    """A portal of the 2010s: div soup with ids, a sidebar, a footer."""
    text = "".join(f"<p>\u3000\u3000{paragraph}</p>" for paragraph in paragraphs)
    return f"""{_head(case)}<body><div id="top"><a href="/">首页</a><a href="/jc">江城</a><a href="/sh">社会</a></div>
      <div class="crumb"><a href="/">江城观察</a> &gt; <a href="/sh">社会</a> &gt; 正文</div>
      <div class="left">{case.above}<h1>{case.title}</h1><div class="info">{case.top}</div>
      <div id="content" class="content">{case.before}{text}{case.closing}</div>{case.foot}</div>
      <div class="right"><h3>热点</h3><ul>{_links()}</ul>{case.side}</div><div class="pl">{case.comments}</div>
      <div class="footer">{case.bottom}关于我们 | 联系我们</div></body></html>"""


def table(case: Case, paragraphs: tuple[str, ...]) -> str:
    """A page laid out in tables, with breaks for paragraphs."""
    text = "<br><br>".join(f"&nbsp;&nbsp;&nbsp;&nbsp;{paragraph}" for paragraph in paragraphs)
    before = f"{case.before}<br>" if case.before else ""
    return f"""{_head(case)}<body><table width="960"><tr><td>{_links("span")}</td></tr></table>
      <table width="960"><tr><td>{case.above}</td></tr>
      <tr><td align="center"><font size="5"><b><h1>{case.title}</h1></b></font></td></tr>
      <tr><td align="center">{case.top}</td></tr><tr><td class="txt">{before}{text}{case.closing}</td></tr>
      <tr><td>{case.foot}</td></tr></table><table><tr><td>{_links("div")}{case.side}{case.comments}</td></tr>
      <tr><td align="center">{case.bottom}江城观察 网站地图</td></tr></table></body></html>"""


def blog(case: Case, paragraphs: tuple[str, ...]) -> str:
    """A blog system with the elements of HTML 5."""
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return f"""{_head(case)}<body class="single"><header class="site-header"><nav><a href="/">首页</a></nav></header>
      <main><article class="post">{case.above}
      <header class="entry-header"><h1 class="entry-title">{case.title}</h1>
      <div class="entry-meta">{case.top}</div></header>
      <div class="entry-content">{case.before}{text}{case.closing}</div>
      <footer class="entry-footer">{case.foot}</footer></article>
      <section class="comments">{case.comments}</section></main>
      <aside><ul>{_links()}</ul>{case.side}</aside><footer>{case.bottom}由开源程序驱动</footer></body></html>"""


def hashed(case: Case, paragraphs: tuple[str, ...]) -> str:
    """A page of a component framework: no class that says anything."""
    text = "".join(f'<div class="sc-9f2"><span>{paragraph}</span></div>' for paragraph in paragraphs)
    return f"""{_head(case)}<body><div id="app"><div class="c1a"><a href="/">江城观察</a></div>
      <div class="c2b">{case.above}<h2 class="c3c">{case.title}</h2><div class="c4d">{case.top}</div>
      <div class="c5e">{case.before}{text}{case.closing}</div><div class="c6f">{case.foot}</div></div>
      <div class="c7a">{case.comments}</div><div class="c7g">{_links("div")}{case.side}</div>
      <div class="c8h">{case.bottom}下载客户端</div></div></body></html>"""


TEMPLATES = (portal, table, blog, hashed)
