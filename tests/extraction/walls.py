"""Pages that stand in the place of an article, in our own words: (status, html, address) by kind and by a short name."""

# ruff: noqa: E501, ISC004 (a page reads best on one line)

ADDRESS = "https://news.example.com/a/20261120/100200.html"
_HEX = "3F0A9C" * 6 + "3F0A"
_NOISE = "".join(f"_0x{n:04x}=['\\x6e\\x75'];" for n in range(900))
_STYLE = "<style>" + ".box{margin:0 auto;width:320px;padding:40px}" * 60 + "</style>"

Wall = tuple[int, str, str]

BLOCKED: dict[tuple[str, str], Wall] = {
    ("waf", "tencent"): (
        403,
        f"<html><head><title>WAF拦截页面</title>{_STYLE}</head><body><p>编号 8841</p></body></html>",
        ADDRESS,
    ),
    ("waf", "edgeone"): (
        403,
        "<html><head><title>403 Forbidden</title></head><body><h1>Restricted Access</h1>"
        "<p>Your request has been blocked by the security policy of this site.</p><p>Request ID 77ab</p>"
        "<hr><p>Powered by EdgeOne</p></body></html>",
        ADDRESS,
    ),
    ("waf", "baota"): (
        200,
        "<title>网站防火墙</title><h1>您的请求带有不合法参数，已被网站管理员设置拦截！</h1>",
        ADDRESS,
    ),
    ("waf", "aliyun405"): (
        405,
        "<html><head><title>405</title></head><body><div>很抱歉，由于您访问的URL有可能对网站造成安全威胁，您的访问被阻断。</div>"
        "<p>您的请求ID是：7a3c</p></body></html>",
        ADDRESS,
    ),
    ("waf", "incapsula"): (
        200,
        "<html><body><iframe src='/_Incapsula_Resource?a=1'>Request unsuccessful. Incident ID 7-1</iframe></body></html>",
        ADDRESS,
    ),
    ("js-challenge", "acw"): (
        200,
        f"<html><script>var arg1='{_HEX}';{_NOISE}document.cookie='acw_sc__v2='+x;location.reload()</script></html>",
        ADDRESS,
    ),
    ("js-challenge", "bytedance"): (
        200,
        "<script>document.cookie='_wafchallengeid=eyJ9';var t=atob('e30=');</script><p>_waftokenid</p>",
        ADDRESS,
    ),
    ("js-challenge", "ruishu"): (
        412,
        f"<html><head><meta content='x'><script>$_ts=window['$_ts'];{_NOISE}</script></head><body></body></html>",
        ADDRESS,
    ),
    ("js-challenge", "ruishu202"): (
        202,
        "<html><head><script>$_ts=window['$_ts'];if(!$_ts)$_ts={};</script></head><body></body></html>",
        ADDRESS,
    ),
    ("js-challenge", "jsl521"): (
        521,
        "<script>document.cookie=('_')+('_')+('jsl_clearance_s')+'=1';location.href=location.pathname</script>",
        ADDRESS,
    ),
    ("js-challenge", "jsl200"): (
        200,
        "<script>document.cookie='__jsl_clearance=171|0|x';setTimeout('location.reload()',1500)</script>",
        ADDRESS,
    ),
    ("js-challenge", "cookie202"): (
        202,
        "<html><script>document.cookie='wzws_sid=1';location.reload();</script></html>",
        ADDRESS,
    ),
    ("js-challenge", "qcc"): (567, "<html><head></head><body><script>a()</script></body></html>", ADDRESS),
    ("js-challenge", "teapot"): (418, "", ADDRESS),
    ("js-challenge", "reload"): (
        200,
        "<html><head><title></title></head><body><script>function go(){document.cookie='token=' + f(7);"
        "window.location.reload();}go();</script><noscript>请开启JavaScript并刷新该页.</noscript></body></html>",
        ADDRESS,
    ),
    ("js-challenge", "cloudflare"): (
        403,
        "<html><head><title>Just a moment...</title></head><body><noscript>Enable JavaScript and cookies to continue</noscript>"
        "<script>window._cf_chl_opt={cvId:'3'};a.src='/cdn-cgi/challenge-platform/h/b/orchestrate'</script></body></html>",
        ADDRESS,
    ),
    ("js-challenge", "cloudflare-zh"): (
        200,
        "<html><head><title>请稍候…</title></head><body><script>window._cf_chl_opt={}</script></body></html>",
        ADDRESS,
    ),
    ("captcha", "baidu"): (
        200,
        f"<html><head><title>百度安全验证</title>{_STYLE}</head><body><p>网络不给力，请稍后重试</p><a>返回首页</a><a>问题反馈</a></body></html>",
        "https://wappass.example.com/static/captcha/tuxing.html",
    ),
    ("captcha", "slider"): (
        200,
        f"<html><head><title>验证</title>{_STYLE}</head><body><div id=nc></div><p>为保障您的访问安全，请按住滑块，拖动到最右边</p>"
        f"<script src='/AWSC/awsc.js'></script><img src='data:image/png;base64,{'iVBO' * 6000}'></body></html>",
        ADDRESS,
    ),
    ("captcha", "tcaptcha"): (
        200,
        "<html><head><title>验证码</title><script src='https://cap.example.com/TCaptcha.js'></script></head><body><div>点击下方按钮继续浏览</div></body></html>",
        ADDRESS,
    ),
    ("captcha", "access"): (
        200,
        "<html><head><title>Access Verification</title></head><body><div id=app></div></body></html>",
        ADDRESS,
    ),
    ("captcha", "weixin"): (
        200,
        "<html><head><title></title></head><body><h2>环境异常</h2><p>当前环境异常，完成验证后即可继续访问。</p><a>去验证</a></body></html>",
        ADDRESS,
    ),
    ("captcha", "traditional"): (
        200,
        "<title>驗證</title><p>請完成驗證，證明您不是機器人</p><div class=g-recaptcha></div>",
        ADDRESS,
    ),
    ("captcha", "picture"): (
        200,
        "<title>访问验证</title><form><p>您的访问存在异常，请输入图片中的字符后继续</p><img src='/code.png'><input name=code></form>",
        ADDRESS,
    ),
    ("captcha", "human"): (
        200,
        "<title>示例网</title><p>确认您是真人</p><p>请点击下方的复选框</p><script src='https://hcaptcha.example/1/api.js'></script>",
        ADDRESS,
    ),
    ("throttled", "busy"): (200, "<title>提示</title><p>系统繁忙，请稍后再试</p>", ADDRESS),
    ("throttled", "often"): (200, "<title>示例网</title><div>您的访问过于频繁，请休息一会儿再来</div>", ADDRESS),
    ("throttled", "often-hant"): (200, "<title>示例網</title><div>您的請求過於頻繁，請稍後再試</div>", ADDRESS),
    ("throttled", "json"): (200, '{"code":429,"msg":"请求过于频繁，请稍后重试","data":null}', ADDRESS),
    ("throttled", "json-en"): (200, '{"status":"error","message":"rate limit exceeded"}', ADDRESS),
    ("throttled", "limit"): (200, "<title>搜狐</title><p>请稍候</p>", "https://m.example.com/limit"),
    ("throttled", "overload"): (
        503,
        "<html><head><title>503 Service Temporarily Unavailable</title></head><body><center>nginx</center></body></html>",
        ADDRESS,
    ),
    ("throttled", "429"): (429, "<h1>Too Many Requests</h1>", ADDRESS),
    ("login", "weibo"): (
        200,
        "<html><head><title>Sina Visitor System</title></head><body><p>正在登录…</p><script>incarnate()</script></body></html>",
        "https://passport.example.com/visitor/visitor?entry=a",
    ),
    ("login", "zhihu"): (
        403,
        "<html><head><title>登录 - 示例问答</title></head><body><p>有问题，就会有答案</p><form>手机号 <input> 短信验证码 <input>"
        "<button>登录/注册</button></form><p>未注册手机验证后自动登录，注册即代表同意《协议》</p></body></html>",
        "https://www.example.com/signin?next=%2Fp%2F1",
    ),
    ("login", "zhihu-json"): (401, '{"error":{"code":100,"message":"请求头或参数封装错误，请先登录"}}', ADDRESS),
    ("login", "form"): (
        200,
        "<title>会员中心</title><form>账号 <input> 密码 <input type=password><button>登录</button></form><p>登录后才能查看</p>",
        ADDRESS,
    ),
    ("login", "hant"): (
        200,
        "<title>會員登入</title><form>帳號 <input> 密碼 <input type=password></form><p>忘記密碼？</p>",
        ADDRESS,
    ),
    ("login", "english"): (
        200,
        "<title>Log in - Example Times</title><h1>Sign in</h1><form>Email <input> Password <input type=password></form>",
        "https://www.example.com/login?from=a",
    ),
    ("forbidden", "nginx"): (
        403,
        "<html><head><title>403 Forbidden</title></head><body><center><h1>403 Forbidden</h1></center><hr><center>nginx</center></body></html>",
        ADDRESS,
    ),
    ("forbidden", "geo"): (200, "<title>示例网</title><p>抱歉，您所在的地区暂不支持访问本网站。</p>", ADDRESS),
    ("forbidden", "geo-en"): (
        451,
        "<title>Unavailable</title><p>This content is not available in your country or region.</p>",
        ADDRESS,
    ),
    ("forbidden", "ip"): (200, "<title>禁止访问</title><p>您的IP已被禁止访问，如有疑问请联系管理员。</p>", ADDRESS),
}

