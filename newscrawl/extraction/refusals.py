"""Does a page say by its address, its title or its first words that it is no article?"""

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from newscrawl.text.folding import simplified

_FEED = re.compile(
    r"\s*(?:<\?xml[^<>]{0,300}>\s*)?(?:<(?:!|\?)[^<>]{0,300}>\s*){0,5}<(?:rss|feed|urlset|sitemapindex|rdf:RDF)[\s>]",
    re.IGNORECASE,
)
_DATA = re.compile(r"\s*(?:(?:var\s+)?[\w.$]{1,60}\s*[=(]\s*)?(?:\{\s*\"|\[\s*[\[{\"\d\]])")
_PARTS = re.compile(r"\s*(?:[_|｜]|--+|——|\s[-–—]\s)\s*")
_SECTIONS = r"(?:标签|標籤|TAG|栏目|欄目|频道|頻道|分类|分類)"
# What the title, up to the name of the site, is from end to end: headlines that only contain these words are none.
_TITLES = {
    "search": re.compile(
        r".{0,40}(?:搜索结果|搜尋結果|检索结果)|(?:搜索|搜尋|检索|站内搜索|Search)(?:\s*[:：].{0,60})?|"
        r"(?:站内|全文|高级)(?:搜索|检索)|Search results.{0,60}",
        re.IGNORECASE,
    ),
    "listing": re.compile(
        rf"{_SECTIONS}\s*[:：].{{1,40}}|(?:新闻|文章|资讯)?列表|(?:更多|滚动|最新)(?:新闻|资讯)|"
        r"网站(?:地图|导航)|.{2,12}首页",
        re.IGNORECASE,
    ),
    "comments": re.compile(
        r"(?:网友|全部|最新|热门|查看)(?:评论|留言|跟帖|評論)(?:列表|页)?|(?:评论|留言|跟帖|評論)(?:列表|页)"
    ),
    "imprint": re.compile(
        r"关于(?:我们|本站)|联系(?:我们|方式)|(?:版权|免责)声明|广告(?:服务|合作)|用户协议|隐私(?:政策|声明)|"
        r"服务条款|招聘信息|加入我们"
    ),
}
# What a page declares itself to be, by JSON-LD (schema.org) or by Open Graph, where it declares no article beside it.
_TYPE = re.compile(r"""["']@type["']\s*:\s*\[?\s*["'](\w{3,40})["']""")
_OG_TYPE = re.compile(
    r"""<meta[^<>]{0,200}?(?:["']og:type["'][^<>]{0,100}?content=["']?\s*([\w.:]{3,30})|content=["']([\w.:]{3,30})["'][^<>]{0,100}?["']og:type["'])""",
    re.IGNORECASE,
)
_DECLARED = {
    "Product": "product",
    "ProductGroup": "product",
    "JobPosting": "job",
    "ProfilePage": "profile",
    "SearchResultsPage": "search",
    "CollectionPage": "listing",
    "DiscussionForumPosting": "forum",
    "SocialMediaPosting": "notes",
    "novel": "novel",
    "book": "novel",
    "product": "product",
    "profile": "profile",
}
_ARTICLES = re.compile(r"(?:Article|Posting|Report|Review|Blog|News\w*)$")
_FORUM_HOST = re.compile(r"^(?:bbs\d*|forum|club|tieba)\.")
_PORTAL = re.compile(r"/portal\b")  # where a forum publishes its own articles
_FORUM = re.compile(r"/thread-\d|viewthread|forumdisplay|showtopic|readboardthread|/archiver/\?tid")
_HEAD = 30_000
_LOGIN = re.compile(r"(?:用户|会员|请先?|账号|帐号)?(?:登录|登入|注册|登录/注册)|log ?in|sign ?in", re.IGNORECASE)
_BINARY = 0.1
"""So many broken characters have pictures, archives and PDF files that somebody calls a page."""
_PASSWORD = re.compile(r"<input[^<>]{0,300}type=['\"]?password", re.IGNORECASE)
_PAYWALL = re.compile(
    r"(?:付费|付費)(?:内容|文章|阅读)|(?:订阅|开通|购买|成为).{0,6}(?:会员|VIP).{0,8}(?:阅读|查看|解锁|全文)|"
    r"(?:订阅|购买|登录|付费)后.{0,4}(?:继续)?(?:阅读|查看|解锁)(?:全文|完整|更多)?|(?:会员|VIP)专[享属]|试读(?:已)?结束|剩余.{0,4}%",
    re.IGNORECASE,
)
_TEASER = 3
"""Marks between sentences: with no more of them beside the words of a paywall, there is no article."""


def kind_of(html: str, title: str, url: str) -> str | None:
    """The name of what stands in the place of an article; None where nothing says so.

    >>> kind_of("<html>", "“机器人”的搜索结果_示例网", "https://example.com/s")
    'search'
    >>> kind_of("<html>", "搜索结果里的广告_示例网", "https://example.com/a")
    """
    return form_of(html) or _by_address(url) or _by_title(title[:200]) or _by_declaration(html)


def form_of(answer: str) -> str | None:
    """What an answer is that is no page: feed or data."""
    start = answer[:3_000]
    if _FEED.match(start):
        return "feed"
    return "data" if _DATA.match(start) or start.count("\ufffd") > _BINARY * len(start) else None


def is_paywall(texts: Sequence[str], sentences: int) -> bool:
    """Whether *texts*, with so many *sentences* among them, ask for money or a login and show next to nothing."""
    return sentences <= _TEASER and any(_PAYWALL.search(simplified(text)) for text in texts if len(text) <= 100)


def is_login(html: str, title: str) -> bool:
    """Whether a short page asks who is there: its title says so, or it has a field for a password."""
    return bool(_PASSWORD.search(html)) or bool(_LOGIN.fullmatch(_parts(title)[0]))


def _by_address(url: str) -> str | None:
    parts = urlsplit(url)
    address = f"{parts.path}?{parts.query}"
    on_forum = _FORUM_HOST.search(parts.hostname or "") and not _PORTAL.search(address)
    return "forum" if on_forum or _FORUM.search(address) else None


def _by_declaration(html: str) -> str | None:
    types = set(_TYPE.findall(html)) if "@type" in html else set()
    named = next((kind for name, kind in _DECLARED.items() if name in types), None)
    if named and not any(_ARTICLES.search(name) for name in types if name not in _DECLARED):
        return named
    found = _OG_TYPE.search(html, 0, _HEAD) if "og:type" in html[:_HEAD] else None
    return _DECLARED.get((found[1] or found[2]).lower().split(".")[0]) if found else None


def _by_title(title: str) -> str | None:
    parts = _parts(title)
    if parts[-1] in {"首页", "首頁"}:
        return "home"
    return next((kind for kind, pattern in _TITLES.items() if pattern.fullmatch(parts[0])), None)


def _parts(title: str) -> list[str]:
    """What the title consists of, the name of the page first; in simplified characters."""
    return [part.strip('“”"《》 ') for part in _PARTS.split(simplified(title.strip()))]
