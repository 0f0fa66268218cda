"""Pages of the current layout: articles in both builds, and what surrounds them."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from zlib import crc32

from tests.replica import markup
from tests.replica.article import Article
from tests.replica.detail import article_data

HASHES = {
    "wrapper": "L_zqV",
    "title": "B8mhI",
    "left": "LfzyH",
    "inherit": "A1ImK",
    "cententWrapBox": "bh0OY",
    "cententWrap": "Jv8jK",
    "copyrightBox": "3Hx3O",
    "tags": "Mo75P",
    "name": "ID4kk",
    "num": "lvDnF",
}
LATER_HASHES = {"cententWrap": "UojXm", "left": "IlIiv"}
NAVIGATION = "".join(f'<li><a href="/channel_{n}">{name}</a></li>' for n, name in ((25949, "要闻"), (119908, "科技")))
HEADER = (
    '<header class="header_wrap__Ab3dE"><a href="/">澎湃Logo</a><ul class="header_menu__qP1sT">'
    f"{NAVIGATION}<li>更多</li></ul><span>下载客户端</span><span>登录</span><span>无障碍</span></header>"
)
FOOTER = (
    '<footer class="footer_wrap__Zk8Lm"><p>报料热线: 021-962866 报料邮箱: news@thepaper.cn</p>'
    "<p>沪ICP备14003370号 沪公网安备31010602000299号 互联网新闻信息服务许可证：31120170006</p>"
    "<p>© 2014-2026 上海东方报业有限公司</p></footer>"
)
TOOLS = '<div class="toolbar_box__Tt1xY"><span>字号</span><span>超大</span><span>我要举报</span><i>+1</i></div>'
WAF = (
    "<!DOCTYPE html><html><head><meta charset='utf-8'><title>WAF拦截页面</title></head><body><h2>WAF拦截页面</h2>"
    "<p>很抱歉，您提交的请求可能对网站造成威胁，请求已被管理员设置的策略阻断。</p><p>请求ID：{key:08x}</p></body></html>"
)
EMPTY = '<div class="ant-empty"><div class="ant-empty-description">抱歉，文章已下线或不存在</div></div>'


def css(build: str, name: str) -> str:
    """The class of a module part: prefixed in the older build, and hashed anew in the later one."""
    if build == "index":
        return f"index_{name}__{HASHES[name]}"
    digest = crc32(name.encode())
    return f"{name}__{LATER_HASHES.get(name) or f'{digest:08x}'[:5]}"


def document(title: str, head: str, body: str, data: str) -> str:
    return (
        f'<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"/><title>{escape(title)}</title>{head}</head>'
        f'<body><div id="__next">{HEADER}{body}{FOOTER}</div>{data}</body></html>'
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """Which halves of an article page are there."""

    island: bool = True
    html: bool = True
    mobile: bool = False


def article(item: Article, related: Iterable[Article], shown: Shown) -> str:
    """The page of *item*: its text as HTML and once more in the JSON island."""
    data = article_data(item, mobile=shown.mobile) if shown.island else ""
    if not shown.html:
        return f'<!DOCTYPE html><html lang="zh"><body><div id="__next"></div>{data}</body></html>'
    section = f"澎湃号·{item.section}" if item.contributed else item.section
    head = (
        f'<meta name="description" content="{escape(item.summary)}"/>'
        f'<meta property="og:description" content="{escape(item.summary)}"/>'
        f'<meta property="keywords" content="{escape(",".join(item.tags))}"/>'
    )
    return document(f"{item.headline}_{section}_澎湃新闻-The Paper", head, _main(item, related), data)


def _main(item: Article, related: Iterable[Article]) -> str:
    match item.kind:
        case "soft-404":
            return f"<main>{EMPTY}</main>"
        case "null":
            return "<main></main>"
        case "video":
            return f"<main>{_video(item)}{_related(related)}</main>"
        case "live" | "special":
            return f"<main><h1>{escape(item.headline)}</h1><p>{escape(item.summary)}</p></main>"
        case _:
            return f"<main>{_story(item)}{_related(related)}</main>"


def _video(item: Article) -> str:
    return (
        f'<video src="{markup.video(item)}" controls></video>'
        f'<h2 class="header_title__vP_8V">{escape(item.headline)}</h2>'
        f'<p class="header_desc__OlmEB">{escape(item.summary)}</p>'
        f'<div class="header_source__pJWco">{item.byline} {item.minute}</div>'
        f'<div class="header_source__pJWco">责任编辑：{item.editors[0]}</div>'
    )


def _story(item: Article) -> str:
    def part(name: str) -> str:
        return css(item.build, name)

    return (
        f'<div class="{part("wrapper")}"><h1 class="{part("title")}">{escape(item.headline)}</h1>'
        f'<div class="{part("left")}">{_meta(item, part("inherit"))}</div>{TOOLS}'
        f'<div class="{part("cententWrapBox")}"><div class="{part("cententWrap")}">{markup.content(item)}</div>'
        f"{_account(item, part('name'))}</div>"
        f'<div class="{part("copyrightBox")}"><div class="ant-space">{_credits(item)}</div></div>'
        f'<div class="{part("tags")}">{"".join(f"<a><span>{tag}</span></a>" for tag in item.tags)}</div>'
        f'<div class="praiseNum {part("num")}">521</div></div>'
    )


def _meta(item: Article, link: str) -> str:
    """Author, time and 来源; on some pages the time stands with the author."""
    author, time = item.byline or (item.account if item.number % 2 else ""), item.minute
    if item.number % 9 == 0:
        author, time = f"{time} {author}", ""
    glyph = " &gt;" if item.contributed and item.number % 2 else ""
    return (
        f'<div>{author}</div><div class="ant-space ant-space-horizontal ant-space-align-center">'
        f'<div class="ant-space-item"><span>{time}</span></div><div class="ant-space-item"><span>来源：'
        f'<a class="{link}" target="_blank" href="/">{item.source}</a>{glyph}</span></div></div>'
    )


def _account(item: Article, name: str) -> str:
    if not item.contributed:
        return ""
    card = f'<div class="{name}">{item.account}</div><button>关注</button><span>上海</span>'
    return f"{card}<div><div>特别声明</div><div>{markup.DISCLAIMER}</div></div>"


def _credits(item: Article) -> str:
    labels = [f"{label}：{name}" for label, name in zip(("责任编辑", "图片编辑"), item.editors, strict=False)]
    labels += [f"校对：{name}" for name in item.proofreaders]
    return "".join(f'<div class="ant-space-item">{label}</div>' for label in labels)


def _related(related: Iterable[Article]) -> str:
    """The carousel of other stories, which shows each of them three times."""
    cards = "".join(
        f'<div class="slick-slide"><a href="/newsDetail_forward_{other.id}"><h3>{escape(other.headline)}</h3></a>'
        f"<p>{escape(other.summary)}</p></div>"
        for other in related
    )
    return f'<div class="related_box__Rr7Lp"><h4>相关推荐</h4>{cards * 3}<button>查看更多</button></div>'


def gone() -> str:
    return document("404_澎湃新闻-The Paper", "", f"<main><h2>404</h2>{EMPTY}</main>", "")


def waf(key: int) -> str:
    return WAF.format(key=key)