_NAV = "<nav><a href=/>首页</a><a href=/n>新闻</a><a href=/t>科技</a></nav>"
_HOT = (
    "<ul>"
    + "".join(f"<li><a href='/n/{n}'>今日热点里的第{n}条消息与本页没有关系</a></li>" for n in range(25))
    + "</ul>"
)
_FOOT = "<footer>版权所有 示例新闻网 沪ICP备00000000号</footer>"


def _notice(words: str, title: str = "示例新闻网") -> Wall:
    return (
        200,
        f"<html><head><title>{title}</title></head><body>{_NAV}<div class=tip>{words}</div>{_HOT}{_FOOT}</body></html>",
        ADDRESS,
    )


NO_ARTICLE: dict[tuple[str, str], Wall] = {
    ("jump", "script"): (200, "<html><script>window.location.href='https://c.example.com/'</script></html>", ADDRESS),
    ("jump", "replace"): (
        200,
        "<html><head><title>跳转中</title></head><body><script>location.replace('/index.html')</script>页面跳转中，请稍候……</body></html>",
        ADDRESS,
    ),
    ("jump", "assign"): (200, "<script>top.location.assign('/n')</script>", ADDRESS),
    ("jump", "variable"): (200, "<script>var u='https://c.example.com/';window.location=u;</script>", ADDRESS),
    ("jump", "refresh"): (
        200,
        "<html><head><meta http-equiv='refresh' content='0;url=https://c.example.com/'></head></html>",
        ADDRESS,
    ),
    ("jump", "refresh-loose"): (
        200,
        "<meta content='3; URL=/index.html' http-equiv=Refresh><p>三秒后自动跳转，如未跳转请点击<a href=/>这里</a></p>",
        ADDRESS,
    ),
    ("jump", "bare"): (200, "https://www.example.com/newsDetail/1", ADDRESS),
    ("jump", "moved"): (
        200,
        "<html><head><title>Object moved</title></head><body><h2>Object moved to <a href='/index.html'>here</a>.</h2></body></html>",
        ADDRESS,
    ),
    ("gone", "plain"): _notice("<p>页面不存在</p>"),
    ("gone", "deleted"): _notice("<h2>该文章已删除</h2><p>看看别的</p>"),
    ("gone", "offline"): _notice("<p class=news_txt>此文章已下线</p>"),
    ("gone", "sorry"): _notice("<h1>抱歉，您访问的页面不存在或已被删除</h1><a href=/>返回首页</a>"),
    ("gone", "author"): _notice("<p>该内容已被作者删除</p>"),
    ("gone", "rules"): _notice("<p>此内容因违规无法查看</p>"),
    ("gone", "complaint"): _notice("<p>此内容被投诉且经审核涉嫌侵权，无法查看。</p>"),
    ("gone", "expired"): _notice("<p>该链接已过期</p>"),
    ("gone", "lost"): _notice("<p>哎呀，你要找的页面走丢了~</p>"),
    ("gone", "flown"): _notice("<p>您访问的页面飞到火星去了</p>", "404"),
    ("gone", "404"): _notice("<p>404</p><p>页面找不到了</p>", "404"),
    ("gone", "hant"): _notice("<p>您要找的頁面不存在</p>", "示例新聞網"),
    ("gone", "hant-removed"): _notice("<p>很抱歉，此文章已被刪除或下架</p>", "示例新聞網"),
    ("gone", "hant-lost"): _notice(
        "<h1>找不到網頁</h1><p>網址可能輸入錯誤，或內容已經移除。</p>", "找不到網頁 | 示例新聞網"
    ),
    ("gone", "hant-404"): _notice("<p>對不起，您所瀏覽的頁面已不存在</p>", "404 - 示例新聞網"),
    ("gone", "english"): _notice(
        "<h1>Page not found</h1><p>The page you are looking for does not exist or has been moved.</p>", "Page not found"
    ),
    ("gone", "account"): _notice("<p>该账号已注销，内容无法查看</p>"),
    ("gone", "adjust"): _notice("<p>您访问的页面正在调整中，暂时无法访问</p><p>5秒后返回首页</p>"),
    ("gone", "video"): _notice("<p>视频已失效或已被删除</p>"),
    ("gone", "wrong"): _notice("<p>出错啦！没有找到您要的内容。</p>"),
    ("gone", "json"): (200, '{"code":404,"message":"文章不存在","data":null}', ADDRESS),
    ("gone", "final"): (
        200,
        f"<html><head><title>示例新闻网</title></head><body>{_NAV}{_HOT}</body></html>",
        "https://news.example.com/404.html",
    ),
    ("empty", "vue"): (
        200,
        "<html><head><title>示例新闻</title></head><body><noscript><strong>请开启 JavaScript 以继续使用本站。</strong></noscript><div id=app></div><script src=/js/chunk.js></script></body></html>",
        ADDRESS,
    ),
    ("empty", "react"): (
        200,
        "<html><head><title>Example</title></head><body><noscript>You need to enable JavaScript to run this app.</noscript><div id=root></div></body></html>",
        ADDRESS,
    ),
    ("empty", "loading"): (
        200,
        "<html><head><title>示例新闻</title></head><body><div id=app><p>加载中…</p></div><script src=/a.js></script></body></html>",
        ADDRESS,
    ),
    ("empty", "logo"): (
        200,
        "<html><head><title>示例新闻</title></head><body><div id=app><img src=/loading.gif></div></body></html>",
        ADDRESS,
    ),
    ("empty", "shell"): (
        200,
        f"<html><head><title>示例新闻</title></head><body>{_NAV}<div id=main></div>{_FOOT}</body></html>",
        ADDRESS,
    ),
    ("paywall", "vip"): (
        200,
        f"<html><head><title>三家公司的账本_示例财经</title></head><body>{_NAV}<h1>三家公司的账本</h1><p>本文为会员专享，开通会员后阅读全文</p>{_FOOT}</body></html>",
        ADDRESS,
    ),
    ("paywall", "hant"): (
        200,
        f"<html><head><title>三家公司的帳本</title></head><body>{_NAV}<h1>三家公司的帳本</h1><p>訂閱會員後繼續閱讀</p>{_FOOT}</body></html>",
        ADDRESS,
    ),
    ("data", "json"): (200, '{"code":0,"data":{"title":"甲","content":"乙"}}', ADDRESS),
    ("data", "jsonp"): (200, 'callback({"code":0,"data":[{"title":"甲"}]});', ADDRESS),
}
