"""Article pages in structures that real sites have: what a finder must not be fooled by."""

from collections.abc import Callable
from dataclasses import replace

from tests.extraction import surroundings as around
from tests.extraction.chromes import CHROMES, MASTHEAD, SITE, Case, Page, case, links, named, shorter, wrapped
from tests.replica.generic import TRADITIONAL

__all__ = ["CHROMES", "STRUCTURES", "case", "disagreeing"]

POEM = ("河水绕过旧城墙", "灯一盏一盏亮了", "卖花的人收起竹篮", "把春天带回家去", "明早的雾还会来", "船也还会开")


def _twins(found: Case) -> tuple[Case, Page]:
    """The same text for desktops and telephones, one below the other."""
    body = wrapped(found.paragraphs)
    return found, Page(f"<div class='pc'>{body}</div><div class='mobile'>{body}</div>")


def _captioned(found: Case) -> tuple[Case, Page]:
    first, *rest = found.paragraphs
    figure = f"<figure><img src='/1.jpg'><figcaption>{found.story.captions[0]}{SITE}记者摄</figcaption></figure>"
    return found, Page(f"<p>{first}</p>{figure}{wrapped(tuple(rest))}")


def _asked(found: Case) -> tuple[Case, Page]:
    """Questions and answers, many of them short."""
    pairs = [
        text
        for answer in found.paragraphs
        for text in ("问：您怎么看？", f"答：{answer}", "问：后来呢？", "答：没有了。")
    ]
    found = shorter(found, *pairs)
    return found, Page(wrapped(found.paragraphs))


def _listed(found: Case) -> tuple[Case, Page]:
    items = tuple(f"{number}、{other.headline}" for number, other in enumerate(found.others, 1))
    first, *rest = found.paragraphs
    page = Page(f"<p>{first}</p><ul>{wrapped(items, 'li')}</ul>{wrapped(tuple(rest))}")
    return shorter(found, first, *items, *rest), page


def _poem(found: Case) -> tuple[Case, Page]:
    first, *rest = found.paragraphs
    page = Page(f"<p>{first}</p><p>{'<br>'.join(POEM)}</p>{wrapped(tuple(rest))}")
    return shorter(found, first, *POEM, *rest), page


def _live(found: Case) -> tuple[Case, Page]:
    """A live blog: a time above each piece."""
    entries = [(f"{9 + i:02}:15", text) for i, text in enumerate(found.paragraphs)]
    body = "".join(f"<div><div>{clock}</div><div>{text}</div></div>" for clock, text in entries)
    return shorter(found, *(part for entry in entries for part in entry)), Page(body)


def _tabs(found: Case) -> tuple[Case, Page]:
    tab = "<div><a href='#1'>正文</a><a href='#2'>评论</a><a href='#3'>相关</a></div>"
    return found, Page(f"{tab}<div><div>{wrapped(found.paragraphs)}</div><div>{links(found)}</div></div>")


def _sections(found: Case) -> tuple[Case, Page]:
    soup = "".join(
        f"<section><section><section><span>{t[:9]}</span><span><strong>{t[9:]}</strong></span></section></section></section><section><br></section>"
        for t in found.paragraphs
    )
    return found, Page(f"<section><section>{soup}</section></section>")


def _split(found: Case) -> tuple[Case, Page]:
    """The text in several containers, with boxes between."""
    boxes = [f"<div><div>{text}</div></div><div><a href='/ad'>广告</a></div>" for text in found.paragraphs]
    return found, Page("".join(boxes))


def _textarea(found: Case) -> tuple[Case, Page]:
    return found, Page(f"<textarea class='article-content'>{wrapped(found.paragraphs)}</textarea>")


def _escaped(found: Case) -> tuple[Case, Page]:
    """The same, as most templates write it."""
    body = wrapped(found.paragraphs).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return found, Page(f"<textarea>{body}</textarea>")


def _subheads(found: Case) -> tuple[Case, Page]:
    first, second, *rest = found.paragraphs
    found_heads = found.story.headings
    body = wrapped((first, second)) + f"<h2>{found_heads[0]}</h2>" + wrapped(tuple(rest))
    return shorter(found, first, second, found_heads[0], *rest), Page(body)


def _traditional(found: Case) -> tuple[Case, Page]:
    found = replace(found, story=replace(found.story, headline=TRADITIONAL[0], paragraphs=TRADITIONAL[1:]))
    return found, Page(wrapped(found.paragraphs), after=f"<div>延伸閱讀</div>{links(found, 1)}")


def _island(found: Case) -> tuple[Case, Page]:
    """The text only in the data of a script."""
    text = wrapped(found.paragraphs).replace('"', '\\"').replace("/", "\\/")
    script = (
        f'<script>window.__INITIAL_STATE__={{"detail":{{"title":"{found.headline}","content":"{text}"}}}};</script>'
    )
    return found, Page("<div id='app'>正在加载</div>", head=script)


