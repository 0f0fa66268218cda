"""Articles about what stands in the place of articles, in our own words: headline and paragraphs by a short name."""

# ruff: noqa: E501 (a page reads best on one line)

from collections.abc import Callable

from tests.extraction.pages import article

Render = Callable[[str], str]

ARTICLES: dict[str, tuple[str, tuple[str, ...]]] = {
    "captcha": (
        "请完成安全验证：验证码的三十年",
        (
            "“请输入验证码”，这行字陪伴了一代网民。",
            "最早的验证码只是四个歪斜的字母，机器认不出来，人却也常常看错。",
            "后来有了滑动验证，用户拖动滑块，把缺口补上，后台看的却是手抖不抖。",
            "“我们想知道的不是答案，而是你怎样找到答案。”一位工程师这样解释。",
        ),
    ),
    "short-captcha": (
        "12306宣布取消图片验证码",
        ("铁路部门今天宣布，购票网站自即日起不再使用图片验证码。登录时改用短信验证。",),
    ),
    "404": (
        "404 Not Found：一座博物馆的名字",
        (
            "这座博物馆只展出打不开的网页，门口写着“页面不存在”。",
            "馆长说，他收藏了六百张报错的图片，最早的来自1996年。",
            "开馆第一天来了八百人，很多人在“文章已下线”的墙前合影。",
        ),
    ),
    "short-404": (
        "市政府网站出现404 回应称正在升级",
        ("市政府网站今天上午一度显示“您访问的页面不存在”。信息中心回应称，网站正在升级，预计下午五时恢复。",),
    ),
    "gone": (
        "此文章已被删除",
        (
            "一则“此文章已被删除”的截图昨晚流传。平台回应说，文章由作者自己撤下，没有收到任何投诉。",
            "截图的发布者事后道歉，称没有核实。",
        ),
    ),
    "deleted-short": (
        "网传某品牌道歉信已删除 公司：系误操作",
        ("针对道歉信被删除一事，公司今天回应，员工误操作导致页面无法访问，现已恢复。",),
    ),
    "login": (
        "登录后才能查看？多家网站取消强制登录",
        (
            "记者今天测试了十二家网站，其中九家已经取消“登录后查看全文”的限制。",
            "律师认为，强制登录收集手机号，超出了必要的范围。",
        ),
    ),
    "short-login": (
        "登录月球背面",
        ("探测器今天凌晨在月球背面成功登录新的观测点，指挥中心说一切正常。这次任务持续了四十天。",),
    ),
    "robots": (
        "robots.txt 三十岁了",
        (
            "三十年前，一位荷兰工程师在邮件里提出，让网站用一个文本文件告诉爬虫哪里不能去。",
            "今天，人工智能公司的爬虫让这个君子协定再次成为话题。",
        ),
    ),
    "frequent": (
        "访问过于频繁，请稍后再试：医院挂号系统被挤爆",
        (
            "昨天上午八时，多家医院的挂号页面提示“访问过于频繁”。",
            "医院解释，放号的第一分钟有四十万次请求，其中一半来自程序。",
            "今天起，每个账号每分钟只能刷新三次。",
        ),
    ),
    "busy-short": (
        "系统繁忙 志愿填报延长一天",
        ("因报名系统繁忙，考试院今天决定，志愿填报截止时间延长一天。请考生错峰登录，不必着急。",),
    ),
    "waf": (
        "网站防火墙市场增长两成",
        (
            "研究机构今天发布的报告说，去年国内网站防火墙市场增长了两成。",
            "报告认为，请求被拦截的次数比前年多了一倍，其中三分之一是误拦。",
        ),
    ),
    "cloudflare": (
        "全球多家网站打不开 只显示“Just a moment”",
        ("昨晚八时起，大量网站只剩下一句“Just a moment”。", "服务商两小时后说明，一次配置更新出了错，已经回滚。"),
    ),
    "paywall": (
        "开通会员后阅读全文：报纸收费墙的十年账本",
        (
            "十年前，第一家报纸竖起了收费墙，读者看三段就会遇到“订阅后继续阅读”。",
            "如今它有一百二十万订户，广告只占收入的三成。",
            "主编说，读者愿意为独家买单，不愿意为通稿买单。",
        ),
    ),
    "jump": (
        "网页自动跳转广告 三家公司被罚",
        ("监管部门今天通报，三家公司在页面里埋入代码，用户打开新闻就自动跳转到下载页，合计被罚九十万元。",),
    ),
    "imprint": (
        "广告合作：一份小镇周报的最后希望",
        ("这份周报只剩下两名编辑，他们把“广告合作”四个字印在头版。", "镇上的面包店买下了第一块版面，一年三千元。"),
    ),
    "maintenance": ("银行系统升级 今晚暂停服务", ("该行公告称，今晚零时至四时系统升级，手机银行暂时无法访问。",)),
    "geo": (
        "您所在的地区暂不支持：流媒体的地域锁还能撑多久",
        (
            "打开页面，只有一句“您所在的地区暂不支持”。许多人对这句话并不陌生。",
            "版权方按国家卖播映权，平台就只好按地址拦人。",
        ),
    ),
    "hant": (
        "找不到網頁？圖書館替你留了一份",
        (
            "國家圖書館今天宣布，將為已經消失的網站保留副本，第一批共四千個。",
            "讀者輸入舊網址，就能看到當年的頁面。館方說，這是為了讓後人查得到。",
        ),
    ),
    "english": (
        "Page not found: how the web forgets",
        (
            "A study published today says that a quarter of all pages from ten years ago are gone.",
            "The authors followed one million links. Most of them now end in the words page not found.",
            "Libraries keep copies of some, but nobody keeps them all, the authors write.",
        ),
    ),
}


def page(name: str) -> str:
    """The article of that name as a page with everything around it."""
    headline, texts = ARTICLES[name]
    body = "".join(f"<p>{text}</p>" for text in texts)
    return article(title=f"{headline}_示例新闻网", heading=f"<h1>{headline}</h1>", body=body)


def bare(name: str) -> str:
    """The same with hardly anything around it."""
    headline, texts = ARTICLES[name]
    body = "".join(f"<p>{text}</p>" for text in texts)
    return f"<html><head><title>{headline}</title></head><body><h1>{headline}</h1><p>2026-11-20 09:30</p>{body}</body></html>"
