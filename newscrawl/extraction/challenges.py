"""Is this the page, or something that stands in its place?"""

import re
from itertools import chain
from urllib.parse import urlsplit

from newscrawl.extraction.markup import strings, title_in, visible, without_title
from newscrawl.extraction.refusals import is_paywall, kind_of

_HEAD = 30_000  # characters: walls are small pages, and their title stands at the top of larger ones
_SMALL = 8_000
_LARGE = 300_000
_PROSE = re.compile(r"[\u3400-\u9fff][，。；！？]")
_SENTENCES = 12

_BY_STATUS = {
    401: "login",
    403: "forbidden",
    407: "login",
    412: "js-challenge",
    418: "js-challenge",
    429: "throttled",
    503: "throttled",
    521: "js-challenge",
    567: "js-challenge",
}
# Scripts that only walls have (Aliyun WAF, ByteDance WAF, Ruishu, Cloudflare).
_SCRIPTS = {
    "js-challenge": re.compile(
        r"acw_sc__v2|var\s+arg1\s*=\s*['\"][0-9A-Fa-f]{40}|_wafchallengeid|_waftokenid|\$_ts\s*=\s*window|cf[-_]chl[-_]|__jsl_clearance"
    ),
    "captcha": re.compile(
        r"TCaptcha|TencentCaptcha|geetest|/cdn-cgi/challenge|wappass\.baidu\.com|verifycenter/captcha|initAliyunCaptcha",
        re.IGNORECASE,
    ),
}
_WORDS = {
    "waf": re.compile(
        r"WAF\s*拦截|拦截页面|网站防火墙|(?:请求|访问)(?:可能存在威胁|已?被(?:拦截|阻断|拒绝))|"
        r"Web Application Firewall|Request (?:blocked|denied)",
        re.IGNORECASE,
    ),
    "captcha": re.compile(
        r"安全验证|安全驗證|请(?:先)?完成(?:安全)?验证|人机验证|滑动验证|拖动滑块|请输入验证码|"
        r"Access Verification|captcha|Just a moment",
        re.IGNORECASE,
    ),
    "throttled": re.compile(
        r"访问(?:过于|太过?)频繁|请求(?:过于|太过?)频繁|操作(?:过于|太)频繁|访问次数过多|系统繁忙|"
        r"稍后再试|Too Many Requests",
        re.IGNORECASE,
    ),
    "login": re.compile(r"^(?:请先?)?(?:用户)?登录|登录后(?:才能|可)?(?:查看|继续|访问)"),
}
_GONE = re.compile(
    r"[【\[]?(?:抱歉|对不起|很抱歉|非常抱歉|Sorry|404)?[\s,，!！:：、-]*"
    r"(?:(?:你|您)(?:所|要)?(?:访问|查看|浏览|请求|找)的?(?:页面|内容|文章|网页|网址|链接)|(?:此|该|本|这篇|当前|原)?(?:文章|内容|页面|新闻|稿件|帖子|网页|主题|链接))?的?(?:或许|可能)?"
    r"(?:已?经?(?:下线|下架|删除|不存在|失效|过期)|已?被(?:发布者|作者|原作者|管理员|投诉)?(?:并经审核[^<>]{0,10})?(?:删除|移除|屏蔽)|不存在(?:或[^<>]{2,12})?|不见了|走丢了|找不到了?|因?(?:违规|涉嫌违[反规])[^<>]{0,20}(?:无法查看|不可见)|"
    r"无法(?:查看|访问|显示)|(?:沒|没)有找到)了?[\s。！!.~…】\]]*(?:[,，][^<>]{0,30})?",
    re.IGNORECASE,
)
_NOT_FOUND = re.compile(
    r"(?:HTTP\s*)?(?:error\s*)?404(?:\b|页面|错误)|Not Found|页面(?:没有找到|不存在|走丢)|ErrorPageTemplate",
    re.IGNORECASE,
)
_JUMP = re.compile(
    r"(?:window\.|self\.|top\.|document\.)?location(?:\.href)?\s*=\s*['\"]|location\.replace\(|<meta[^>]+http-equiv=['\"]?refresh",
    re.IGNORECASE,
)
_GONE_ADDRESS = re.compile(r"/(?:c/)?404(?:\.s?html?)?$|/(?:error|notfound)(?:\.s?html?|/|$)", re.IGNORECASE)


def challenge(status: int, html: str, url: str) -> str | None:
    """The name of the wall that answered instead of the page at *url*, or None.

    Names: waf, captcha, js-challenge, throttled, login, forbidden. A page with prose is never a wall, whatever it says.

    >>> challenge(200, "<title>安全验证</title><p>请完成验证", "https://example.com/a")
    'captcha'
    """
    if len(html) > _LARGE:
        return None
    head = html[:_HEAD]
    title, text = title_in(head), _text(head)
    if len(_PROSE.findall(text)) > 8 or (len(html) > _SMALL and len(_PROSE.findall(visible(html))) > 8):
        return None
    by_script = (kind for kind, script in _SCRIPTS.items() if len(text) < 200 and script.search(head))
    by_words = (
        kind for kind, words in _WORDS.items() if words.search(title) or (len(text) < 300 and words.search(text))
    )
    by_address = _by_address(url) if len(text) < 300 else None
    return next(chain(by_script, by_words), None) or _BY_STATUS.get(status) or by_address


def has_prose(text: str) -> bool:
    """Whether *text* has more sentences than what stands in the place of an article ever has."""
    return len(_PROSE.findall(text)) > _SENTENCES


def gone(html: str, url: str = "") -> str | None:
    """What a page that came with status 200 has instead of an article: gone, jump, empty, paywall, or see `refusals`.

    A jump is a script that sends the reader on. None for pages with prose, unless their title or address says it.
    *url* is where the answer came from in the end.

    >>> gone("<p class='news_txt'>此文章已下线</p>")
    'gone'
    """
    if len(html) < 2_000 and _JUMP.search(html) and len(_text(html)) < 100:
        return "jump"
    if kind := kind_of(html, title_in(html), url):
        return kind
    return _stub(html, url) if len(html) <= _LARGE else None


def _stub(html: str, url: str) -> str | None:
    """What a page with hardly any prose is; None for all others."""
    shown, sentences = [], 0
    for string in strings(html):
        if text := string.strip():
            shown.append(text)
            sentences += len(_PROSE.findall(text))
            if sentences > _SENTENCES:
                return None
    if is_paywall(shown, sentences):
        return "paywall"
    if _GONE_ADDRESS.search(urlsplit(url).path) or _NOT_FOUND.search(title_in(html)) or "ErrorPageTemplate" in html:
        return "gone"
    if any(_GONE.fullmatch(text) for text in shown if 3 <= len(text) <= 60):
        return "gone"
    return None if "<img" in html or _text(html) else "empty"


def _by_address(url: str) -> str | None:
    parts = urlsplit(url)
    if parts.path.rstrip("/").endswith("/limit"):
        return "throttled"
    host = parts.hostname or ""
    return "login" if host.startswith(("passport.", "login.")) or "/passport/" in parts.path else None


def _text(html: str) -> str:
    """The visible text without its title."""
    return " ".join(visible(without_title(html)).split())