def _figures(found: Case) -> tuple[Case, Page]:
    """A table of numbers in the text."""
    first, *rest = found.paragraphs
    rows = tuple(f"{2010 + i}年 {i * 37 % 101}.{i} {i * 53 % 89}%" for i in range(12))
    cells = "".join("<tr>" + wrapped(tuple(row.split(" ")), "td") + "</tr>" for row in rows)
    return shorter(found, first, *rows, *rest), Page(f"<p>{first}</p><table>{cells}</table>{wrapped(tuple(rest))}")


def _linked_words(found: Case) -> tuple[Case, Page]:
    """Many words of the text are links."""
    texts = tuple(f"{t[:12]}<a href='/w'>{t[12:30]}</a>{t[30:]}" for t in found.paragraphs)
    return found, Page(wrapped(texts))


def _body(html: Callable[[Case], str], **parts: str) -> Callable[[Case], tuple[Case, Page]]:
    return lambda found: (found, Page(html(found), **parts))


def _headed(html: Callable[[Case], str], title: str | None = None) -> Callable[[Case], tuple[Case, Page]]:
    return lambda found: (found, Page(wrapped(found.paragraphs), heading=html(found), title=title))


STRUCTURES: dict[str, Callable[[Case], tuple[Case, Page]]] = {
    "paragraphs": _body(lambda c: wrapped(c.paragraphs)),
    "breaks": _body(lambda c: "<br><br>".join("\u3000\u3000" + text for text in c.paragraphs)),
    "text nodes": _body(lambda c: "<div></div>".join(c.paragraphs)),
    "table rows": _body(
        lambda c: "<table>" + "".join(f"<tr><td>{text}</td></tr>" for text in c.paragraphs) + "</table>"
    ),
    "site title, headline in a div": _headed(lambda c: f"<div>{c.headline}</div>", SITE),
    "site title, headline in bold": _headed(lambda c: f"<b>{c.headline}</b><br>", SITE),
    "section title, headline in h1": _headed(lambda c: f"<h1>{c.headline}</h1>", f"国内新闻_{SITE}"),
    "no heading": _headed(lambda c: f"<div>{c.headline}</div>"),
    "equal headings": _headed(lambda c: f"<h1>{SITE}</h1><h1>{c.headline}</h1><h1>热点</h1>"),
    "headline twice": _headed(lambda c: f"<h1>{c.headline}</h1><div>{MASTHEAD}</div><h1>{c.headline}</h1>"),
    "slogan above": _headed(
        lambda c: f"<h1><a href='/'>{SITE}</a></h1><h2>全部导航</h2><div class='t'>{c.headline}</div>"
    ),
    "flash": around.flash,
    "bare flash": around.bare_flash,
    "comments": around.commented,
    "related with summaries": around.related,
    "disclaimer": around.disclaimed,
    "twins": _twins,
    "twin pages": around.twin_pages,
    "hidden": around.hidden,
    "caption": _captioned,
    "questions": _asked,
    "list": _listed,
    "poem": _poem,
    "live": _live,
    "tabs": _tabs,
    "sections": _sections,
    "split": _split,
    "textarea": _textarea,
    "escaped textarea": _escaped,
    "subheads": _subheads,
    "section title, headline in a div": _headed(lambda c: f"<div>{c.headline}</div>", f"国内新闻_{SITE}"),
    "other title": _headed(lambda c: f"<h1>{c.headline}</h1>", "一句给搜索引擎看的话，与标题毫无相似之处"),
    "fonts": _body(
        lambda c: "".join(f"<center><font size=3><font>{text}</font></font></center>" for text in c.paragraphs)
    ),
    "form": _body(lambda c: f"<form>{wrapped(c.paragraphs)}</form>"),
    "definitions": _body(lambda c: f"<dl>{wrapped(c.paragraphs, 'dd')}</dl>"),
    "own tags": _body(lambda c: f"<app-story>{wrapped(c.paragraphs, 'app-line')}</app-story>"),
    "wrapped in a sidebar": _body(lambda c: f"<div class='right sidebar'>{wrapped(c.paragraphs)}</div>"),
    "long comments": around.long_comments,
    "cards": around.cards,
    "next article": around.next_article,
    "introduction": around.intro,
    "figures": _figures,
    "data too": around.data_too,
    "linked words": _linked_words,
    "prompts": around.prompted,
    "unlinked headlines": around.unlinked_hot,
    "traditional": _traditional,
    "island": _island,
}


def disagreeing() -> str:
    """A page that can be read in two ways: prose among verses, and below it another story without verses."""
    found, other = case(1), case(2)
    verses = wrapped(POEM * 2)
    body = "".join(f"<div>{text}</div>{verses}" for text in found.paragraphs[:6])
    below = f"<div>{links(found)}</div><table><tr><td>{wrapped(other.paragraphs[:7])}</td></tr></table>"
    return named(found, Page(body, after=below))
