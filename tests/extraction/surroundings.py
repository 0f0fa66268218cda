"""What stands around an article, and must not be taken for it."""

# ruff: noqa: E501 -- markup reads better unbroken

import json

from tests.extraction.chromes import MASTHEAD, SITE, Case, Page, shorter, teasers, wrapped

QUIPS = (
    "顶楼主",
    "说得太好了，支持一下",
    "沙发",
    "我家就在那附近，天天路过，真的变化很大！",
    "已转发",
    "路过看看，留个脚印。",
)


def flash(found: Case) -> tuple[Case, Page]:
    """Two sentences amid navigation and teasers."""
    found = shorter(found, found.paragraphs[-1])
    return found, Page(wrapped(found.paragraphs), after=f"<div>相关新闻</div>{teasers(found)}")


def bare_flash(found: Case) -> tuple[Case, Page]:
    found = shorter(found, found.paragraphs[-1])
    return found, Page(found.paragraphs[0], after=teasers(found))


def commented(found: Case) -> tuple[Case, Page]:
    found = shorter(found, *found.paragraphs[-2:])
    said = "".join(
        f"<div><a href='/u/{i}'>网友{i}</a> 2026-05-02 09:1{i % 10}<p>{QUIPS[i % 6]}{QUIPS[(i + 3) % 6]}</p><span>回复</span></div>"
        for i in range(20)
    )
    return found, Page(wrapped(found.paragraphs), after=f"<div><h3>网友评论</h3>{said}</div>")


def long_comments(found: Case) -> tuple[Case, Page]:
    """Readers who write more than the reporter did."""
    found = shorter(found, *found.paragraphs[-2:])
    said = "".join(
        f"<div><span>网友{i}</span><p>我来说两句。{o.paragraphs[2]}</p><span>顶 踩 回复</span></div>"
        for i, o in enumerate(found.others)
    )
    return found, Page(wrapped(found.paragraphs), after=f"<div><h3>网友评论</h3>{said}</div>")


def related(found: Case) -> tuple[Case, Page]:
    return found, Page(wrapped(found.paragraphs), after=f"<div><h3>推荐阅读</h3>{teasers(found)}</div>")


def cards(found: Case) -> tuple[Case, Page]:
    """Teasers that are links as a whole."""
    found = shorter(found, *found.paragraphs[-2:])
    cards = "".join(
        f"<a href='/n/{i}'><div>{o.headline}</div><div>{o.summary}</div></a>" for i, o in enumerate(found.others)
    )
    return found, Page(wrapped(found.paragraphs), after=f"<div>{cards}</div>")


def disclaimed(found: Case) -> tuple[Case, Page]:
    text = "免责声明：本文仅代表作者本人观点，与本网无关。本网对文中陈述、观点判断保持中立，请读者仅作参考，并请自行承担全部责任。"
    return found, Page(wrapped(found.paragraphs), after=f"<p>（责任编辑：王五）</p><p>{text}</p>")


def twin_pages(found: Case) -> tuple[Case, Page]:
    """Headline, masthead and text, twice."""
    whole = f"<h1>{found.headline}</h1>{MASTHEAD}<div>{wrapped(found.paragraphs)}</div>"
    return found, Page(f"<div>{wrapped(found.paragraphs)}</div>", after=f"<div>{whole}</div>")


def next_article(found: Case) -> tuple[Case, Page]:
    """Another whole article below, for readers who scroll on."""
    other = found.others[0]
    below = f"<h1>{other.headline}</h1>{MASTHEAD}<div>{wrapped(other.paragraphs)}</div>"
    return found, Page(wrapped(found.paragraphs), after=f"<div>{below}</div>")


def intro(found: Case) -> tuple[Case, Page]:
    """What the site says of itself, above everything."""
    text = f"{SITE}是一家面向全国读者的新闻网站，创办于二十年前，每天报道经济、科技与社会。欢迎关注，也欢迎来信。"
    return found, Page(wrapped(found.paragraphs), before=f"<div><p>{text}</p><p>{text}</p></div>")


def prompted(found: Case) -> tuple[Case, Page]:
    """Notes to the reader around a short text."""
    found = shorter(found, *found.paragraphs[:2])
    after = "<div>打开APP阅读更多精彩内容</div><div>登录后才能发表评论，请先登录。</div><div>扫描二维码，关注我们的公众号。</div>"
    return found, Page(wrapped(found.paragraphs), after=after)


def unlinked_hot(found: Case) -> tuple[Case, Page]:
    """A box of long headlines that scripts make links."""
    found = shorter(found, found.paragraphs[-1])
    box = "".join(f"<div>{o.headline}</div>" for o in found.others)
    return found, Page(wrapped(found.paragraphs), before=f"<div>热搜</div>{box}", after=f"<div>热搜</div>{box}")


def hidden(found: Case) -> tuple[Case, Page]:
    hidden = "".join(
        f"<div style='display:none'>{other.summary}</div><p hidden>{other.paragraphs[0]}</p>" for other in found.others
    )
    return found, Page(hidden + wrapped(found.paragraphs))


def data_too(found: Case) -> tuple[Case, Page]:
    """The text on the page and in its data, with other articles' texts in the data."""
    rows = [{"title": o.headline, "content": wrapped(o.paragraphs)} for o in (found.story, *found.others)]
    data = json.dumps({"props": {"list": rows}}, ensure_ascii=True)
    return found, Page(
        wrapped(found.paragraphs), head=f"<script id='__NEXT_DATA__' type='application/json'>{data}</script>"
    )
