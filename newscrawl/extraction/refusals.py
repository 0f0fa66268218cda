"""Does a page say by its address, its title or its first words that it is no article?"""

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

_FEED = re.compile(
    r"\s*(?:<\?xml[^<>]{0,300}>\s*)?(?:<(?:!|\?)[^<>]{0,300}>\s*){0,5}<(?:rss|feed|urlset|sitemapindex|rdf:RDF)[\s>]",
    re.IGNORECASE,
)
_DATA = re.compile(r"\s*(?:\{\s*\"|\[\s*[\[{\"\d\]])")
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
    "login": re.compile(r"(?:用户|会员|请先?|账号)?(?:登录|登入|注册|登录/注册)"),
    "imprint": re.compile(
        r"关于(?:我们|本站)|联系(?:我们|方式)|(?:版权|免责)声明|广告(?:服务|合作)|用户协议|隐私(?:政策|声明)|"
        r"服务条款|招聘信息|加入我们"
    ),
}
# Addresses under which no newsroom publishes.
_HOSTS = {
    "forum": re.compile(r"^(?:bbs\d*|forum|club|tieba)\."),
    "novel": re.compile(r"(?:^|\.)(?:qidian|jjwxc|zongheng|17k|hongxiu|readnovel)\.(?:com|net)$"),
    "poem": re.compile(r"(?:^|\.)(?:gushiwen|dugushici|zgshige|shicimingju)\.(?:cn|com|org)$"),
    "notes": re.compile(r"(?:^|\.)douban\.com$"),
    "aggregator": re.compile(r"(?:^|\.)(?:readhub|tophub)\.(?:cn|me|today)$"),
}
_PORTAL = re.compile(r"/portal\b")  # where a forum publishes its own articles
_FORUM = re.compile(r"/thread-\d|viewthread|forumdisplay|showtopic|readboardthread|/archiver/\?tid")
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
    start = html[:3_000]
    if _FEED.match(start):
        return "feed"
    if _DATA.match(start):
        return "data"
    return _by_address(url) or _by_title(title[:200])


def is_paywall(texts: Sequence[str], sentences: int) -> bool:
    """Whether *texts*, with so many *sentences* among them, ask for money or a login and show next to nothing."""
    return sentences <= _TEASER and any(_PAYWALL.search(text) for text in texts if len(text) <= 100)


def _by_address(url: str) -> str | None:
    parts = urlsplit(url)
    host = parts.hostname or ""
    by_host = next((kind for kind, pattern in _HOSTS.items() if pattern.search(host)), None)
    address = f"{parts.path}?{parts.query}"
    if by_host == "forum" and _PORTAL.search(address):
        return None
    return by_host or ("forum" if _FORUM.search(address) else None)


def _by_title(title: str) -> str | None:
    parts = [part.strip('“”"《》 ') for part in _PARTS.split(title.strip())]
    if parts[-1] in {"首页", "首頁"}:
        return "home"
    return next((kind for kind, pattern in _TITLES.items() if pattern.fullmatch(parts[0])), None)
