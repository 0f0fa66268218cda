import pytest

from newscrawl.extraction.challenges import challenge, gone

URL = "https://news.example.com/a/1.html"
PROSE = "<p>这一天，记者走访了三家公司，看到的情形并不相同。</p>" * 12


@pytest.mark.parametrize(
    ("status", "html", "kind"),
    [
        (403, "<title>WAF拦截页面</title><h1>您的请求已被拦截</h1>", "waf"),
        (200, f"<html><script>var arg1='{'0A' * 20}';reload(arg1)</script></html>", "js-challenge"),
        (200, "<script>document.cookie='_wafchallengeid=1';atob('e30=')</script>", "js-challenge"),
        (200, "<title>Access Verification</title><div id=box></div>", "captcha"),
        (200, "<title>百度安全验证</title>", "captcha"),
        (200, "<p>访问过于频繁，请稍后再试</p>", "throttled"),
        (200, "<title>系统维护</title><p>系统维护中，请稍后访问。</p>", "throttled"),
        (200, "<title>提示</title><p>网站正在升级维护，给您带来不便敬请谅解。</p>", "throttled"),
        (200, "<title>502 Bad Gateway</title><h1>502 Bad Gateway</h1><hr>nginx", "throttled"),
        (200, "<title>没有找到站点</title><p>您的请求在Web服务器中没有找到对应的站点！</p>", "throttled"),
        (412, "<script>$_ts=window['$_ts'];</script>", "js-challenge"),
        (429, "", "throttled"),
        (401, "", "login"),
        (403, "<h1>403 Forbidden</h1>", "forbidden"),
        (567, "<html></html>", "js-challenge"),
    ],
)
def test_walls_have_names(status: int, html: str, kind: str) -> None:
    assert challenge(status, html, URL) == kind


@pytest.mark.parametrize(
    ("url", "kind"),
    [("https://m.example.com/limit", "throttled"), ("https://passport.example.com/signin?r=x", "login"), (URL, None)],
)
def test_some_walls_are_known_by_their_address(url: str, kind: str | None) -> None:
    assert challenge(200, "<p>请稍候</p>", url) == kind


@pytest.mark.parametrize(
    "title",
    [
        "滑动验证码为什么越来越难",
        "12306网站正在维护",
        "多家网站提示访问过于频繁",
        "captcha 的二十年",
        "文章不存在的作者",
        "登录火星",
    ],
)
def test_articles_may_talk_about_walls(title: str) -> None:
    html = f"<title>{title}</title><h1>{title}</h1>{PROSE}<script src='/TCaptcha.js'></script>"
    assert challenge(200, html, URL) is None
    assert gone(html) is None


@pytest.mark.parametrize(
    "text",
    [
        "此文章已下线",
        "抱歉，您访问的页面不存在",
        "内容已删除",
        "该内容已被发布者删除",
        "此内容因违规无法查看",
        "文章不存在",
        "页面走丢了",
        "你访问的内容不存在",
        "您访问的文章已经删除！",
        "404 Not Found",
    ],
)
def test_soft_404_pages(text: str) -> None:
    assert (
        gone(f"<html><title>{text}</title><body><nav>首页 新闻</nav><p class='tip'>{text}</p></body></html>") == "gone"
    )


def test_addresses_of_error_pages() -> None:
    assert gone("<p>精彩内容</p>", "https://news.example.com/c/404") == "gone"


@pytest.mark.parametrize(
    "html",
    ["<script>window.location.href='https://a.example/'</script>", '<meta http-equiv="refresh" content="0;url=/">'],
)
def test_pages_that_only_send_the_reader_on(html: str) -> None:
    assert gone(html) == "jump"


@pytest.mark.parametrize("html", ["", "<html><body><script>start()</script></body></html>"])
def test_empty_pages(html: str) -> None:
    assert gone(html) == "empty"
