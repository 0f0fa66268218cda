"""Pages that are no articles have a name, whichever route reads them; articles that sound like them are read."""

import pytest

from newscrawl import extract
from newscrawl.errors import BlockedError, NotAnArticleError
from newscrawl.extraction.challenges import gone
from tests.extraction.hostile import SITES
from tests.extraction.pages import PARAGRAPHS, TITLE, article

P = PARAGRAPHS
LINKS = "".join(f"<li><a href='/n/{n}.html'>第{n}条新闻的标题写在这里说的是另一件事</a></li>" for n in range(60))
RESULTS = "".join(
    f"<div><a href='/n/{n}'>机器人新闻{n}</a><p>机器人走进工厂，工人们说它很安静，第{n}次测试很顺利。</p></div>"
    for n in range(12)
)
ELSEWHERE = "https://news.example.com/a/1.html"
PAGES = {
    "feed": f"<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'><title>甲</title>{P}</feed>",
    "data": '{"code":200,"data":[{"title":"三家工厂","content":"这一天，记者走访了三家公司。"}]}',
    "search": f"<title>“机器人”的搜索结果_示例网</title><h1>搜索：机器人</h1>{RESULTS}",
    "listing": f"<title>标签：机器人_示例网</title><h1>机器人</h1>{RESULTS}",
    "home": f"<title>示例新闻网｜首页</title><ul>{LINKS}</ul>",
    "comments": f"<title>网友评论_示例网</title><h1>网友评论</h1>{P}",
    "imprint": f"<title>关于我们_示例网</title><h1>关于我们</h1>{P}",
    "paywall": "<title>三家公司的秘密</title><h1>三家公司的秘密</h1><p>本文为付费内容，订阅会员后继续阅读</p>",
    "empty": "<title>示例网</title><div id='app'></div><script src='/app.js'></script>",
    "gone": f"<title>示例网</title><h1>出错了</h1><div>很抱歉，您要访问的页面不存在！</div><ul>{LINKS}</ul>",
    "jump": "<title>跳转</title><script>window.location.href='https://a.example.com/b'</script>正在跳转",
}


@pytest.mark.parametrize("url", [ELSEWHERE, SITES[1]])
@pytest.mark.parametrize("kind", PAGES)
def test_what_is_no_article_has_a_name(kind: str, url: str) -> None:
    with pytest.raises(NotAnArticleError) as raised:
        extract(f"{PAGES[kind]}", url)
    assert raised.value.kind == kind


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://bbs.example.com/thread-1-1.html", "forum"),
        ("https://www.example.com/forum/viewthread.php?tid=7", "forum"),
        ("https://bbs.example.com/portal.php?mod=view&aid=3", None),
    ],
)
def test_forums_are_known_by_the_addresses_of_their_software(url: str, kind: str | None) -> None:
    assert gone(article(), url) == kind


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        ('<script type="application/ld+json">{"@type":"Product","name":"甲"}</script>', "product"),
        ('<script type="application/ld+json">{"@type": ["JobPosting"]}</script>', "job"),
        ('<script type="application/ld+json">{"@type":"CollectionPage"}</script>', "listing"),
        ('<script type="application/ld+json">{"@type":"SocialMediaPosting"}</script>', "notes"),
        ('<meta property="og:type" content="novel">', "novel"),
        ("<meta content='product.item' property='og:type'>", "product"),
        ('<meta property="og:type" content="website">', None),
        ('<script>[{"@type":"NewsArticle"},{"@type":"Product"}]</script>', None),
    ],
)
def test_a_page_is_what_it_declares_to_be(head: str, kind: str | None) -> None:
    assert gone(article(head=head)) == kind


def test_a_page_that_asks_for_a_login_is_blocked() -> None:
    with pytest.raises(BlockedError, match="login"):
        extract("<title>用户登录</title><form>用户名 <input> 密码 <input type=password></form>", ELSEWHERE)


@pytest.mark.parametrize(
    "text",
    [
        "您访问的页面不存在",
        "此文章已下线",
        "本文为付费内容，订阅会员后继续阅读",
        "登录后查看全文",
        "搜索结果",
        "网友评论",
    ],
)
def test_an_article_that_says_so_somewhere_is_read(text: str) -> None:
    html = article(body=f"{P}<p>{text}</p>{P.replace('示例市', '河岸市')}<p>工人们都同意，明年再谈这件事。</p>" * 2)
    assert extract(html, ELSEWHERE).headline == TITLE


@pytest.mark.parametrize(
    "title",
    [
        "搜索结果里的广告该怎样标明",
        "关于我们这一代人的三个故事",
        "首页改版之后 一家报纸的一年",
        "评论：步道不该只为拍照而建",
    ],
)
def test_headlines_that_sound_like_other_pages_are_headlines(title: str) -> None:
    html = article(title=f"{title}_示例新闻网", heading=f"<h1>{title}</h1>")
    assert extract(html, ELSEWHERE).headline == title
