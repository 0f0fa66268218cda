"""Is this the page, or something that stands in its place?"""

import re
from itertools import chain
from urllib.parse import urlsplit

from newscrawl.extraction.markup import strings, title_in, visible, without_title
from newscrawl.extraction.refusals import form_of, is_login, is_paywall, kind_of
from newscrawl.extraction.story import is_label_of_others, says_gone, sentences_in, story_in, tells
from newscrawl.text.folding import simplified

_HEAD = 30_000  # characters: walls are small pages, and their title stands at the top of larger ones
_SMALL = 8_000
_LARGE = 300_000
_SHORT = 300
_SENTENCES = 12
_FEW = 8
_STORY = 20  # characters, as in `notices`

_BY_STATUS = {
    401: "login",
    403: "forbidden",
    407: "login",
    412: "js-challenge",
    418: "js-challenge",
    429: "throttled",
    451: "forbidden",
    503: "throttled",
    521: "js-challenge",
    567: "js-challenge",
}
# Scripts that only walls have (Aliyun WAF, ByteDance WAF, Ruishu, Cloudflare, Jiasule, Imperva): sites.md D.6.
_SCRIPTS = {
    "js-challenge": re.compile(
        r"acw_sc__v2|var\s+arg1\s*=\s*['\"][0-9A-Fa-f]{40}|_wafchallengeid|_waftokenid|\$_ts\s*=\s*window|cf[-_]chl[-_]|"
        r"__jsl_clearance|document\.cookie\s*=(?s:.{0,2000})(?:location\.reload\(|location\.href\s*=\s*(?:window\.)?location)"
    ),
    "waf": re.compile(r"_Incapsula_Resource"),
    "captcha": re.compile(
        r"TCaptcha|TencentCaptcha|geetest|/cdn-cgi/challenge-platform/h/|wappass\.baidu\.com|verifycenter/captcha|"
        r"initAliyunCaptcha|/AWSC/|g-recaptcha|hcaptcha|cf-turnstile",
        re.IGNORECASE,
    ),
}
_WORDS = {
    "waf": re.compile(
        r"拦截|防火墙|云防护|安全威胁|(?:黑客|恶意)攻击|(?:请求|访问)(?:可能存在威胁|已?被[^。]{0,8}(?:阻断|拒绝))|"
        r"Web Application Firewall|you have been blocked|"
        r"request (?:has been |was )?(?:blocked|denied)|blocked by [^.]{0,20}security",
        re.IGNORECASE,
    ),
    "captcha": re.compile(
        r"(?:安全|访问|身份)验证|验证中心|(?:完成|进行|通过)[^。，]{0,4}验证|人机验证|滑动验证|滑块|完成拼图|请(?:先?)输入(?:图片|图中|下图)?中?的?"
        r"(?:验证码|字符)|(?:是|为)真人|不是机器人|环境异常|Access Verification|captcha|Just a moment|"
        r"Robot Check|type the characters|"
        r"verify (?:that )?you|not a robot|are (?:you )?human",
        re.IGNORECASE,
    ),
    "js-challenge": re.compile(r"Checking your browser|安全检查中|浏览器安全检[查测]", re.IGNORECASE),
    "throttled": re.compile(
        r"(?:访问|请求|操作|点击)(?:过于|太过?|过)频繁|(?:访问|请求)(?:次数过多|频率过[高快]|受限)|系统繁忙|服务器繁忙|"
        r"稍[后候]再?(?:试|访问)|Too Many Requests|rate limit|"
        r"(?:系统|网站|站点|服务器?)(?:正在|正|升级|例行|临时){0,2}维护|^没有找到站点|"
        r"^50[0234] (?:Bad Gateway|Service|Gateway|Internal)|^Service Unavailable|^Welcome to nginx",
        re.IGNORECASE,
    ),
    "forbidden": re.compile(
        r"(?:所在的?|当前)(?:国家|地区|区域|国家或地区)[^。]{0,8}(?:不支持|无法|不能|限制|不可)|IP(?:地址)?[^。]{0,6}(?:禁止|限制|封)|"
        r"^(?:禁止|拒绝)访问|not available in your (?:country|region|location)|access (?:is |was )?denied",
        re.IGNORECASE,
    ),
    "login": re.compile(r"(?:登录|登入)后(?:才能|可|即可|方可)(?:查看|继续|访问)|请先(?:登录|登入)"),
}
_NOT_FOUND = re.compile(r"(?:HTTP\s*)?(?:error\s*)?404(?:\b|页面|错误)|Not Found", re.IGNORECASE)
_JUMP = re.compile(
    r"(?:window|self|top|parent|document)\.location(?:\.href)?\s*=(?!=)|\blocation(?:\.href)?\s*=\s*['\"]|"
    r"location\.(?:replace|assign)\(|<meta[^>]+http-equiv=['\"]?refresh|<title>\s*(?:Object moved|30[1278]\b)",
    re.IGNORECASE,
)
_BARE_ADDRESS = re.compile(r"\s*https?://[^\s<>]{4,500}\s*")
_GONE_ADDRESS = re.compile(r"/(?:404|error|not-?found)(?:\.(?:s?html?|php|jsp|aspx?))?/?$", re.IGNORECASE)
_SAID = re.compile(r'"([^"\\]{2,60})"')
_FRAME = re.compile(r"<(nav|header|footer|noscript)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
_WAITING = re.compile(
    r"[\W_]*(?:(?:正在|努力|页面)*(?:加载|载入)中?|loading|请稍[候等]|[^。]{0,20}(?:浏览器|JavaScript)[^。]{0,40})[\W_]*",
    re.IGNORECASE,
)
_MOUNT = re.compile(r"<div[^<>]{0,100}\bid=['\"]?(?:app|root|__next|__nuxt)\b", re.IGNORECASE)
_ISLAND = re.compile(
    r"application/(?:ld\+)?json|__NEXT_DATA__|__next_f\.push|window\.\w+\s*=\s*(?:[{(]|JSON\.parse)", re.IGNORECASE
)


def challenge(status: int, html: str, url: str) -> str | None:
    """The name of the wall that answered instead of the page at *url*, or None.

    Names: waf, captcha, js-challenge, throttled, login, forbidden (sites.md D.6). A page that tells a story is none by
    its words, one with several sentences is none at all.

    >>> challenge(200, "<title>安全验证</title><p>请完成验证", "https://example.com/a")
    'captcha'
    """
    if len(html) > _LARGE:
        return None
    head = html[:_HEAD]
    text = simplified(_text(head))
    if sentences_in(text) > _FEW or (len(html) > _SMALL and sentences_in(visible(html)) > _FEW):
        return None
    by_words = None if tells(strings(without_title(html))) else _by_words(head, text)
    is_page = len(text) < _SHORT and form_of(html) is None
    return by_words or _BY_STATUS.get(status) or (_by_address(url) if is_page else None)


def _by_words(head: str, text: str) -> str | None:
    """The wall that scripts, title or words of a page without a story give away."""
    title = simplified(title_in(head))
    by_script = (kind for kind, script in _SCRIPTS.items() if len(text) < 200 and script.search(head))
    by_words = (
        kind for kind, words in _WORDS.items() if words.search(title) or (len(text) < _SHORT and words.search(text))
    )
    by_form = ("login" for _ in (1,) if len(text) < _SHORT and is_login(head, title))
    return next(chain(by_script, by_words, by_form), None)


def has_prose(text: str) -> bool:
    """Whether *text* has more sentences than what stands in the place of an article ever has."""
    return sentences_in(text) > _SENTENCES


def gone(html: str, url: str = "") -> str | None:
    """What a page that came with status 200 has instead of an article: gone, jump, empty, paywall, or see `refusals`.

    A jump is a page that sends the reader on. None for pages that tell a story, unless their title or address says it.
    *url* is where the answer came from in the end.

    >>> gone("<p class='news_txt'>此文章已下线</p>")
    'gone'
    """
    if len(html) < 2_000 and (_BARE_ADDRESS.fullmatch(html) or (_JUMP.search(html) and len(_text(html)) < 100)):
        return "jump"
    kind = kind_of(html, title_in(html), url)
    if kind == "data" and len(html) < 2_000 and any(map(says_gone, _SAID.findall(html))):
        return "gone"
    return kind or (_stub(html, url) if len(html) <= _LARGE else None)


def _stub(html: str, url: str) -> str | None:
    """What a page with hardly any prose is; None for all others."""
    shown, sentences, story, lost = [], 0, 0, False
    for string in strings(html):
        if text := string.strip():
            if lost and is_label_of_others(text):
                break
            shown.append(text)
            sentences += sentences_in(text)
            story += story_in(text)
            lost = lost or says_gone(text)
            if sentences > _SENTENCES:
                return None
    if is_paywall(shown, sentences):
        return "paywall"
    if _GONE_ADDRESS.search(urlsplit(url).path) or "ErrorPageTemplate" in html:
        return "gone"
    if story >= _STORY:
        return None
    if _NOT_FOUND.search(title_in(html)) or lost:
        return "gone"
    return "empty" if _is_empty(html) else None


def _is_empty(html: str) -> bool:
    """Whether a page shows nothing yet, and has no data of which a script would make more."""
    inner = _FRAME.sub(" ", html) if len(html) < _SMALL else html
    text = _text(inner)
    if (text and not _WAITING.fullmatch(text)) or _ISLAND.search(html):
        return False
    return "<img" not in inner or bool(_MOUNT.search(inner))


def _by_address(url: str) -> str | None:
    parts = urlsplit(url)
    path = parts.path.rstrip("/").lower()
    if path.endswith("/limit"):
        return "throttled"
    host = parts.hostname or ""
    by_host = host.startswith(("passport.", "login.", "sso.", "accounts."))
    return "login" if by_host or "/passport/" in path or path.endswith(("/login", "/signin")) else None


def _text(html: str) -> str:
    """The visible text without its title."""
    return " ".join(visible(without_title(html)).split())
