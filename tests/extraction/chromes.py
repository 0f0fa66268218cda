"""Pages around stories of our own, in three chromes."""

# ruff: noqa: E501 -- markup reads better unbroken

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from tests.replica.compose import Composer, Story, dice
from tests.replica.material import subjects

SITE = "临江在线"


@dataclass(frozen=True)
class Case:
    """What a structure is filled with; *others* are the stories that the page's lists name."""

    story: Story
    others: tuple[Story, ...]

    @property
    def headline(self) -> str:
        return self.story.headline

    @property
    def paragraphs(self) -> tuple[str, ...]:
        return self.story.paragraphs


def case(number: int, size: int = 900) -> Case:
    """The case of that number; the same again for the same number."""
    stories = tuple(
        Composer(subjects()[(number * 5 + i) % 20], date(2026, 5, 1 + i), dice("structures", number, i)).story(size)
        for i in range(9)
    )
    return Case(stories[0], stories[1:])


def wrapped(texts: tuple[str, ...], tag: str = "p") -> str:
    """*texts*, each in an element of its own."""
    return "".join(f"<{tag}>{text}</{tag}>" for text in texts)


def teasers(found: Case) -> str:
    """Other articles with a summary each, as below many articles."""
    return "".join(
        f"<div><h4><a href='/n/{i}'>{o.headline}</a></h4><p>{o.summary}</p></div>" for i, o in enumerate(found.others)
    )


def links(found: Case, repeat: int = 3) -> str:
    """Other articles, by headline only."""
    return "".join(
        f"<li><a href='/l/{n}/{i}'>{o.headline}</a></li>" for n in range(repeat) for i, o in enumerate(found.others)
    )


MASTHEAD = f"<div>2026-05-02 08:30 来源：{SITE}</div>"


@dataclass(frozen=True)
class Page:
    """The parts of a page; what stands around them is the chrome's."""

    body: str
    heading: str | None = None
    title: str | None = None
    head: str = ""
    masthead: str = MASTHEAD
    after: str = ""
    """Right below the body, in the same column."""
    before: str = ""
    """Above the heading."""


def named(found: Case, page: Page) -> str:
    """A page whose class names say what is what."""
    return _document(
        found,
        page,
        f"<div class='nav'><a href='/'>首页</a><a href='/a'>新闻</a><a href='/b'>财经</a></div>{page.before}<div class='main'>{{}}"
        f"<div class='article-content'>{page.body}</div>{page.after}</div><div class='sidebar'><h3>热门新闻</h3><ul>{links(found)}</ul></div>"
        f"<div class='footer'>版权所有 {SITE}，未经书面授权，不得转载或镜像。 沪ICP备00000000号</div>",
    )


def hashed(found: Case, page: Page) -> str:
    """A page whose class names say nothing, with everything in one column."""
    return _document(
        found,
        page,
        f"<div class='x1f'><span><a href='/'>首页</a></span><span><a href='/a'>新闻</a></span></div>{page.before}<div class='k9'>"
        f"<div class='q2'>{{}}</div><div class='q3'>{page.body}</div>{page.after}</div><div class='z7'><div>热门新闻</div><ul>{links(found)}</ul></div>"
        f"<div class='w4'><p>关于我们 广告服务 联系方式</p><p>本网站所刊载信息，不代表本站观点。违法和不良信息举报电话：000-0000。</p></div>",
    )


def tabled(found: Case, page: Page) -> str:
    """A page laid out with tables."""
    return _document(
        found,
        page,
        f"<table><tr><td><a href='/'>首页</a></td><td><a href='/a'>新闻</a></td></tr></table>{page.before}<table><tr><td width=700>"
        f"<table><tr><td>{{}}</td></tr><tr><td>{page.body}</td></tr><tr><td>{page.after}</td></tr></table></td>"
        f"<td><table>{''.join(f'<tr><td><a href=/t{i}>{o.headline}</a></td></tr>' for i, o in enumerate(found.others))}</table></td></tr></table>"
        f"<table><tr><td>{SITE}版权所有 未经许可 不得转载</td></tr></table>",
    )


def _document(found: Case, page: Page, frame: str) -> str:
    heading = f"<h1>{found.headline}</h1>" if page.heading is None else page.heading
    title = f"{found.headline}_{SITE}" if page.title is None else page.title
    head = f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{title}</title>{page.head}</head><body>"
    return f"{head}{frame.replace('{}', heading + page.masthead, 1)}</body></html>"


CHROMES: dict[str, Callable[[Case, Page], str]] = {"named": named, "hashed": hashed, "tabled": tabled}


def shorter(found: Case, *texts: str) -> Case:
    return replace(found, story=replace(found.story, paragraphs=texts))
